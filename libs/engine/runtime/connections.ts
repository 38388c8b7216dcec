import { createPostgresBackend, PostgresConnection, Queue, withBackend, Worker, type Job } from 'bullmq'
import type { Part } from './lasting.js'

/** Where the wake-ups lie, by address. The setting chooses the place and nothing else. */
export type QueueConnection = { readonly postgres: string } | { readonly redis: string }

/** What the runtime asks of the library's queue. */
export type OpenQueue = Part &
  Pick<Queue, 'addBulk' | 'getJobCounts' | 'getJobs' | 'getMetrics' | 'getWorkers' | 'getJobScheduler' | 'upsertJobScheduler' | 'retryJobs'>

/** Takes a job by its name. */
export type Work = (name: string) => Promise<void>

export interface Maker {
  readonly queue: () => OpenQueue
  readonly work: (work: Work) => Part
}

/** The name of the planner's job and of its scheduler. */
export const PLAN = 'plan'

export interface WorkerHabits {
  /** By which the worker is found among those alive. */
  readonly worker: string
  /** After how long the queue takes a worker that says nothing for dead. */
  readonly lockMs: number
}

/** Parts of the queue `name` at that address, made anew each time they are asked for. */
export function makerOf(connection: QueueConnection, name: string, habits: WorkerHabits): Maker {
  return 'postgres' in connection ? onPostgres(connection.postgres, name, habits) : onRedis(connection.redis, name, habits)
}

// BullMQ makes its own few connections: the driver stays in #database.
const connectionTo = (url: string, max: number) => ({
  connectionString: url,
  max,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  application_name: 'don-doc-queue',
  onConnect: sound,
})

/**
 * While a connection is handed out nobody in the pool listens for its end, and an error that nobody hears ends the process: each gets a listener
 * before anybody has it. And nobody gets one that ended in the very packet that made it ready: BullMQ would listen on it for ever.
 */
async function sound(client: { on(event: 'error', listener: (error: Error) => void): unknown }): Promise<void> {
  let said: Error | null = null
  client.on('error', (error) => (said ??= error))
  // What came in one packet has been read by then; from here to BullMQ's own listener there is no turn in which more could be read.
  await new Promise((resolve) => setImmediate(resolve))
  if (said !== null) throw said as Error
}

/** BullMQ's own tables, schema `bullmq`; run after the house's migrations. A second run does nothing. */
export async function migrateQueue(url: string): Promise<void> {
  const connection = new PostgresConnection({ ...connectionTo(url, 1), migrate: true })
  try {
    await connection.waitUntilReady()
  } finally {
    await connection.close()
  }
}

/**
 * A part on a pool that was made before it. Left to itself a worker opens its listening connection outside any pool, where `onConnect` is never
 * called, and listens for its errors a moment after it is ready: a server that says good-bye in the same packet ended the process.
 */
function onPool<P extends Part>(url: string, max: number, make: (pool: PostgresConnection['pool']) => P): P {
  const { pool } = new PostgresConnection(connectionTo(url, max))
  const part = make(pool)
  const close = part.close.bind(part)
  part.close = async () => {
    try {
      await close()
    } finally {
      await pool.end()
    }
  }
  return part
}

function onPostgres(url: string, name: string, habits: WorkerHabits): Maker {
  const classes = withBackend(createPostgresBackend)
  return {
    queue: () => onPool(url, 2, (connection) => new classes.Queue(name, { connection })),
    // One of them listens.
    work: (work) => onPool(url, 3, (connection) => new classes.Worker(name, taking(work), { connection, ...optionsOf(habits) })),
  }
}

function onRedis(url: string, name: string, habits: WorkerHabits): Maker {
  // BullMQ wants its blocking connection to wait for ever rather than give up.
  const options = { connection: { url, maxRetriesPerRequest: null }, prefix: 'dondoc' }
  return {
    queue: () => new Queue(name, options),
    work: (work) => new Worker(name, taking(work), { ...options, ...optionsOf(habits) }),
  }
}

const taking =
  (work: Work) =>
  (job: Pick<Job, 'name'>): Promise<void> =>
    work(job.name)

// How soon a worker whose server went away looks whether it is back; the library's own patience is 15 s.
const AGAIN_MS = 1_000
/** For how many minutes the queue counts what was finished. */
export const COUNTED_MINUTES = 60

const optionsOf = ({ worker, lockMs }: WorkerHabits) => ({
  name: worker,
  lockDuration: lockMs,
  stalledInterval: lockMs,
  runRetryDelay: AGAIN_MS,
  metrics: { maxDataPoints: COUNTED_MINUTES },
})
