import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../support/house.js'
import { ENGINE, type Instant, type InstanceId } from '#base'
import { openLedger, statement, type NoArgs } from '#database'
import { openEngine, openMigrations, verify } from '#engine'
import { define, type MigrationPlan } from '#engine/core'
import { partsOf } from '#workflows'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
}, 60_000)
afterAll(() => house.close())

const armed = statement<NoArgs, { instance: number; due_at: number }>('test-armed', [], 'select instance, due_at from engine.timer order by instance')

test('The plans of a real directive go to a new version and back in the middle of their work, and no timer of the whole house moves', async () => {
  const directive = await house.assigned('2026-11-20')
  await house.goTo('2026-11-24')
  const parts = partsOf(new Proxy({}, { get: () => 'any' })).find(({ name }) => name === 'unit-plan')
  if (!parts) throw new Error('no unit-plan')
  const next = define({ ...parts, version: 2, hash: 'f'.repeat(64) })
  const definitions = new Map([...house.engine.definitions, ['unit-plan@2', next]])
  const migrations = openMigrations(house.database.store, openEngine(house.database.store, definitions))
  const states = Object.fromEntries(Object.entries(next.leaves.work).flatMap(([name, { final, always }]) => (final || always.length ? [] : [[name, name]])))
  const plan: MigrationPlan = { name: 'unit-plan-1-to-2', from: 'unit-plan@1', to: 'unit-plan@2', states, back: { states } }
  const before = await house.database.sql.run(armed, {})
  const plans = await house.cards(directive, 'unit-plan')
  expect(plans.length).toBeGreaterThan(10)

  const rehearsed = await migrations.dryRun(plan)
  expect(rehearsed).toMatchObject({ ok: true, value: { sums: { instances: plans.length, problems: 0, timers: { moved: 0, cleared: 0, armed: 0, lost: 0 } } } })
  const how = { by: ENGINE, reason: 'quy trình mới' }
  expect(await migrations.apply(plan, how)).toMatchObject({ ok: true, value: { moved: plans.length, timersOff: [] } })
  expect(await house.database.sql.run(armed, {})).toEqual(before)
  const shown = (rows: Awaited<ReturnType<TestHouse['cards']>>) =>
    rows.map(({ id, state, stage, late, dueOn, holder, label }) => ({ id, state, stage, late, dueOn, holder, label })).sort((a, b) => a.id - b.id)
  expect(shown(await house.cards(directive, 'unit-plan'))).toEqual(shown(plans))
  expect(await verify(openLedger(house.database.sql), definitions)).toMatchObject({ faults: [] })
  const [one] = plans
  const history = await house.engine.history(one?.id as InstanceId)
  const then = await openEngine(house.database.store, definitions).at(one?.id as InstanceId, (history.at(-1)?.at ?? 0) as Instant)
  expect(then?.value.work).toBe(one?.state)

  expect(await migrations.revert(plan, how)).toMatchObject({ ok: true, value: { moved: plans.length, timersOff: [], migration: { status: 'reverted' } } })
  expect(await house.database.sql.run(armed, {})).toEqual(before)
  await house.goTo('2026-12-02')
  expect((await house.told(directive)).some(({ kind }) => kind === 'escalation')).toBe(true)
  expect(await verify(openLedger(house.database.sql), definitions)).toMatchObject({ faults: [] })
}, 60_000)
