import type { Store } from '#engine'
import pg from 'pg'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { openWriters, programOptions } from './pools.js'
import { poolOf, sqlOf, type Sql } from './sql.js'
import { postgresStore } from './store/postgres-store.js'

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>

export interface Database {
  readonly sql: Sql
  readonly store: Store
  /** For small, slowly edited tables only. */
  readonly dataSource: DataSource
  close(): Promise<void>
}

// Two lanes, one claim of timers, one delivery, and two to spare.
const WRITERS = 6

/**
 * Opens the database under the program's role: up to `max` connections (8) for boards and tables, six for the store.
 * Migrate first (`migrate`), then ask `checkSchema`. `entities` are TypeORM's, for the rooms that edit tables.
 */
export async function openDatabase(options: { url: string; max?: number; entities?: PostgresOptions['entities'] }): Promise<Database> {
  const { url, max = 8, entities } = options
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    schema: 'house',
    poolSize: max,
    extra: programOptions,
    installExtensions: false,
    poolErrorHandler: () => undefined, // the query that needed the connection tells its caller
    ...(entities ? { entities } : {}),
  })
  await dataSource.initialize()
  const writers = openWriters(url, WRITERS)
  const close = async (): Promise<void> => {
    await Promise.all([dataSource.destroy(), writers.end()])
  }
  return { sql: sqlOf(poolOf(dataSource)), store: postgresStore(writers), dataSource, close }
}
