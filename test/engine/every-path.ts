import { localDate, type Instant, type Rung, type Stage } from '#base'
import { begin, step, TIMER, type Definition, type Edge, type EventSpec, type Field, type Region, type Snapshot } from '#engine/core'

const HOUR = 3_600_000
const STAGES_BY_CLOCK = ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed'] as const
// The two that a guard tells apart.
const SOURCES = ['signed', 'officer'] as const
/** Any moment would do: what is searched for are states, and rungs lie an hour ahead of whatever it is. */
const SOME_MOMENT = Date.UTC(2026, 10, 23, 1) as Instant

/** One thing that can be done to an instance: a rung that rings, or an event with a payload made for its moment. */
export interface Deed {
  readonly event: string
  readonly payload: (now: Instant) => Record<string, unknown>
}
export interface Path {
  readonly input: (now: Instant) => Record<string, unknown>
  readonly deeds: readonly Deed[]
}
export interface Explored {
  /** The shortest path to each transition, the transition itself being taken by its last deed (or at birth). */
  readonly paths: ReadonlyMap<string, Path>
  /** Transitions to which no path leads. */
  readonly unreached: readonly string[]
}

/** The same definition, saying which of its transitions are taken: the first whose guard passes is the one that is. */
export function watched(definition: Definition, taken: (transition: string) => void): Definition {
  const watch = (region: Region, leaf: string, edges: readonly Edge[]): Edge[] =>
    edges.map((edge, i) => ({
      ...edge,
      guard: (asked) => {
        const passes = edge.guard === null || edge.guard(asked)
        if (passes) taken(nameOf(region, leaf, edge, i))
        return passes
      },
    }))
  const region = (name: Region): Definition['leaves'][Region] =>
    Object.fromEntries(
      Object.entries(definition.leaves[name]).map(([key, leaf]) => [
        key,
        { ...leaf, on: new Map([...leaf.on].map(([event, edges]) => [event, watch(name, key, edges)])), always: watch(name, key, leaf.always) },
      ]),
    )
  return { ...definition, leaves: { work: region('work'), deadline: region('deadline') } }
}

const nameOf = (region: Region, leaf: string, { event, target, guardWord }: Edge, i: number): string =>
  `${region}.${leaf} ${event || 'at birth'} → ${target ?? 'stays'}${guardWord ? ` if ${guardWord}` : ''} #${i}`

export function transitionsOf({ leaves }: Definition): string[] {
  return (['work', 'deadline'] as const).flatMap((region) =>
    Object.entries(leaves[region]).flatMap(([key, { on, always }]) =>
      [...on.values(), always].flatMap((edges) => edges.map((edge, i) => nameOf(region, key, edge, i))),
    ),
  )
}

/**
 * Searches for the shortest path to every transition, breadth first over both regions together, by stepping: guards are passed because the
 * payload says so, never because nobody asked. Payloads are such as forms and use cases make.
 */
export function explore(definition: Definition): Explored {
  const taken = new Set<string>()
  const seen = watched(definition, (transition) => taken.add(transition))
  const paths = new Map<string, Path>()
  const known = new Set<string>()
  const queue: { snapshot: Snapshot; path: Path }[] = []
  const enter = (snapshot: Snapshot, path: Path): void => {
    for (const transition of taken) if (!paths.has(transition)) paths.set(transition, path)
    const key = keyOf(snapshot)
    if (known.has(key)) return
    known.add(key)
    queue.push({ snapshot, path })
  }
  for (const input of births()) {
    taken.clear()
    enter(begin(seen, input(SOME_MOMENT), SOME_MOMENT).snapshot, { input, deeds: [] })
  }
  const all = transitionsOf(definition)
  for (const { snapshot, path } of queue) {
    if (paths.size === all.length) break
    for (const deed of deedsAt(definition, snapshot)) {
      taken.clear()
      const after = step(seen, snapshot, { ...deed.payload(SOME_MOMENT), type: deed.event, at: SOME_MOMENT }).snapshot
      if (taken.size && isSensible(definition, snapshot, after)) enter(after, { input: path.input, deeds: [...path.deeds, deed] })
    }
  }
  return { paths, unreached: all.filter((transition) => !paths.has(transition)) }
}

interface Known {
  readonly ladder: readonly Rung[]
  readonly extension: number | null
  readonly due: { readonly source: string }
  readonly needsApproval: boolean
  readonly unit: string | null
  readonly held: unknown
}
const contextOf = (snapshot: Snapshot): Known => snapshot.context as unknown as Known
export const isHeld = (snapshot: Snapshot): boolean => contextOf(snapshot).held !== null

/** All that a guard looks at. */
function keyOf(snapshot: Snapshot): string {
  const { ladder, extension, due, needsApproval, unit, held } = contextOf(snapshot)
  const { work, deadline } = snapshot.value
  return [work, deadline, ladder.map(({ stage }) => stage).join(), extension === null, due.source, needsApproval, unit, held === null].join(' ')
}

// A rung that speaks to the work (LAPSE) is put only into ladders over states that listen: so do the use cases.
function isSensible(definition: Definition, before: Snapshot, after: Snapshot): boolean {
  const { ladder } = contextOf(after)
  if (ladder === contextOf(before).ladder || !ladder.some(({ stage }) => stage === 'lapsed')) return true
  return definition.leaves.work[after.value.work]?.on.has('LAPSE') ?? false
}

/** What can be done to an instance as it stands, each way of it. */
export function deedsAt(definition: Definition, snapshot: Snapshot): Deed[] {
  if (snapshot.done) return []
  const [work, deadline] = [definition.leaves.work[snapshot.value.work], definition.leaves.deadline[snapshot.value.deadline]]
  if (!work || !deadline) return []
  const held = isHeld(snapshot)
  const types = [...new Set([...work.on.keys(), ...deadline.on.keys()])]
  return types.flatMap((event): Deed[] => {
    if (event === TIMER) return !held && deadline.timed && contextOf(snapshot).ladder.length ? [{ event, payload: () => ({}) }] : []
    const spec = definition.events[event]
    // What the regions say to each other nobody sends; a ladder is sent only where one stands over the work (and here, where none is left of it).
    if (!spec || spec.raised || (held && !spec.onHold)) return []
    if (event === 'LADDER' && (work.meta.deadline !== 'ladder' || contextOf(snapshot).ladder.length)) return []
    return variantsOf(definition, event, snapshot.value.deadline).map((payload) => ({ event, payload }))
  })
}

type Payload = Deed['payload']

/** Inputs of births that guards tell apart. */
export function births(): Payload[] {
  const units = ['so-y-te', 'van-phong-ubnd-tinh']
  const yesNo = [false, true]
  return units.flatMap((unit) =>
    yesNo.flatMap((needsApproval) =>
      SOURCES.flatMap((source) =>
        yesNo.map((letter): Payload => () => ({
          unit,
          needsApproval,
          due: dueOf(source),
          more: letter ? { letter: { number: '1' } } : {},
          title: 'Việc',
          ladder: [],
        })),
      ),
    ),
  )
}

const dueOf = (source: string): object => ({ on: source === 'none' ? null : localDate('2026-12-18'), source, text: null, rules: [] })
const laddersOf = (now: Instant, stage: Rung['stage'] | null): Rung[] =>
  stage === null ? [] : [{ at: (now + HOUR) as Instant, kind: 'reminder', stage, level: 0, tell: ['handler'] }]

function variantsOf(definition: Definition, event: string, deadline: Stage): Payload[] {
  const spec = definition.events[event] as EventSpec
  const said = saidOf(spec.fields)
  return ladderVariants(definition, event, deadline).flatMap(([stage, rung]) =>
    SOURCES.filter((source) => source === 'signed' || event === 'AMEND_DUE' || event === 'EXTENSION_GRANTED').flatMap((source) =>
      (event === 'CHILDREN' ? [0, 1] : [0]).map((open): Payload => (now) => ({ ...worldOf(source, open), ...said, ladder: laddersOf(now, rung), stage })),
    ),
  )
}

/** On which stage a new ladder starts, and its one rung. */
function ladderVariants(definition: Definition, event: string, deadline: Stage): (readonly [Stage, Rung['stage'] | null])[] {
  const direct = event === 'LADDER'
  const raises = Object.values(definition.leaves.work).some((leaf) =>
    leaf.on.get(event)?.some(({ actions }) => actions.some((action) => action.is === 'raise' && action.type === 'LADDER')),
  )
  if (!direct && !raises) return [['onTime', null]]
  const rungs = direct ? [null, ...STAGES_BY_CLOCK, 'lapsed' as const] : [null, 'lapsed' as const]
  const stages = direct || deadline === 'stopped' ? STAGES_BY_CLOCK : (['onTime'] as const)
  return stages.flatMap((stage) => rungs.map((rung) => [stage, rung] as const))
}

/** What a use case would have looked up. */
function worldOf(source: string, open: number): Record<string, unknown> {
  return {
    due: dueOf(source),
    letter: 7,
    extension: 8,
    more: {},
    open,
    all: 2,
    openWork: open,
    allWork: 2,
    units: 3,
    from: 'so-y-te',
    unit: 'so-tai-chinh',
    held: { from: '2026-11-20', until: '2026-11-25', workingDays: 3 },
    answer: { is: 'REPORT', number: '1', issuedOn: null, file: null, on: '2026-11-20' },
  }
}

/** A form filled in whole. */
export function saidOf(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]))
}

function valueOf({ kind, options }: Field): unknown {
  switch (kind) {
    case 'text':
    case 'longText':
      return 'Đã xong'
    case 'date':
      return '2026-12-18'
    case 'number':
    case 'person':
      return 7
    case 'file':
      return { hash: 'a'.repeat(64), name: 'kế hoạch.pdf' }
    case 'choice':
      return options?.[0]
    case 'unit':
      return 'so-tai-chinh'
    case 'figures':
      return { '1.6#1': 2 }
    case 'lines':
      return { '1.2': 'Đã thực hiện' }
    default:
      return kind satisfies never
  }
}
