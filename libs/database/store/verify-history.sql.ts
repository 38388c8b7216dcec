import { statement } from '../sql.js'
import type { HistoryColumns } from './history.sql.js'
import type { ShelfRange } from './verify-next-shelf.sql.js'

// The rows of a shelf, by instance and version. Primary key. `whole`: no part of a millisecond, and an answer has its command: the chain would show neither.
export const shelfHistory = statement<ShelfRange, HistoryColumns & { whole: boolean; answer: string | null; record: string | null }>(
  'verify-history',
  ['from', 'to'],
  /* sql */ `
select instance, version, type, at, actor, reason, key, event,
  encode(snapshot_hash, 'hex') as snapshot_hash, definition_hash, encode(hash, 'hex') as hash,
  at = date_trunc('milliseconds', at) and (answer is null) = (body_hash is null) as whole, answer, record
from engine.history
where instance between $1::bigint and $2::bigint
order by instance, version`,
)
