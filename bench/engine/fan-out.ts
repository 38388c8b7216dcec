import type pg from 'pg'
import type { Move } from '#engine'
import { poolOf, settleTables, type Cluster } from './cluster.js'
import { directive, plan } from './life.js'
import { command, openRun } from './steps.js'

const ROWS_A_STATEMENT = 1_000

/**
 * A directive goes out to `units` units with a plan and three duties each: one command of ours, against the bare multi-row insert of the very
 * same rows of instance, history and timer by a program that has them ready. Milliseconds.
 */
export async function fanOut(cluster: Cluster, units: number): Promise<{ ours: number; bare: number }> {
  const run = await openRun(cluster)
  const pool = poolOf(run.url, 1)
  try {
    await command(run.engine, 'directive', [directive(1)])
    await settleTables(pool, 'engine.instance', 'engine.history', 'engine.timer')
    const moves = births(units)
    const began = performance.now()
    await command(run.engine, 'fan-out', moves)
    const ours = performance.now() - began
    const tables = await rowsOf(pool)
    if (tables[0]?.rows.length !== units * 5) throw new Error(`fan-out bore ${tables[0]?.rows.length} instances`)
    return { ours, bare: await insertBare(cluster, tables) }
  } finally {
    await pool.end()
    await run.close()
  }
}

function births(units: number): Move[] {
  const moves: Move[] = []
  let id = 2
  for (let unit = 0; unit < units; unit++) {
    const assignment = id++
    moves.push(plan(assignment, 1, unit, undefined, 'assignment@1'), plan(id++, assignment, unit))
    for (let n = 0; n < 3; n++) moves.push(plan(id++, assignment, unit, undefined, 'duty@1'))
  }
  return moves
}

interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly Record<string, unknown>[]
}

async function rowsOf(pool: pg.Pool): Promise<Table[]> {
  const tables: Table[] = []
  for (const [name, own] of [
    ['engine.instance', 'id'],
    ['engine.history', 'instance'],
    ['engine.timer', 'instance'],
  ] as const) {
    const { rows } = await pool.query<Record<string, unknown>>(`select * from ${name} where ${own} > 1 order by ${own}`)
    // The number of a history row is drawn by the table itself.
    tables.push({ name, columns: Object.keys(rows[0] ?? {}).filter((column) => column !== 'seq'), rows })
  }
  return tables
}

/** Into the same tables of a database where nothing has happened: history is not emptied, also here. */
async function insertBare(cluster: Cluster, tables: readonly Table[]): Promise<number> {
  const statements = tables.flatMap(({ name, columns, rows }) =>
    Array.from({ length: Math.ceil(rows.length / ROWS_A_STATEMENT) }, (_, i) =>
      insertOf(name, columns, rows.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT)),
    ),
  )
  const url = await cluster.fresh()
  const pool = poolOf(url, 1)
  try {
    await settleTables(pool, 'engine.instance', 'engine.history', 'engine.timer')
    const began = performance.now()
    await pool.query('begin')
    for (const statement of statements) await pool.query(statement)
    await pool.query('commit')
    return performance.now() - began
  } finally {
    await pool.end()
    await cluster.drop(url)
  }
}

function insertOf(table: string, columns: readonly string[], rows: readonly Record<string, unknown>[]): { text: string; values: unknown[] } {
  let n = 0
  const text = `insert into ${table} (${columns.join()}) values ${rows.map(() => `(${columns.map(() => `$${++n}`).join()})`).join()}`
  return { text, values: rows.flatMap((row) => columns.map((column) => row[column])) }
}
