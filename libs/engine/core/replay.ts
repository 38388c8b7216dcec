import { type Instant } from '#base'
import { begin, step } from './step.js'
import type { Definition, MachineEvent, Snapshot } from './types.js'

/** One row of an instance's history, as replay needs it. `event` is the canonical text that was stepped. */
export interface Past {
  readonly type: string
  readonly at: Instant
  readonly event: string
}

export const CREATE = 'CREATE'

/** The instance as it stood after the given rows (oldest first; the first is its birth). Null when there are none. */
export function replay(definition: Definition, rows: readonly Past[]): Snapshot | null {
  let snapshot: Snapshot | null = null
  for (const row of rows) snapshot = replayOne(definition, snapshot, row)
  return snapshot
}

/** One row further. */
export function replayOne(definition: Definition, before: Snapshot | null, row: Past): Snapshot {
  const payload = JSON.parse(row.event) as Record<string, unknown>
  if (before === null) return begin(definition, payload, row.at).snapshot
  return step(definition, before, eventOfRow(payload, row.type, row.at)).snapshot
}

/** The event as the machine sees it: the payload's text parsed back, its type, and the moment the engine took it. */
export function eventOfRow(payload: Record<string, unknown>, type: string, at: Instant): MachineEvent {
  return { ...payload, type, at }
}
