import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Instant, InstanceId } from '#base'
import { emptyBatch, NotCommitted, type BirthRow, type Outcome, type PendingEffect, type Store } from '#engine'
import type { StoreBench } from './benches.js'
import { batchOf, birth, bornIn, BY, HASH, move } from './rows.js'

/** Where two stores would drift apart first: in which order, how many, and what is left of what failed. One suite, run on memory and on PostgreSQL. */
export function storeOrder(name: string, open: () => Promise<StoreBench>): void {
  describe(`The order that is kept in ${name}`, () => {
    let bench: StoreBench
    let store: Store
    beforeAll(async () => {
      bench = await open()
      store = bench.store
    })
    afterAll(() => bench.close())

    const born = (count: number, more?: (i: number, ids: readonly InstanceId[]) => Partial<BirthRow>) => bornIn(store, count, more)
    const ring = async (limit: number, busy: readonly InstanceId[] = []): Promise<InstanceId[]> => {
      const rang: InstanceId[] = []
      await store.fireDue(
        limit,
        (id) => busy.includes(id),
        (due) => {
          rang.push(...due.map(({ row }) => row.id))
          return batchOf({ clears: due.map(({ row }) => row.id) })
        },
      )
      return rang
    }
    const child = (parent: InstanceId): Partial<BirthRow> => ({ parent, root: parent, ancestors: [parent] })
    const effect = (instance: InstanceId, version: number, n: number) => ({ instance, version, n, kind: 'tell', target: null, args: '{}' })

    test('draws numbers that rise and are nobody else’s, also none', async () => {
      const [some, none, more] = [await store.newIds(3), await store.newIds(0), await store.newIds(2)]
      expect(none).toEqual([])
      expect([...some, ...more]).toEqual([...new Set([...some, ...more])].sort((a, b) => a - b))
    })

    test('reads an instance once, however often it is asked for', async () => {
      const [a, b] = (await born(2)) as [InstanceId, InstanceId]
      const { rows } = await store.load([a, b, a, 987_654_321 as InstanceId])
      expect(rows.map(({ id }) => id).sort((one, other) => one - other)).toEqual([a, b])
    })

    test('tells an instance’s history version by version', async () => {
      const [id] = (await born(1)) as [InstanceId]
      const at = await store.now()
      for (let version = 2; version < 13; version++) await store.commit(batchOf({ moves: [move(id, version, at)] }))
      expect((await store.history(id)).map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
    })

    test('rings the oldest first; what is on hold takes nobody’s place, what is busy takes its own', async () => {
      const ids = await born(5)
      const now = await store.now()
      const [first, held, busy, fourth, last] = ids as [InstanceId, InstanceId, InstanceId, InstanceId, InstanceId]
      const dueAt = (i: number): Instant => (now - 1_000 + i * 10) as Instant
      await store.commit(batchOf({ sets: ids.map((instance, i) => ({ instance, dueAt: dueAt(i), version: 1 })) }))
      await store.hold(held, 'Bão số 3', BY)
      expect(await store.nextDue()).toBe(dueAt(0))
      expect(await ring(1)).toEqual([first])
      expect(await store.nextDue()).toBe(dueAt(2))
      expect(await ring(1, [busy])).toEqual([])
      expect(await ring(2, [busy])).toEqual([fourth])
      await store.release(held)
      expect(await store.nextDue()).toBe(dueAt(1))
      expect(await ring(10)).toEqual([held, busy, last])
      expect(await store.nextDue()).toBeNull()
    })

    test('rings a timer that was set anew by its new date alone', async () => {
      const [id] = (await born(1)) as [InstanceId]
      const now = await store.now()
      const set = (inMs: number, version: number) => store.commit(batchOf({ sets: [{ instance: id, dueAt: (now + inMs) as Instant, version }] }))
      await set(1_000, 1)
      await set(60_000, 1)
      await set(30_000, 1)
      expect(await store.nextDue()).toBe(now + 30_000)
      await bench.advance(2_000)
      expect(await ring(10)).toEqual([])
      await bench.advance(60_000)
      expect(await ring(10)).toEqual([id])
      expect(await ring(10)).toEqual([])
    })

    test('hands effects over by their turn, then by instance, move and place; a failed one comes again by its own', async () => {
      const [a, b] = (await born(2)) as [InstanceId, InstanceId]
      const at = await store.now()
      await store.commit(batchOf({ moves: [move(a, 2, at), move(b, 2, (at - 1) as Instant)], effects: [effect(a, 2, 1), effect(a, 2, 0), effect(b, 2, 0)] }))
      const told: string[] = []
      const hand =
        (retryInMs: number) =>
        async (effects: readonly PendingEffect[]): Promise<Outcome[]> => {
          told.push(...effects.map(({ instance, n, attempts }) => `${instance === a ? 'a' : 'b'}${n} after ${attempts}`))
          return effects.map((one) =>
            one.n === 0 && one.attempts === 0 ? { effect: one, is: 'failed', error: 'x', retryInMs, incident: false } : { effect: one, is: 'settled' },
          )
        }
      expect(await store.deliver(2, hand(60_000))).toBe(2)
      expect(await store.deliver(10, hand(1_000))).toBe(1)
      expect(told).toEqual(['b0 after 0', 'a0 after 0', 'a1 after 0'])
      await bench.advance(61_000)
      expect(await store.deliver(10, hand(1_000))).toBe(2)
      expect(new Set(told.slice(3))).toEqual(new Set(['a0 after 1', 'b0 after 1']))
      expect(await store.deliver(10, hand(1_000))).toBe(0)
    })

    test('counts what ends, once, however often it moves afterwards', async () => {
      const [root, ...children] = (await born(4, (i, ids) => (i === 0 ? { definition: 'directive@1' } : child(ids[0] as InstanceId)))) as [
        InstanceId,
        ...InstanceId[],
      ]
      const at = await store.now()
      const [first, second] = children as [InstanceId, InstanceId]
      const total = async () => (await store.totals([root])).get(root)
      expect(await total()).toEqual({ open: 3, all: 3, openWork: 3, allWork: 3 })
      await store.commit(batchOf({ moves: [move(first, 2, at, { done: true }), move(second, 2, at)] }))
      await store.commit(batchOf({ moves: [move(first, 3, at, { done: true })] }))
      expect(await total()).toEqual({ open: 2, all: 3, openWork: 2, allWork: 3 })
      await store.commit(batchOf({ moves: [move(first, 4, at)] }))
      expect(await total()).toEqual({ open: 3, all: 3, openWork: 3, allWork: 3 })
    })

    test('keeps nothing of a batch that holds a text no database can keep', async () => {
      const [id] = (await born(1)) as [InstanceId]
      const at = await store.now()
      const [newcomer] = (await store.newIds(1)) as [InstanceId]
      const command = { key: `nul-${id}`, bodyHash: HASH, record: 'plan' }
      const rows = {
        births: [birth(newcomer, at)],
        sets: [{ instance: id, dueAt: at, version: 2 }],
        effects: [effect(id, 2, 0)],
        holds: [{ instance: id, reason: 'Bão số 3', by: BY, at }],
      }
      await expect(store.commit(batchOf({ ...rows, moves: [move(id, 2, at, { ...command, label: 'a\0b' })] }))).rejects.toThrow(/./)
      const { rows: found } = await store.load([id, newcomer])
      expect(found).toMatchObject([{ id, version: 1, hold: null }])
      expect([await store.answered([{ actor: BY, key: `nul-${id}` }]), await store.history(id)]).toMatchObject([[], [{ version: 1 }]])
      expect([await ring(10), await store.deliver(10, async () => [])]).toEqual([[], 0])
      await store.commit(batchOf({ ...rows, holds: [], moves: [move(id, 2, at, command)] }))
      expect([await ring(10), await store.deliver(10, async (list) => list.map((one) => ({ effect: one, is: 'settled' as const })))]).toEqual([[id], 1])
    })

    test('says of a timer’s batch that it will never be taken, and leaves the timer as it was', async () => {
      const [id] = (await born(1)) as [InstanceId]
      await store.commit(batchOf({ sets: [{ instance: id, dueAt: await store.now(), version: 1 }] }))
      const guilty = store.fireDue(
        10,
        () => false,
        (_, now) => batchOf({ moves: [move(id, 2, now, { note: 'a\0b' })] }),
      )
      await expect(guilty).rejects.toMatchObject({ is: 'refused' })
      expect(await ring(10)).toEqual([id])
    })

    test('refuses a key that two commands of one batch share, and a birth that is moved in its own batch', async () => {
      const [a, b] = (await born(2)) as [InstanceId, InstanceId]
      const at = await store.now()
      const shared = { key: `shared-${a}`, bodyHash: HASH }
      const [newcomer] = (await store.newIds(1)) as [InstanceId]
      for (const batch of [
        batchOf({ moves: [move(a, 2, at, shared), move(b, 2, at, shared)] }),
        batchOf({ births: [birth(newcomer, at)], moves: [move(newcomer, 2, at)] }),
      ])
        await expect(store.commit(batch)).rejects.toBeInstanceOf(NotCommitted)
      expect((await store.load([a, b, newcomer])).rows.map(({ version }) => version)).toEqual([1, 1])
    })

    test('does nothing for an empty batch, and fires nothing where nobody may be taken', async () => {
      await store.commit(emptyBatch())
      const [id] = (await born(1)) as [InstanceId]
      await store.commit(batchOf({ sets: [{ instance: id, dueAt: await store.now(), version: 1 }] }))
      expect([await ring(0), await ring(10, [id])]).toEqual([[], []])
      expect(await ring(10)).toEqual([id])
    })
  })
}
