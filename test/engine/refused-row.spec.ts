import { describe, expect, test } from '@jest/globals'
import type { Instant, PersonId } from '#base'
import { openEngine } from '#engine'
import type { Definition } from '#engine/core'
import { postgresBench } from './benches.js'
import { asked, errand, errands } from './errand.js'

const MINUTE = 60_000
const by = { actor: 11 as PersonId, roles: ['handler'] as const }

describe('What fails, in the database itself,', () => {
  test('is put off alone: a row that PostgreSQL refuses costs the hundred others of its batch no date', async () => {
    const bench = await postgresBench()
    try {
      const due = ((await bench.store.now()) + MINUTE) as Instant
      const start = openEngine(bench.store, errands)
      const ids = await start.newIds(120)
      await Promise.all(ids.map((id, i) => start.send({ ...by, key: `refused-${i}`, moves: [asked(id, { rungs: [due], title: i === 57 ? 'độc' : 'lành' })] })))
      await bench.advance(2 * MINUTE)
      const card: Definition['card'] = (snapshot) => ({ ...errand.card(snapshot), label: snapshot.context['title'] === 'độc' ? 'a\0b' : 'lành' })
      const engine = openEngine(bench.store, new Map([['errand@1', { ...errand, card }]]))
      expect(await engine.fireDue()).toBe(120)
      const stands = await engine.loadAll(ids)
      expect(stands.filter(({ snapshot }) => snapshot.value.deadline !== 'overdue').map(({ row }) => row.id)).toEqual([ids[57]])
      expect(await engine.failing()).toMatchObject([{ what: 'timer', instance: ids[57], attempts: 1, error: expect.stringContaining('0x00'), dueAt: due }])
    } finally {
      await bench.close()
    }
  })
})
