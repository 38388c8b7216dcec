import { createPostgresBackend, PostgresConnection, Queue, withBackend, Worker } from 'bullmq'
import { Lasting, within, type Part } from './lasting.js'
import type { Log } from './log.js'

/** Where the wake-ups lie, by address. The setting chooses the place and nothing else. */
export type QueueConnection = { readonly postgres: string } | { readonly redis: string }

/** "Look at what is due", after `delayMs`. Of two that wait under one id at the same time, one is enough. */
export interface Wakeup {
  readonly id: string
  readonly delayMs: number
}

/** The queue as the runtime needs it. */
export interface Wakeups {
  add(wakeups: readonly Wakeup[]): Promise<void>
  /** From now on `wake` is called for every wake-up whose time has come, one after the other. */
  listen(wake: () => Promise<void>): void
  /** Waits for a wake-up that is being handled, then lets go of the connections. */
  close(): Promise<void>
}

interface OpenQueue extends Part {
  addBulk(jobs: { name: string; data: object; opts: { jobId: string; delay: number } }[]): Promise<unknown>
}
interface Maker {
  readonly queue: () => OpenQueue
  readonly work: (wake: () => Promise<void>) => Part
}

// A finished job must go at once: an `add` with the id of one that is kept is ignored without a word.
const JOB = { removeOnComplete: true, removeOnFail: true, attempts: 1 }

// BullMQ makes its own few connections: the driver stays in #database, and LISTEN gets a connection of its own. While it holds one it does
// not listen for that connection's end, and an error that nobody hears ends the process.
const connectionTo = (url: string, max: number) => ({
  connectionString: url,
  max,
  keepAlive: true,
  application_name: 'don-doc-queue',
  onConnect: (client: { on(event: 'error', listener: () => void): unknown }) => void client.on('error', () => undefined),
})

/** BullMQ's own tables, schema `bullmq`; run after the house's migrations. A second run does nothing. */
export async function migrateQueue(url: string): Promise<void> {
  const connection = new PostgresConnection({ ...connectionTo(url, 1), migrate: true })
  try {
    await connection.waitUntilReady()
  } finally {
    await connection.close()
  }
}

// Redis that is away answers when it is back, be it tomorrow; a wake-up is not worth that long.
const ADDED_WITHIN_MS = 5_000

export function openWakeups(connection: QueueConnection, name: string, log: Log, lockMs = 30_000): Wakeups {
  const make = 'postgres' in connection ? onPostgres(connection.postgres, name, lockMs) : onRedis(connection.redis, name, lockMs)
  // The sweeper bridges the gap until the connection is there again.
  const heard = (error: Error): void => log('queue.broken', { queue: name, error: error.message })
  const queue = new Lasting(make.queue, heard)
  const listeners: Lasting<Part>[] = []
  return {
    add: async (wakeups) => {
      if (!queue.part) throw new Error('the queue is not there')
      const jobs = wakeups.map(({ id, delayMs }) => ({ name: 'wake', data: {}, opts: { ...JOB, jobId: id, delay: delayMs } }))
      await within(ADDED_WITHIN_MS, queue.part.addBulk(jobs))
    },
    listen: (wake) => void listeners.push(new Lasting(() => make.work(wake), heard)),
    close: async () => {
      for (const part of [...listeners, queue]) await part.close()
    },
  }
}

// How soon a worker whose server went away looks whether it is back; the library's own patience is 15 s.
const AGAIN_MS = 1_000

function onPostgres(url: string, name: string, lockMs: number): Maker {
  const classes = withBackend(createPostgresBackend)
  return {
    queue: () => new classes.Queue(name, { connection: connectionTo(url, 2) }),
    work: (wake) => new classes.Worker(name, wake, { connection: connectionTo(url, 2), ...patience(lockMs) }),
  }
}

function onRedis(url: string, name: string, lockMs: number): Maker {
  // BullMQ wants its blocking connection to wait for ever rather than give up.
  const options = { connection: { url, maxRetriesPerRequest: null }, prefix: 'dondoc' }
  return { queue: () => new Queue(name, options), work: (wake) => new Worker(name, wake, { ...options, ...patience(lockMs) }) }
}

const patience = (lockMs: number) => ({ lockDuration: lockMs, stalledInterval: lockMs, runRetryDelay: AGAIN_MS })
