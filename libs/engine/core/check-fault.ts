import { pathTo, type Spot, type Walk } from './check-walk.js'
import type { Flaw } from './statechart.js'
import type { Definition } from './types.js'

export const FAULT_KINDS = [
  'shape',
  'owner',
  'deadline',
  'escalation',
  'region',
  'sharedEvent',
  'permission',
  'deadState',
  'deadTransition',
  'noEnd',
  'timer',
  'children',
  'meaning',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** What is wrong with a definition, where, and the shortest way there. */
export interface Fault {
  /** `duty@1` */
  readonly definition: string
  readonly kind: FaultKind
  /** `work.drafting on SUBMIT` */
  readonly place: string
  readonly sentence: string
  /** Events from the birth on; empty at birth, and where nothing leads. */
  readonly path: readonly string[]
}
/** What a rule finds, before it is known whose it is. */
export type Found = Omit<Fault, 'definition'>

/** A definition with all that can happen to it, as the rules see it. */
export interface Subject {
  readonly definition: Definition
  readonly walk: Walk
  /** All definitions that are checked together: children are among them. */
  readonly all: readonly Definition[]
  /** The first spot of a leaf, undefined when nothing leads to it. */
  readonly first: (region: 'work' | 'deadline', leaf: string) => Spot | undefined
}

/** The way to where something is written, and the event of it. */
export function pathOf(subject: Subject, { region, leaf, event }: Pick<Flaw, 'region' | 'leaf' | 'event'>): string[] {
  const spot = region !== null && leaf !== null ? subject.first(region, leaf) : undefined
  return [...(spot ? pathTo(spot) : []), ...(event ? [event] : [])]
}
