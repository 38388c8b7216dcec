import { statement, type NoArgs } from '../sql.js'
import { MIGRATION, type MigrationColumns } from './migration-columns.js'

// Every migration, oldest first. A handful of rows.
export const allMigrations = statement<NoArgs, MigrationColumns>('all-migrations', [], `select ${MIGRATION} from engine.migration order by id`)
