import type { PersonId } from '#base'
import { openDatabase } from '#database'
import { openEngine, type Engine } from '#engine'
import { poolOf, settleTables, type Cluster } from './cluster.js'
import { prepareByHand, STEP } from './by-hand.js'
import { definitions, directive, LIFE, lifeCommand, plan } from './life.js'
import { closedLoop, type Measured } from './load.js'

export const UNITS = 1_000
const EVENTS = LIFE.length
const FIRST = 1_001

/** An engine on a database of its own. */
export interface Run {
  readonly engine: Engine
  readonly url: string
  close(): Promise<void>
}

export async function openRun(cluster: Cluster): Promise<Run> {
  const url = await cluster.fresh()
  const database = await openDatabase({ url, max: 1 })
  const engine = openEngine(database.store, definitions)
  return {
    engine,
    url,
    close: async () => {
      await engine.settled()
      await database.close()
      await cluster.drop(url)
    },
  }
}

/** Plans under eight directives, born by commands of a hundred. */
export async function fill(engine: Engine, units: number): Promise<number[]> {
  const ids = Array.from({ length: units }, (_, i) => FIRST + i)
  await command(
    engine,
    'directives',
    Array.from({ length: 8 }, (_, i) => directive(i + 1)),
  )
  for (let i = 0; i < units; i += 100)
    await command(
      engine,
      `fill-${i}`,
      ids.slice(i, i + 100).map((id, k) => plan(id, 1 + (id % 8), i + k)),
    )
  return ids
}

export async function command(
  engine: Engine,
  key: string,
  moves: Parameters<Engine['send']>[0]['moves'],
  roles: Parameters<Engine['send']>[0]['roles'] = ['engine'],
): Promise<void> {
  const result = await engine.send({ actor: 1 as PersonId, roles, key, moves })
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
}

/** Our transition with every duty, `clients` at a time; afterwards the tables are counted, so that nothing was left out. */
export async function ourSteps(cluster: Cluster, clients: number, units = UNITS): Promise<Measured> {
  const run = await openRun(cluster)
  try {
    const ids = await fill(run.engine, units)
    const pool = poolOf(run.url, 1)
    await settleTables(pool, 'engine.instance', 'engine.timer')
    const measured = await closedLoop(cluster, clients, ids, EVENTS, async (id, n) => {
      const result = await run.engine.send(lifeCommand(id, n))
      if (!result.ok) throw new Error(JSON.stringify(result.problem))
    })
    await count(pool, units)
    await pool.end()
    return measured
  } finally {
    await run.close()
  }
}

async function count(pool: ReturnType<typeof poolOf>, units: number): Promise<void> {
  const asked = await pool.query<Record<string, number>>(`
    select (select count(*) from engine.instance where version = ${EVENTS + 1} and state = 'issued')::int as ended,
      (select count(*) from engine.history where version > 1)::int as moves,
      (select count(*) from engine.history where body_hash is not null and key like '%:%')::int as keys,
      (select count(*) from engine.timer t join engine.instance i on i.id = t.instance and i.version = t.version)::int as timers,
      (select count(*) from engine.history where record is not null)::int as records`)
  const found = asked.rows[0] ?? {}
  const wanted = { ended: units, moves: units * EVENTS, keys: units * EVENTS, timers: units, records: units * EVENTS }
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`the tables hold ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`)
}

let sample: { snapshot: string; event: string } | null = null

/** A snapshot and an event as our engine writes them, so that the references carry the same load. */
export async function sampleTexts(cluster: Cluster): Promise<{ snapshot: string; event: string }> {
  if (sample) return sample
  const run = await openRun(cluster)
  try {
    const [id = 0] = await fill(run.engine, 1)
    await run.engine.send(lifeCommand(id, 0))
    const [loaded] = await run.engine.loadAll([id as never])
    const history = await run.engine.history(id as never)
    sample = { snapshot: loaded?.row.snapshot ?? '', event: history[1]?.event ?? '' }
    return sample
  } finally {
    await run.close()
  }
}

// PostgreSQL takes a hundred connections; a careful developer keeps below.
const MOST_CONNECTIONS = 90

/** R1 with a connection a client. */
export async function stepsByHand(cluster: Cluster, clients: number, units = UNITS): Promise<Measured> {
  const { snapshot, event } = await sampleTexts(cluster)
  const url = await cluster.empty()
  const size = Math.min(clients, MOST_CONNECTIONS)
  const pool = poolOf(url, size)
  try {
    await prepareByHand(pool, units, snapshot, '30 days')
    await settleTables(pool, 'by_hand.instance', 'by_hand.timer')
    await Promise.all(Array.from({ length: size }, () => pool.query('select pg_sleep(0.02)')))
    return await closedLoop(
      cluster,
      clients,
      Array.from({ length: units }, (_, i) => i + 1),
      EVENTS,
      async (id, n) => {
        const { rowCount } = await pool.query({ ...STEP, values: [id, n + 1, `s${n}`, snapshot, 'ISSUE', event, `t${n}`, `t${n + 1}`] })
        if (rowCount !== 1) throw new Error(`by hand: ${id} did not move`)
      },
    )
  } finally {
    await pool.end()
    await cluster.drop(url)
  }
}
