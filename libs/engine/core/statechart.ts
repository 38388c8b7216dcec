import {
  assign,
  createMachine,
  initialTransition,
  raise,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type StateNode,
  type EventObject,
  type MachineContext,
  type TransitionDefinition,
} from 'xstate'
import type { Instant, Role, Stage } from '#base'
import type { Args, Chart, Words } from './chart.js'
import {
  REGIONS,
  TIMER,
  type Action,
  type Context,
  type Definition,
  type Edge,
  type Effect,
  type Leaf,
  type LeafMeta,
  type MachineEvent,
  type Region,
  type Snapshot,
  type Step,
  type Value,
} from './types.js'

/** Where a chart is not of the house's shape. `leaf` null: the region itself; `region` null: the root. */
export interface Flaw {
  readonly kind: 'shape' | 'region' | 'permission'
  readonly region: Region | null
  readonly leaf: string | null
  readonly event: string | null
  readonly sentence: string
}
type Complain = (event: string | null, sentence: string, kind?: Flaw['kind']) => void

/** A chart read: the table as far as it could be laid out, and what is wrong with the chart's shape. */
export interface Reading {
  readonly table: Pick<Definition, 'initial' | 'leaves' | 'delay' | 'contextOf' | 'machine'> | null
  readonly flaws: readonly Flaw[]
}

/**
 * Reads a chart into the table from which the engine steps: two parallel regions, `work` and `deadline`, flat leaves, one delay (`nextRung`) of
 * the deadline's, no entry or exit actions, no actors. This is the only file that knows XState (decision 11).
 */
export function readChart(chart: Chart): Reading {
  const flaws: Flaw[] = []
  const at =
    (region: Region | null, leaf: string | null): Complain =>
    (event, sentence, kind = 'shape') =>
      flaws.push({ kind, region, leaf, event, sentence })
  const machine = build(chart, at(null, null))
  if (!machine) return { table: null, flaws }
  const regions = machine.root.states as unknown as Record<Region, StateNode>
  const leavesOf = (name: Region): Record<string, Leaf> => {
    const region = regions[name]
    for (const event of region.transitions.keys()) at(name, null)(event, 'only leaves have transitions: one of a region may reset the other', 'region')
    if (region.entry.length || region.exit.length) at(name, null)(null, 'a region has no entry or exit actions')
    return Object.fromEntries(Object.entries(region.states).map(([key, node]) => [key, leafOf(chart.words, region, node, at(name, key))]))
  }
  for (const event of machine.root.transitions.keys()) at(null, null)(event, 'a transition at the root resets both regions', 'region')
  const initialOf = (name: Region): string => regions[name].initial.target[0]?.key ?? ''
  const table = {
    machine,
    initial: { work: initialOf('work'), deadline: initialOf('deadline') as Stage },
    leaves: { work: leavesOf('work'), deadline: leavesOf('deadline') },
    delay: chart.words.nextRung as unknown as Definition['delay'],
    contextOf: (input: Context) => chart.contextOf(input),
  }
  return { table, flaws }
}

/** The chart as XState knows it. What XState refuses by itself (a target that is not there) is complained of. */
function build({ id, contextOf, words, work, deadline, ...more }: Chart, complain: Complain): AnyStateMachine | null {
  const actions = Object.entries(words.actions).map(([name, action]) => {
    if (action.is === 'assign') return [name, assign(action.set as never)]
    if (action.is === 'effect') return [name, () => undefined]
    return [name, raise(((args: Args<never>) => ({ ...action.say(args), type: action.type, at: args.event.at })) as never)]
  })
  const config = { ...more, id, type: 'parallel', context: ({ input }: { input: Context }) => contextOf(input), states: { work, deadline } }
  const means = { actions: Object.fromEntries(actions) as object, guards: words.guards, delays: { nextRung: words.nextRung } }
  try {
    return createMachine(config as never, means as never) as unknown as AnyStateMachine
  } catch (error) {
    complain(null, error instanceof Error ? error.message : String(error))
    return null
  }
}

function leafOf(words: Words<never>, region: StateNode, node: StateNode, complain: Complain): Leaf {
  const timers = Object.keys((node.config as { after?: object }).after ?? {})
  if (Object.keys(node.states).length || node.invoke.length || node.entry.some(isOurs) || node.exit.some(isOurs))
    complain(null, 'a leaf has no states, actors, entry or exit actions of its own')
  if (timers.some((timer) => timer !== 'nextRung')) complain(null, 'the only delay is nextRung')
  if (timers.length && region.key === 'work') complain(null, 'only the deadline rings')
  const edges = (event: string, list: Transitions): Edge[] => list.map((one) => edgeOf(words, region, node, event, one, complain))
  const on = new Map([...node.transitions].map(([type, list]) => [nameOf(type), edges(nameOf(type), list)] as const))
  if ([...on.keys()].some((event) => event.includes('*'))) complain('*', 'a wildcard hides what nobody thought of')
  const always = edges('', node.always ?? [])
  if (always.length && (on.size || region.initial.target[0] !== node)) complain(null, 'only the first leaf hands over, at birth, and takes no events')
  return { id: node.id, final: node.type === 'final', timed: timers.length > 0, meta: (node.meta ?? {}) as LeafMeta, on, always }
}

type Transitions = readonly TransitionDefinition<MachineContext, EventObject>[]
type Params = Record<string, unknown> | ((args: Args<Context>) => Record<string, unknown>) | undefined
type Reference = string | { readonly type: string; readonly params?: Params }
const nameOf = (type: string): string => (type.startsWith('xstate.after.') ? TIMER : type)

// `after` compiles into a delayed raise on entry and a cancel on exit: XState's own, not the author's.
function isOurs(action: unknown): boolean {
  return !(action as { type?: string }).type?.startsWith('xstate.')
}

function edgeOf(words: Words<never>, region: StateNode, leaf: StateNode, event: string, raw: Transitions[number], complain: Complain): Edge {
  const targets = (raw.target ?? []) as unknown as readonly StateNode[]
  const own = targets.filter((one) => one.parent === region)
  if (targets.length > 1 || own.length < targets.length) complain(event, 'a transition stays in its own region', 'region')
  const [target] = own
  return {
    event,
    target: target?.key ?? null,
    moves: target !== undefined && (target !== leaf || raw.reenter),
    ...senders(event, (raw.meta ?? {}) as Senders, complain),
    ...guardOf(words, raw.guard as Reference | undefined, (sentence) => complain(event, sentence)),
    actions: raw.actions.map((action) => actionOf(words, action as Reference, (sentence) => complain(event, sentence))),
  }
}

interface Senders {
  readonly may?: readonly Role[]
  readonly subtree?: boolean
}

function senders(event: string, { may, subtree = false }: Senders, complain: Complain): Pick<Edge, 'may' | 'subtree'> {
  if (event === TIMER || event === '') return { may: may ?? ['engine'], subtree }
  if (!may?.length) complain(event, 'nobody may send it', 'permission')
  return { may: may ?? [], subtree }
}

// A name, and what is written beside it; the two together say what a guard asks or an action does.
function read(reference: Reference): { name: string; word: string; params: Params } {
  if (typeof reference === 'string') return { name: reference, word: reference, params: undefined }
  const { type: name, params } = reference
  if (name === undefined) return { name: 'a function written inline', word: 'inline', params: undefined }
  const said = typeof params === 'function' ? params.toString() : JSON.stringify(params)
  return { name, word: params === undefined ? name : `${name} ${said}`, params }
}

function guardOf(words: Words<never>, guard: Reference | undefined, complain: (sentence: string) => void): Pick<Edge, 'guard' | 'guardName' | 'guardWord'> {
  if (guard === undefined) return { guard: null, guardName: null, guardWord: null }
  const { name, word, params } = read(guard)
  const found = words.guards[name] as unknown as ((args: Args<Context>, params?: unknown) => boolean) | undefined
  if (!found) complain(`the guard ${name} is not in the vocabulary`)
  return { guardName: name, guardWord: word, guard: (args) => found?.(args, typeof params === 'function' ? params(args) : params) ?? false }
}

function actionOf(words: Words<never>, reference: Reference, complain: (sentence: string) => void): Action {
  const { name, word, params } = read(reference)
  const found = words.actions[name]
  if (!found) complain(`the action ${name} is not in the vocabulary`)
  if (found?.is === 'assign') return { is: 'assign', name, word, set: found.set as Readonly<Record<string, unknown>> }
  if (found?.is === 'raise') {
    const say = found.say as unknown as (args: Args<Context>) => object
    return { is: 'raise', name, word, type: found.type, event: (args) => ({ ...say(args), type: found.type, at: args.event.at }) }
  }
  const endsBelow = found?.endsBelow?.(typeof params === 'object' ? params : {}) ?? null
  return { is: 'effect', name, word, kind: name, args: typeof params === 'function' ? params : () => params ?? {}, endsBelow }
}

/** The same as `begin`, by XState itself: what the table must equal. */
export function beginByXstate(definition: Definition, input: Readonly<Record<string, unknown>>, at: Instant): Step {
  const [snapshot, actions] = initialTransition(definition.machine as AnyStateMachine, { ...input, at } as never)
  const born = stepOf(definition, snapshot as AnyMachineSnapshot, actions, at)
  return { ...born, timer: born.timer ?? null }
}

/** The same as `step`, by XState itself. */
export function stepByXstate(definition: Definition, snapshot: Snapshot, event: MachineEvent): Step {
  const machine = definition.machine as AnyStateMachine
  const type = event.type === TIMER ? `xstate.after.nextRung.${definition.leaves.deadline[snapshot.value.deadline]?.id}` : event.type
  const [next, actions] = transition(machine, restored(machine, snapshot.value, snapshot.context), { ...event, type } as never)
  return stepOf(definition, next as AnyMachineSnapshot, actions, event.at)
}

function restored(machine: AnyStateMachine, value: Value, context: Context): never {
  return machine.resolveState({ value: value as never, context, status: 'active', historyValue: {}, children: {} } as never) as never
}

function stepOf(definition: Definition, next: AnyMachineSnapshot, actions: readonly unknown[], at: Instant): Step {
  let timer: Instant | null | undefined
  const effects: Effect[] = []
  for (const raw of actions) {
    const action = raw as { type: string; params?: Record<string, unknown> & { delay?: number } }
    if (action.type === 'xstate.cancel') timer = null
    // An undelayed raise comes back in this list as well; only one with a delay is a timer.
    else if (action.type === 'xstate.raise') {
      const delay = action.params?.delay
      if (delay !== undefined) timer = Number.isFinite(delay) ? ((at + delay) as Instant) : null
    } else if (!action.type.startsWith('xstate.')) effects.push({ kind: action.type, args: action.params ?? {} })
  }
  const value = next.value as unknown as Value
  const snapshot = { value, context: next.context as Snapshot['context'], done: definition.leaves.work[value.work]?.final ?? false }
  return { snapshot, effects, timer }
}

/** One transition as XState takes it, whatever its guard says: where it is written, and the regions in which a leaf is entered by it. */
export interface Trial {
  readonly region: Region | null
  readonly leaf: string | null
  readonly event: string
  readonly entered: readonly Region[]
}

/**
 * Tries every transition that is written on the root, the regions and the leaves of a value, one at a time, in XState itself: without actions
 * (nothing is raised) and with the guard of that transition alone open.
 */
export function triesOf(definition: Definition): (value: Value) => Trial[] {
  const { root } = definition.machine as AnyStateMachine
  const machine = createMachine(bare(root as unknown as StateNode) as never, {
    guards: { open: (({ event }: Args<Context>, { key }: { key: string }) => event['key'] === key) as never },
  }) as unknown as AnyStateMachine
  return (value) => {
    const here = REGIONS.map((name) => (root.states as unknown as Record<Region, StateNode>)[name])
    const leaves = here.flatMap((region) => region.states[value[region.key as Region]] ?? [])
    return [root as unknown as StateNode, ...here, ...leaves].flatMap((node) =>
      [...node.transitions].flatMap(([type, list]) =>
        list.map((_, i): Trial => {
          const [, actions] = transition(machine, restored(machine, value, {}), { type, key: keyOf(node, type, i) } as never)
          const entered = (actions as readonly { type: string; params?: unknown }[])
            .filter((action) => action.type === 'entered')
            .map((action) => (action.params as { region: Region }).region)
          const [region = null, leaf = null] = node.path as [Region?, string?]
          return { region, leaf, event: nameOf(type), entered: [...new Set(entered)] }
        }),
      ),
    )
  }
}

const keyOf = (node: StateNode, type: string, i: number): string => `${node.order} ${type} ${i}`

// The same nodes and transitions; entering a leaf says so, and every guard opens for its own key only.
function bare(node: StateNode): object {
  const on = [...node.transitions].map(([type, list]) => [
    type,
    list.map(({ target, reenter }, i) => ({
      ...(target ? { target: target.map(({ order }) => `#n${order}`) } : {}),
      reenter,
      guard: { type: 'open', params: { key: keyOf(node, type, i) } },
    })),
  ])
  return {
    id: `n${node.order}`,
    type: node.type,
    ...(node.type === 'compound' ? { initial: node.initial.target[0]?.key } : {}),
    ...(node.path.length === 2 ? { entry: [{ type: 'entered', params: { region: node.path[0] } }] } : {}),
    on: Object.fromEntries(on) as object,
    states: Object.fromEntries(Object.entries(node.states).map(([key, child]) => [key, bare(child)])),
  }
}
