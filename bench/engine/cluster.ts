import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '#database'
import { startEmbedded } from '../../libs/assembly/embedded/index.js'

/** One PostgreSQL 18 of the run's own, fsync on, and databases in it. */
export interface Cluster {
  /** Processor time of this program and of PostgreSQL so far, microseconds. */
  cpu(): number
  /** A database with the house's schema, in which nothing has happened. */
  fresh(): Promise<string>
  /** A database without anything, for the references. */
  empty(): Promise<string>
  drop(url: string): Promise<void>
  stop(): Promise<void>
}

export async function openCluster(): Promise<Cluster> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-bench-'))
  fs.chmodSync(dir, 0o755)
  const server = await startEmbedded({ dir, database: 'growing' })
  await migrate(server.url)
  const admin = new pg.Client({ connectionString: addressOf(server.url, 'postgres') })
  await admin.connect()
  await admin.query('alter database growing rename to model')
  let count = 0
  return {
    cpu: () => cpuOf(server.pid),
    fresh: () => server.createDatabase(`house_${++count}`, 'model'),
    empty: () => server.createDatabase(`reference_${++count}`),
    drop: async (url) => void (await admin.query(`drop database "${new URL(url).pathname.slice(1)}" with (force)`)),
    stop: async () => {
      await admin.end()
      await server.stop(0)
      fs.rmSync(dir, { recursive: true, force: true })
    },
  }
}

function addressOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** A pool for what a reference or a check asks by itself. */
export function poolOf(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, min: max, idleTimeoutMillis: 0 })
  pool.on('error', () => undefined)
  return pool
}

/** Statistics as a table in service has them, and no checkpoint left over from filling it. */
export async function settleTables(pool: pg.Pool, ...tables: string[]): Promise<void> {
  for (const table of tables) await pool.query(`vacuum analyze ${table}`)
  await pool.query('checkpoint')
}

const TICK_MICROS = 10_000

function cpuOf(postmaster: number): number {
  const { user, system } = process.cpuUsage()
  const ended = ticksOf(postmaster).reduce((sum, ticks) => sum + ticks, 0)
  const alive = childrenOf(postmaster).reduce(
    (sum, pid) =>
      sum +
      ticksOf(pid)
        .slice(0, 2)
        .reduce((one, other) => one + other, 0),
    0,
  )
  return user + system + (ended + alive) * TICK_MICROS
}

// Linux tells: time of the process itself and of its children that have ended. Elsewhere the figure leaves PostgreSQL out.
function ticksOf(pid: number): number[] {
  const line = read(`/proc/${pid}/stat`)
  return line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number)
}

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((text) => text !== '')
    .map(Number)
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
