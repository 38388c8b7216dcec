import { expect, test } from '@jest/globals'
import type { Instant, InstanceId, PersonId } from '#base'
import { memoryStore, openEngine, type Engine, type PendingEffect } from '#engine'
import { definitionsOf } from '#workflows'
import type { Needs } from '../needs.js'
import { closeReportsEffect } from './rounds.js'

const definitions = definitionsOf(new Proxy({}, { get: (_, key) => `hash of ${String(key)}` }))
const [ROUND, REPORT, REQUEST] = [1, 2, 3] as InstanceId[] as [InstanceId, InstanceId, InstanceId]
const CLOSE = { instance: ROUND, version: 5, n: 0, kind: 'closeReports', target: null, args: '{}' } as unknown as PendingEffect

test('A round closes over a unit that has asked for more time: its request ends with the report, in one command, also when it comes in between', async () => {
  let n = 0
  const engine = openEngine(memoryStore({ now: () => (1_795_233_180_000 + n) as Instant }), definitions)
  const send = async (moves: Parameters<Engine['send']>[0]['moves']): Promise<void> => {
    const done = await engine.send({ actor: 7 as PersonId, roles: ['engine', 'deskOfficer', 'focalUnit', 'unitClerk'], key: `k${++n}`, moves })
    if (!done.ok) throw new Error(`${done.problem.code} ${JSON.stringify(moves)}`)
  }
  await send([{ start: { id: ROUND, definition: 'report-round@1', parent: null, input: {} } }])
  await send([{ instance: ROUND, event: { type: 'OPEN' } }])
  await send([{ instance: ROUND, event: { type: 'OPENED', units: 1 } }, { start: { id: REPORT, definition: 'unit-report@1', parent: ROUND, input: {} } }])
  await send([{ instance: ROUND, event: { type: 'SUBMIT', number: '5/BC-SYT' } }])
  await send([{ instance: ROUND, event: { type: 'ACCEPT' } }])
  let asked = false
  const loadAll: Engine['loadAll'] = async (ids) => {
    const loaded = await engine.loadAll(ids)
    // The unit asks at the moment at which the house has looked at what it must close.
    if (!asked)
      await send([
        { instance: REPORT, event: { type: 'REQUEST_EXTENSION', extension: REQUEST } },
        { start: { id: REQUEST, definition: 'extension@1', parent: REPORT, input: {} } },
      ])
    asked = true
    return loaded
  }
  await closeReportsEffect({ engine: { ...engine, loadAll } } as unknown as Needs)([CLOSE])
  const states = (await engine.loadAll([ROUND, REPORT, REQUEST])).map(({ snapshot }) => snapshot.value.work)
  expect(states).toEqual(['accepted', 'missing', 'takenBack'])
})
