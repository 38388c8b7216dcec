import { expect, test } from '@jest/globals'
import type { Instant, InstanceId, PersonId } from '#base'
import { memoryStore, openEngine, type Engine, type PendingEffect } from '#engine'
import { definitionsOf } from '#workflows'
import type { Needs } from '../needs.js'
import { endSubtreeEffect } from './end-subtree.js'
import { lookEffect } from './look.js'

const definitions = definitionsOf(new Proxy({}, { get: (_, key) => `hash of ${String(key)}` }))
const [DIRECTIVE, DUTY, EXTENSION] = [1, 2, 3] as InstanceId[] as [InstanceId, InstanceId, InstanceId]

/** A directive under way with one duty below it, on a store in memory. */
async function house() {
  let n = 0
  const engine = openEngine(memoryStore({ now: () => (1_795_233_180_000 + n) as Instant }), definitions)
  const send = async (moves: Parameters<Engine['send']>[0]['moves']): Promise<void> => {
    const done = await engine.send({ actor: 7 as PersonId, roles: ['deskOfficer', 'handler', 'focalUnit'], key: `k${++n}`, moves })
    if (!done.ok) throw new Error(done.problem.code)
  }
  await send([
    { start: { id: DIRECTIVE, definition: 'directive@1', parent: null, input: { more: { letter: 'x' } } } },
    { start: { id: DUTY, definition: 'duty@1', parent: DIRECTIVE, input: {} } },
  ])
  await send([{ instance: DIRECTIVE, event: { type: 'ASSIGN' } }])
  return {
    engine,
    send,
    act: (instance: InstanceId, type: string) => send([{ instance, event: { type, summary: 'xong', reason: 'thiếu' } }]),
    state: async () => (await engine.loadAll([DIRECTIVE]))[0]?.snapshot.value.work ?? '',
  }
}

const look = (version: number): PendingEffect[] => [{ instance: DUTY, version, n: 0, kind: 'look', target: DIRECTIVE, args: '{}' } as PendingEffect]

test('A count that comes late does not overturn a newer one: the directive ends up where its work is', async () => {
  const { engine, act, state } = await house()
  const deliver = lookEffect({ engine } as Needs)
  const before = await engine.totals([DIRECTIVE])
  await act(DUTY, 'REPORT')
  await act(DUTY, 'CONFIRM')
  await deliver(look(3))
  expect(await state()).toBe('reportingUpward')
  // Another process had counted before the duty was confirmed, stood still, and sends only now.
  let stale = true
  const slow = lookEffect({ engine: { ...engine, totals: async (ids) => (stale ? ((stale = false), before) : engine.totals(ids)) } } as Needs)
  await slow(look(2))
  expect(await state()).toBe('reportingUpward')
})

test('What is born below while a directive is being ended ends with it', async () => {
  const { engine, send, act, state } = await house()
  await act(DIRECTIVE, 'FINISH')
  let asked = false
  const openBelow: Engine['openBelow'] = async (id) => {
    const open = await engine.openBelow(id)
    // The unit asks for more time at the moment at which the house has listed what it must end.
    if (!asked)
      await send([
        { instance: DUTY, event: { type: 'REQUEST_EXTENSION', extension: EXTENSION } },
        { start: { id: EXTENSION, definition: 'extension@1', parent: DUTY, input: {} } },
      ])
    asked = true
    return open
  }
  const needs = { engine: { ...engine, openBelow }, queries: { tree: async () => [] } } as unknown as Needs
  await endSubtreeEffect(needs)([
    { instance: DIRECTIVE, version: 3, n: 0, kind: 'endSubtree', target: null, args: '{"as":"END"}', actor: 7 } as unknown as PendingEffect,
  ])
  expect(await engine.openBelow(DIRECTIVE)).toEqual([])
  expect(await state()).toBe('ended')
})
