import { startEmbedded } from '../../libs/assembly/embedded/index.js'
import { migrate, openDatabase } from '#database'
import { openEngine } from '#engine'
import { definitions, planIds, quickLadder } from './chaos-cast.js'
import { seeded } from './seeded.js'
import pg from 'pg'
import fs from 'node:fs'
const dir = fs.mkdtempSync('/tmp/speed-'); fs.chmodSync(dir, 0o755)
const server = await startEmbedded({ dir, database: 'speed' })
await migrate(server.url)
const db = await openDatabase({ url: server.url })
const engine = openEngine(db.store, definitions)
const chance = seeded(3)
const ids = await engine.newIds(2000)
let t = performance.now()
for (let i = 0; i < ids.length; i += 500) await engine.send({ actor: 1 as never, roles: ['deskOfficer'], key: 'b' + i, moves: ids.slice(i, i + 500).map((id) => ({ start: { id, definition: 'unit-plan@1', parent: null, input: { unit: 'xa-1', title: 'Kế hoạch', ladder: [] } } })) })
console.log('births/s', Math.round(2000 / (performance.now() - t) * 1000))
// reference: one hand-written prepared statement per transition
const pool = new pg.Pool({ connectionString: server.url, max: 50 })
const r1 = await import('/work/shared/start/engine-trial/r1.mjs' as string) as Record<string, string>
await pool.query(r1.R1_SCHEMA!); await pool.query(r1.R1_SEED!, [2000, '{}', '30 days']); await pool.query('analyze')
const ver = new Map<number, number>()
const snap = JSON.stringify({ x: 'y'.repeat(900) })
async function measure(name: string, clients: number, act: (i: number) => Promise<unknown>) {
  let n = 0; const until = performance.now() + 3000; const t0 = performance.now()
  await Promise.all(Array.from({ length: clients }, async (_, c) => { while (performance.now() < until) { await act(n++) } }))
  const rate = n / (performance.now() - t0) * 1000; console.log(name, clients, Math.round(rate)); return rate
}
let k = 0
const due = { on: null, source: 'officer', text: null, rules: [] }
for (const clients of (process.env.C ?? '1,16,64,256').split(',').map(Number)) {
  const r = process.env.NOR1 ? 1 : await measure('R1', clients, async (i) => { const id = 1 + (i % 2000); const v = ver.get(id) ?? 1; ver.set(id, v + 1); await pool.query({ name: 'r1', text: r1.R1_STEP!, values: [id, v, 's', snap, 'e', '{"a":1}', 't' + (v - 1), 't' + v] }) })
  const e = await measure('engine', clients, async () => { const x = await engine.send({ actor: 5 as never, roles: ['deskOfficer'], key: 'k' + k++, moves: [{ instance: ids[chance(2000)]!, event: { type: 'AMEND_DUE', due, reason: 'x', ladder: quickLadder(chance, Date.now() + 1e8) } }] }); if (!x.ok) throw new Error(x.problem.code) })
  console.log('ratio', clients, (e / r).toFixed(2))
}
await pool.end(); await db.close(); await server.stop(0); fs.rmSync(dir, { recursive: true })
