import { MINUTE, SECOND, type Instant } from '#base'
import type { Batch, Engine } from '#engine'
import { Agenda, clockIn } from './agenda.js'
import { Drainer } from './drainer.js'
import { messageOf, type Log } from './log.js'
import { openWakeups, type QueueConnection } from './wakeups.js'

export interface RuntimeOptions {
  readonly engine: Pick<Engine, 'fireDue' | 'nextDue' | 'now'>
  /** Delivers what is pending after its commit; answers how many effects it took (`engine.deliver` with the house's deliverers). */
  readonly deliver: () => Promise<number>
  readonly connection: QueueConnection
  readonly log: Log
  /** How long a lost wake-up may cost, in milliseconds. */
  readonly sweepMs?: number
  /** False for a process that only sends commands: it wakes the others and fires nothing itself. */
  readonly works?: boolean
  /** After how long the queue takes a worker that says nothing for dead, in milliseconds. */
  readonly lockMs?: number
  /** Name of the queue; needed only where several houses share one Redis. */
  readonly queue?: string
}

export interface Runtime {
  /** Hears of each batch after its commit (hand it to `openEngine`). Never waits and never throws. */
  committed(batch: Batch): void
  /** Fires and delivers now, in this process, until nothing is due. */
  drain(): Promise<void>
  /** Waits for what is under way, then lets go of the queue. */
  close(): Promise<void>
}

/**
 * Keeps the house awake. The tables alone know what is due; the queue holds "look at it" by the minute, so it may be deleted at any moment:
 * a sweeper in each working process asks the tables every 15 s. What this process itself makes due it looks at without the queue.
 */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { engine, deliver, connection, log, sweepMs = 15_000, works = true, queue = 'wake', lockMs = 30_000 } = options
  const wakeups = openWakeups(connection, queue, log, lockMs)
  const agenda = new Agenda(wakeups, log)
  const drainer: Drainer = new Drainer(
    () => engine.fireDue(),
    deliver,
    async (done) => watch?.lookAhead(done),
  )
  const watch = works ? new Watch(engine, drainer, agenda, log, sweepMs) : null
  if (watch) {
    wakeups.listen(() => watch.look())
    watch.sweep()
  }
  return {
    committed: (batch) => (watch ? watch.committed(batch) : tellOthers(agenda, batch)),
    drain: () => drainer.drain(),
    close: async () => {
      watch?.stop()
      await drainer.stop()
      await agenda.written()
      await wakeups.close()
    },
  }
}

/** Of a process that does not work itself: its effects are due now, its timers at their moment. */
function tellOthers(agenda: Agenda, batch: Batch): void {
  const now = clockIn(batch)
  if (now === null) return
  if (batch.effects.length) agenda.soon()
  for (const { dueAt } of batch.sets) agenda.at(dueAt, now)
}

// Node's timer and the database's clock are not the same clock; a look that comes a moment early would find nothing.
const AFTER = 5

// Commits that come together are looked at together; nobody sees two hundredths of a second.
const GATHER = 20

// A database that did not answer is asked again after this long, and what is due but held by somebody else is looked at ever more seldom.
const AGAIN = SECOND

/** A process at work: it looks when it is woken, when something of its own falls due, and every now and then. */
class Watch {
  private sweeper: NodeJS.Timeout | null = null
  private alarm: NodeJS.Timeout | null = null
  private alarmAt = Infinity
  private kicked: NodeJS.Timeout | null = null
  private stopped = false
  /** How often in a row something was due that this process could not take. */
  private inVain = 0
  private lastError: unknown

  constructor(
    private readonly engine: RuntimeOptions['engine'],
    private readonly drainer: Drainer,
    private readonly agenda: Agenda,
    private readonly log: Log,
    private readonly sweepMs: number,
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
    void this.look()
    this.sweeper = setTimeout(() => this.sweep(), this.sweepMs)
  }

  stop(): void {
    this.stopped = true
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
