import type { DueSource, Instant, InstanceId, LocalDate, PersonId, Role, Stage, UnitId } from '#base'
import type { FailedTimer, FailureStore } from './failures.js'

/** An instance as it is kept. */
export interface InstanceRow {
  readonly id: InstanceId
  readonly parent: InstanceId | null
  /** The directive at the top; an instance without parent is its own root. */
  readonly root: InstanceId
  /** Parent, its parent, … up to the root. Never changes. */
  readonly ancestors: readonly InstanceId[]
  /** `duty@1` */
  readonly definition: string
  readonly version: number
  /** Canonical text of the snapshot. */
  readonly snapshot: string
  /** Hash of the last link of its chain, hex. */
  readonly head: string
  /** Moment of its last move; no later one is stamped earlier. */
  readonly at: Instant
  readonly actor: PersonId
  /** Why it is on hold, itself or by an ancestor; null when it is not. */
  readonly hold: string | null
}

/** One move of one instance, as the store writes it: row, history and card at once. */
export interface MoveRow {
  readonly id: InstanceId
  readonly root: InstanceId
  readonly version: number
  readonly done: boolean
  readonly snapshot: string
  readonly hash: string
  readonly snapshotHash: string
  readonly definitionHash: string
  readonly type: string
  readonly at: Instant
  readonly actor: PersonId
  readonly reason: string | null
  readonly key: string
  /** Canonical text of the event's payload. */
  readonly event: string
  /** On the first move of a command: the hash of what was said (hex). A repetition of actor and key gets this move for an answer. */
  readonly bodyHash: string | null
  /** What kind of saying the event is, for boards that read it. */
  readonly record: string | null
  readonly unit: UnitId | null
  readonly holder: Role | null
  readonly stage: Stage
  readonly state: string
  readonly dueOn: LocalDate | null
  readonly dueSource: DueSource
  readonly late: boolean
  readonly label: string
  readonly path: string | null
  readonly note: string | null
  /** The event is one that may be taken on hold: the store does not check this move against holds. */
  readonly onHold: boolean
  /** A migration: the definition on which the instance stands from now on. */
  readonly definition?: string
}
export interface BirthRow extends MoveRow {
  readonly parent: InstanceId | null
  readonly ancestors: readonly InstanceId[]
  readonly definition: string
}
/** A command that was carried out, by actor and key, so that a repetition gets the first answer. */
export interface CommandRow {
  readonly actor: PersonId
  readonly key: string
  readonly bodyHash: string
  readonly instance: InstanceId
  readonly version: number
  readonly state: string
}
export interface TimerRow {
  readonly instance: InstanceId
  readonly dueAt: Instant
  readonly version: number
}
export interface EffectRow {
  readonly instance: InstanceId
  readonly version: number
  readonly n: number
  readonly kind: string
  readonly target: InstanceId | null
  /** Canonical text. */
  readonly args: string
}

/** From this commit on the instance and all below it are on hold. */
export interface HoldRow {
  readonly instance: InstanceId
  readonly reason: string
  readonly by: PersonId
  readonly at: Instant
}

/** Everything that stands or falls together. Rows lie in ascending order of their instance, so that two batches never lock crosswise. */
export interface Batch {
  /** The clock by which its moves are stamped: a store whose own clock shows something else by then refuses the batch as stale. Null is not compared. */
  readonly now: Instant | null
  readonly moves: MoveRow[]
  readonly births: BirthRow[]
  readonly sets: TimerRow[]
  readonly clears: InstanceId[]
  readonly effects: EffectRow[]
  readonly holds: HoldRow[]
  /** Own holds that end with this commit; an ancestor's stands. */
  readonly releases: InstanceId[]
}

export function emptyBatch(now: Instant | null = null): Batch {
  return { now, moves: [], births: [], sets: [], clears: [], effects: [], holds: [], releases: [] }
}

/**
 * Why a batch did nothing. `stale`: a version or a key was taken in between; `again`: the database asks to try again (deadlock);
 * `refused`: it will never take one of these rows (said by `fireDue` alone).
 */
export class NotCommitted extends Error {
  constructor(
    readonly is: 'stale' | 'again' | 'refused',
    cause?: unknown,
  ) {
    super(`not committed: ${is}`, { cause })
  }
}

/** A due timer with its instance, locked until the claim ends. `attempts` counts the failed tries before this one. */
export interface DueTimer {
  readonly row: InstanceRow
  /** When it was due, whenever it is taken. */
  readonly dueAt: Instant
  /** The version of the instance that armed it. */
  readonly armed: number
  readonly attempts: number
}
/** What firing due timers writes: the moves of those that could be stepped, and those that could not. */
export interface Firing extends Batch {
  readonly failed?: readonly FailedTimer[]
}

/** An effect on its way. `attempts` counts the failed tries before this one. */
export interface PendingEffect extends EffectRow {
  readonly at: Instant
  readonly actor: PersonId
  readonly attempts: number
}
/** How a try ended: settled for good, or failed and to be tried again at `retryAt`; with `incident` it waits for a person. */
export type Outcome =
  | { readonly effect: EffectRow; readonly is: 'settled' }
  | { readonly effect: EffectRow; readonly is: 'failed'; readonly error: string; readonly retryInMs: number; readonly incident: boolean }

export interface HistoryRow {
  readonly instance: InstanceId
  readonly version: number
  readonly type: string
  readonly at: Instant
  readonly actor: PersonId
  readonly reason: string | null
  readonly key: string
  readonly event: string
  readonly snapshotHash: string
  readonly definitionHash: string
  readonly hash: string
}

export type MigrationStatus = 'running' | 'done' | 'confirmed' | 'reverting' | 'reverted'
/** A migration as the ledger keeps it: who began it and why, and who ended it. */
export interface MigrationRow {
  readonly id: number
  readonly plan: string
  readonly from: string
  readonly to: string
  /** Canonical text of what the plan maps, so that it is not changed on the way. */
  readonly mapping: string
  readonly status: MigrationStatus
  readonly by: PersonId
  readonly reason: string
  readonly at: Instant
  readonly endedBy: PersonId | null
  readonly endedReason: string | null
}
/** Migrations, begun and ended. At most one of a workflow is open (running, done, reverting). */
export interface MigrationLedger {
  /** All of them, oldest first. */
  all(): Promise<MigrationRow[]>
  /** Throws `NotCommitted` when one of the workflow is open. */
  begin(migration: Pick<MigrationRow, 'plan' | 'from' | 'to' | 'mapping' | 'by' | 'reason'>): Promise<MigrationRow>
  /** From one status to another; false when it no longer has the first. */
  turn(id: number, from: MigrationStatus, to: MigrationStatus, ended?: { readonly by: PersonId; readonly reason: string }): Promise<boolean>
  /** Runs `work` while no other process of the house is at it under that name; null when one is. The right dies with its process. */
  alone<T>(name: string, work: () => Promise<T>): Promise<{ readonly value: T } | null>
  /** Open instances that stand on a definition, in rising order of their ids, after that one. */
  standingOn(definition: string, after: number, limit: number): Promise<InstanceId[]>
  /** The instances that this actor moved under keys that begin so, each with the version it got. Read once a revert. */
  members(by: PersonId, key: string): Promise<{ readonly instance: InstanceId; readonly version: number }[]>
  /** The armed timers of these instances. */
  timers(instances: readonly InstanceId[]): Promise<TimerRow[]>
}

/** How many of an instance's children, and of the work in its whole tree, are still open. */
export interface Totals {
  readonly open: number
  readonly all: number
  readonly openWork: number
  readonly allWork: number
}

/**
 * What the engine asks of a database: the only door to its rows. Two implementations, one conformance suite (`store-conformance.ts`).
 * `now` is the house's clock (DESIGN §3.8): it claims timers and stamps events.
 */
export interface Store extends FailureStore {
  now(): Promise<Instant>
  /** The clock as the last answer of the database told it, carried on by this process; null while it has told nothing yet. */
  clock(): Instant | null
  newIds(count: number): Promise<InstanceId[]>
  /** The rows that exist, in any order, and the clock at that moment. */
  load(ids: readonly InstanceId[]): Promise<{ rows: InstanceRow[]; now: Instant }>
  /** All or nothing. Throws `NotCommitted`, or the database's own error for anything else. */
  commit(batch: Batch): Promise<void>
  answered(keys: readonly { actor: PersonId; key: string }[]): Promise<CommandRow[]>
  /**
   * Claims due timers (oldest first, at most `limit`, skipping what others hold, what is on hold and what `busy` names), lets `plan` step them,
   * commits the plan and puts off what failed, in the same transaction. Returns how many were claimed. A claim dies with its process.
   * Throws `NotCommitted`, or the database's own error when it is away.
   */
  fireDue(limit: number, busy: (id: InstanceId) => boolean, plan: (due: readonly DueTimer[], now: Instant) => Firing): Promise<number>
  /** Claims unsettled effects, hands them over, and settles by the outcomes, under locks that die with the process. */
  deliver(limit: number, handle: (effects: readonly PendingEffect[]) => Promise<readonly Outcome[]>): Promise<number>
  totals(targets: readonly InstanceId[]): Promise<ReadonlyMap<InstanceId, Totals>>
  /** Open instances below an ancestor, children before their parents. */
  openBelow(ancestor: InstanceId): Promise<InstanceId[]>
  history(instance: InstanceId): Promise<HistoryRow[]>
  /** The earliest moment at which something falls due (a timer that is not on hold, an effect's next try; no incident); null when nothing is armed. */
  nextDue(): Promise<Instant | null>
  hold(instance: InstanceId, reason: string, by: PersonId): Promise<void>
  release(instance: InstanceId): Promise<void>
  readonly migrations: MigrationLedger
}
