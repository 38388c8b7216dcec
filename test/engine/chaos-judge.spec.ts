import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Instant, InstanceId, PersonId, Rung } from '#base'
import { openDatabase, type Database } from '#database'
import { openEngine, type Engine, type Move } from '#engine'
import pg from 'pg'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { definitions, FIRST_CLIENT } from './chaos-cast.js'
import type { Acknowledged } from './chaos-clients.js'
import { judge, type Findings } from './chaos-judge.js'

const [DIRECTIVE, DUTY] = [1, 2] as InstanceId[] as [InstanceId, InstanceId]
const told: Acknowledged[] = []

let fresh: FreshDatabase
let database: Database
let owner: pg.Client
let engine: Engine

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase({ url: fresh.url, max: 2 })
  owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
  await owner.query('create table public.chaos_told (effect text primary key, times int not null default 1)')
  engine = openEngine(database.store, definitions)
  const rung: Rung = { at: (await engine.now()) as Instant, kind: 'reminder', stage: 'dueSoon', level: 0, tell: ['handler'] }
  await send([{ start: { id: DIRECTIVE, definition: 'directive@1', parent: null, input: { more: { letter: 'x' } } } }])
  await send([{ instance: DIRECTIVE, event: { type: 'ASSIGN' } }, { start: { id: DUTY, definition: 'duty@1', parent: DIRECTIVE, input: { ladder: [rung] } } }])
  await engine.fireDue()
  await send([{ instance: DUTY, event: { type: 'NOTE', text: 'a' } }])
  await delivered()
})
afterAll(async () => {
  await owner.end()
  await database.close()
  await fresh.drop()
})

async function send(moves: readonly Move[]): Promise<void> {
  const command = { actor: FIRST_CLIENT as PersonId, roles: ['deskOfficer', 'handler'] as const, key: `k${told.length}`, moves }
  const done = await engine.send(command)
  if (!done.ok) throw new Error(done.problem.code)
  const { version, state } = done.value
  told.push({ ...command, instances: moves.map((move) => ('start' in move ? move.start.id : move.instance)), version, state })
}

/** All that is pending counts as delivered and written down, whatever it should have led to. */
async function delivered(): Promise<void> {
  await owner.query(
    `insert into public.chaos_told (effect) select concat_ws(':', instance, version, n) from engine.effect on conflict do nothing; update engine.effect set settled_at = now()`,
  )
}

async function verdict(acknowledged: readonly Acknowledged[] = told): Promise<Findings> {
  const { findings } = await judge(async (text, values) => (await owner.query(text, values)).rows as never[], definitions, acknowledged, FIRST_CLIENT)
  return findings
}

async function after(fault: string): Promise<Findings> {
  await owner.query(`begin; set local session_replication_role = replica; ${fault}`)
  const findings = await verdict()
  await owner.query('rollback')
  return findings
}

test('The judge of the chaos finds nothing where nothing is wrong', async () => {
  expect(Object.values(await verdict()).every((count) => count === 0)).toBe(true)
})

test('The judge holds the history against what clients were told', async () => {
  const [first, ...others] = told as [Acknowledged, ...Acknowledged[]]
  expect((await verdict([...told, { ...first, key: 'never' }])).lost).toBe(1)
  expect((await verdict([{ ...first, state: 'elsewhere' }, ...others])).lost).toBe(1)
  expect((await verdict(others)).unknown).toBe(1)
})

test.each([
  ['doubled', `update engine.history set actor = ${FIRST_CLIENT}, key = 'k2' where type = 'TIMER'`],
  ['timersDoubled', `update engine.history set event = '{"dueAt":1}' where type = 'TIMER'`],
  ['timersEarly', `update engine.history set at = at - interval '1 hour' where type = 'TIMER'`],
  ['timersMissed', `update engine.history set at = at + interval '1 hour', type = 'NOTE' where type = 'TIMER'`],
  ['chainsBroken', `update engine.history set reason = 'another' where version = 1`],
  ['chainsBroken', `delete from engine.history where type = 'TIMER'`],
  ['snapshotsWrong', `update engine.instance set snapshot = snapshot || ' '`],
  ['effectsLost', `delete from public.chaos_told`],
  ['effectsLost', `delete from engine.effect`],
  ['effectsDoubled', `insert into public.chaos_told values ('7:7:7')`],
  ['effectsDoubled', `update engine.effect set args = '{}'`],
  ['stuck', `update engine.effect set settled_at = null`],
  ['stuck', `insert into engine.timer (instance, due_at, version) values (${DIRECTIVE}, now(), 1)`],
] as const)('The judge finds what is %s: %s', async (finding, fault) => {
  expect((await after(fault))[finding]).toBeGreaterThan(0)
})

test('The judge finds a parent that was never told of its children, a date that was not fired, and one that nobody armed', async () => {
  await send([{ instance: DUTY, event: { type: 'REPORT', summary: 'xong' } }])
  await send([{ instance: DUTY, event: { type: 'CONFIRM' } }])
  await delivered()
  expect((await verdict()).stuck).toBe(1)
  const later: Rung = { at: ((await engine.now()) + 3_600_000) as Instant, kind: 'reminder', stage: 'dueSoon', level: 0, tell: ['handler'] }
  await send([{ start: { id: 3 as InstanceId, definition: 'duty@1', parent: null, input: { ladder: [later] } } }])
  expect(await verdict()).toMatchObject({ stuck: 1, timersMissed: 1 })
  expect(await after('delete from engine.timer')).toMatchObject({ stuck: 2, timersMissed: 0 })
})
