import { expect, test } from '@jest/globals'
import type { Instant, InstanceId, PersonId } from '#base'
import { memoryStore, openEngine, type Engine, type PendingEffect } from '#engine'
import { definitionsOf } from '#workflows'
import type { Needs } from '../needs.js'
import { closeReportsEffect } from './rounds.js'

const definitions = definitionsOf(new Proxy({}, { get: (_, key) => `hash of ${String(key)}` }))
const [ROUND, REPORT, REQUEST] = [1, 2, 3] as InstanceId[] as [InstanceId, InstanceId, InstanceId]
const CLOSE = { instance: ROUND, version: 5, n: 0, kind: 'closeReports', target: null, args: '{}' } as unknown as PendingEffect

/** A round that has been accepted over a report that was never handed in; the unit asks for more time before, or while, the house closes it. */
async function closedOver(asks: 'before' | 'meanwhile'): Promise<string[]> {
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
  const ask = async (): Promise<void> => {
    if (asked) return
    asked = true
    await send([
      { instance: REPORT, event: { type: 'REQUEST_EXTENSION', extension: REQUEST } },
      { start: { id: REQUEST, definition: 'extension@1', parent: REPORT, input: {} } },
    ])
  }
  if (asks === 'before') await ask()
  const loadAll: Engine['loadAll'] = async (ids) => {
    const loaded = await engine.loadAll(ids)
    await ask()
    return loaded
  }
  await closeReportsEffect({ engine: { ...engine, loadAll } } as unknown as Needs)([CLOSE])
  return (await engine.loadAll([ROUND, REPORT, REQUEST])).map(({ snapshot }) => snapshot.value.work)
}

test('A round that closes takes an open request for more time along with the report that it is about', async () => {
  expect(await closedOver('before')).toEqual(['accepted', 'missing', 'takenBack'])
})

test('A request for more time that comes while a round is being closed does not outlive it', async () => {
  expect(await closedOver('meanwhile')).toEqual(['accepted', 'missing', 'ended'])
})
