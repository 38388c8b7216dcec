import { statement } from '../sql.js'
import { MIGRATION, type MigrationColumns } from './migration-columns.js'

// A new migration, running from now on. Refused by the key of migration_open while one of the workflow is open.
export const beginMigration = statement<{ plan: string; from: string; to: string; mapping: string; by: number; reason: string }, MigrationColumns>(
  'begin-migration',
  ['plan', 'from', 'to', 'mapping', 'by', 'reason'],
  /* sql */ `
insert into engine.migration (plan, from_definition, to_definition, mapping, by, reason, at)
values ($1, $2, $3, $4, $5, $6, house.now())
returning ${MIGRATION}`,
)
