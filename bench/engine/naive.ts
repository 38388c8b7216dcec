import { createPostgresBackend, PostgresConnection, type Queue, withBackend } from 'bullmq'
import { DataSource, EntitySchema } from 'typeorm'
import type { Instant } from '#base'
import { beginByXstate, stepByXstate, type Snapshot } from '#engine/core'
import type { Cluster } from './cluster.js'
import { definitions, LIFE, plan } from './life.js'
import { closedLoop, type Measured } from './load.js'

/**
 * R2: what a team builds that takes each library by its front door: the snapshot is an entity, loaded under a lock and saved by its
 * repository inside a transaction, history is another entity, XState steps, and each timer is a delayed job.
 */
interface Kept {
  id: number
  state: string
  snapshot: Snapshot
  version: number
}
interface Happened {
  id?: number
  instance: number
  event: string
  payload: object
}

const Instance = new EntitySchema<Kept>({
  name: 'instance',
  columns: { id: { type: 'int', primary: true }, state: { type: 'text' }, snapshot: { type: 'jsonb' }, version: { type: 'int' } },
})
const History = new EntitySchema<Happened>({
  name: 'history',
  columns: { id: { type: 'int', primary: true, generated: true }, instance: { type: 'int' }, event: { type: 'text' }, payload: { type: 'jsonb' } },
})

const POOL = 32

export async function naiveSteps(cluster: Cluster, clients: number, units: number): Promise<Measured> {
  const url = await cluster.empty()
  const dataSource = new DataSource({ type: 'postgres', url, entities: [Instance, History], synchronize: true, poolSize: POOL })
  await dataSource.initialize()
  const queue = await openQueue(url)
  const definition = definitions.get('unit-plan@1')
  if (!definition) throw new Error('unit-plan@1 is not there')
  try {
    const birth = plan(1, null, 1)
    if (!('start' in birth)) throw new Error('a plan is born')
    const { snapshot } = beginByXstate(definition, birth.start.input, Date.now() as Instant)
    const ids = Array.from({ length: units }, (_, i) => i + 1)
    await dataSource.getRepository(Instance).insert(ids.map((id) => ({ id, state: 'due', snapshot: snapshot as never, version: 1 })))
    return await closedLoop(cluster, clients, ids, LIFE.length, async (id, n) => {
      const due = await dataSource.transaction(async (manager) => {
        const instances = manager.getRepository(Instance)
        const kept = await instances.findOneOrFail({ where: { id }, lock: { mode: 'pessimistic_write' } })
        const event = { ...LIFE[n]?.event, type: LIFE[n]?.event.type ?? '', at: Date.now() as Instant }
        const { snapshot: next, timer } = stepByXstate(definition, kept.snapshot, event)
        await instances.save({ ...kept, snapshot: next, state: next.value.work, version: kept.version + 1 })
        await manager.getRepository(History).save({ instance: id, event: event.type, payload: event })
        return typeof timer === 'number' ? timer - event.at : null
      })
      await queue.remove(`timer-${id}-${n - 1}`)
      if (due !== null) await queue.add('timer', { id }, { jobId: `timer-${id}-${n}`, delay: due })
    })
  } finally {
    await queue.close()
    await dataSource.destroy()
    await cluster.drop(url)
  }
}

/** BullMQ on PostgreSQL, its tables laid out. */
export async function openQueue(url: string): Promise<Queue> {
  const migration = new PostgresConnection({ connectionString: url, max: 1, migrate: true })
  await migration.waitUntilReady()
  await migration.close()
  const { Queue: OnPostgres } = withBackend(createPostgresBackend)
  const queue = new OnPostgres('timers', { connection: { connectionString: url, max: 10 } }) as unknown as Queue
  queue.on('error', () => undefined)
  return queue
}
