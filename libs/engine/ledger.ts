import type { Instant, InstanceId, PersonId } from '#base'
import type { Card } from '#engine/core'
import type { Seal } from './seal.js'
import type { HistoryRow } from './store.js'

/** A row of history as it lies in the table. */
export interface LedgerRow extends HistoryRow {
  /** Its moment has no part of a millisecond, and it has an answer if and only if it is the first move of a command. */
  readonly whole: boolean
  /** The state that a command was told. */
  readonly answer: string | null
  /** As what kind of saying boards find it. */
  readonly record: string | null
}

/** What the row of an instance says of it. */
export interface LedgerInstance {
  readonly id: InstanceId
  readonly definition: string
  readonly version: number
  readonly done: boolean
  readonly snapshot: string
  readonly head: string
  readonly at: Instant
  readonly actor: PersonId
  readonly card: Card
}

/** Some instances and all their rows as they stood at one moment, both in the order of their ids (and versions). */
export interface Shelf {
  readonly instances: readonly LedgerInstance[]
  readonly rows: readonly LedgerRow[]
}

/** What stands elsewhere and does not fit the instances: `trace` of a version that is not there, `kin`: ancestors that are not the parent's. */
export interface Trace {
  readonly kind: 'trace' | 'kin'
  /** `a timer`, `an effect`, `a record` (under another root); `parent`. */
  readonly what: string
  readonly instance: InstanceId
  readonly version: number | null
}

/** All that is verified, read piece by piece: a shelf holds `SHELF` ids, and shelves come in ascending order. */
export interface Ledger {
  shelves(): AsyncIterable<Shelf>
  /** Oldest first. */
  seals(): Promise<readonly Seal[]>
  traces(): Promise<readonly Trace[]>
}

/**
 * `missing`, `changed`, `reordered`, `added`: a row of a chain. `replay`: the event does not lead to the snapshot that was hashed.
 * `instance`: the instance's own row (version, head, snapshot, card) is not where its chain ends. `orphan`: history of nobody.
 * `trace`, `kin`: see `Trace`. `seal`: what was sealed is not what is there.
 */
export type FaultKind = 'missing' | 'changed' | 'reordered' | 'added' | 'replay' | 'instance' | 'orphan' | 'trace' | 'kin' | 'seal'

export interface Fault {
  readonly kind: FaultKind
  /** Null for a seal, which covers all. */
  readonly instance: InstanceId | null
  readonly version: number | null
  /** One sentence. */
  readonly says: string
}
