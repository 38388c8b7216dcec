import { MINUTE, type Instant } from '#base'
import type { Engine } from '#engine'
import { HORIZON, type Agenda } from './agenda.js'
import { messageOf, type Log } from './log.js'
import type { Wakeups } from './wakeups.js'

/** How often somebody looks a day ahead: often enough that a day's last minutes are planned long before. */
export const PLAN_EVERY = 10 * MINUTE

/** Moments of timers, deliveries and messages between two moments, one for each minute in which something is due. */
export type DueWithin = (from: Instant, until: Instant) => Promise<readonly Instant[]>

/**
 * Moves wake-ups from the tables into the queue, one a minute for a day ahead. Whose turn it is the queue says (a job scheduler: one process of
 * all); each process sees to it that the scheduler is there, because a queue may be emptied at any moment.
 */
export class Planner {
  private readonly keeper: NodeJS.Timeout

  constructor(
    private readonly engine: Pick<Engine, 'now'>,
    private readonly dueWithin: DueWithin,
    private readonly agenda: Agenda,
    private readonly wakeups: Wakeups,
    private readonly log: Log,
    private readonly everyMs: number,
    private readonly ran: () => void,
  ) {
    void this.keep()
    this.keeper = setInterval(() => void this.keep(), Math.min(everyMs, MINUTE))
  }

  /** Plans the next day; a database that is away is asked again at the next turn. */
  async plan(): Promise<void> {
    try {
      const now = await this.engine.now()
      const moments = await this.dueWithin(now, (now + HORIZON) as Instant)
      for (const moment of moments) this.agenda.at(moment, now, true)
      this.ran()
    } catch (error) {
      this.log('plan.broken', { error: messageOf(error) })
    }
  }

  stop(): void {
    clearInterval(this.keeper)
  }

  // Silent when it fails: the queue's own parts say that it is away.
  private async keep(): Promise<void> {
    await this.wakeups.planEvery(this.everyMs).catch(() => false)
  }
}
