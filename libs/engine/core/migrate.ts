import { canonical, clockOf, dayOf, formatDate, isRefusal, type Instant, type Stage } from '#base'
import { ringsAt } from './define.js'
import { MIGRATE } from './replay.js'
import type { Context, Definition, Region, Snapshot, Value } from './types.js'

/** Where a work state leads: another work state under the same stage, or under a stage of its own. */
export type Target = string | Value

/** How instances of one version become instances of another. */
export interface Mapping {
  readonly states: Readonly<Record<string, Target>>
  /** Stages that are not kept as they are. */
  readonly stages?: Readonly<Partial<Record<Stage, Stage>>>
  /** The new memory from the old one; as it is when left out. A function of its argument alone: it is asked again in the real run. */
  readonly context?: (old: Context) => Context
}

/** One written down, reviewed step from a published version to a newer one: `workflows/migrations/<from>-to-<to>.ts`. */
export interface MigrationPlan extends Mapping {
  readonly name: string
  /** `duty@1` */
  readonly from: string
  readonly to: string
  /** Without it every timer stays exactly as it is, and a plan under which one would not is refused. */
  readonly timers?: 'mayMove'
  /** The way back for instances that have moved on since; those that have not get back exactly what they were. */
  readonly back?: Mapping
}

/** What one instance would become. `timer`: undefined = stays as it is, null = cleared, an instant = due then. */
export interface Migrated {
  readonly is: 'fit'
  readonly snapshot: Snapshot
  readonly timer: Instant | null | undefined
  /** Members of the memory that change. */
  readonly changes: readonly string[]
  /** When the deadline region says it rings next, before the migration; null when it does not. */
  readonly rang: Instant | null
}
/** Why an instance cannot become anything, as the end of a sentence that begins with the instance. */
export interface Unfit {
  readonly is: 'unfit'
  readonly why: string
}

/**
 * What an instance of `from` becomes under `to`. Nothing is entered and nothing left: no timer is armed anew, no message sent. The stage stays,
 * and so does the timer, unless the new version reads another date out of the new memory; then the plan must say `timers: 'mayMove'`.
 * `now` only serves delays that count from the present moment; they stay as they are.
 */
export function planMigration(
  plan: Mapping & Pick<MigrationPlan, 'timers'>,
  from: Definition,
  to: Definition,
  { value, context, done }: Snapshot,
  now: Instant,
): Migrated | Unfit {
  if (done) return unfit('has ended and stays on its version')
  const target = targetOf(plan, value)
  if (target === null) return unfit('the plan maps no state for it')
  const fault = faultOfTarget(to, target)
  if (fault !== null) return unfit(fault)
  const after = contextAfter(plan, context)
  if (typeof after === 'string') return unfit(after)
  const snapshot: Snapshot = { value: target, context: after, done: false }
  try {
    const rang = ringOf(from, { value, context, done }, now)
    const rings = ringOf(to, snapshot, now)
    const doubt = doubtAbout(plan, waitsWithLadder(from, value.work), waitsWithLadder(to, target.work), rang, rings)
    if (doubt !== null) return unfit(doubt)
    if (to.card(snapshot).unit !== from.card({ value, context, done }).unit) return unfit('would belong to another unit')
    return { is: 'fit', snapshot, timer: rang === rings ? undefined : rings, changes: changesOf(context, after), rang }
  } catch (error) {
    return unfit(`the new memory does not serve ${to.name}@${to.version}: ${wordsOf(error)}`)
  }
}

/** Faults of a plan before any instance is looked at, each a sentence; none when it may be tried. */
export function checkPlan(plan: MigrationPlan, from: Definition, to: Definition): string[] {
  const faults: string[] = []
  if (from.name !== to.name || to.version <= from.version) faults.push(`${plan.from} → ${plan.to}: a plan leads to a newer version of the same workflow`)
  if (plan.from !== nameOf(from) || plan.to !== nameOf(to)) faults.push(`the plan is for ${plan.from} → ${plan.to}, not for ${nameOf(from)} → ${nameOf(to)}`)
  for (const state of reachable(from, 'work')) {
    const leaf = from.leaves.work[state]
    if (leaf && !leaf.final && !leaf.always.length && !(state in plan.states)) faults.push(`state ${state} of ${plan.from} can be reached and is not mapped`)
  }
  for (const stage of reachable(from, 'deadline')) {
    const kept = plan.stages?.[stage as Stage] ?? stage
    if (!to.leaves.deadline[kept]) faults.push(`stage ${stage} of ${plan.from} leads to ${kept}, which ${plan.to} does not have`)
  }
  faults.push(...faultsOfMapping(plan, from, to))
  if (plan.back) faults.push(...faultsOfMapping(plan.back, to, from).map((fault) => `back: ${fault}`))
  return faults
}

/** When an instance rings next by what its version says of its memory; null when it does not. */
function ringOf(definition: Definition, { value, context }: Snapshot, now: Instant): Instant | null {
  return definition.leaves.deadline[value.deadline]?.timed ? ringsAt(definition, context, { type: MIGRATE, at: now }) : null
}

const unfit = (why: string): Unfit => ({ is: 'unfit', why })
const nameOf = ({ name, version }: Definition): string => `${name}@${version}`
const wordsOf = (error: unknown): string => (isRefusal(error) ? error.problem.code : error instanceof Error ? error.message : String(error))
const waitsWithLadder = (definition: Definition, work: string): boolean => definition.leaves.work[work]?.meta.deadline === 'ladder'
const momentOf = (at: Instant | null): string => (at === null ? 'none' : `${clockOf(at)} ${formatDate(dayOf(at))}`)

function targetOf({ states, stages }: Mapping, { work, deadline }: Value): Value | null {
  const target = Object.hasOwn(states, work) ? states[work] : undefined
  if (target === undefined) return null
  return typeof target === 'string' ? { work: target, deadline: stages?.[deadline] ?? deadline } : { work: target.work, deadline: target.deadline }
}

function faultOfTarget(to: Definition, { work, deadline }: Value): string | null {
  const leaf = to.leaves.work[work]
  if (!leaf) return `state ${work} does not exist in ${nameOf(to)}`
  if (leaf.final) return `state ${work} of ${nameOf(to)} is an end, and a migration ends no work`
  if (leaf.always.length) return `nothing rests in state ${work} of ${nameOf(to)}`
  return to.leaves.deadline[deadline] ? null : `stage ${deadline} does not exist in ${nameOf(to)}`
}

function faultsOfMapping(mapping: Mapping, from: Definition, to: Definition): string[] {
  return Object.entries(mapping.states).flatMap(([state, target]) => {
    const leaf = from.leaves.work[state]
    if (!leaf) return [`state ${state} does not exist in ${nameOf(from)}`]
    if (leaf.final) return [`state ${state} of ${nameOf(from)} is an end: what has ended stays on its version`]
    const fault = faultOfTarget(to, typeof target === 'string' ? { work: target, deadline: to.initial.deadline } : target)
    return fault === null ? [] : [`${state}: ${fault}`]
  })
}

function doubtAbout({ timers }: Pick<MigrationPlan, 'timers'>, waited: boolean, waits: boolean, rang: Instant | null, rings: Instant | null): string | null {
  if (rang !== rings && timers !== 'mayMove')
    return `its timer would move from ${momentOf(rang)} to ${momentOf(rings)}, and the plan does not say that timers may move`
  if (waits && !waited && rings === null) return 'would wait with a ladder and has none'
  return waited && !waits && rings !== null ? 'would no longer wait with a ladder, yet its timer would ring' : null
}

/** The new memory as it would be kept: its text parsed back; or why it cannot be kept. */
function contextAfter({ context }: Mapping, before: Context): Context | string {
  if (!context) return before
  try {
    // A copy each time: whoever writes into what he was given changes nothing but the copy.
    const copy = (): Context => JSON.parse(canonical(before)) as Context
    const made = [context(copy()), context(copy())]
    if (made.some((one) => typeof one !== 'object' || one === null || Array.isArray(one))) return 'the plan makes no memory for it'
    const strange = made.map((one) => strangeIn(one, 'memory')).find((place) => place !== null)
    if (strange !== undefined && strange !== null) return `its new ${strange} is nothing that can be kept`
    const [text, again] = made.map(canonical)
    return text === again ? (JSON.parse(text as string) as Context) : 'the plan gives it another memory each time it is asked'
  } catch (error) {
    return `the plan makes no memory for it: ${wordsOf(error)}`
  }
}

/** The place of a value that would be lost or turned into something else on its way through a text. */
function strangeIn(value: unknown, place: string): string | null {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return null
  if (typeof value !== 'object' || (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)) return place
  for (const [member, inside] of Object.entries(value)) {
    const strange = strangeIn(inside, `${place}.${member}`)
    if (strange !== null) return strange
  }
  return null
}

function changesOf(before: Context, after: Context): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.filter((name) => canonical(before[name] ?? null) !== canonical(after[name] ?? null) || name in before !== name in after)
}

/** Leaves that can be reached from the beginning, guards not asked. */
function reachable(definition: Definition, region: Region): string[] {
  const leaves = definition.leaves[region]
  const found = new Set<string>([definition.initial[region]])
  for (const state of found) {
    const leaf = leaves[state]
    for (const { target } of leaf ? [...leaf.on.values(), leaf.always].flat() : []) if (target !== null) found.add(target)
  }
  return [...found].sort()
}
