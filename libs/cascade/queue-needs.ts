import type { Instant, InstanceId, PersonId } from '#base'
import type { Channel, MailFailure, MailStatus } from './mail-needs.js'

/** The queue of wake-ups as whoever looks after it sees it. Spans in milliseconds. */
export interface QueueStanding {
  readonly backend: 'postgres' | 'redis'
  readonly waiting: number
  readonly delayed: number
  readonly active: number
  readonly failed: number
  readonly finishedLastHour: number | null
  readonly oldestWaitingMs: number | null
  readonly planner: { readonly everyMs: number; readonly nextInMs: number | null } | null
  readonly workers: readonly string[]
}
export interface QueueDesk {
  /** Rejects when the queue gives no answer. */
  state(): Promise<QueueStanding>
  /** False when the queue does not answer. */
  look(): Promise<boolean>
  retryFailed(): Promise<number>
}

/** What the tables say of work that is due: the truth, whatever the queue says. */
export interface DueStanding {
  /** Timers due and not fired, without those on hold. */
  readonly timers: { readonly due: number; readonly oldestDueAt: Instant | null; readonly nextDay: number }
  /** Effects that may be delivered now. */
  readonly effects: { readonly waiting: number; readonly oldestAt: Instant | null }
}
export interface ChannelStanding {
  readonly channel: Channel
  readonly waiting: number
  readonly retrying: number
  readonly uncertain: number
  readonly failed: number
  readonly lastMinute: number
}
/** A message that did not go at its first try. */
export interface TroubledMail {
  readonly id: number
  readonly channel: Channel
  readonly person: PersonId
  readonly subject: string
  readonly status: MailStatus
  readonly why: MailFailure | null
  readonly attempts: number
  readonly nextTryAt: Instant | null
  readonly response: string | null
}
export type Part = 'sweeper' | 'planner'
/** When a part of the runtime last came to its end, and in which process. */
export interface Run {
  readonly part: Part
  readonly at: Instant
  readonly worker: string
}

export interface QueueQueries {
  /** A moment of each minute between two in which a timer, a delivery or a message is due. */
  dueWithin(from: Instant, until: Instant): Promise<readonly Instant[]>
  dueStanding(now: Instant): Promise<DueStanding>
  channels(now: Instant): Promise<readonly ChannelStanding[]>
  troubled(limit: number): Promise<readonly TroubledMail[]>
  runs(): Promise<readonly Run[]>
  ran(part: Part, worker: string): Promise<void>
  /** Brings the next try forward to now; false when there is none to bring forward (done, taken, or never failed). */
  retryEffect(effect: { readonly instance: InstanceId; readonly version: number; readonly n: number }): Promise<boolean>
  retryTimer(timer: { readonly instance: InstanceId; readonly version: number }): Promise<boolean>
  /** The same of a message, also of one that was given up; a digest goes at `digestAt`. */
  retryMail(mail: { readonly id: number; readonly digestAt: Instant }): Promise<boolean>
}
