import type { Instant, Stage } from '#base'
import { ringsAt } from './define.js'
import { REGIONS, type Context, type Definition, type Edge, type Effect, type MachineEvent, type Region, type Snapshot, type Step } from './types.js'

/** The first snapshot of an instance, its first timer and effects. `at` is the instant of birth. */
export function begin(definition: Definition, input: Readonly<Record<string, unknown>>, at: Instant): Step {
  const event: MachineEvent = { type: 'xstate.init', at, input: { ...input, at } }
  let context = definition.contextOf({ ...input, at })
  const value: Record<Region, string> = { ...definition.initial }
  const effects: Effect[] = []
  const handover = definition.leaves.work[value.work]?.always.find((edge) => passes(edge, context, event))
  if (handover?.target) {
    const run = perform(handover, context, event)
    context = run.context
    effects.push(...run.effects)
    value.work = handover.target
  }
  const timed = definition.leaves.deadline[value.deadline]?.timed
  return { snapshot: snapshotOf(definition, value, context), timer: timed ? ringsAt(definition, context, event) : null, effects }
}

/**
 * One event, from the table. Guards of all regions are asked first, then exits, actions, entries; what is raised follows in order.
 * Permission is not asked here (`permit`); an event that no leaf takes changes nothing.
 */
export function step(definition: Definition, snapshot: Snapshot, event: MachineEvent): Step {
  const value: Record<Region, string> = { ...snapshot.value }
  let context = snapshot.context
  let timer: Instant | null | undefined
  const effects: Effect[] = []
  const queue: MachineEvent[] = [event]
  for (let i = 0; i < queue.length; i++) {
    const current = queue[i] as MachineEvent
    if (i > 50) throw new Error(`${definition.name}: events raise each other without end`)
    const taken = REGIONS.flatMap((region) => {
      const edge = leafOf(definition, region, value)
        .on.get(current.type)
        ?.find((candidate) => passes(candidate, context, current))
      return edge ? [{ region, edge }] : []
    })
    for (const { region, edge } of taken) if (edge.moves && leafOf(definition, region, value).timed) timer = null
    for (const { edge } of taken) {
      const run = perform(edge, context, current)
      context = run.context
      effects.push(...run.effects)
      queue.push(...run.raised)
    }
    for (const { region, edge } of taken) {
      if (!edge.moves || edge.target === null) continue
      value[region] = edge.target
      if (leafOf(definition, region, value).timed) timer = ringsAt(definition, context, current)
    }
  }
  return { snapshot: snapshotOf(definition, value, context), timer, effects }
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

function perform(edge: Edge, before: Context, event: MachineEvent): { context: Context; effects: Effect[]; raised: MachineEvent[] } {
  let context = before
  const effects: Effect[] = []
  const raised: MachineEvent[] = []
  for (const action of edge.actions) {
    if (action.is === 'assign') {
      const patch: Record<string, unknown> = {}
      for (const [key, value] of Object.entries(action.set)) patch[key] = typeof value === 'function' ? (value as Assigner)({ context, event }) : value
      context = { ...context, ...patch }
    } else if (action.is === 'raise') raised.push(action.event({ context, event }))
    else effects.push({ kind: action.kind, args: action.args({ context, event }) })
  }
  return { context, effects, raised }
}
