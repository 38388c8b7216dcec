import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Instant, PersonId } from '#base'
import { openEngine } from '#engine'
import { TIMER, type Definition, type Leaf } from '#engine/core'
import { benches, type StoreBench } from './benches.js'
import { asked, errand } from './errand.js'

const MINUTE = 60_000

/** An errand whose clock is armed and does not know what to do when it rings. */
const deaf: Definition = { ...errand, leaves: { ...errand.leaves, deadline: Object.fromEntries(Object.entries(errand.leaves.deadline).map(deafened)) } }
function deafened([name, leaf]: [string, Leaf]): [string, Leaf] {
  return [name, { ...leaf, on: new Map([...leaf.on].filter(([event]) => event !== TIMER)) }]
}

describe.each(benches)('A rung that the machine does not take, on %s,', (_, open) => {
  let bench: StoreBench
  beforeEach(async () => {
    bench = await open()
  })
  afterEach(() => bench.close())

  test('leaves no trace in the history and does not ring for ever: people see it as a failure', async () => {
    const engine = openEngine(bench.store, new Map([['errand@1', deaf]]))
    const [id] = await engine.newIds(1)
    if (id === undefined) throw new Error('no id')
    const due = ((await engine.now()) + MINUTE) as Instant
    await engine.send({ actor: 11 as PersonId, roles: ['handler'], key: 'born', moves: [asked(id, { rungs: [due] })] })
    await bench.advance(MINUTE + 1)
    while ((await engine.fireDue()) > 0);
    expect((await engine.history(id)).map(({ type }) => type)).toEqual(['CREATE'])
    expect(await engine.failing()).toMatchObject([{ what: 'timer', instance: id, attempts: 1, error: expect.stringContaining('event.notAllowedHere') }])
  })
})
