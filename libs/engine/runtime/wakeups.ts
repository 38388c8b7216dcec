import { hostname } from 'node:os'
import { makerOf, PLAN, type OpenQueue, type QueueConnection } from './connections.js'
import { Lasting, within, type Part } from './lasting.js'
import type { Log } from './log.js'
import { stateOf, type QueueState } from './queue-state.js'

/** "Look at what is due", after `delayMs`. Of two that wait under one id at the same time, one is enough. */
export interface Wakeup {
  readonly id: string
  readonly delayMs: number
}

/** What the queue asks for: a look at what is due, or a plan of what falls due within the next day. */
export interface Listener {
  readonly look: () => Promise<void>
  readonly plan: () => Promise<void>
}

/** The queue as the runtime needs it. Each rejects when the queue gives no answer. */
export interface Wakeups {
  add(wakeups: readonly Wakeup[]): Promise<void>
  /** Sees to it that somebody is asked to plan every so often; true when nobody had seen to it. */
  planEvery(everyMs: number): Promise<boolean>
  state(): Promise<QueueState>
  /** What failed is taken again, and at once; answers how many. */
  retryFailed(): Promise<number>
  /** From now on the listener is called for every job whose time has come, one after the other. */
  listen(listener: Listener): void
  /** Waits for a job that is being handled, then lets go of the connections. */
  close(): Promise<void>
}

// A finished job must go at once: an `add` with the id of one that is kept is ignored without a word.
const JOB = { removeOnComplete: true, removeOnFail: true, attempts: 1 }

// Redis that is away answers when it is back, be it tomorrow; a wake-up is not worth that long, and a page even less.
const ADDED_WITHIN_MS = 5_000
const TOLD_WITHIN_MS = 2_000

export function openWakeups(connection: QueueConnection, name: string, log: Log, lockMs = 30_000): Wakeups {
  const make = makerOf(connection, name, { worker: `${hostname()}-${process.pid}`.replace(/[^\w.-]/g, '-'), lockMs })
  // The sweeper bridges the gap until the connection is there again.
  const heard = (error: Error): void => log('queue.broken', { queue: name, error: error.message })
  const queue = new Lasting(make.queue, heard)
  const listeners: Lasting<Part>[] = []
  const ask = async <T>(withinMs: number, question: (part: OpenQueue) => Promise<T>): Promise<T> => {
    if (!queue.part) throw new Error('the queue is not there')
    return within(withinMs, question(queue.part))
  }
  return {
    add: async (wakeups) => {
      const jobs = wakeups.map(({ id, delayMs }) => ({ name: 'wake', data: {}, opts: { ...JOB, jobId: id, delay: delayMs } }))
      await ask(ADDED_WITHIN_MS, (part) => part.addBulk(jobs))
    },
    planEvery: (everyMs) => ask(ADDED_WITHIN_MS, (part) => planEvery(part, everyMs)),
    state: () => ask(TOLD_WITHIN_MS, (part) => stateOf(part, 'postgres' in connection ? 'postgres' : 'redis')),
    retryFailed: () => ask(ADDED_WITHIN_MS, retryFailed),
    listen: ({ look, plan }) => void listeners.push(new Lasting(() => make.work((job) => (job === PLAN ? plan() : look())), heard)),
    close: async () => {
      for (const part of [...listeners, queue]) await part.close()
    },
  }
}

/** Set anew at each start it would put its next turn off each time: once it is there it is left alone. */
async function planEvery(queue: OpenQueue, everyMs: number): Promise<boolean> {
  const there = await queue.getJobScheduler(PLAN)
  if (there?.every === everyMs) return false
  await queue.upsertJobScheduler(PLAN, { every: everyMs }, { name: PLAN, data: {}, opts: JOB })
  return true
}

async function retryFailed(queue: OpenQueue): Promise<number> {
  const { failed = 0 } = await queue.getJobCounts('failed')
  if (failed > 0) await queue.retryJobs({ state: 'failed' })
  return failed
}
