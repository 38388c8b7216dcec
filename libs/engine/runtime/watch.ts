import { MINUTE, SECOND, type Instant } from '#base'
import type { Batch, Engine } from '#engine'
import { clockIn, type Agenda } from './agenda.js'
import type { Drainer } from './drainer.js'
import { messageOf, type Log } from './log.js'
import type { Planner } from './planner.js'

// Node's timer and the database's clock are not the same clock; a look that comes a moment early would find nothing.
const AFTER = 5

// Commits that come together are looked at together; nobody sees two hundredths of a second.
const GATHER = 20

// A database that did not answer is asked again after this long, and what is due but held by somebody else is looked at ever more seldom.
const AGAIN = SECOND

/** A process at work: it looks when it is woken, when something of its own falls due, and every now and then. */
export class Watch {
  private sweeper: NodeJS.Timeout | null = null
  private alarm: NodeJS.Timeout | null = null
  private alarmAt = Infinity
  private kicked: NodeJS.Timeout | null = null
  private stopped = false
  /** How often in a row something was due that this process could not take. */
  private inVain = 0
  private lastError: unknown

  constructor(
    private readonly engine: Pick<Engine, 'nextDue' | 'now'>,
    private readonly drainer: Drainer,
    private readonly agenda: Agenda,
    private readonly planner: Planner,
    private readonly log: Log,
    private readonly sweepMs: number,
    private readonly swept: () => void,
  ) {}

  committed(batch: Batch): void {
    const now = clockIn(batch)
    if (now === null || this.stopped) return
    if (batch.effects.length) this.kick()
    for (const { dueAt } of batch.sets) this.expect(dueAt, now, false)
  }

  /** Fires and delivers what is due now; waits for the firing only, so that a delivery without an answer keeps nobody from the next timer. */
  async look(): Promise<void> {
    void this.deliver()
    await this.fire()
  }

  /** Looks now and every `sweepMs`, whatever the queue says and however the last look ends. */
  sweep(): void {
    if (this.stopped) return
    void this.deliver()
    void this.drainer.fire().then(this.swept, this.broken)
    this.sweeper = setTimeout(() => this.sweep(), this.sweepMs)
  }

  stop(): void {
    this.stopped = true
    this.planner.stop()
    for (const timer of [this.sweeper, this.alarm, this.kicked]) if (timer) clearTimeout(timer)
  }

  /** Nothing is left to do now: sees to it that somebody looks again when the next thing falls due. */
  async lookAhead(done: number): Promise<void> {
    if (this.stopped) return
    if (done > 0) this.inVain = 0
    const [next, now] = await Promise.all([this.engine.nextDue(), this.engine.now()])
    if (next !== null) this.expect(next, now, true)
  }

  private fire(): Promise<void> {
    return this.stopped ? Promise.resolve() : this.drainer.fire().then(() => undefined, this.broken)
  }

  private deliver(): Promise<void> {
    return this.stopped ? Promise.resolve() : this.drainer.deliver().then(() => undefined, this.broken)
  }

  // All who waited for the same round hear of the same error.
  private readonly broken = (error: unknown): void => {
    if (error !== this.lastError) this.log('drain.broken', { error: messageOf(error) })
    this.lastError = error
    this.ring(AGAIN)
  }

  private expect(moment: Instant, now: Instant, afresh: boolean): void {
    // Still due after all has been done: another process has it in hand, or a command that is on its way.
    if (afresh && moment <= now) this.ring(Math.min(AFTER * 2 ** this.inVain++, AGAIN))
    else if (moment - now < MINUTE) this.ring(moment - now)
    else this.agenda.at(moment, now, afresh)
  }

  // An alarm of this process: the queue is no more exact than a second or so, and a rung that is near should not wait for it.
  private ring(inMs: number): void {
    const at = performance.now() + Math.max(inMs, 0) + AFTER
    if (this.stopped || at >= this.alarmAt) return
    if (this.alarm) clearTimeout(this.alarm)
    this.alarmAt = at
    this.alarm = setTimeout(() => {
      this.alarmAt = Infinity
      void this.look()
    }, at - performance.now())
  }

  private kick(): void {
    this.kicked ??= setTimeout(() => {
      this.kicked = null
      void this.deliver()
    }, GATHER)
  }
}
