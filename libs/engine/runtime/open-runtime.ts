import type { Batch, Engine } from '#engine'
import { randomUUID } from 'node:crypto'
import { Agenda, clockIn } from './agenda.js'
import { Drainer } from './drainer.js'
import type { QueueConnection } from './connections.js'
import type { Log } from './log.js'
import { PLAN_EVERY, Planner, type DueWithin } from './planner.js'
import type { QueueState } from './queue-state.js'
import { openWakeups, type Wakeups } from './wakeups.js'
import { Watch } from './watch.js'

export interface RuntimeOptions {
  readonly engine: Pick<Engine, 'fireDue' | 'nextDue' | 'now'>
  /** Delivers what is pending after its commit; answers how many effects it took (`engine.deliver` with the house's deliverers). */
  readonly deliver: () => Promise<number>
  /** What the planner moves into the queue: a moment of each minute between two in which something is due. */
  readonly dueWithin: DueWithin
  readonly connection: QueueConnection
  readonly log: Log
  /** How long a lost wake-up may cost, in milliseconds. */
  readonly sweepMs?: number
  /** How often a day is planned ahead, in milliseconds. */
  readonly planMs?: number
  /** Hears of each look of the sweeper and each plan that came to its end. */
  readonly ran?: (part: 'sweeper' | 'planner') => void
  /** False for a process that only sends commands: it wakes the others and fires nothing itself. */
  readonly works?: boolean
  /** After how long the queue takes a worker that says nothing for dead, in milliseconds. */
  readonly lockMs?: number
  /** Name of the queue; needed only where several houses share one Redis. */
  readonly queue?: string
}

/** The queue for whoever looks after it. */
export interface QueueDesk {
  /** Rejects when the queue gives no answer within two seconds. */
  state(): Promise<QueueState>
  /** Puts a wake-up that is due now; false when the queue does not answer. A process that works looks itself in any case. */
  look(): Promise<boolean>
  /** Takes failed jobs again; rejects when the queue gives no answer. */
  retryFailed(): Promise<number>
}

export interface Runtime {
  readonly desk: QueueDesk
  /** Hears of each batch after its commit (hand it to `openEngine`). Never waits and never throws. */
  committed(batch: Batch): void
  /** Fires and delivers now, in this process, until nothing is due. */
  drain(): Promise<void>
  /** Waits for what is under way, then lets go of the queue. */
  close(): Promise<void>
}

/**
 * Keeps the house awake. The tables alone know what is due; the queue holds "look at it" by the minute, so it may be deleted at any moment:
 * a sweeper in each working process asks the tables every 15 s, and a planner, one of all, tells the queue of the next day every ten minutes.
 * What this process itself makes due it looks at without the queue.
 */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { engine, deliver, connection, log, works = true, queue = 'wake', lockMs = 30_000 } = options
  const wakeups = openWakeups(connection, queue, log, lockMs)
  const agenda = new Agenda(wakeups, log)
  const drainer: Drainer = new Drainer(
    () => engine.fireDue(),
    deliver,
    async (done) => watch?.lookAhead(done),
  )
  const watch = works ? startWatch(options, wakeups, agenda, drainer) : null
  return {
    committed: (batch) => (watch ? watch.committed(batch) : tellOthers(agenda, batch)),
    drain: () => drainer.drain(),
    desk: deskOf(wakeups, watch),
    close: async () => {
      watch?.stop()
      await drainer.stop()
      await agenda.written()
      await wakeups.close()
    },
  }
}

function startWatch(options: RuntimeOptions, wakeups: Wakeups, agenda: Agenda, drainer: Drainer): Watch {
  const { engine, dueWithin, log, sweepMs = 15_000, planMs = PLAN_EVERY, ran = () => undefined } = options
  const planner = new Planner(engine, dueWithin, agenda, wakeups, log, planMs, () => ran('planner'))
  const watch = new Watch(engine, drainer, agenda, planner, log, sweepMs, () => ran('sweeper'))
  wakeups.listen({ look: () => watch.look(), plan: () => planner.plan() })
  watch.sweep()
  return watch
}

function deskOf(wakeups: Wakeups, watch: Watch | null): QueueDesk {
  return {
    state: () => wakeups.state(),
    retryFailed: () => wakeups.retryFailed(),
    look: async () => {
      void watch?.look()
      return wakeups.add([{ id: `asked-${randomUUID()}`, delayMs: 0 }]).then(
        () => true,
        () => false,
      )
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
