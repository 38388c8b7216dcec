import { type Instant } from '#base'
import { begin, step } from './step.js'
import type { Definition, MachineEvent, Snapshot } from './types.js'

/** One row of an instance's history, as replay needs it. `event` is the canonical text that was stepped. */
export interface Past {
  readonly type: string
  readonly at: Instant
  readonly event: string
  /** Hash of the definition that stepped it; of a migration's row the one that it led to. */
  readonly definitionHash: string
}

export const CREATE = 'CREATE'
/** A move to another version of the definition: its event carries the snapshot that results, so that no plan is needed to replay it. */
export const MIGRATE = 'MIGRATE'

/** Finds a definition by its hash: every row names its own, so a chain is replayed across migrations without asking where the instance stands now. */
export type Lookup = (definitionHash: string) => Definition | undefined

export function byHash(definitions: Iterable<Definition>): Lookup {
  const found = new Map([...definitions].map((definition) => [definition.hash, definition]))
  return (hash) => found.get(hash)
}

/** The instance as it stood after the given rows (oldest first; the first is its birth). Null when there are none. */
export function replay(find: Lookup, rows: readonly Past[]): Snapshot | null {
  let snapshot: Snapshot | null = null
  for (const row of rows) snapshot = replayOne(find, snapshot, row)
  return snapshot
}

/** One row further. Throws when a row names a definition that is not known. */
export function replayOne(find: Lookup, before: Snapshot | null, row: Past): Snapshot {
  const payload = JSON.parse(row.event) as Record<string, unknown>
  if (before !== null && row.type === MIGRATE) return payload['snapshot'] as Snapshot
  const definition = find(row.definitionHash)
  if (!definition) throw new Error(`no definition of this program has the hash ${row.definitionHash}`)
  if (before === null) return begin(definition, payload, row.at).snapshot
  return step(definition, before, eventOfRow(payload, row.type, row.at)).snapshot
}

/** The event as the machine sees it: the payload's text parsed back, its type, and the moment the engine took it. */
export function eventOfRow(payload: Record<string, unknown>, type: string, at: Instant): MachineEvent {
  return { ...payload, type, at }
}
