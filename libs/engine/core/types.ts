import type { Due, Instant, InstanceId, LocalDate, Role, Stage, UnitId } from '#base'

/** What an instance is: the leaf of each region, the machine's memory, and whether the work has reached an end. */
export interface Snapshot {
  readonly value: Value
  readonly context: Context
  readonly done: boolean
}
export interface Value {
  readonly work: string
  readonly deadline: Stage
}
export type Context = Readonly<Record<string, unknown>>

/** A fact or a request with the moment at which the engine took it. Payload members lie beside `type` and `at`. */
export interface MachineEvent {
  readonly type: string
  readonly at: Instant
  readonly [member: string]: unknown
}

/** The delayed event of the ladder as the engine names it; XState's own name of it never leaves the core. */
export const TIMER = 'TIMER'

/** The one effect that the engine carries out itself, in the commit of its own step: the instance and all below it go on hold, for `args.reason`. */
export const HOLD = 'hold'

/** Something to do after the commit, with all it needs in `args`. */
export interface Effect {
  readonly kind: string
  readonly args: Readonly<Record<string, unknown>>
}

/** What one event did. `timer`: undefined = leave it as it is, null = clear it, an instant = due then. */
export interface Step {
  readonly snapshot: Snapshot
  readonly timer: Instant | null | undefined
  readonly effects: readonly Effect[]
}

/** What boards and inboxes show of an instance; written on its row by every commit. */
export interface Card {
  readonly unit: UnitId | null
  /** Whose move it is. */
  readonly holder: Role | null
  readonly stage: Stage
  readonly state: string
  readonly dueOn: LocalDate | null
  readonly dueSource: Due['source']
  /** Overdue now, or handed in after its first date. */
  readonly late: boolean
  /** What it is about, one line. */
  readonly label: string
  /** Where in the letter: `1.1`. */
  readonly path: string | null
  /** Number and day of what was handed in, or another short fact. */
  readonly note: string | null
}

/** One field of an event as a form draws it. */
export interface Field {
  readonly name: string
  readonly kind: 'text' | 'longText' | 'date' | 'number' | 'file' | 'choice' | 'unit' | 'person' | 'figures' | 'lines'
  readonly required: boolean
  readonly options?: readonly string[]
  /** Required where another field says this: `other` needs its note. */
  readonly neededWhen?: { readonly field: string; readonly is: string }
}

/** The event of one type: how its payload is checked, how a form asks for it, what the use case must look up first. */
export interface EventSpec {
  readonly fields: readonly Field[]
  /** Checks a payload; a zod schema of the definition's `events.ts`. */
  readonly check: (
    payload: unknown,
  ) => { readonly ok: true; readonly value: Record<string, unknown> } | { readonly ok: false; readonly issues: readonly { path: string; message: string }[] }
  /** Name of the ladder that the use case computes and puts into the event as `ladder`. */
  readonly ladder?: string
  /** Name of the further moves that belong to the same command (an extension and its duty stand or fall together). */
  readonly companion?: string
  /** Kept as a `record` row of this kind beside the history. */
  readonly record?: string
  /** Only the engine and use cases send it; never a button. */
  readonly internal?: boolean
  /** Only the other region says it, within a step; from outside it is refused. */
  readonly raised?: boolean
  /** Taken also while the instance or one above it is on hold: what lifts the hold, what ends the work, a word about it, and the house's own bookkeeping. */
  readonly onHold?: boolean
}

/** One transition of a leaf, read off the machine once. */
export interface Edge {
  readonly event: string
  readonly target: string | null
  readonly moves: boolean
  readonly may: readonly Role[]
  /** Sent to whole subtrees only: everything below takes the same event before this instance does. */
  readonly subtree: boolean
  readonly guardName: string | null
  /** The guard's name with what is written beside it. */
  readonly guardWord: string | null
  readonly guard: ((args: { context: Context; event: MachineEvent }) => boolean) | null
  readonly actions: readonly Action[]
}
/** `name` is what the chart calls it, `word` the name with what is written beside it. */
export type Action = { readonly name: string; readonly word: string } & (
  | { readonly is: 'assign'; readonly set: Readonly<Record<string, unknown>> }
  | { readonly is: 'raise'; readonly type: string; readonly event: (args: { context: Context; event: MachineEvent }) => MachineEvent }
  | {
      readonly is: 'effect'
      readonly kind: string
      readonly args: (args: { context: Context; event: MachineEvent }) => Record<string, unknown>
      /** By which event it ends everything open below; null for what does not. */
      readonly endsBelow: string | null
    }
)

export interface Leaf {
  readonly id: string
  readonly final: boolean
  readonly timed: boolean
  readonly meta: LeafMeta
  readonly on: ReadonlyMap<string, readonly Edge[]>
  /** Taken at birth only: where the first leaf hands over by what the input says. */
  readonly always: readonly Edge[]
}

/** Who, until when: written beside the state in the machine; engine, checker and screen read these lines. */
export interface LeafMeta {
  readonly owner?: Role
  /** `ladder`: the deadline region's ladder stands over this state. */
  readonly deadline?: 'ladder'
  /**
   * Waits without a date of its own. `standing`: the reviewer looks at it each quarter. `children`: until what is below it has ended.
   * `house`: until an effect is carried out, which enters it; an effect that keeps failing becomes an incident.
   */
  readonly waits?: 'standing' | 'children' | 'house'
  readonly reviewer?: Role
  /** Why the ladder over this state reaches nobody above its owner: nobody has authority over it, or `reviewer` looks at it. */
  readonly noEscalation?: 'noAuthority' | 'review'
}

/**
 * How a parent knows that the children of one definition have ended. `counted`: by the guard of that name on the totals that the engine counts.
 * `remembered`: there is at most one, from an action of `opens` until one of `closes`; the use case moves both in one command.
 */
export type Kinship = { readonly counted: string } | { readonly opens: readonly string[]; readonly closes: readonly string[] }

/** What starts an instance. `input` holds all that depends on the world, `at` is stamped by the engine. */
export interface Birth {
  readonly id: InstanceId
  readonly definition: string
  readonly parent: InstanceId | null
  readonly input: Readonly<Record<string, unknown>>
}

/** A published, immutable version of a workflow. */
export interface Definition {
  readonly name: string
  readonly version: number
  /** Hash of the version's files; history and instances are pinned to it. */
  readonly hash: string
  readonly initial: { readonly work: string; readonly deadline: Stage }
  readonly leaves: { readonly work: Readonly<Record<string, Leaf>>; readonly deadline: Readonly<Record<string, Leaf>> }
  readonly delay: (args: { context: Context; event: MachineEvent }) => number
  readonly contextOf: (input: Readonly<Record<string, unknown>>) => Context
  readonly events: Readonly<Record<string, EventSpec>>
  readonly card: (snapshot: Snapshot) => Card
  readonly labels: Labels
  /** Definitions whose instances are born below one of this. */
  readonly children: Readonly<Record<string, Kinship>>
  /** The statechart itself, for the oracle alone; `statechart.ts` knows what it is. */
  readonly machine: unknown
}

/** The officials' words for a definition: states, events and fields; the web draws badges and buttons from them. */
export interface Labels {
  readonly name: string
  readonly states: Readonly<Record<string, string>>
  readonly events: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  readonly options?: Readonly<Record<string, string>>
  /** Under what condition an event leads there, by the guard's name: for diagrams. Without words a guard is named only where it parts two ways. */
  readonly guards?: Readonly<Record<string, string>>
}

export const REGIONS = ['work', 'deadline'] as const
export type Region = (typeof REGIONS)[number]
