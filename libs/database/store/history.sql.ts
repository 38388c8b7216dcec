import type { Instant, InstanceId, PersonId } from '#base'
import type { HistoryRow } from '#engine'
import { statement } from '../sql.js'

export interface HistoryColumns {
  readonly instance: number
  readonly version: number
  readonly type: string
  readonly at: number
  readonly actor: number
  readonly reason: string | null
  readonly key: string
  readonly event: string
  readonly snapshot_hash: string
  readonly definition_hash: string
  readonly hash: string
}

// Every move of one instance, oldest first. Primary key.
export const history = statement<{ instance: number }, HistoryColumns>(
  'history',
  ['instance'],
  /* sql */ `
select instance, version, type, at, actor, reason, key, event,
  encode(snapshot_hash, 'hex') as snapshot_hash, definition_hash, encode(hash, 'hex') as hash
from engine.history
where instance = $1::bigint
order by version`,
)

export function historyOf({ snapshot_hash, definition_hash, ...row }: HistoryColumns): HistoryRow {
  return {
    ...row,
    instance: row.instance as InstanceId,
    at: row.at as Instant,
    actor: row.actor as PersonId,
    snapshotHash: snapshot_hash,
    definitionHash: definition_hash,
  }
}
