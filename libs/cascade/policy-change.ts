import { refuse, type InstanceId, type Post, type Result } from '#base'
import { bodyOf, policyDifference, readPolicy, type Policy, type PolicyBody, type PolicyFault } from '#calendar'
import type { BodyOf, PolicyPreview, routes } from '#contract'
import { postsActed } from '#directory'
import { moveWork, workThatMoves, type Change, type Moving } from './calendar-moves.js'
import { contextOfLoaded } from './context.js'
import type { Actor, Needs } from './needs.js'
import { policiesOf } from './policy-as-of.js'
import { daysOf } from './policy-days.js'
import { byPolicy, type PolicyTurn } from './policy-moves.js'
import { allPolicySaid, type PolicySaid } from './policy-said.js'
import { differenceWords, faultWords } from './texts/policy-words.js'
import { letterOf } from './views/letter.js'
import { worldOf, type World } from './world.js'

export const POLICY_EDITORS: readonly Post[] = ['chiefOfOffice', 'deputyChiefOfOffice', 'systemAdmin']

/** Who edits the rules of reminding: those who answer for the Office, and whoever runs the system. */
export function mayChangePolicy(world: World, actor: Actor): boolean {
  return postsActed(world.directory, actor.person, world.today).some(({ post }) => POLICY_EDITORS.includes(post))
}

interface Asked {
  readonly body: PolicyBody
  readonly faults: readonly PolicyFault[]
}

/**
 * In what edited rules differ from those in force, and what they would bring to running work: how much moves, and of one directive each day's
 * messages before and after. Writes nothing. Problems: `scope.forbidden`, `policy.changing`; faults of the rules are part of the answer.
 */
export async function previewPolicy(needs: Needs, actor: Actor, input: BodyOf<typeof routes.previewPolicy>): Promise<Result<PolicyPreview>> {
  const world = await worldOf(needs)
  const asked = await askedOf(needs, world, actor, input.rules)
  if (!asked.ok) return asked
  const { faults, body } = asked.value
  const said = { seen: world.policy.version, faults: faults.map(faultView) }
  if (faults.length > 0)
    return { ok: true, value: { ...said, differences: [], count: 0, units: 0, directives: [], directive: null, directiveUnits: 0, days: [] } }
  const moving = await workThatMoves(needs, byPolicy(needs, await turnTo(needs, world, { ...body, version: world.policy.version + 1, since: world.today })))
  const directives = await directivesOf(needs, moving)
  const directive = input.directive ?? directives[0]?.id ?? null
  return {
    ok: true,
    value: {
      ...said,
      differences: differenceWords(world.policy, body),
      count: moving.length,
      units: unitsIn(moving),
      directives,
      directive,
      ...(await daysOf(needs, directive as InstanceId | null, moving)),
    },
  }
}

export function faultView(fault: PolicyFault): PolicyPreview['faults'][number] {
  return { step: fault.step, rung: fault.rung, field: fault.field, text: faultWords(fault) }
}

/** How many units have something that moves. */
export function unitsIn(moving: readonly Moving[]): number {
  return new Set(moving.flatMap(({ loaded }) => contextOfLoaded(loaded).unit ?? [])).size
}

/** Other rules for all, laid under what directives have of their own. */
async function turnTo(needs: Needs, { policyOf, calendar, now }: World, general: Policy): Promise<PolicyTurn> {
  const { parts } = await needs.policies()
  return { before: policyOf, after: policiesOf(general, parts).of, calendar, said: now, now }
}

/** Directives under way, those with the most moves first. */
async function directivesOf(needs: Needs, moving: readonly Moving[]): Promise<PolicyPreview['directives']> {
  const moves = new Map<number, number>()
  for (const { loaded } of moving) moves.set(loaded.row.root, (moves.get(loaded.row.root) ?? 0) + 1)
  const rows = (await needs.queries.directives()).filter(({ done }) => !done)
  const lines = rows.map((row) => {
    const { number, subject } = letterOf(row)
    return { id: row.id as number, number, subject, moves: moves.get(row.id) ?? 0 }
  })
  return lines.sort((one, other) => other.moves - one.moves || other.id - one.id)
}

/**
 * Adopts edited rules as the next version, then arms every running ladder anew, each by an event with its history. The version stands once it is
 * written: a process that dies in between is carried on by the next (`carryOnPolicy`). Problems: those of the preview, `policy.wrong` with the
 * first fault, `policy.nothing`, and `policy.stale` when another version came after the preview.
 */
export async function adoptPolicy(
  needs: Needs,
  actor: Actor,
  { rules, why, seen }: BodyOf<typeof routes.adoptPolicy>,
): Promise<Result<{ version: number; moved: number }>> {
  const world = await worldOf(needs)
  const asked = await askedOf(needs, world, actor, rules)
  if (!asked.ok) return asked
  const { body, faults } = asked.value
  const [fault] = faults
  if (fault) return refuse('policy.wrong', { ...fault })
  if (seen !== world.policy.version) return refuse('policy.stale', { seen })
  if (policyDifference(world.policy, body).length === 0) return refuse('policy.nothing', {})
  const version = await needs.policyBook.write({ seen, body, since: world.today, why, by: actor.person })
  if (version === null) return refuse('policy.stale', { seen })
  const moved = await carryOnPolicy(needs)
  const detail = { version, why, differences: differenceWords(world.policy, body), moved }
  await needs.audit({ actor: actor.person, what: 'policy.adopted', target: `policy:${version}`, detail })
  return { ok: true, value: { version, moved } }
}

/**
 * Carries on with every version that is not carried out yet, for all or for a directive, the older one first. Answers how many pieces of work it
 * armed anew. Safe to call at any time.
 */
export async function carryOnPolicy(needs: Needs): Promise<number> {
  let moved = 0
  for (const said of await allPolicySaid(needs)) {
    if (said.doneAt !== null) continue
    const [now, calendar] = await Promise.all([needs.engine.now(), needs.calendarNow()])
    const turn = { before: said.before.of, after: said.after.of, calendar, said: said.at, now }
    const count = await moveWork(needs, { ...changeOf(said), of: byPolicy(needs, turn) })
    if (said.directive === null) await needs.policyBook.finished(said.version, count)
    else await needs.directivePolicyBook.finished(said.directive, said.version, count)
    moved += count
  }
  return moved
}

function changeOf({ directive, version, by }: PolicySaid): Omit<Change, 'of'> {
  const says = { change: version, days: [], by }
  if (directive === null) return { key: `policy:${version}`, says: { ...says, policy: version } }
  return { key: `directive-policy:${directive}:${version}`, says: { ...says, directivePolicy: version }, directive }
}

async function askedOf(needs: Needs, world: World, actor: Actor, rules: unknown): Promise<Result<Asked>> {
  if (!mayChangePolicy(world, actor)) return refuse('scope.forbidden', { helper: null })
  if ((await allPolicySaid(needs)).some(({ doneAt }) => doneAt === null)) return refuse('policy.changing', {})
  const { policy: body, faults } = readPolicy(rules, bodyOf(world.policy))
  return { ok: true, value: { body, faults } }
}
