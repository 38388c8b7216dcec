import { statement } from '../sql.js'

// From one status to another; no row when it no longer has the first. Who and why are kept from the first ending on.
export const turnMigration = statement<{ id: number; from: string; to: string; by: number | null; reason: string | null }, { id: number }>(
  'turn-migration',
  ['id', 'from', 'to', 'by', 'reason'],
  /* sql */ `
update engine.migration
set status = $3, ended_by = coalesce(ended_by, $4::bigint), ended_reason = coalesce(ended_reason, $5::text)
where id = $1::bigint and status = $2
returning id`,
)
