import type { Context, MachineEvent } from './types.js'

/** What guards, actions and the delay see. */
export interface Args<Memory> {
  readonly context: Memory
  readonly event: MachineEvent
}
type Patch<Memory> = { readonly [Key in keyof Memory]?: Memory[Key] | ((args: Args<Memory>) => Memory[Key]) }

/** What a named action does: it remembers, it speaks to the other region, or it is carried out after the commit. */
export type Doing<Memory> =
  | { readonly is: 'assign'; readonly set: Patch<Memory> }
  | { readonly is: 'raise'; readonly type: string; readonly say: (args: Args<Memory>) => object }
  | { readonly is: 'effect'; readonly endsBelow?: (params: Readonly<Record<string, unknown>>) => string }

/** Keeps something in the memory of the instance, member by member. */
export function assign<Memory>(set: Patch<NoInfer<Memory>>): Doing<Memory> {
  return { is: 'assign', set }
}

/** Speaks to the other region in the same step: an event of this type with what `say` puts into it. */
export function raise<Memory>(type: string, say: (args: Args<NoInfer<Memory>>) => object = () => ({})): Doing<Memory> {
  return { is: 'raise', type, say }
}

/** Something that the house does after the commit; its arguments are the `params` written at the transition. */
export const effect = { is: 'effect' } as const

/** An effect that ends everything open below the instance, by the event that is named by what is written at the transition. */
export function endsBelow(event: (params: Readonly<Record<string, unknown>>) => string): { readonly is: 'effect'; readonly endsBelow: typeof event } {
  return { is: 'effect', endsBelow: event }
}

/** The words with which a chart is written: guards are questions, actions are named, there is one delay. Nothing is written inline. */
export interface Words<Memory> {
  /** Milliseconds from the event to the next rung of the ladder; Infinity = nothing to arm. */
  readonly nextRung: (args: Args<Memory>) => number
  readonly guards: Readonly<Record<string, (args: Args<Memory>, params: never) => boolean>>
  readonly actions: Readonly<Record<string, Doing<Memory>>>
}

/**
 * A statechart as the house writes it: `work` and `deadline` are `{ initial, states }`, a state `{ meta, on, after, always, type: 'final' }`, a
 * transition `{ target, guard, actions, reenter, meta: { may } }`. Which library reads it is the matter of `statechart.ts` alone.
 */
export interface Chart {
  readonly id: string
  readonly words: Words<never>
  readonly contextOf: (input: Context) => Context
  readonly work: object
  readonly deadline: object
}

/** Puts a chart together; `contextOf` makes the first memory from the input of a birth. */
export function chart<Memory>(id: string, words: Words<Memory>, contextOf: (input: Context) => Memory, regions: Pick<Chart, 'work' | 'deadline'>): Chart {
  return { id, words: words as unknown as Words<never>, contextOf: contextOf as unknown as Chart['contextOf'], ...regions }
}
