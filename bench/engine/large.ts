import { openDatabase } from '#database'
import { openEngine } from '#engine'
import { poolOf, type Cluster } from './cluster.js'
import { definitions, LIFE, lifeCommand, plan } from './life.js'
import { closedLoop, type Measured } from './load.js'
import { command, UNITS } from './steps.js'

export const INSTANCES = 1_000_000
export const MOVES = 10_000_000
const PORTION = 50_000
const FIRST = 20_000_000

/** A house that has lived long: a million instances, ten million history rows, and timers for those that are open. */
export async function openLarge(cluster: Cluster, say: (line: string) => void): Promise<string> {
  const url = await cluster.fresh()
  const pool = poolOf(url, 1)
  const database = await openDatabase({ url, max: 1 })
  const engine = openEngine(database.store, definitions)
  await command(engine, 'model', [plan(1_001, null, 1)])
  await engine.settled()
  await database.close()
  for (let from = 0; from < INSTANCES; from += PORTION) {
    await pool.query(
      `insert into engine.instance (id, parent, root, ancestors, definition, version, done, snapshot, head, at, actor, unit, holder, stage, state, due_on, due_source, late, label, path, note)
       select 1000000 + n, null, 1000000 + n, '{}', definition, 10, n % 10 > 0, snapshot, head, at, actor, 'xa-' || n % 120, holder, stage, state, due_on, due_source, late, label, path, note
       from engine.instance, generate_series($1::int, $2::int) as n where id = 1001`,
      [from, from + PORTION - 1],
    )
    await pool.query(
      `insert into engine.history (instance, version, type, at, actor, reason, key, event, snapshot_hash, definition_hash, hash, body_hash, answer)
       select 1000000 + n, v, 'NOTE', at, 1000 + n % 50, null, n || ':' || v, '{"text":"Đã đôn đốc đơn vị qua điện thoại, đơn vị hẹn gửi trong tuần"}', snapshot_hash, definition_hash, hash, hash, 'due'
       from engine.history, generate_series($1::int, $2::int) as n, generate_series(1, ${MOVES / INSTANCES}) as v where instance = 1001 and version = 1`,
      [from, from + PORTION - 1],
    )
    say(`${from + PORTION} of ${INSTANCES} instances`)
  }
  await pool.query(
    `insert into engine.timer (instance, due_at, version) select id, now() + interval '90 days', version from engine.instance where id >= 1000000 and not done`,
  )
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
  await pool.end()
  return url
}

/** 64 clients on new instances of that house; each round takes others. */
export async function largeSteps(cluster: Cluster, url: string, clients: number, round: number): Promise<Measured> {
  const database = await openDatabase({ url, max: 1 })
  const engine = openEngine(database.store, definitions)
  try {
    const ids = Array.from({ length: UNITS }, (_, i) => FIRST + round * UNITS + i)
    for (let i = 0; i < UNITS; i += 100)
      await command(
        engine,
        `round-${round}-${i}`,
        ids.slice(i, i + 100).map((id, k) => plan(id, null, i + k)),
      )
    const pool = poolOf(url, 1)
    await pool.query('checkpoint')
    await pool.end()
    return await closedLoop(cluster, clients, ids, LIFE.length, async (id, n) => {
      const result = await engine.send(lifeCommand(id, n))
      if (!result.ok) throw new Error(JSON.stringify(result.problem))
    })
  } finally {
    await engine.settled()
    await database.close()
  }
}
