import { dayOf, refuse, type InstanceId, type Post, type Result, type Rung } from '#base'
import { bodyOf, policyDifference, readPolicy, type Policy, type PolicyBody, type PolicyFault } from '#calendar'
import type { BodyOf, PolicyDay, PolicyPreview, routes } from '#contract'
import { postsActed } from '#directory'
import { moveWork, workThatMoves, type Moving } from './calendar-moves.js'
import { contextOf } from './context.js'
import type { Actor, FullRow, Needs, PolicyVersion } from './needs.js'
import { policyAsOf } from './policy-as-of.js'
import { byPolicy, type PolicyTurn } from './policy-moves.js'
import { differenceWords, faultWords } from './texts/policy-words.js'
import { letterOf } from './views/letter.js'
import { worldOf, type World } from './world.js'

export const POLICY_EDITORS: readonly Post[] = ['chiefOfOffice', 'deputyChiefOfOffice', 'systemAdmin']

/** Who edits the rules of reminding: those who answer for the Office, and whoever runs the system. */
export function mayChangePolicy(world: World, actor: Actor): boolean {
  return postsActed(world.directory, actor.person, world.today).some(({ post }) => POLICY_EDITORS.includes(post))
}

interface Asked {
  readonly versions: readonly PolicyVersion[]
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
  const said = { seen: world.policy.version, faults: faults.map((one) => ({ step: one.step, rung: one.rung, field: one.field, text: faultWords(one) })) }
  if (faults.length > 0)
    return { ok: true, value: { ...said, differences: [], count: 0, units: 0, directives: [], directive: null, directiveUnits: 0, days: [] } }
  const moving = await workThatMoves(needs, byPolicy(needs, turnOf(world, { ...body, version: world.policy.version + 1, since: world.today })))
  const directives = await directivesOf(needs, moving)
  const directive = input.directive ?? directives[0]?.id ?? null
  return {
    ok: true,
    value: {
      ...said,
      differences: differenceWords(world.policy, body),
      count: moving.length,
      units: new Set(moving.flatMap(({ loaded }) => unitOf(loaded.snapshot) ?? [])).size,
      directives,
      directive,
      ...(await daysOf(needs, directive as InstanceId | null, moving)),
    },
  }
}

const unitOf = (snapshot: { readonly context: Readonly<Record<string, unknown>> }): string | null => contextOf(snapshot).unit

function turnOf({ policy: before, calendar, now }: World, after: Policy): PolicyTurn {
  return { before, after, calendar, said: now, now }
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

const TREE = ['directive', 'assignment', 'unit-plan', 'duty', 'report-round', 'unit-report', 'extension', 'urging-letter']
type Day = Omit<PolicyDay, 'was' | 'is' | 'tell'> & { readonly was: Set<string>; readonly is: Set<string>; readonly tell: Set<string> }

/** Each coming day's messages of a directive, by the ladders that run and by those that would. */
async function daysOf(needs: Needs, directive: InstanceId | null, moving: readonly Moving[]): Promise<Pick<PolicyPreview, 'days' | 'directiveUnits'>> {
  if (directive === null) return { days: [], directiveUnits: 0 }
  const rows = (await needs.queries.treeOf(directive, TREE)).filter(({ done, hold }) => !done && hold === null)
  const moved = new Map(moving.map(({ loaded, recounted }) => [loaded.row.id, recounted.ladder]))
  const days = new Map<string, Day>()
  for (const row of rows) {
    const { ladder } = contextOf(row)
    const work = needs.engine.definitions.get(row.definition)?.labels.name ?? row.definition
    gather(days, { row, work, ladder, side: 'was' })
    gather(days, { row, work, ladder: moved.get(row.id) ?? ladder, side: 'is' })
  }
  const units = new Set(rows.flatMap(({ unit }) => unit ?? []))
  return {
    directiveUnits: units.size,
    days: [...days.values()]
      .sort(byDay)
      .slice(0, MOST_DAYS)
      .map(({ was, is, tell, ...day }) => ({ ...day, was: was.size, is: is.size, tell: [...tell] })),
  }
}

const MOST_DAYS = 120
const byDay = (one: Day, other: Day): number => (one.on === other.on ? one.level - other.level : one.on < other.on ? -1 : 1)

interface Gathered {
  readonly row: FullRow
  readonly work: string
  readonly ladder: readonly Rung[]
  readonly side: 'was' | 'is'
}

function gather(days: Map<string, Day>, { row, work, ladder, side }: Gathered): void {
  for (const { at, kind, level, tell } of ladder) {
    if (kind !== 'reminder' && kind !== 'escalation' && kind !== 'proposal' && kind !== 'review') continue
    const on = dayOf(at)
    const key = `${on} ${work} ${kind} ${level}`
    const day = days.get(key) ?? { on, work, kind, level, was: new Set<string>(), is: new Set<string>(), tell: new Set<string>() }
    days.set(key, day)
    day[side].add(row.unit ?? `#${row.id}`)
    for (const role of tell) day.tell.add(role)
  }
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

/** Carries on with every version that is not carried out yet. Answers how many pieces of work it armed anew. Safe to call at any time. */
export async function carryOnPolicy(needs: Needs): Promise<number> {
  const versions = await needs.policyBook.versions()
  let moved = 0
  for (const [i, { version, at: said, by, doneAt }] of versions.entries()) {
    if (doneAt !== null) continue
    const [now, calendar] = await Promise.all([needs.engine.now(), needs.calendarNow()])
    const turn = { before: policyAsOf(versions.slice(0, i)), after: policyAsOf(versions.slice(0, i + 1)), calendar, said, now }
    const count = await moveWork(needs, { key: `policy:${version}`, says: { change: version, days: [], policy: version, by }, of: byPolicy(needs, turn) })
    await needs.policyBook.finished(version, count)
    moved += count
  }
  return moved
}

async function askedOf(needs: Needs, world: World, actor: Actor, rules: unknown): Promise<Result<Asked>> {
  if (!mayChangePolicy(world, actor)) return refuse('scope.forbidden', { helper: null })
  const versions = await needs.policyBook.versions()
  if (versions.some(({ doneAt }) => doneAt === null)) return refuse('policy.changing', {})
  const { policy: body, faults } = readPolicy(rules, bodyOf(world.policy))
  return { ok: true, value: { versions, body, faults } }
}
