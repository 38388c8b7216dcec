import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate'
import type { Instant, Stage } from '#base'
import { TIMER, type Definition, type Effect, type MachineEvent, type Snapshot, type Step } from './types.js'

/** The same as `begin`, by XState itself: what the table must equal. */
export function beginByXstate(definition: Definition, input: Readonly<Record<string, unknown>>, at: Instant): Step {
  const [snapshot, actions] = initialTransition(definition.machine as AnyStateMachine, { ...input, at } as never)
  const born = stepOf(definition, snapshot as AnyMachineSnapshot, actions, at)
  return { ...born, timer: born.timer ?? null }
}

/** The same as `step`, by XState itself. */
export function stepByXstate(definition: Definition, snapshot: Snapshot, event: MachineEvent): Step {
  const machine = definition.machine as AnyStateMachine
  const live = machine.resolveState({ value: snapshot.value as never, context: snapshot.context, status: 'active', historyValue: {}, children: {} } as never)
  const type = event.type === TIMER ? `xstate.after.nextRung.${definition.leaves.deadline[snapshot.value.deadline]?.id}` : event.type
  const [next, actions] = transition(machine, live as never, { ...event, type } as never)
  return stepOf(definition, next as AnyMachineSnapshot, actions, event.at)
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
  const value = next.value as { work: string; deadline: Stage }
  const snapshot = { value, context: next.context as Snapshot['context'], done: definition.leaves.work[value.work]?.final ?? false }
  return { snapshot, effects, timer }
}
