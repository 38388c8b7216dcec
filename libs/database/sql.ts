import type pg from 'pg'
import type { DataSource } from 'typeorm'

/** One SQL statement with its name (prepared once a connection), the order of its arguments, and the shapes of arguments and rows. */
export interface Statement<Args extends object, Row> {
  readonly name: string
  readonly args: readonly (keyof Args & string)[]
  readonly text: string
  /** Never there: it carries the type of a row. */
  readonly row?: Row
}

/** A statement without arguments. */
export type NoArgs = Record<never, never>

/**
 * Names a statement. `$1, $2, …` of the text are `args` in that order. Dates come and go as `YYYY-MM-DD`, instants come back as
 * milliseconds and go in through `house.instant($n)`, bigint is a number.
 * @example statement<{ unit: UnitId }, { name: string }>('unit-name', ['unit'], 'select name from house.unit where id = $1')
 */
export function statement<Args extends object, Row>(name: string, args: readonly (keyof Args & string)[], text: string): Statement<Args, Row> {
  // PostgreSQL cuts longer names off, and two statements would become one.
  if (name.length > 63) throw new Error(`the name of a statement has at most 63 letters: ${name}`)
  return { name, args, text }
}

/** What may be asked of the database: named statements, one by one or several in a transaction. */
export interface Sql {
  run<Args extends object, Row>(asked: Statement<Args, Row>, args: Args): Promise<Row[]>
  /** All of `work`, or nothing of it. Inside, `tx` runs in the same transaction. */
  tx<T>(work: (sql: Sql) => Promise<T>): Promise<T>
}

export function sqlOf(pool: pg.Pool): Sql {
  return { run: (asked, args) => run(pool, asked, args), tx: (work) => inTransaction(pool, (client) => work(sqlInside(client))) }
}

/** The pool that TypeORM opened: `driver.master` is its inside, so it is named here and nowhere else (sql.spec.ts would notice a change). */
export function poolOf(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as unknown as { readonly master: pg.Pool }).master
}

export async function run<Args extends object, Row>(
  on: pg.Pool | pg.PoolClient,
  { name, text, args: names }: Statement<Args, Row>,
  args: Args,
): Promise<Row[]> {
  const { rows } = await on.query({ name, text, values: names.map((arg) => args[arg as keyof Args]) })
  return rows as Row[]
}

/** A connection of its own for `work`, between begin and commit; an error rolls back and goes on to the caller. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => (broken = cause))
    throw error
  } finally {
    // A connection that cannot even roll back is thrown away, not handed to the next caller.
    client.release(broken)
  }
}

function sqlInside(client: pg.PoolClient): Sql {
  const inside: Sql = { run: (asked, args) => run(client, asked, args), tx: (work) => work(inside) }
  return inside
}
