import { z } from 'zod'
import { none, type PersonRef } from './common.js'
import type { FailureView } from './incidents.js'
import type { Route } from './route.js'

/** The queue of wake-ups. Spans are milliseconds of the servers' own clock: the queue knows nothing of a clock that was put forward. */
export interface QueueView {
  readonly backend: 'postgres' | 'redis'
  readonly waiting: number
  readonly delayed: number
  readonly active: number
  readonly failed: number
  /** Null where nothing has been counted yet. */
  readonly finishedLastHour: number | null
  readonly oldestWaitingMs: number | null
  readonly planner: { readonly everyMs: number; readonly nextInMs: number | null } | null
  /** Processes that listen to the queue now, by machine and number. */
  readonly workers: readonly string[]
}
export interface ChannelView {
  readonly channel: 'mail' | 'webhook'
  readonly waiting: number
  readonly retrying: number
  /** Given up while the last answer is missing. */
  readonly uncertain: number
  readonly failed: number
  /** Tries of the last minute, and how many a minute may see; null = as many as there are. */
  readonly lastMinute: number
  readonly perMinute: number | null
}
/** A message that did not go at its first try: on its way again, or given up. */
export interface TroubledMailView {
  readonly id: number
  readonly channel: 'mail' | 'webhook'
  readonly person: PersonRef | null
  readonly subject: string
  readonly status: 'waiting' | 'failed' | 'uncertain'
  readonly attempts: number
  readonly nextTryAt: number | null
  /** The other side's words. */
  readonly response: string | null
}
export interface RunView {
  readonly at: number
  /** The process, by machine and number. */
  readonly worker: string
}
/** Moments are milliseconds of the house's clock. */
export interface QueuesView {
  readonly now: number
  /** Null when the queue gives no answer; the rest stands in the tables and is true all the same. */
  readonly queue: QueueView | null
  readonly timers: { readonly due: number; readonly oldestDueAt: number | null; readonly nextDay: number }
  readonly effects: { readonly waiting: number; readonly oldestAt: number | null }
  /** What is tried again by itself, at most 100; the count is exact. */
  readonly failing: { readonly count: number; readonly rows: readonly FailureView[] }
  /** What waits for a person on the page of incidents. */
  readonly incidents: number
  readonly channels: readonly ChannelView[]
  readonly mails: readonly TroubledMailView[]
  /** When each last came to its end; null = never yet. */
  readonly sweeper: RunView | null
  readonly planner: RunView | null
}
export const queues: Route<typeof none, typeof none, typeof none, QueuesView> = {
  name: 'queues',
  method: 'GET',
  path: '/queues',
  summary: 'The queue of wake-ups, and what the tables say of work that is due, tried again or on its way out',
  params: none,
  query: none,
  body: none,
}

export const lookNow: Route<typeof none, typeof none, typeof none, { readonly queued: boolean }> = {
  name: 'lookNow',
  method: 'POST',
  path: '/queues/look',
  summary: 'Wakes a worker at once; `queued` is false when the queue does not answer and the sweepers find what is due',
  params: none,
  query: none,
  body: none,
}

const again = z.discriminatedUnion('what', [
  /** A failing effect or timer, by `FailureView.key`. */
  z.object({ what: z.literal('failure'), key: z.string().regex(/^(effect:\d+:\d+:\d+|timer:\d+:\d+:)$/) }).strict(),
  z.object({ what: z.literal('mail'), id: z.number().int().positive() }).strict(),
  /** Failed jobs of the queue, all of them. */
  z.object({ what: z.literal('jobs') }).strict(),
])
export type TryAgain = z.infer<typeof again>
/** `again` = how many are tried again; 0 when somebody was faster. */
export const tryAgain: Route<typeof none, typeof none, typeof again, { readonly again: number }> = {
  name: 'tryAgain',
  method: 'POST',
  path: '/queues/retry',
  summary: 'Brings the next try of something that failed forward to now; twice is once',
  params: none,
  query: none,
  body: again,
}
