import type { Stage } from '#base'
import { REGIONS, TIMER, type Definition, type Edge, type Kinship, type Leaf, type Region, type Value } from './types.js'

/** A transition taken on the way from one spot to the next; what is raised is taken in the same move. */
export interface Taken {
  readonly region: Region
  readonly leaf: string
  readonly edge: Edge
}
/** A place of the product of both regions; `open` are the remembered children that may be running there. */
export interface Spot {
  readonly value: Value
  readonly open: readonly string[]
  /** The shortest way: null at birth. */
  readonly before: { readonly spot: Spot; readonly event: string } | null
}
export interface Move {
  readonly from: Spot
  readonly event: string
  readonly taken: readonly Taken[]
  readonly to: Spot
  /** What is raised raises again without end. */
  readonly endless: boolean
}
/** All that can happen to an instance. Spots stand in the order of their distance from the birth. */
export interface Walk {
  readonly spots: readonly Spot[]
  readonly moves: readonly Move[]
  /** Transitions that can be taken at all. */
  readonly alive: ReadonlySet<Edge>
}

/** The events that lead to a spot, the shortest way from its birth. */
export function pathTo(spot: Spot): string[] {
  return spot.before ? [...pathTo(spot.before.spot), spot.before.event] : []
}

export function leafAt(definition: Definition, region: Region, value: Value): Leaf | undefined {
  return definition.leaves[region][value[region]]
}

/**
 * Walks everything that can be reached, breadth first: every guard both ways, what is raised followed. Only `TIMER` and events that somebody
 * may send begin a move; what has ended takes nothing. What a guard or a ladder really says is not asked, so more is walked than can happen,
 * with one exception: a rung that speaks to the work (LAPSE) rings only where the work listens. That is for the use cases to see to, which make
 * the ladders; `libs/cascade/ladders.spec.ts` holds them to it.
 */
export function walk(definition: Definition): Walk {
  const spots = new Map<string, Spot>()
  const moves: Move[] = []
  const alive = new Set<Edge>()
  const kin = remembered(definition)
  const enter = (value: Value, open: readonly string[], before: Spot['before']): Spot => {
    const key = [value.work, value.deadline, ...open].join(' ')
    const known = spots.get(key)
    if (known) return known
    const spot = { value, open, before }
    spots.set(key, spot)
    return spot
  }
  for (const { value, edge } of births(definition)) {
    if (edge) alive.add(edge)
    enter(value, [], null)
  }
  // A map is walked to its end while it grows.
  for (const spot of spots.values()) {
    for (const event of eventsAt(definition, spot.value)) {
      for (const { value, taken, endless } of outcomes(definition, spot.value, [event], [])) {
        for (const { edge } of taken) alive.add(edge)
        moves.push({ from: spot, event, taken, endless, to: enter(value, openAfter(kin, spot.open, taken), { spot, event }) })
      }
    }
  }
  return { spots: [...spots.values()], moves, alive }
}

function births({ initial, leaves }: Definition): { value: Value; edge: Edge | null }[] {
  const always = leaves.work[initial.work]?.always ?? []
  const ways = feasible(always).map((edge) => ({ value: { ...initial, work: edge.target ?? initial.work }, edge }))
  return always.some(({ guard }) => guard === null) ? ways : [...ways, { value: initial, edge: null }]
}

function eventsAt(definition: Definition, value: Value): string[] {
  if (leafAt(definition, 'work', value)?.final) return []
  const heard = REGIONS.flatMap((region) => [...(leafAt(definition, region, value)?.on.keys() ?? [])])
  return [...new Set(heard)].filter((event) => !definition.events[event]?.raised)
}

/** A transition behind one without a guard, or behind the same guard, is never reached. */
function feasible(edges: readonly Edge[]): Edge[] {
  return edges.filter((edge, i) => !edges.slice(0, i).some((earlier) => earlier.guard === null || earlier.guardWord === edge.guardWord))
}

type Outcome = Pick<Move, 'taken' | 'endless'> & { readonly value: Value }
const DEEPEST = 8

function outcomes(definition: Definition, value: Value, queue: readonly string[], taken: readonly Taken[], depth = 0): Outcome[] {
  const [event, ...rest] = queue
  if (event === undefined) return [{ value, taken, endless: false }]
  if (depth === DEEPEST) return [{ value, taken, endless: true }]
  return choices(definition, value, event, depth === 0).flatMap((chosen) => {
    const raised = chosen.flatMap(({ edge }) => edge.actions.flatMap((action) => (action.is === 'raise' ? [action.type] : [])))
    return outcomes(definition, after(value, chosen), [...rest, ...raised], [...taken, ...chosen], depth + 1)
  })
}

/** What may be taken together. An event from outside that nobody takes is refused; one that was raised is lost, and is not lost where it can be taken. */
function choices(definition: Definition, value: Value, event: string, outside: boolean): Taken[][] {
  const [work = [], deadline = []] = REGIONS.map((region): (Taken | null)[] => {
    const all = leafAt(definition, region, value)?.on.get(event) ?? []
    const takes = feasible(all)
      .filter((edge) => event !== TIMER || isHeard(definition, value, edge))
      .map((edge) => ({ region, leaf: value[region], edge }))
    return takes.length && (!outside || all.some(({ guard }) => guard === null)) ? takes : [...takes, null]
  })
  const together = work.flatMap((one) => deadline.map((other) => [one, other].filter((taken) => taken !== null)))
  return outside ? together.filter((chosen) => chosen.length) : together
}

function isHeard(definition: Definition, value: Value, edge: Edge): boolean {
  return edge.actions.every((action) => action.is !== 'raise' || leafAt(definition, 'work', value)?.on.has(action.type))
}

function after(value: Value, chosen: readonly Taken[]): Value {
  const next = { work: value.work, deadline: value.deadline as string }
  for (const { region, edge } of chosen) if (edge.target !== null) next[region] = edge.target
  return { work: next.work, deadline: next.deadline as Stage }
}

type Remembered = readonly (readonly [name: string, kin: Extract<Kinship, { opens: unknown }>])[]

function remembered({ children }: Definition): Remembered {
  return Object.entries(children).flatMap(([name, kin]) => ('opens' in kin ? [[name, kin] as const] : []))
}

function openAfter(kin: Remembered, before: readonly string[], taken: readonly Taken[]): readonly string[] {
  const open = new Set(before)
  for (const { name } of taken.flatMap(({ edge }) => edge.actions)) {
    for (const [child, { opens, closes }] of kin) {
      if (opens.includes(name)) open.add(child)
      if (closes.includes(name)) open.delete(child)
    }
  }
  return kin.flatMap(([child]) => (open.has(child) ? [child] : []))
}
