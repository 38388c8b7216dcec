import pg from 'pg'
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm'
import { migrations, type Migration } from './migrations/index.js'

// One number for all programs of the house on one database.
const LOCK = 1_684_301_910

/** The name under which a migration stands in the ledger `house.migration`; TypeORM wants thirteen digits at the end, and sorts by them. */
export function ledgerName({ name }: Migration): string {
  return `${name}_${String(Number.parseInt(name, 10)).padStart(13, '0')}`
}

/**
 * Brings the schema of the house up to this program: forward only, each step in a transaction of its own, one program at a time
 * (the others wait). Run by whoever owns the database, not by the program's role. A second run applies nothing.
 */
export async function migrate(url: string): Promise<{ applied: string[] }> {
  const lock = new pg.Client({ connectionString: url, application_name: 'don-doc-migrate' })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK])
    // TypeORM writes its ledger before the first migration can make a place for it.
    await lock.query('create schema if not exists house')
    return { applied: await applyPending(url) }
  } finally {
    await lock.end()
  }
}

async function applyPending(url: string): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    schema: 'house',
    poolSize: 1,
    installExtensions: false,
    migrations: migrations.map(wrapped),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  })
  await dataSource.initialize()
  try {
    return (await dataSource.runMigrations()).map(({ name }) => name)
  } finally {
    await dataSource.destroy()
  }
}

function wrapped(migration: Migration): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = ledgerName(migration)

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(migration.sql)
    }

    down(): Promise<void> {
      throw new Error(`${migration.name}: migrations go forward only; restore a backup instead`)
    }
  }
}
