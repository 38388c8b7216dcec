import { ENGINE, type InstanceId, type PersonId } from '#base'
import type { Deliverers, Engine } from '#engine'
import { randomUUID } from 'node:crypto'
import { poolOf, settleTables, type Cluster } from './cluster.js'
import { directive, plan } from './life.js'
import { quantile } from './load.js'
import { command, openRun } from './steps.js'

const GROUPS = 12
const CHILDREN = 120

/** 120 children of one parent end at the same moment, group after group: the p99 of their waiting, in milliseconds. */
export async function childrenTogether(cluster: Cluster, withParent: boolean): Promise<number> {
  const run = await openRun(cluster)
  const pool = poolOf(run.url, 1)
  try {
    const { engine } = run
    const groups = await bear(engine, withParent)
    await settleTables(pool, 'engine.instance', 'engine.timer')
    const telling = tellParents(engine, withParent)
    const times: number[] = []
    for (const group of groups) {
      await Promise.all(
        group.map(async (instance) => {
          const since = performance.now()
          const result = await engine.send({
            actor: instance as number as PersonId,
            roles: ['engine'],
            key: `end:${instance}`,
            moves: [{ instance, event: { type: 'END' } }],
          })
          if (!result.ok) throw new Error(JSON.stringify(result.problem))
          times.push(performance.now() - since)
        }),
      )
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    await telling.stop()
    if (withParent) await allHeard(pool)
    return quantile(times, 0.99)
  } finally {
    await pool.end()
    await run.close()
  }
}

async function bear(engine: Engine, withParent: boolean): Promise<InstanceId[][]> {
  const groups: InstanceId[][] = []
  for (let group = 0; group < GROUPS; group++) {
    const first = 1_001 + group * CHILDREN
    const children = Array.from({ length: CHILDREN }, (_, i) => first + i)
    await command(engine, `group-${group}`, [directive(group + 1), ...children.map((id, i) => plan(id, withParent ? group + 1 : null, i))])
    await command(engine, `assign-${group}`, [{ instance: (group + 1) as InstanceId, event: { type: 'ASSIGN', ladder: [] } }], ['deskOfficer'])
    groups.push(children as InstanceId[])
  }
  return groups
}

// As the house does: what a batch asked to be looked at is delivered 20 ms after its commit.
function tellParents(engine: Engine, wanted: boolean): { stop(): Promise<void> } {
  const deliverers: Deliverers = {
    tell: async () => undefined,
    look: async (effects) => {
      for (const [instance, totals] of await engine.totals([...new Set(effects.flatMap(({ target }) => target ?? []))])) {
        const result = await engine.send({
          actor: ENGINE,
          roles: ['engine'],
          key: `look:${randomUUID()}`,
          moves: [{ instance, event: { type: 'CHILDREN', ...totals } }],
        })
        if (!result.ok && !result.problem.code.startsWith('event.')) throw new Error(result.problem.code)
      }
    },
  }
  let stopped = !wanted
  const round = async (): Promise<void> => {
    while (!stopped) {
      await engine.deliver(deliverers)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    if (wanted) while ((await engine.deliver(deliverers)) > 0);
  }
  const running = round()
  return {
    stop: async () => {
      stopped = true
      await running
    },
  }
}

async function allHeard(pool: ReturnType<typeof poolOf>): Promise<void> {
  const { rows } = await pool.query<{ state: string; n: number }>(`select state, count(*)::int as n from engine.instance where parent is null group by state`)
  if (rows.length !== 1 || rows[0]?.n !== GROUPS || rows[0].state !== 'reportingUpward')
    throw new Error(`parents after their children: ${JSON.stringify(rows)}`)
}
