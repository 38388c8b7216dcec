import pg from 'pg'
import { DataSource, MigrationExecutor, type MigrationInterface, type QueryRunner } from 'typeorm'
import { migrationsOf } from './backup/tables.js'
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

/** True when the database holds a house, born already, that lacks steps of this program's schema: `migrate` would change what people work on. */
export async function isOlder(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'don-doc-migrate' })
  await client.connect()
  try {
    const found = await migrationsOf(client)
    if (found === null || migrations.every((migration) => found.includes(ledgerName(migration)))) return false
    return ((await client.query('select from house.birth')).rowCount ?? 0) > 0
  } finally {
    await client.end()
  }
}

/** Applies those steps that are wanted and were not applied yet, in their order; answers their names. */
export type Apply = (wanted: (name: string) => boolean) => Promise<string[]>

/** One transaction in which steps are applied between other work: all of it, or nothing. No other program migrates meanwhile. */
export async function migrateInside<T>(url: string, work: (client: pg.ClientBase, apply: Apply) => Promise<T>): Promise<T> {
  const dataSource = await openMigrations(url)
  const runner = dataSource.createQueryRunner()
  const executor = new MigrationExecutor(dataSource, runner)
  const apply: Apply = async (wanted) => {
    const steps = (await executor.getPendingMigrations()).filter(({ name }) => wanted(name))
    for (const step of steps) await executor.executeMigration(step)
    return steps.map(({ name }) => name)
  }
  try {
    const client = (await runner.connect()) as pg.ClientBase
    await runner.startTransaction()
    await client.query("set local lock_timeout = '10s'")
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const answer = await work(client, apply)
    await runner.commitTransaction()
    return answer
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
    throw error
  } finally {
    await runner.release()
    await dataSource.destroy()
  }
}

async function applyPending(url: string): Promise<string[]> {
  const dataSource = await openMigrations(url)
  try {
    return (await dataSource.runMigrations()).map(({ name }) => name)
  } finally {
    await dataSource.destroy()
  }
}

function openMigrations(url: string): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    driver: pg,
    url,
    schema: 'house',
    poolSize: 1,
    installExtensions: false,
    poolErrorHandler: () => undefined, // the query that needed the connection tells its caller
    migrations: migrations.map(wrapped),
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  }).initialize()
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
