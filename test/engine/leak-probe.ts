import { startEmbedded } from '../../libs/assembly/embedded/index.js'
import { migrateQueue, openRuntime } from '#engine/runtime'
import fs from 'node:fs'
const dir = fs.mkdtempSync('/tmp/leak-'); fs.chmodSync(dir, 0o755)
const pg = await startEmbedded({ dir, database: 'x', fast: true })
const engine = { fireDue: async () => 0, nextDue: async () => null, now: async () => Date.now() as never }
for (const connection of [{ postgres: pg.url }, { redis: 'redis://127.0.0.1:6391' }]) {
  if ('postgres' in connection) await migrateQueue(pg.url)
  for (const works of [true, false]) {
    const r = await openRuntime({ engine, deliver: async () => 0, connection, works, log: (...a) => console.log(...a) })
    const t = performance.now()
    await r.close()
    console.log(Object.keys(connection), works, Math.round(performance.now() - t), process.getActiveResourcesInfo())
    await new Promise((r) => setTimeout(r, 300))
    console.log(process.getActiveResourcesInfo())
  }
}
await pg.stop(0)
console.log(process.getActiveResourcesInfo())
const t = performance.now(); process.on('exit', () => console.log('exit after', performance.now() - t))
