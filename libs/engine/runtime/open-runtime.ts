import { MINUTE, type Instant } from '#base'
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
  const { engine, deliver, connection, log, sweepMs = 15_000, works = true, queue = 'wake' } = options
  const wakeups = openWakeups(connection, queue, log)
  const agenda = new Agenda(wakeups, log)
  const drainer = new Drainer(() => engine.fireDue(), deliver)
  const watch = works ? new Watch(engine, drainer, agenda, log, sweepMs) : null
  if (watch) {
    wakeups.listen(() => watch.wake())
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

/** A process at work: it looks when it is woken, when something of its own falls due, and every now and then. */
class Watch {
  private sweeper: NodeJS.Timeout | null = null
  private alarm: NodeJS.Timeout | null = null
  private alarmAt = Infinity
  private kicked: NodeJS.Timeout | null = null
  private stopped = false

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

  /** Looks now; then sees to it that somebody looks again when the next thing falls due. */
  async wake(): Promise<void> {
    if (this.stopped) return
    await this.drainer.drain()
    const next = await this.engine.nextDue()
    if (next !== null) this.expect(next, await this.engine.now(), true)
  }

  /** Looks now and every `sweepMs`, whatever the queue says. */
  sweep(): void {
    if (this.stopped) return
    void this.tryToWake().finally(() => {
      if (!this.stopped) this.sweeper = setTimeout(() => this.sweep(), this.sweepMs)
    })
  }

  stop(): void {
    this.stopped = true
    for (const timer of [this.sweeper, this.alarm, this.kicked]) if (timer) clearTimeout(timer)
  }

  private expect(moment: Instant, now: Instant, afresh: boolean): void {
    if (moment - now < MINUTE) this.ring(moment - now)
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
      void this.tryToWake()
    }, at - performance.now())
  }

  private kick(): void {
    this.kicked ??= setTimeout(() => {
      this.kicked = null
      void this.tryToWake()
    }, GATHER)
  }

  private async tryToWake(): Promise<void> {
    try {
      await this.wake()
    } catch (error) {
      // The next sweep tries again.
      this.log('drain.broken', { error: messageOf(error) })
    }
  }
}
