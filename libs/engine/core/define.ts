import type { AnyStateMachine, StateNode } from 'xstate'
import type { Instant, Role, Stage } from '#base'
import {
  TIMER,
  type Action,
  type Card,
  type Context,
  type Definition,
  type Edge,
  type EventSpec,
  type Labels,
  type Leaf,
  type LeafMeta,
  type MachineEvent,
  type Snapshot,
} from './types.js'

type Args = { context: Context; event: MachineEvent }
type Params = Record<string, unknown> | ((args: Args) => Record<string, unknown>) | undefined
type Reference = string | { type: string; params?: Params }

export interface Parts {
  readonly name: string
  readonly version: number
  readonly hash: string
  readonly machine: AnyStateMachine
  readonly events: Readonly<Record<string, EventSpec>>
  readonly labels: Labels
  readonly card: (snapshot: Snapshot) => Card
}

/**
 * Reads a statechart of the house's shape once and lays it out as a table: two parallel regions, `work` and `deadline`, flat leaves,
 * one delay (`nextRung`), no entry or exit actions, no actors. The hot path steps from the table (0.4 µs against XState's 44,
 * `start/engine-trial`); the statechart stays the definition, and the tests hold the two against each other.
 * Throws on a statechart of any other shape: that is a mistake of whoever wrote it, not of a user.
 */
export function define(parts: Parts): Definition {
  const { machine } = parts
  const complain = (what: string): never => {
    throw new Error(`${parts.name} v${parts.version}: ${what}`)
  }
  const root = machine.root as unknown as StateNode
  if (root.type !== 'parallel' || Object.keys(root.states).join() !== 'work,deadline') complain('needs the parallel regions work and deadline, and no other')
  if (root.transitions.size) complain('a transition at the root would reset both regions')
  const region = (name: 'work' | 'deadline'): Record<string, Leaf> => {
    const node = root.states[name] as StateNode
    if (node.transitions.size || node.entry.length || node.exit.length) complain(`region ${name} may hold leaves only`)
    return Object.fromEntries(Object.entries(node.states).map(([key, leaf]) => [key, leafOf(machine, node, leaf, complain)]))
  }
  const leaves = { work: region('work'), deadline: region('deadline') }
  const initialOf = (name: 'work' | 'deadline'): string =>
    (root.states[name] as StateNode).initial.target[0]?.key ?? complain(`region ${name} has no initial state`)
  const context = (machine.config as { context?: unknown }).context
  return {
    ...parts,
    initial: { work: initialOf('work'), deadline: initialOf('deadline') as Stage },
    leaves,
    delay: machine.implementations.delays['nextRung'] as (args: Args) => number,
    contextOf: (input) => (typeof context === 'function' ? (context as (args: { input: unknown }) => Context)({ input }) : (context as Context)),
  }
}

function leafOf(machine: AnyStateMachine, region: StateNode, node: StateNode, complain: (what: string) => never): Leaf {
  const timers = Object.keys((node.config as { after?: object }).after ?? {})
  if (Object.keys(node.states).length || node.invoke.length || node.entry.some(isOurs) || node.exit.some(isOurs))
    complain(`${node.id}: a leaf has no states, actors, entry or exit actions of its own`)
  if (timers.some((timer) => timer !== 'nextRung')) complain(`${node.id}: the only delay is nextRung`)
  const on = new Map<string, readonly Edge[]>()
  for (const [type, list] of node.transitions) {
    if (type.includes('*')) complain(`${node.id}: a wildcard hides what nobody thought of`)
    const event = type.startsWith('xstate.after.') ? TIMER : type
    on.set(
      event,
      list.map((transition) => edgeOf(machine, region, node, event, transition, complain)),
    )
  }
  const always = (node.always ?? []).map((transition) => edgeOf(machine, region, node, '', transition, complain))
  if (always.length && on.size) complain(`${node.id}: a leaf that hands over at birth takes no events`)
  return { id: node.id, final: node.type === 'final', timed: timers.length > 0, meta: (node.meta ?? {}) as LeafMeta, on, always }
}

// `after` compiles into a delayed raise on entry and a cancel on exit: XState's own, not the author's.
function isOurs(action: unknown): boolean {
  const type = typeof action === 'function' ? (action as { type?: string }).type : (action as { type?: string }).type
  return !type?.startsWith('xstate.')
}

type TransitionLike = { target?: readonly StateNode[] | undefined; reenter: boolean; guard?: unknown; actions: readonly unknown[]; meta?: unknown }

function edgeOf(machine: AnyStateMachine, region: StateNode, leaf: StateNode, event: string, raw: unknown, complain: (what: string) => never): Edge {
  const transition = raw as TransitionLike
  const target = transition.target?.[0]
  if ((transition.target?.length ?? 0) > 1 || (target && target.parent !== region)) complain(`${leaf.id} on ${event}: a transition stays in its own region`)
  const meta = (transition.meta ?? {}) as { may?: readonly Role[] }
  return {
    event,
    target: target?.key ?? null,
    moves: target !== undefined && (target !== leaf || transition.reenter),
    may: meta.may ?? (event === TIMER || event === '' ? ['engine'] : complain(`${leaf.id} on ${event}: nobody may send it`)),
    ...guardOf(machine, transition.guard as Reference | ((args: Args) => boolean) | undefined),
    actions: transition.actions.map((action) => actionOf(machine, action)),
  }
}

function guardOf(machine: AnyStateMachine, guard: Reference | ((args: Args) => boolean) | undefined): Pick<Edge, 'guard' | 'guardName'> {
  if (guard === undefined) return { guard: null, guardName: null }
  if (typeof guard === 'function') return { guard, guardName: 'inline' }
  const name = typeof guard === 'string' ? guard : guard.type
  const found = machine.implementations.guards[name] as unknown as ((args: Args, params?: unknown) => boolean) | undefined
  if (!found) throw new Error(`guard ${name} is not defined`)
  const params = typeof guard === 'string' ? undefined : guard.params
  return { guardName: name, guard: (args) => found(args, typeof params === 'function' ? params(args) : params) }
}

function actionOf(machine: AnyStateMachine, raw: unknown): Action {
  const action = raw as Reference
  const name = typeof action === 'string' ? action : action.type
  const found = machine.implementations.actions[name] as unknown as { type?: string; assignment?: unknown; event?: unknown } | undefined
  if (found?.type === 'xstate.assign') return { is: 'assign', set: found.assignment as Record<string, unknown> }
  if (found?.type === 'xstate.raise') {
    const event = found.event
    return { is: 'raise', event: typeof event === 'function' ? (event as (args: Args) => MachineEvent) : () => event as MachineEvent }
  }
  const params = typeof action === 'string' ? undefined : action.params
  return { is: 'effect', kind: name, args: typeof params === 'function' ? params : () => params ?? {} }
}

/** The instant at which a leaf's delay rings, or null when nothing is to be armed (an empty ladder). */
export function ringsAt(definition: Definition, context: Context, event: MachineEvent): Instant | null {
  const delay = definition.delay({ context, event })
  return Number.isFinite(delay) ? ((event.at + delay) as Instant) : null
}
