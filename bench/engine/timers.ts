import { createPostgresBackend, withBackend } from 'bullmq'
import { openDatabase } from '#database'
import { openEngine } from '#engine'
import { FIRE, prepareByHand, STEP } from './by-hand.js'
import { poolOf, settleTables, type Cluster } from './cluster.js'
import { definitions, ladder, plan } from './life.js'
import { quantile } from './load.js'
import { openQueue } from './naive.js'
import { command, openRun, sampleTexts } from './steps.js'

export const TIMERS = 10_000
const BATCH = 500

export interface Drained {
  readonly ms: number
  /** From the moment at which they fell due, or could first be seen, to the commit of the last of its batch. */
  readonly p99LatenessMs: number
}

/** Timers that all fell due at once, each a full transition of ours, drained by so many workers with connections of their own. */
export async function ourTimers(cluster: Cluster, workers: number): Promise<Drained> {
  const run = await openRun(cluster)
  const pool = poolOf(run.url, 1)
  const houses = await Promise.all(Array.from({ length: workers }, () => openDatabase({ url: run.url, max: 1 })))
  try {
    const due = ladder(Date.now(), -1)
    for (let i = 0; i < TIMERS; i += 500)
      await command(
        run.engine,
        `fill-${i}`,
        Array.from({ length: 500 }, (_, k) => plan(1_001 + i + k, null, i + k, due)),
      )
    await settleTables(pool, 'engine.instance', 'engine.timer')
    const late: number[] = []
    let fired = 0
    const began = performance.now()
    await Promise.all(
      houses.map(async ({ store }) => {
        const engine = openEngine(store, definitions)
        for (let n = 1; n > 0; fired += n) {
          n = await engine.fireDue(BATCH)
          for (let i = 0; i < n; i++) late.push(performance.now() - began)
        }
      }),
    )
    const ms = performance.now() - began
    const { rows } = await pool.query<{ once: number; rows: number }>(
      `select (select count(*) from engine.instance where version = 2 and stage = 'dueSoon')::int as once, (select count(*) from engine.history where version > 1)::int as rows`,
    )
    if (fired !== TIMERS || rows[0]?.once !== TIMERS || rows[0].rows !== TIMERS) throw new Error(`${fired} fired, ${JSON.stringify(rows[0])}`)
    return { ms, p99LatenessMs: quantile(late, 0.99) }
  } finally {
    await Promise.all(houses.map((house) => house.close()))
    await pool.end()
    await run.close()
  }
}

/** The same number by R1's set-based statement. */
export async function timersByHand(cluster: Cluster): Promise<number> {
  const { snapshot, event } = await sampleTexts(cluster)
  const url = await cluster.empty()
  const pool = poolOf(url, 1)
  try {
    await prepareByHand(pool, TIMERS, snapshot, '-1 second')
    await settleTables(pool, 'by_hand.instance', 'by_hand.timer')
    const began = performance.now()
    let fired = 0
    for (let n = 1; n > 0; fired += n) n = (await pool.query<{ n: number }>({ ...FIRE, values: [BATCH, event] })).rows[0]?.n ?? 0
    if (fired !== TIMERS) throw new Error(`by hand: ${fired} fired`)
    return performance.now() - began
  } finally {
    await pool.end()
    await cluster.drop(url)
  }
}

/** One delayed job a timer on BullMQ's PostgreSQL backend; the handler carries out R1's transition. */
export async function timersByQueue(cluster: Cluster, timers: number): Promise<number> {
  const { snapshot, event } = await sampleTexts(cluster)
  const url = await cluster.empty()
  const pool = poolOf(url, 16)
  const queue = await openQueue(url)
  try {
    await prepareByHand(pool, timers, snapshot, '30 days')
    const ids = Array.from({ length: timers }, (_, i) => i + 1)
    const dueAt = Date.now() + 1_500 + timers / 2
    for (let i = 0; i < timers; i += 500)
      await queue.addBulk(
        ids.slice(i, i + 500).map((id) => ({ name: 'timer', data: { id }, opts: { delay: Math.max(0, dueAt - Date.now()), removeOnComplete: true } })),
      )
    await settleTables(pool, 'by_hand.instance', 'by_hand.timer')
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - Date.now())))
    const began = performance.now()
    const { Worker } = withBackend(createPostgresBackend)
    await new Promise<void>((resolve) => {
      let done = 0
      const worker = new Worker(
        'timers',
        async ({ data }: { data: { id: number } }) => {
          await pool.query({ ...STEP, values: [data.id, 1, 's1', snapshot, 'TIMER', event, 't0', 't1'] })
          done++
          if (done === timers) setImmediate(() => void worker.close().then(() => resolve()))
        },
        { connection: { connectionString: url, max: 10 }, concurrency: 32 },
      )
      worker.on('error', () => undefined)
    })
    return performance.now() - began
  } finally {
    await queue.close()
    await pool.end()
    await cluster.drop(url)
  }
}
