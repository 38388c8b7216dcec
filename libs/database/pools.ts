import pg from 'pg'

const DATE = 1082
const TIMESTAMPTZ = 1184
const BIGINT = 20

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  // A day has no hour and no zone: it stays the text it is.
  [DATE]: (text) => text,
  // A timer that waits for a person is due at infinity.
  [TIMESTAMPTZ]: (text) => (text === 'infinity' ? Infinity : new Date(text).getTime()),
  [BIGINT]: Number,
}

/** How values come back on the house's own connections. Not set for all of `pg`: BullMQ shares the driver and expects its defaults. */
const types = { getTypeParser: (oid: number, format?: string) => parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text') }

/** The program acts under a role that may not rewrite history, whoever it signs in as. */
const PROGRAM = '-c role=dondoc_program'

/**
 * A process that stands still in the middle of a transaction (frozen, or its machine gone) must not keep others from the rows that it has
 * locked: after so long a silence PostgreSQL takes its connection away, and what it had not committed is undone. `keepingClaim` breaks the
 * silence of a process that is alive and at work elsewhere.
 */
export const SILENCE_MS = 5_000

// A generic plan may be made while tables are still empty and would then scan them for ever (engine trial, trap 8).
const WRITER = `${PROGRAM} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c idle_in_transaction_session_timeout=${SILENCE_MS}`

/**
 * What both pools share. Whoever waits for a connection is told after half a minute. A connection that breaks says so by an event: without a
 * listener of its own the process would die of it (`pg` listens only while a connection lies idle in the pool, not while it is handed out).
 */
const lasting = {
  connectionTimeoutMillis: 30_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  onConnect: (client: pg.ClientBase) => void client.on('error', () => undefined),
}

/** What TypeORM hands on to `pg` for boards and tables. */
export const programOptions = { ...lasting, options: PROGRAM, types, application_name: 'don-doc' }

/** Connections for the store's own statements alone. None of them takes so long: one without an answer has lost its server. */
export function openWriters(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    ...lasting,
    connectionString: url,
    max,
    options: WRITER,
    query_timeout: 60_000,
    types: types as pg.CustomTypesConfig,
    application_name: 'don-doc-store',
  })
  // Of an idle connection that broke; the next query takes another.
  pool.on('error', () => undefined)
  return pool
}

/** Waits for `work`, which goes on elsewhere, and meanwhile says something on the connection: the locks of its transaction stay ours. */
export async function keepingClaim<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  // A claim that is lost all the same is noticed by the next statement of the transaction.
  const sign = setInterval(() => void client.query('select').catch(() => undefined), SILENCE_MS / 5)
  try {
    return await work()
  } finally {
    clearInterval(sign)
  }
}
