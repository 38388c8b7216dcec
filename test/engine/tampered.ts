import { createHash } from 'node:crypto'
import pg from 'pg'
import { DAY, type Instant, type InstanceId, type PersonId } from '#base'
import { giveBirth, openDatabase, openLedger, putClockForward, sealDays, type Database } from '#database'
import { openEngine, verify, type Engine, type Fault, type HistoryRow, type Verdict } from '#engine'
import { byHash, linkText, replayOne, snapshotText, type Snapshot } from '#engine/core'
import { freshDatabase } from '../support/database.js'
import { asked, errands } from './errand.js'

const CLERK = 7 as PersonId
const KEPT = ['history', 'instance', 'seal', 'effect', 'timer']

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Errands that lived through four days, three of them sealed, and whoever owns the database to tamper with them. */
export interface Crime {
  readonly database: Database
  readonly engine: Engine
  readonly ids: readonly InstanceId[]
  /** Does it, past every guard, as nobody but the owner can. */
  tamper(sql: string): Promise<void>
  /** As the owner, with the guards up. */
  slip(sql: string): Promise<unknown>
  /** Makes all hashes of a chain anew, and the snapshot and head of its instance, after a change of one event. */
  forge(instance: InstanceId, change?: { readonly version: number; readonly event: string }): Promise<void>
  verify(): Promise<Verdict>
  faults(): Promise<Pick<Fault, 'kind' | 'instance' | 'version'>[]>
  undo(): Promise<void>
  close(): Promise<void>
}

export async function crimeScene(): Promise<Crime> {
  const fresh = await freshDatabase()
  const database = await openDatabase({ url: fresh.url })
  const owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
  await giveBirth(database.sql, 'sample')
  const engine = openEngine(database.store, errands)
  const ids = await live(database, engine)
  for (const table of KEPT) await owner.query(`create table public.${table} as table engine.${table}`)
  const tamper = async (sql: string): Promise<void> => {
    await owner.query(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`)
  }
  const check = (): Promise<Verdict> => verify(openLedger(database.sql), errands)
  return {
    database,
    engine,
    ids,
    tamper,
    slip: (sql) => owner.query(sql),
    forge: async (instance, change) => {
      const rows = await engine.history(instance)
      await tamper(forged(rows.map((row) => (row.version === change?.version ? { ...row, event: change.event } : row))))
    },
    verify: check,
    faults: async () => (await check()).faults.map(({ kind, instance, version }) => ({ kind, instance, version })),
    undo: async () => {
      const again = KEPT.map((table) => `truncate engine.${table} cascade; insert into engine.${table} overriding system value table public.${table}`)
      await tamper(again.join(';'))
    },
    close: async () => {
      await owner.end()
      await database.close()
      await fresh.drop()
    },
  }
}

/** Three errands, the second a child of the first; each day brings moves, and a rung rings; the last day is not over. */
async function live(database: Database, engine: Engine): Promise<readonly InstanceId[]> {
  const ids = await engine.newIds(3)
  const [first, second, third] = ids as [InstanceId, InstanceId, InstanceId]
  let keys = 0
  const send = async (...moves: Parameters<Engine['send']>[0]['moves']): Promise<void> => {
    const done = await engine.send({ actor: CLERK, roles: ['handler'], key: `k${++keys}`, reason: 'theo điện thoại', moves })
    if (!done.ok) throw new Error(done.problem.code)
  }
  const note = (instance: InstanceId, text: string) => ({ instance, event: { type: 'NOTE', text } })
  const sleep = async (): Promise<void> => {
    await putClockForward(database.sql, ((await engine.now()) + DAY) as Instant)
    while ((await engine.fireDue()) > 0) continue
  }
  const rung = ((await engine.now()) + DAY / 2) as Instant
  await send(asked(first, { title: 'Vở kịch “Đôn đốc”', rungs: [rung] }), asked(second, { parent: first }), asked(third))
  await send(note(second, 'hai'), note(third, 'ba'))
  await sleep()
  await send({ instance: second, event: { type: 'START' } })
  await send(note(second, 'đang làm'))
  await sleep()
  await send(note(second, 'gần xong'), note(first, 'một'))
  await sleep()
  for await (const _ of sealDays(database.sql)) continue
  await send({ instance: second, event: { type: 'REPORT', text: 'xong' } })
  return ids
}

/** The statements that write a chain anew, with its hashes, and the instance to match. */
function forged(rows: readonly HistoryRow[]): string {
  const find = byHash(errands.values())
  let [previous, snapshot] = ['', null as Snapshot | null]
  const statements = rows.map((row) => {
    snapshot = replayOne(find, snapshot, row)
    const snapshotHash = sha256(snapshotText(snapshot))
    previous = sha256(linkText({ ...row, definition: row.definitionHash, previous, snapshotHash }))
    const set = `event = ${pg.escapeLiteral(row.event)}, snapshot_hash = '\\x${snapshotHash}', hash = '\\x${previous}'`
    return `update engine.history set ${set} where instance = ${row.instance} and version = ${row.version}`
  })
  const left = pg.escapeLiteral(snapshotText(snapshot as unknown as Snapshot))
  return [...statements, `update engine.instance set snapshot = ${left}, head = '\\x${previous}' where id = ${rows[0]?.instance}`].join(';\n')
}
