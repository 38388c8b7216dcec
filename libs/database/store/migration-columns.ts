import type { Instant, PersonId } from '#base'
import type { MigrationRow, MigrationStatus } from '#engine'

export const MIGRATION = 'id, plan, from_definition, to_definition, mapping, status, by, reason, at, ended_by, ended_reason'

export interface MigrationColumns {
  readonly id: number
  readonly plan: string
  readonly from_definition: string
  readonly to_definition: string
  readonly mapping: string
  readonly status: MigrationStatus
  readonly by: number
  readonly reason: string
  readonly at: number
  readonly ended_by: number | null
  readonly ended_reason: string | null
}

export function migrationOf(row: MigrationColumns): MigrationRow {
  const { id, plan, mapping, status, reason } = row
  return {
    id,
    plan,
    from: row.from_definition,
    to: row.to_definition,
    mapping,
    status,
    by: row.by as PersonId,
    reason,
    at: row.at as Instant,
    endedBy: row.ended_by as PersonId | null,
    endedReason: row.ended_reason,
  }
}
