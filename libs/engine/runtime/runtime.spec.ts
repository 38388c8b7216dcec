import { afterEach, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { freshDatabase } from '../../../test/support/database.js'
import { redisUrl } from '../../../test/support/redis.js'
import type { Instant } from '#base'
import { emptyBatch, type Batch } from '#engine'
import { migrateQueue, openRuntime, type QueueConnection, type QueueState, type Runtime } from './index.js'
import { makerOf } from './connections.js'
import type { Part } from './lasting.js'
import { openWakeups } from './wakeups.js'

/** What a house does at its moments, without a house: things fall due, are fired, and are counted. */
class Dues {
  readonly fired: number[] = []
  private dues: number[] = []
  private readonly waiting: { count: number; go: () => void }[] = []
  /** How far the house's clock runs before this machine's. */
  ahead = 0
  slowly: Promise<void> = Promise.resolve()
  broken = false

  now = async (): Promise<Instant> => (Date.now() + this.ahead) as Instant
  nextDue = async (): Promise<Instant | null> => (this.dues.length ? (Math.min(...this.dues) as Instant) : null)
  dueWithin = async (from: Instant, until: Instant): Promise<Instant[]> => this.dues.filter((at) => at >= from && at < until) as Instant[]
  fireDue = async (): Promise<number> => {
    if (this.broken) throw new Error('the database is away')
    const now = await this.now()
    const due = this.dues.filter((at) => at <= now)
    this.dues = this.dues.filter((at) => at > now)
    if (due.length) await this.slowly
    this.fired.push(...due.map((at) => now - at))
    for (const { count, go } of this.waiting) if (this.fired.length >= count) go()
    return due.length
  }
  arm(inMs: number): { at: Instant; batch: Batch } {
    const now = Date.now() + this.ahead
    const at = (now + inMs) as Instant
    this.dues.push(at)
    const move = { at: now as Instant } as Batch['moves'][number]
    return { at, batch: { ...emptyBatch(), moves: [move], sets: [{ instance: 1 as never, dueAt: at, version: 1 }] } }
  }
  /** Resolves when that many have been fired. */
  reached(count: number): Promise<void> {
    return new Promise((go) => {
      if (this.fired.length >= count) go()
      else this.waiting.push({ count, go })
    })
  }
}

const HOUR = 3_600_000
const NEVER = 10 * HOUR
const redis = redisUrl()

type Place = { connection: QueueConnection; drop: () => Promise<void> }
async function onPostgres(): Promise<Place> {
  const { url, drop } = await freshDatabase()
  await Promise.all([migrateQueue(url), migrateQueue(url)])
  return { connection: { postgres: url }, drop }
}
const places: [string, (() => Promise<Place>) | null][] = [
  ['PostgreSQL', onPostgres],
  ['Redis', redis === undefined ? null : async () => ({ connection: { redis }, drop: async () => undefined })],
]

/** All of the queue is thrown away, as an administrator of its server may do. */
async function emptied(connection: QueueConnection, queue: string): Promise<void> {
  const part = makerOf(connection, queue, { worker: 'test', lockMs: 30_000 }).queue() as unknown as Part & {
    obliterate(how: { force: boolean }): Promise<void>
  }
  part.on('error', () => undefined)
  await part.obliterate({ force: true })
  await part.close()
}

/** The same queue behind an address where nobody answers until `open`. */
async function closedDoorTo(connection: QueueConnection): Promise<{ connection: QueueConnection; open: () => Promise<void>; close: () => Promise<void> }> {
  const [kind, address] = Object.entries(connection)[0] as ['postgres' | 'redis', string]
  const real = new URL(address)
  const sockets = new Set<net.Socket>()
  const door = net.createServer((from) => {
    const to = net.connect(Number(real.port), real.hostname)
    for (const socket of [from, to]) sockets.add(socket.on('error', () => undefined))
    from.pipe(to).pipe(from)
  })
  const listen = (port: number): Promise<void> => new Promise((resolve) => door.listen(port, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      door.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await listen(0)
  const { port } = door.address() as net.AddressInfo
  await close()
  const elsewhere = new URL(address)
  elsewhere.host = `127.0.0.1:${port}`
  return { connection: { [kind]: elsewhere.href } as unknown as QueueConnection, open: () => listen(port), close }
}

for (const [name, open] of places) {
  if (open === null) {
    describe(`The runtime on ${name}`, () => {
      test.skip('skipped: no Redis in this run (TEST_REDIS_URL)', () => undefined)
    })
    continue
  }
  describe(`The runtime on ${name}`, () => {
    const closing: (() => Promise<unknown>)[] = []
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close()
    })
    const place = async (): Promise<QueueConnection> => {
      const { connection, drop } = await open()
      closing.push(drop)
      return connection
    }
    const said: string[] = []
    const start = async (
      dues: Dues,
      connection: QueueConnection,
      queue: string,
      more: { works?: boolean; sweepMs?: number; planMs?: number; deliver?: () => Promise<number>; ran?: (part: string) => void } = {},
    ): Promise<Runtime> => {
      const runtime = await openRuntime({
        engine: dues,
        deliver: async () => 0,
        dueWithin: dues.dueWithin,
        connection,
        queue,
        log: (event) => void said.push(event),
        sweepMs: NEVER,
        ...more,
      })
      closing.push(() => runtime.close())
      return runtime
    }

    test('fires what a commit of this process armed, at its moment and not before', async () => {
      const dues = new Dues()
      const runtime = await start(dues, await place(), randomUUID())
      runtime.committed(dues.arm(60).batch)
      runtime.committed(dues.arm(30).batch)
      await dues.reached(2)
      expect(dues.fired.every((lateness) => lateness >= 0 && lateness < 1_000)).toBe(true)
    })

    test('is woken by the queue for what another process armed or asked for', async () => {
      const [connection, queue, dues] = [await place(), randomUUID(), new Dues()]
      let pending = 0
      let delivered: () => void = () => undefined
      const delivery = new Promise<void>((resolve) => (delivered = resolve))
      await start(dues, connection, queue, {
        deliver: async () => {
          if (pending === 0) return 0
          pending = 0
          delivered()
          return 1
        },
      })
      const teller = await start(dues, connection, queue, { works: false })
      teller.committed(dues.arm(200).batch)
      await dues.reached(1)
      pending = 1
      teller.committed({ ...dues.arm(NEVER).batch, sets: [], effects: [{ instance: 1 as never, version: 1, n: 0, kind: 'tell', target: null, args: '{}' }] })
      await delivery
      expect(pending).toBe(0)
    })

    test('finds what nobody told it of, because it asks the tables itself', async () => {
      const dues = new Dues()
      await start(dues, await place(), randomUUID(), { sweepMs: 50 })
      dues.arm(80)
      await dues.reached(1)
      dues.arm(10)
      await dues.reached(2)
    })

    test('survives a database that is away for a while', async () => {
      const dues = new Dues()
      await start(dues, await place(), randomUUID(), { sweepMs: 30 })
      dues.broken = true
      dues.arm(0)
      const heard = said.length
      while (said.length === heard) await new Promise((resolve) => setImmediate(resolve))
      dues.broken = false
      await dues.reached(1)
      expect(said).toContain('drain.broken')
    })

    test('drains when asked to, and says when it could not', async () => {
      const dues = new Dues()
      const runtime = await start(dues, await place(), randomUUID(), { works: false })
      for (let i = 0; i < 3; i++) dues.arm(-i)
      await Promise.all([runtime.drain(), runtime.drain()])
      expect(dues.fired).toHaveLength(3)
      dues.broken = true
      await expect(runtime.drain()).rejects.toThrow('the database is away')
    })

    test('finishes what it has begun before it closes', async () => {
      const dues = new Dues()
      const runtime = await start(dues, await place(), randomUUID(), { works: false })
      let finish: () => void = () => undefined
      dues.slowly = new Promise((resolve) => (finish = resolve))
      dues.arm(0)
      const drained = runtime.drain()
      const closed = runtime.close()
      setImmediate(finish)
      await Promise.all([drained, closed])
      expect(dues.fired).toHaveLength(1)
    })

    test('fires at its moment although a delivery gives no answer', async () => {
      const dues = new Dues()
      let answer: () => void = () => undefined
      const silence = new Promise<void>((resolve) => (answer = resolve))
      let asked: () => void = () => undefined
      const hanging = new Promise<void>((resolve) => (asked = resolve))
      const deliver = async (): Promise<number> => {
        asked()
        await silence
        return 0
      }
      const runtime = await start(dues, await place(), randomUUID(), { deliver })
      await hanging
      for (let i = 1; i <= 3; i++) {
        runtime.committed(dues.arm(20).batch)
        await dues.reached(i)
      }
      answer()
      expect(Math.max(...dues.fired)).toBeLessThan(1_000)
    })

    test('joins a queue that was away when it started', async () => {
      const [connection, queue, dues] = [await place(), randomUUID(), new Dues()]
      const door = await closedDoorTo(connection)
      closing.push(door.close)
      const heard = said.length
      await start(dues, door.connection, queue)
      while (!said.slice(heard).includes('queue.broken')) await new Promise((resolve) => setImmediate(resolve))
      await door.open()
      const teller = await start(dues, connection, queue, { works: false })
      teller.committed(dues.arm(100).batch)
      await dues.reached(1)
    })

    test('plans a day ahead from the tables: one wake-up a minute however many timers fall into it, none beyond the day, and not again because another process starts', async () => {
      const [connection, queue, dues] = [await place(), randomUUID(), new Dues()]
      let plans = 0
      let planned: () => void = () => undefined
      const done = new Promise<void>((resolve) => (planned = resolve))
      // Armed before anybody was there to hear of it: three in one minute, two in others, one the day after tomorrow.
      const minute = Math.ceil(Date.now() / 60_000) * 60_000 - Date.now()
      for (const inMs of [minute + HOUR, minute + HOUR + 1_000, minute + HOUR + 2_000, minute + 2 * HOUR, minute + 23 * HOUR, 48 * HOUR]) dues.arm(inMs)
      const ran = (part: string): void => {
        if (part !== 'planner') return
        plans++
        planned()
      }
      const one = await start(dues, connection, queue, { ran })
      await done
      await start(dues, connection, queue, { ran })
      const state = async (): Promise<QueueState> => (await one.desk.state().catch(() => null)) ?? state()
      let now = await state()
      // Three minutes and the planner's own next turn.
      while (now.delayed < 4) now = await state()
      expect(now).toMatchObject({ delayed: 4, failed: 0, planner: { everyMs: 600_000 } })
      expect(now.planner?.nextInMs ?? Infinity).toBeLessThanOrEqual(600_000)
      expect(plans).toBe(1)
      expect(now.workers.length).toBe(1)
      expect(now.workers[0]).toMatch(new RegExp(`-${process.pid}$`))
    })

    test('asks for plans again after the queue was emptied', async () => {
      const [connection, queue, dues] = [await place(), randomUUID(), new Dues()]
      let [plans, heard] = [0, (): void => undefined]
      const nextPlan = (): Promise<void> => new Promise((resolve) => (heard = resolve))
      const first = nextPlan()
      await start(dues, connection, queue, {
        planMs: 1_000,
        ran: (part) => {
          if (part === 'planner') heard()
          plans += part === 'planner' ? 1 : 0
        },
      })
      await first
      await emptied(connection, queue)
      const before = plans
      while (plans <= before + 1) await nextPlan()
    })

    test('is woken at once when a person asks for it, and says whether the queue answered', async () => {
      const [connection, queue, dues] = [await place(), randomUUID(), new Dues()]
      await start(dues, connection, queue)
      const server = await start(dues, connection, queue, { works: false })
      dues.arm(0)
      expect(await server.desk.look()).toBe(true)
      await dues.reached(1)
      const door = await closedDoorTo(connection)
      closing.push(door.close)
      const alone = await start(dues, door.connection, queue, { works: false })
      expect(await alone.desk.look()).toBe(false)
      await expect(alone.desk.state()).rejects.toThrow(/queue is not there|no answer within|ECONNREFUSED|closed/i)
    }, 20_000)

    test('takes a wake-up under an id that was used before: finished ones are not kept', async () => {
      const connection = await place()
      const wakeups = openWakeups(connection, randomUUID(), () => undefined)
      closing.push(() => wakeups.close())
      let times = 0
      wakeups.listen({ look: async () => void times++, plan: async () => undefined })
      for (const expected of [1, 2, 3]) {
        // The job goes a moment after its handler has ended; were it kept, asking again would never help.
        while (times < expected) await wakeups.add([{ id: 'minute-1', delayMs: 0 }])
      }
    })
  })
}
