import pg from 'pg'
import { codeOf, messageOf } from './cannot-serve.js'
import { OWNER } from './initdb.js'

// One number for all programs on one cluster: who uses it holds the lock shared, who wants to stop it must get it alone.
const IN_USE = 1_684_301_908
const NAME = 'don-doc-embedded'

export function urlOf(port: number, password: string, database: string): string {
  return `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

/** A connection that can be told not to keep its program alive; the types of `pg` do not know of it. */
export type Session = pg.Client & { ref(): void; unref(): void }

export async function open(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: NAME })
  client.on('error', () => undefined) // the server may go first; what uses the connection hears of it by its own query
  try {
    await client.connect()
    return client as Session
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

// 57P03: starting up, recovering or shutting down; a refused or cut connection: the socket is not open yet, or no longer.
const PASSING = new Set(['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EADDRNOTAVAIL'])

/** True when the server may answer differently in a moment. */
export function isPassing(error: unknown): boolean {
  return PASSING.has(codeOf(error)) || /terminated|timeout/i.test(messageOf(error))
}

/** Says "this cluster is in use" for as long as the connection lives: a killed program lets go by itself, unlike a pid in a file. */
export async function holdCluster(url: string): Promise<Session> {
  const client = await open(url)
  try {
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE])
    client.unref() // alone it must not keep a program alive
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** Lets go of the cluster; whether its connection still lives makes no difference. */
export async function leaveCluster(session: Session): Promise<void> {
  session.ref()
  // said aloud: the server may notice the end of a connection later than the claim that follows
  await session.query('select pg_advisory_unlock_all()').catch(() => undefined)
  await session.end().catch(() => undefined)
}

/**
 * Takes the cluster for itself, undefined when somebody else uses it. While the connection lives newcomers wait; the stop of
 * the server sends them away and they start one of their own.
 */
export async function claimCluster(url: string): Promise<Session | undefined> {
  const session = await open(url)
  const { rows } = await session.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [IN_USE])
  if (rows[0]?.alone === true) return session
  await session.end()
  return undefined
}

/** Waits up to `ms` until no client but this launcher's own is connected: a pool may report its end before its sockets are closed. */
export async function untilQuiet(client: pg.Client, ms: number): Promise<void> {
  const until = performance.now() + ms
  while (performance.now() < until) {
    const others = await client.query("select from pg_stat_activity where backend_type = 'client backend' and application_name <> $1 limit 1", [NAME])
    if (others.rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Creates the database unless it is there; `template` must have no open connections. Answers its address. */
export async function createDatabase(admin: string, address: (name: string) => string, name: string, template?: string): Promise<string> {
  const client = await open(admin)
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(creation(client, name, template)).catch(unlessThere)
  } finally {
    await client.end()
  }
  return address(name)
}

function creation(client: pg.Client, name: string, template: string | undefined): string {
  const copy = template === undefined ? '' : ` template ${client.escapeIdentifier(template)} strategy file_copy`
  return `create database ${client.escapeIdentifier(name)}${copy}`
}

// Two programs started at once: 42P04 says that the database exists, 23505 that both were inserting its row.
function unlessThere(error: unknown): void {
  if (!['42P04', '23505'].includes(codeOf(error))) throw error
}
