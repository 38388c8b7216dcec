import type { Instant } from '#base'
import type { Cascade, Needs, Queries, QueueDesk } from '#cascade'
import type { BirthKind, Database } from '#database'
import type { Engine } from '#engine'
import type { Settings } from './settings.js'

export type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void

/** The whole house on its parts, the same for server, worker, command line and tests. */
export interface House {
  readonly kind: BirthKind
  readonly settings: Settings
  readonly database: Database
  readonly engine: Engine
  readonly cascade: Cascade
  readonly needs: Needs
  readonly queries: Queries
  /** Fires what is due, delivers what is pending, cuts and hands over mails, until nothing is left to do now. */
  settle(): Promise<void>
  /** Moves a sample's clock forward, stopping and settling at every due moment on the way: a jump of a week gives the history of a week. */
  moveClock(to: Instant | 'nextWorkingMorning' | 'week'): Promise<{ now: Instant; fired: number }>
  /** Joins the queue: as a worker that fires timers and delivers, or (`works: false`) only to wake the workers after this process's own commits. */
  work(how?: { readonly works: boolean }): Promise<void>
  /** The queue of wake-ups as this process reaches it; before `work` it gives no answer. */
  readonly queue: QueueDesk
  close(): Promise<void>
}
