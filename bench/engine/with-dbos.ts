import { DBOS } from '@dbos-inc/dbos-sdk'
import type { Cluster } from './cluster.js'
import { LIFE } from './life.js'
import { closedLoop, type Measured } from './load.js'

/**
 * R3: the same life in DBOS Transact, as its own documents show it: a workflow per plan that waits for the next event with a time-out of
 * thirty days, publishes its state, and goes on. A step counts as done when the workflow has published it.
 */
const TIMEOUT_SECONDS = 30 * 86_400
const waiting = new Map<string, () => void>()

const lifeOfAPlan = DBOS.registerWorkflow(
  async (unit: number): Promise<number> => {
    for (let n = 0; n < LIFE.length; n++) {
      const event = await DBOS.recv<{ type: string }>('event', TIMEOUT_SECONDS)
      await DBOS.setEvent('state', { after: event?.type ?? 'time-out', step: n })
      waiting.get(`${unit}:${n}`)?.()
    }
    return unit
  },
  { name: 'lifeOfAPlan' },
)

export async function dbosSteps(cluster: Cluster, clients: number, units: number): Promise<Measured> {
  const url = await cluster.empty()
  DBOS.setConfig({ name: 'reference', systemDatabaseUrl: url, systemDatabasePoolSize: 20, logLevel: 'error', enableOTLP: false })
  await DBOS.launch()
  try {
    const ids = Array.from({ length: units }, (_, i) => i + 1)
    const names = new Map(ids.map((id) => [id, `plan-${new URL(url).pathname.slice(1)}-${id}`]))
    for (const id of ids) await DBOS.startWorkflow(lifeOfAPlan, { workflowID: names.get(id) ?? '' })(id)
    return await closedLoop(cluster, clients, ids, LIFE.length, async (id, n) => {
      const done = new Promise<void>((resolve) => waiting.set(`${id}:${n}`, resolve))
      await DBOS.send(names.get(id) ?? '', LIFE[n]?.event, 'event', `${id}:${n}`)
      await done
      waiting.delete(`${id}:${n}`)
    })
  } finally {
    await DBOS.shutdown()
    await cluster.drop(url)
  }
}
