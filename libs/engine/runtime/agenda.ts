import { DAY, MINUTE, SECOND, type Instant } from '#base'
import type { Batch } from '#engine'
import { randomUUID } from 'node:crypto'
import { messageOf, type Log } from './log.js'
import type { Wakeup, Wakeups } from './wakeups.js'

/** How far ahead the queue is told. What is due later the planner brings in its time; a queue that holds a day stays small whatever the cascade. */
export const HORIZON = DAY
// Nearer than this a bucket may be running already, and its id would be ignored: such a wake-up gets an id of its own.
const NEAR = 5 * SECOND

/** Turns moments into wake-ups: one a minute, however many timers fall into it. Adding is never waited for; losing it costs one sweep. */
export class Agenda {
  private readonly waiting = new Map<string, Wakeup>()
  /** Buckets this process has put into the queue already. */
  private readonly known = new Set<Instant>()
  private adding: Promise<void> | null = null

  constructor(
    private readonly wakeups: Wakeups,
    private readonly log: Log,
  ) {}

  /** Wake somebody at that moment of the house's clock, which now shows `now`. `afresh`: also when this process believes it is planned. */
  at(moment: Instant, now: Instant, afresh = false): void {
    if (moment - now > HORIZON) return
    const minute = (Math.floor(moment / MINUTE) * MINUTE) as Instant
    if (minute - now <= NEAR) this.soon(moment - now)
    else if (afresh || !this.known.has(minute)) {
      this.forget(now)
      this.known.add(minute)
      this.put({ id: `minute-${minute}`, delayMs: minute - now })
    }
  }

  /** Wake somebody in a moment. Calls that come together are one wake-up. */
  soon(delayMs = 0): void {
    const delay = Math.max(0, Math.ceil(delayMs / SECOND) * SECOND)
    const same = [...this.waiting.values()].some((wakeup) => wakeup.delayMs === delay && wakeup.id.startsWith('soon-'))
    if (!same) this.put({ id: `soon-${randomUUID()}`, delayMs: delay })
  }

  /** Resolves when what was put so far lies in the queue, or could not be put there. */
  async written(): Promise<void> {
    while (this.adding) await this.adding
  }

  private put(wakeup: Wakeup): void {
    this.waiting.set(wakeup.id, wakeup)
    this.adding ??= this.addAll().finally(() => {
      this.adding = null
    })
  }

  private async addAll(): Promise<void> {
    // After every commit of this turn has put its own.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.size) {
      const wakeups = [...this.waiting.values()]
      this.waiting.clear()
      await this.wakeups.add(wakeups).catch((error: unknown) => this.log('wakeups.lost', { wakeups: wakeups.length, error: messageOf(error) }))
    }
  }

  private forget(now: Instant): void {
    for (const minute of this.known) if (minute < now) this.known.delete(minute)
  }
}

/** The house's clock as a batch has it: the latest moment it stamped. */
export function clockIn(batch: Batch): Instant | null {
  let latest: Instant | null = null
  for (const { at } of [...batch.moves, ...batch.births]) if (latest === null || at > latest) latest = at
  return latest
}
