import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type Instant, type InstanceId, type PersonId, type UnitId } from '#base'
import { emptyBatch, NotCommitted, type BirthRow, type Outcome, type PendingEffect, type Store } from '#engine'
import type { StoreBench } from './benches.js'
import { batchOf, birth, BY, HASH, move, ODD } from './rows.js'

const settledAll = async (effects: readonly PendingEffect[]): Promise<Outcome[]> => effects.map((effect) => ({ effect, is: 'settled' }))

/** What every `Store` promises. One suite, run on memory and on PostgreSQL. */
export function storeConformance(name: string, open: () => Promise<StoreBench>): void {
  describe(`The store in ${name}`, () => {
    let bench: StoreBench
    let store: Store
    beforeAll(async () => {
      bench = await open()
      store = bench.store
    })
    afterAll(() => bench.close())

    const born = async (count: number, more: (i: number, ids: readonly InstanceId[]) => Partial<BirthRow> = () => ({})): Promise<InstanceId[]> => {
      const [ids, at] = [await store.newIds(count), await store.now()]
      await store.commit(batchOf({ births: ids.map((id, i) => birth(id, at, more(i, ids))) }))
      return ids
    }
    const one = async (more: Partial<BirthRow> = {}): Promise<InstanceId> => (await born(1, () => more))[0] as InstanceId
    const rowOf = async (id: InstanceId) => (await store.load([id])).rows[0]
    const versionOf = async (id: InstanceId): Promise<number | undefined> => (await rowOf(id))?.version
    const tellAll = async (): Promise<PendingEffect[]> => {
      const told: PendingEffect[] = []
      await store.deliver(500, async (effects) => {
        told.push(...effects)
        return settledAll(effects)
      })
      return told
    }

    test('tells the time also when it finds nobody', async () => {
      const before = await store.now()
      const { rows, now } = await store.load([987_654_321 as InstanceId])
      expect(rows).toEqual([])
      expect(now).toBeGreaterThanOrEqual(before)
      expect(Number.isSafeInteger(now)).toBe(true)
    })

    test.each([1, 40])('gives back what it was given, letter by letter (%i at once)', async (count) => {
      const at = ((await store.now()) - 5) as Instant
      const card: Partial<BirthRow> = {
        unit: 'so-y-te' as UnitId,
        holder: 'handler',
        dueOn: localDate('1999-02-28'),
        dueSource: 'signed',
        late: true,
        label: ODD,
        path: '1.1',
        note: ODD,
      }
      const ids = await store.newIds(count)
      const birthOf = (id: InstanceId): BirthRow => birth(id, at, { ...card, snapshot: `{"x":"${ODD}"}`, event: ODD, reason: ODD, key: `${ODD}-${id}` })
      await store.commit(
        batchOf({ births: ids.map(birthOf), records: ids.map((instance) => ({ instance, version: 1, kind: 'plan', root: instance, body: ODD })) }),
      )
      const { rows } = await store.load(ids)
      expect(rows).toHaveLength(count)
      const id = ids.at(-1) as InstanceId
      expect(rows.find((row) => row.id === id)).toEqual({
        id,
        parent: null,
        root: id,
        ancestors: [],
        definition: 'duty@1',
        version: 1,
        snapshot: `{"x":"${ODD}"}`,
        head: HASH,
        at,
        actor: BY,
        hold: null,
      })
      const { type, actor, reason, key, event, snapshotHash, definitionHash, hash } = birthOf(id)
      expect(await store.history(id)).toEqual([{ instance: id, version: 1, type, at, actor, reason, key, event, snapshotHash, definitionHash, hash }])
    })

    test('writes a batch whole or not at all', async () => {
      const [a, b] = (await born(2)) as [InstanceId, InstanceId]
      const at = await store.now()
      const [newcomer] = (await store.newIds(1)) as [InstanceId]
      const stale = batchOf({
        moves: [move(a, 2, at), move(b, 3, at)],
        births: [birth(newcomer, at)],
        commands: [{ actor: BY, key: `whole-${a}`, bodyHash: HASH, instance: a, version: 2, state: 'due' }],
        sets: [{ instance: a, dueAt: at, version: 2 }],
        effects: [{ instance: a, version: 2, n: 0, kind: 'tell', target: null, args: '{}' }],
      })
      await expect(store.commit(stale)).rejects.toMatchObject({ is: 'stale' })
      expect([await versionOf(a), await versionOf(b), await versionOf(newcomer)]).toEqual([1, 1, undefined])
      expect(await store.answered([{ actor: BY, key: `whole-${a}` }])).toEqual([])
      expect(
        await store.fireDue(
          10,
          () => false,
          () => emptyBatch(),
        ),
      ).toBe(0)
      expect(await tellAll()).toEqual([])
    })

    test('refuses what somebody else has taken: an id, a version, a key, one instance twice', async () => {
      const id = await one()
      const at = await store.now()
      const command = { actor: BY, key: `taken-${id}`, bodyHash: HASH, instance: id, version: 2, state: 'due' }
      await store.commit(batchOf({ moves: [move(id, 2, at)], commands: [command] }))
      for (const batch of [
        batchOf({ births: [birth(id, at)] }),
        batchOf({ moves: [move(id, 2, at)] }),
        batchOf({ moves: [move(id, 3, at), move(id, 4, at)] }),
        batchOf({ moves: [move(id, 3, at)], commands: [command] }),
        batchOf({ moves: [move((id + 100_000) as InstanceId, 2, at)] }),
      ]) {
        await expect(store.commit(batch)).rejects.toBeInstanceOf(NotCommitted)
      }
      expect(await versionOf(id)).toBe(2)
      expect(
        await store.answered([
          { actor: BY, key: command.key },
          { actor: 8 as PersonId, key: command.key },
        ]),
      ).toEqual([command])
    })

    test('fires a timer when it is due and not before, oldest first, once', async () => {
      const [early, late, cleared] = (await born(3)) as [InstanceId, InstanceId, InstanceId]
      const at = await store.now()
      const sets = [
        { instance: late, dueAt: (at + 60_000) as Instant, version: 1 },
        { instance: early, dueAt: (at + 50_000) as Instant, version: 1 },
        { instance: cleared, dueAt: (at + 40_000) as Instant, version: 1 },
      ]
      await store.commit(batchOf({ sets }))
      await store.commit(batchOf({ moves: [move(cleared, 2, at)], clears: [cleared] }))
      expect(await store.nextDue()).toBe(at + 50_000)
      const fire = (limit = 10): Promise<InstanceId[]> => fired(store, limit)
      await bench.advance(49_000)
      expect(await fire()).toEqual([])
      await bench.advance(12_000)
      expect(await fire(1)).toEqual([early])
      expect(await fire()).toEqual([late])
      expect(await fire()).toEqual([])
      expect(await store.nextDue()).toBeNull()
    })

    test('leaves a timer armed when its plan fails, is stale, or somebody is busy with it; a postponed one waits', async () => {
      const id = await one()
      await store.commit(batchOf({ sets: [{ instance: id, dueAt: await store.now(), version: 1 }] }))
      const broken = store.fireDue(
        10,
        () => false,
        () => {
          throw new Error('cannot plan')
        },
      )
      await expect(broken).rejects.toThrow('cannot plan')
      await expect(
        store.fireDue(
          10,
          () => false,
          (_, now) => batchOf({ moves: [move(id, 9, now)] }),
        ),
      ).rejects.toMatchObject({ is: 'stale' })
      expect(
        await store.fireDue(
          10,
          (busy) => busy === id,
          () => emptyBatch(),
        ),
      ).toBe(0)
      await store.postponeTimer(id, 9, 60_000)
      expect(await fired(store, 0)).toEqual([])
      await store.postponeTimer(id, 1, 60_000)
      expect(await fired(store)).toEqual([])
      await bench.advance(61_000)
      expect(await fired(store)).toEqual([id])
    })

    test('holds a whole branch: its timers sleep, its rows say why, and release wakes it', async () => {
      const [root, child] = (await born(2, (i, ids) =>
        i === 0 ? {} : { parent: ids[0] as InstanceId, root: ids[0] as InstanceId, ancestors: [ids[0] as InstanceId] },
      )) as [InstanceId, InstanceId]
      await store.commit(batchOf({ sets: [{ instance: child, dueAt: await store.now(), version: 1 }] }))
      await store.hold(root, 'Bão số 3', BY)
      await store.hold(root, 'Bão số 4', BY)
      expect([(await rowOf(root))?.hold, (await rowOf(child))?.hold]).toEqual(['Bão số 4', 'Bão số 4'])
      await store.hold(child, 'Chờ ý kiến', BY)
      expect((await rowOf(child))?.hold).toBe('Chờ ý kiến')
      await store.release(child)
      expect([await fired(store), await store.nextDue()]).toEqual([[], null])
      await store.release(root)
      expect((await rowOf(child))?.hold).toBeNull()
      expect(await fired(store)).toEqual([child])
    })

    test('hands over each effect once, in order, with who asked for it and when', async () => {
      const at = ((await store.now()) - 1_000) as Instant
      const [a, b] = (await store.newIds(2)) as [InstanceId, InstanceId]
      const effects = [a, b].flatMap((instance) => [0, 1].map((n) => ({ instance, version: 1, n, kind: 'tell', target: n ? a : null, args: ODD })))
      await store.commit(batchOf({ births: [birth(a, at), birth(b, (at + 1) as Instant)], effects }))
      expect(await tellAll()).toEqual(effects.map((effect) => ({ ...effect, at: effect.instance === a ? at : at + 1, actor: BY, attempts: 0 })))
      expect(await tellAll()).toEqual([])
    })

    test('brings back a failed effect after its time, then leaves it to a person: again, or never', async () => {
      const id = await one()
      const at = await store.now()
      const args = (n: number) => ({ instance: id, version: 2, n, kind: 'tell', target: null, args: '{}' })
      await store.commit(batchOf({ moves: [move(id, 2, at)], effects: [args(0), args(1)] }))
      const fail =
        (incident: boolean) =>
        async (effects: readonly PendingEffect[]): Promise<Outcome[]> =>
          effects.map((effect) => ({ effect, is: 'failed', error: `không gửi được ${ODD}\0`, retryInMs: 5_000, incident }))
      expect(await store.deliver(10, fail(false))).toBe(2)
      expect([await store.deliver(10, fail(false)), await store.nextDue()]).toEqual([0, expect.any(Number)])
      await bench.advance(5_001)
      expect(await store.deliver(10, fail(true))).toBe(2)
      await bench.advance(60_000)
      expect([await tellAll(), await store.nextDue()]).toEqual([[], null])
      const [first, second] = await store.incidents()
      expect(first).toMatchObject({ instance: id, version: 2, kind: 'tell', attempts: 2 })
      expect(await store.answerIncident(first?.id ?? 0, 'retry', BY, 'máy chủ thư đã chạy lại')).toBe(true)
      expect(await store.answerIncident(second?.id ?? 0, 'dismiss', BY, 'đã gọi điện')).toBe(true)
      expect(await store.answerIncident(second?.id ?? 0, 'retry', BY, 'lần nữa')).toBe(false)
      expect(await store.incidents()).toEqual([])
      expect(await tellAll()).toEqual([{ ...args(first?.n ?? -1), at, actor: BY, attempts: 0 }])
    })

    test('keeps effects that were handed over in vain', async () => {
      const id = await one()
      await store.commit(
        batchOf({ moves: [move(id, 2, await store.now())], effects: [{ instance: id, version: 2, n: 0, kind: 'tell', target: null, args: '{}' }] }),
      )
      const lost = store.deliver(10, () => Promise.reject(new Error('stopped half-way')))
      await expect(lost).rejects.toThrow('stopped half-way')
      expect(await tellAll()).toHaveLength(1)
    })

    test('counts children and work below, and lists what is open, children first', async () => {
      const kin = (parent: InstanceId, ...above: InstanceId[]) => ({ parent, root: above.at(-1) ?? parent, ancestors: [parent, ...above] })
      const [root, unit, duty, plan] = (await born(4, (i, ids) => {
        const [top, under] = ids as [InstanceId, InstanceId]
        return (
          [
            { definition: 'directive@1' },
            { ...kin(top), definition: 'assignment@1' },
            kin(under, top),
            { ...kin(under, top), definition: 'unit-plan@1', done: true },
          ][i] ?? {}
        )
      })) as [InstanceId, InstanceId, InstanceId, InstanceId]
      const totals = await store.totals([root, unit, plan, 987_654_321 as InstanceId])
      expect(totals.get(root)).toEqual({ open: 1, all: 1, openWork: 1, allWork: 2 })
      expect(totals.get(unit)).toEqual({ open: 1, all: 2, openWork: 1, allWork: 2 })
      expect(totals.get(plan)).toEqual({ open: 0, all: 0, openWork: 0, allWork: 0 })
      expect(totals.size).toBe(3)
      expect(await store.openBelow(root)).toEqual([duty, unit])
      expect(await store.openBelow(unit)).toEqual([duty])
    })
  })
}

/** Fires what is due and clears it; answers whose timers rang, in order. */
async function fired(store: Store, limit = 10): Promise<InstanceId[]> {
  const rang: InstanceId[] = []
  await store.fireDue(
    limit,
    () => false,
    (due) => {
      rang.push(...due.map(({ row }) => row.id))
      return batchOf({ clears: due.map(({ row }) => row.id) })
    },
  )
  return rang
}
