import { asKept, type Instant, type Stage } from '#base'
import { ringsAt } from './define.js'
import type { Context, Definition, Edge, Effect, Leaf, MachineEvent, Region, Snapshot, Step } from './types.js'

/** The first snapshot of an instance, its first timer and effects. `at` is the instant of birth. */
export function begin(definition: Definition, input: Readonly<Record<string, unknown>>, at: Instant): Step {
  const event: MachineEvent = { type: 'xstate.init', at, input: { ...input, at } }
  const run = new Run(inOrder(definition.contextOf({ ...input, at }), asKept))
  const value: Record<Region, string> = { ...definition.initial }
  const handover = definition.leaves.work[value.work]?.always.find((edge) => passes(edge, run.context, event))
  if (handover?.target) {
    run.perform(handover, event)
    value.work = handover.target
  }
  const timed = definition.leaves.deadline[value.deadline]?.timed
  return { snapshot: snapshotOf(definition, value, run.context), timer: timed ? ringsAt(definition, run.context, event) : null, effects: run.effects }
}

/**
 * One event, from the table. Guards of all regions are asked first, then exits, actions, entries; what is raised follows in order.
 * Permission is not asked here (`permit`); an event that no leaf takes changes nothing.
 */
export function step(definition: Definition, snapshot: Snapshot, event: MachineEvent): Step {
  const value: Record<Region, string> = { work: snapshot.value.work, deadline: snapshot.value.deadline }
  const run = new Run(snapshot.context)
  let timer: Instant | null | undefined
  run.raised.push(event)
  for (let i = 0; i < run.raised.length; i++) {
    if (i > 50) throw new Error(`${definition.name}: events raise each other without end`)
    const current = run.raised[i] as MachineEvent
    const work = edgeFor(leafOf(definition, 'work', value), current, run.context)
    const clock = leafOf(definition, 'deadline', value)
    const deadline = edgeFor(clock, current, run.context)
    if (deadline?.moves && clock.timed) timer = null
    if (work) run.perform(work, current)
    if (deadline) run.perform(deadline, current)
    if (work?.moves && work.target !== null) value.work = work.target
    if (!deadline?.moves || deadline.target === null) continue
    value.deadline = deadline.target
    if (leafOf(definition, 'deadline', value).timed) timer = ringsAt(definition, run.context, current)
  }
  return { snapshot: snapshotOf(definition, value, run.context), timer, effects: run.effects }
}

function edgeFor(leaf: Leaf, event: MachineEvent, context: Context): Edge | undefined {
  return leaf.on.get(event.type)?.find((edge) => passes(edge, context, event))
}

function snapshotOf(definition: Definition, value: Record<Region, string>, context: Context): Snapshot {
  return { value: { work: value.work, deadline: value.deadline as Stage }, context, done: leafOf(definition, 'work', value).final }
}

function leafOf(definition: Definition, region: Region, value: Record<Region, string>): Definition['leaves']['work'][string] {
  const leaf = definition.leaves[region][value[region]]
  if (!leaf) throw new Error(`${definition.name} v${definition.version} has no state ${region}.${value[region]}`)
  return leaf
}

export function passes(edge: Edge, context: Context, event: MachineEvent): boolean {
  return edge.guard === null || edge.guard({ context, event })
}

type Assigner = (args: { context: Context; event: MachineEvent }) => unknown

/** What the actions of one step have done so far. */
class Run {
  readonly effects: Effect[] = []
  readonly raised: MachineEvent[] = []
  private own: Record<string, unknown> | null = null

  constructor(private readonly before: Context) {}

  get context(): Context {
    return this.own ?? this.before
  }

  perform(edge: Edge, event: MachineEvent): void {
    for (const action of edge.actions) {
      const { context } = this
      if (action.is === 'assign') this.assign(action.set, event)
      else if (action.is === 'raise') this.raised.push(action.event({ context, event }))
      else this.effects.push({ kind: action.kind, args: action.args({ context, event }) })
    }
  }

  // One copy a step, however many actions write to it. All values of an action are made before the first is put in.
  private assign(set: Readonly<Record<string, unknown>>, event: MachineEvent): void {
    const names = Object.keys(set)
    const { context } = this
    const values = names.map((name) => (typeof set[name] === 'function' ? (set[name] as Assigner)({ context, event }) : set[name]))
    const own = (this.own ??= { ...this.before })
    let isNew = false
    names.forEach((name, i) => {
      isNew ||= !(name in own)
      own[name] = this.kept(values[i], event)
    })
    if (isNew) this.own = inOrder(own)
  }

  /** Events and memories are canonical already; what an action has made of them may not be. */
  private kept(value: unknown, event: MachineEvent): unknown {
    if (typeof value === 'object' && value !== null) {
      for (const name in event) if (event[name] === value) return value
      for (const name in this.before) if (this.before[name] === value) return value
    }
    return asKept(value)
  }
}

/** A memory has its members by name: the text made of it is then canonical. */
function inOrder(context: Context, kept: (value: unknown) => unknown = (value) => value): Record<string, unknown> {
  const names = Object.keys(context).sort()
  return Object.fromEntries(names.map((name) => [name, kept(context[name])]))
}
