import { canonical, refuse, type InstanceId, type Result } from '#base'
import { bodyOf, readPolicyPart, type PolicyBody, type PolicyFault, type PolicyPart } from '#calendar'
import type { BodyOf, DirectivePolicyPreview, routes } from '#contract'
import { postsActed, recipientsOf } from '#directory'
import type { WorkContext } from '#workflows'
import { workThatMoves } from './calendar-moves.js'
import { contextOfLoaded, nameOf } from './context.js'
import type { Actor, Needs, Policies } from './needs.js'
import { withPart } from './policy-as-of.js'
import { carryOnPolicy, faultView, unitsIn } from './policy-change.js'
import { daysOf } from './policy-days.js'
import { byPolicy } from './policy-moves.js'
import { allPolicySaid } from './policy-said.js'
import { differenceWords } from './texts/policy-words.js'
import { forbidden } from './views/sight.js'
import { worldOf, type World } from './world.js'

/** Who gives a directive rules of its own: those who answer for the Office, and the desk officer who follows it, or whoever stands in for them. */
export function mayChangeDirectivePolicy(world: World, actor: Actor, work: Pick<WorkContext, 'deskOfficer' | 'field'>): boolean {
  const answers = postsActed(world.directory, actor.person, world.today).some(({ post }) => post === 'chiefOfOffice' || post === 'deputyChiefOfOffice')
  return answers || recipientsOf(world.directory, 'deskOfficer', work, world.today).some((one) => [one.person.id, one.forPerson].includes(actor.person))
}

interface Asked {
  readonly world: World
  /** The rules of all directives as they stand. */
  readonly policies: Policies
  /** The last version of this directive; 0 before the first. */
  readonly seen: number
  readonly body: PolicyBody
  readonly part: PolicyPart
  readonly faults: readonly PolicyFault[]
}

/**
 * In what a directive would differ with rules of its own, from those that it follows and from those for all, and which of its messages would fall on
 * which days, before and after. Writes nothing. Problems: `instance.unknown`, `instance.ended`, `scope.forbidden`, `policy.changing`; faults of
 * the rules are part of the answer.
 */
export async function previewDirectivePolicy(
  needs: Needs,
  actor: Actor,
  directive: InstanceId,
  { rules }: BodyOf<typeof routes.previewDirectivePolicy>,
): Promise<Result<DirectivePolicyPreview>> {
  const asked = await askedOf(needs, actor, directive, rules)
  if (!asked.ok) return asked
  const { world, policies, faults, body, part, seen } = asked.value
  const said = { seen, general: policies.general.version, faults: faults.map(faultView), directives: [], directive }
  if (faults.length > 0) return { ok: true, value: { ...said, differences: [], fromGeneral: [], count: 0, units: 0, directiveUnits: 0, days: [] } }
  const { now, calendar } = world
  const turn = { before: policies.of, after: withPart(policies, directive, part).of, calendar, said: now, now }
  const moving = await workThatMoves(needs, byPolicy(needs, turn), directive)
  return {
    ok: true,
    value: {
      ...said,
      differences: differenceWords(policies.of(directive), body),
      fromGeneral: differenceWords(policies.general, body),
      count: moving.length,
      units: unitsIn(moving),
      ...(await daysOf(needs, directive, moving)),
    },
  }
}

/**
 * Gives a directive rules of its own as the next version of them, or with `{}` takes them back, then arms every running ladder below it anew, each by
 * an event with its history. The version stands once it is written: a process that dies in between is carried on by the next (`carryOnPolicy`).
 * Problems: those of the preview, `policy.wrong` with the first fault, `policy.nothing`, and `policy.stale` when another version of its rules or of
 * those for all came after the preview.
 */
export async function adoptDirectivePolicy(
  needs: Needs,
  actor: Actor,
  directive: InstanceId,
  { rules, why, seen, general }: BodyOf<typeof routes.adoptDirectivePolicy>,
): Promise<Result<{ version: number; moved: number }>> {
  const asked = await askedOf(needs, actor, directive, rules)
  if (!asked.ok) return asked
  const { world, policies, faults, body, part } = asked.value
  const [fault] = faults
  if (fault) return refuse('policy.wrong', { ...fault })
  if (seen !== asked.value.seen || general !== policies.general.version) return refuse('policy.stale', { seen })
  if (canonical(part) === canonical(policies.parts.get(directive) ?? {})) return refuse('policy.nothing', {})
  const version = await needs.directivePolicyBook.write({ directive, seen, part, since: world.today, why, by: actor.person })
  if (version === null) return refuse('policy.stale', { seen })
  const moved = await carryOnPolicy(needs)
  const detail = { version, why, differences: differenceWords(policies.of(directive), body), fromGeneral: differenceWords(policies.general, body), moved }
  await needs.audit({ actor: actor.person, what: 'policy.adoptedForDirective', target: `directive:${directive}`, detail })
  return { ok: true, value: { version, moved } }
}

async function askedOf(needs: Needs, actor: Actor, directive: InstanceId, rules: unknown): Promise<Result<Asked>> {
  const [world, policies, loaded] = await Promise.all([worldOf(needs), needs.policies(), needs.engine.load(directive)])
  if (!loaded.ok) return loaded
  const work = contextOfLoaded(loaded.value)
  if (nameOf(loaded.value.row.definition) !== 'directive') return refuse('instance.unknown', { instance: directive })
  if (!mayChangeDirectivePolicy(world, actor, work)) return forbidden(world, work, { asker: actor.person, may: ['deskOfficer', 'chiefOfOffice'] })
  if (loaded.value.snapshot.done) return refuse('instance.ended', { state: loaded.value.snapshot.value.work })
  const concerning = (await allPolicySaid(needs)).filter((one) => one.directive === null || one.directive === directive)
  if (concerning.some(({ doneAt }) => doneAt === null)) return refuse('policy.changing', {})
  const seen = concerning.findLast((one) => one.directive === directive)?.version ?? 0
  const { policy: body, part, faults } = readPolicyPart(rules, bodyOf(policies.general))
  return { ok: true, value: { world, policies, seen, body, part, faults } }
}
