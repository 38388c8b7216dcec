import { createPostgresBackend, PostgresConnection, Queue, withBackend, Worker } from 'bullmq'
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

interface Part {
  on(event: 'error', listener: (error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}
interface OpenQueue extends Part {
  addBulk(jobs: { name: string; data: object; opts: { jobId: string; delay: number } }[]): Promise<unknown>
}
interface Made {
  readonly queue: OpenQueue
  readonly work: (wake: () => Promise<void>) => Part
}

// A finished job must go at once: an `add` with the id of one that is kept is ignored without a word.
const JOB = { removeOnComplete: true, removeOnFail: true, attempts: 1 }

// BullMQ makes its own few connections: the driver stays in #database, and LISTEN gets a connection of its own.
const connectionTo = (url: string, max: number) => ({ connectionString: url, max, keepAlive: true, application_name: 'don-doc-queue' })

/** BullMQ's own tables, schema `bullmq`; run after the house's migrations. A second run does nothing. */
export async function migrateQueue(url: string): Promise<void> {
  const connection = new PostgresConnection({ ...connectionTo(url, 1), migrate: true })
  try {
    await connection.waitUntilReady()
  } finally {
    await connection.close()
  }
}

export function openWakeups(connection: QueueConnection, name: string, log: Log): Wakeups {
  const { queue, work } = 'postgres' in connection ? onPostgres(connection.postgres, name) : onRedis(connection.redis, name)
  // A connection that breaks says so here and is made anew by BullMQ; the sweeper bridges the gap.
  const heard = (part: Part): Part => {
    part.on('error', (error) => log('queue.broken', { queue: name, error: error.message }))
    return part
  }
  const parts: Part[] = [heard(queue)]
  return {
    add: async (wakeups) =>
      void (await queue.addBulk(wakeups.map(({ id, delayMs }) => ({ name: 'wake', data: {}, opts: { ...JOB, jobId: id, delay: delayMs } })))),
    listen: (wake) => void parts.unshift(heard(work(wake))),
    close: async () => {
      for (const part of parts) await closed(part)
    },
  }
}

const OPENING_MS = 1_000

// A part that is closed while it is still connecting leaves its connection open behind it.
async function closed(part: Part): Promise<void> {
  let giveUp: NodeJS.Timeout | undefined
  const patience = new Promise((resolve) => (giveUp = setTimeout(resolve, OPENING_MS)))
  await Promise.race([part.waitUntilReady().catch(() => undefined), patience])
  clearTimeout(giveUp)
  await part.close()
}

function onPostgres(url: string, name: string): Made {
  const classes = withBackend(createPostgresBackend)
  return {
    queue: new classes.Queue(name, { connection: connectionTo(url, 2) }),
    work: (wake) => new classes.Worker(name, wake, { connection: connectionTo(url, 2) }),
  }
}

function onRedis(url: string, name: string): Made {
  // BullMQ wants its blocking connection to wait for ever rather than give up.
  const options = { connection: { url, maxRetriesPerRequest: null }, prefix: 'dondoc' }
  return { queue: new Queue(name, options), work: (wake) => new Worker(name, wake, options) }
}
