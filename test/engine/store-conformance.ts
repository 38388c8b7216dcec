import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type Instant, type InstanceId, type PersonId, type UnitId } from '#base'
import { emptyBatch, NotCommitted, type BirthRow, type Outcome, type PendingEffect, type Store } from '#engine'
import type { StoreBench } from './benches.js'
import { batchOf, birth, bornIn, BY, HASH, move, ODD } from './rows.js'

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

    const born = (count: number, more?: (i: number, ids: readonly InstanceId[]) => Partial<BirthRow>) => bornIn(store, count, more)
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
      await store.commit(batchOf({ births: ids.map((id) => ({ ...birthOf(id), record: 'plan' })) }))
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
        moves: [move(a, 2, at, { key: `whole-${a}`, bodyHash: HASH }), move(b, 3, at)],
        births: [birth(newcomer, at)],
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
      const command = { key: `taken-${id}`, bodyHash: HASH }
      await store.commit(batchOf({ moves: [move(id, 2, at, command)] }))
      for (const batch of [
        batchOf({ births: [birth(id, at)] }),
        batchOf({ moves: [move(id, 2, at)] }),
        batchOf({ moves: [move(id, 3, at), move(id, 4, at)] }),
        batchOf({ moves: [move(id, 3, at, command)] }),
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
      ).toEqual([{ ...command, actor: BY, instance: id, version: 2, state: 'due' }])
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

    test('leaves a timer armed when its plan fails, is stale, or somebody is busy with it; one that failed waits', async () => {
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
      const failed = { instance: id, armed: 1, dueAt: await store.now(), attempts: 0, error: 'x', retryInMs: 60_000, incident: false }
      await store.failTimers([
        { ...failed, armed: 9 },
        { ...failed, attempts: 3 },
      ])
      expect(await store.failing()).toEqual([])
      await store.failTimers([failed])
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

    test.each([1, 20])('puts on hold and lifts holds in the commit of the very moves that say so (%i at once)', async (count) => {
      const ids = await born(count)
      const at = await store.now()
      const sets = ids.map((instance) => ({ instance, dueAt: at, version: 2 }))
      const holds = ids.map((instance) => ({ instance, reason: ODD, by: BY, at }))
      await store.commit(batchOf({ moves: ids.map((id) => move(id, 2, at)), sets, holds }))
      expect([await fired(store, 100), (await store.load(ids)).rows.every(({ hold }) => hold === ODD)]).toEqual([[], true])
      await expect(store.commit(batchOf({ moves: ids.map((id) => move(id, 9, at, { onHold: true })), releases: ids }))).rejects.toMatchObject({ is: 'stale' })
      expect((await store.load(ids)).rows.every(({ hold }) => hold === ODD)).toBe(true)
      await store.commit(batchOf({ moves: ids.map((id) => move(id, 3, at, { onHold: true, record: 'resumed' })), releases: ids }))
      expect((await store.load(ids)).rows.every(({ hold }) => hold === null)).toBe(true)
      expect(new Set(await fired(store, 100))).toEqual(new Set(ids))
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
      expect(first).toMatchObject({ what: 'effect', instance: id, version: 2, kind: 'tell', args: '{}', attempts: 2, dueAt: at, nextTryAt: null })
      expect(first?.error).toBe(`không gửi được ${ODD}`)
      expect(await store.countFailures()).toEqual({ incidents: 2, failing: 0 })
      expect(await store.incidents(1)).toHaveLength(1)
      const retry = { answer: 'retry', by: BY, reason: 'máy chủ thư đã chạy lại' } as const
      const dismiss = { answer: 'dismiss', by: BY, reason: 'đã gọi điện' } as const
      expect(await store.answerIncident(first?.id ?? 0, retry)).toEqual({ is: 'done' })
      expect(await store.answerIncident(second?.id ?? 0, dismiss)).toEqual({ is: 'done' })
      expect(await store.answerIncident(second?.id ?? 0, retry)).toEqual({ is: 'answered', answer: 'dismiss', by: BY, at: expect.any(Number) })
      expect(await store.answerIncident(987_654_321, retry)).toEqual({ is: 'unknown' })
      expect(await store.incidents()).toEqual([])
      expect(await tellAll()).toEqual([{ ...args(first?.n ?? -1), at, actor: BY, attempts: 0 }])
    })

    test('shows what is tried again, with its error and its next try; what is well again is no longer shown', async () => {
      const id = await one()
      const now = await store.now()
      await store.commit(
        batchOf({
          moves: [move(id, 2, now)],
          sets: [{ instance: id, dueAt: now, version: 2 }],
          effects: [{ instance: id, version: 2, n: 0, kind: 'tell', target: null, args: '{"a":1}' }],
        }),
      )
      await store.deliver(10, async ([effect]) => [
        { effect: effect as PendingEffect, is: 'failed', error: 'đường truyền đứt', retryInMs: 9_000, incident: false },
      ])
      await store.failTimers([{ instance: id, armed: 2, dueAt: now, attempts: 0, error: 'không tính được', retryInMs: 30_000, incident: false }])
      const [effect, timer, ...others] = await store.failing()
      expect([effect, timer, others]).toMatchObject([
        { what: 'effect', kind: 'tell', instance: id, version: 2, n: 0, args: '{"a":1}', error: 'đường truyền đứt', attempts: 1, dueAt: now },
        {
          what: 'timer',
          kind: 'timer',
          instance: id,
          version: 2,
          n: null,
          args: `{"dueAt":${now},"type":"TIMER"}`,
          error: 'không tính được',
          attempts: 1,
          dueAt: now,
        },
        [],
      ])
      for (const [failing, ms] of [
        [effect, 9_000],
        [timer, 30_000],
      ] as const) {
        expect(Math.abs((failing?.nextTryAt ?? 0) - (failing?.lastTriedAt ?? 0) - ms)).toBeLessThan(50)
      }
      expect(await store.countFailures()).toEqual({ incidents: 0, failing: 2 })
      await bench.advance(31_000)
      expect(await tellAll()).toMatchObject([{ attempts: 1 }])
      await store.fireDue(
        10,
        () => false,
        (due) => {
          expect(due).toMatchObject([{ dueAt: now, armed: 2, attempts: 1 }])
          return batchOf({ clears: [id] })
        },
      )
      expect([await store.failing(), await store.countFailures()]).toEqual([[], { incidents: 0, failing: 0 }])
    })

    test('lets a timer that waits for a person sleep, and rings it under its own date when told to; one that was armed since is another', async () => {
      const [told, dismissed, moved] = (await born(3)) as [InstanceId, InstanceId, InstanceId]
      const dueAt = await store.now()
      const sets = [told, dismissed, moved].map((instance) => ({ instance, dueAt, version: 1 }))
      await store.commit(batchOf({ sets }))
      const failed = { armed: 1, dueAt, attempts: 4, error: 'bước này hỏng', retryInMs: 1, incident: true }
      await store.fireDue(
        10,
        () => false,
        (due) => ({ ...emptyBatch(), failed: due.map(({ row }) => ({ ...failed, instance: row.id, attempts: 0 })) }),
      )
      await bench.advance(24 * 3_600_000)
      expect([await fired(store), await store.nextDue()]).toEqual([[], null])
      const open = await store.incidents()
      expect(open).toMatchObject([told, dismissed, moved].map((instance) => ({ what: 'timer', kind: 'timer', instance, version: 1, attempts: 1, dueAt })))
      const idOf = (instance: InstanceId): number => open.find((incident) => incident.instance === instance)?.id ?? 0
      const answer = { by: BY, reason: 'đã sửa' }
      expect(await store.answerIncident(idOf(told), { ...answer, answer: 'retry', args: '{}' })).toEqual({ is: 'notEditable' })
      expect(await store.answerIncident(idOf(told), { ...answer, answer: 'retry' })).toEqual({ is: 'done' })
      expect(await store.answerIncident(idOf(dismissed), { ...answer, answer: 'dismiss' })).toEqual({ is: 'done' })
      await store.commit(
        batchOf({ moves: [move(moved, 2, await store.now())], sets: [{ instance: moved, dueAt: ((await store.now()) + 60_000) as Instant, version: 2 }] }),
      )
      expect([await store.incidents(), await store.countFailures()]).toEqual([[], { incidents: 0, failing: 0 }])
      expect(await store.answerIncident(idOf(moved), { ...answer, answer: 'retry' })).toMatchObject({ is: 'answered', answer: 'overtaken' })
      const rang: [InstanceId, Instant][] = []
      await store.fireDue(
        10,
        () => false,
        (due) => {
          rang.push(...due.map((timer): [InstanceId, Instant] => [timer.row.id, timer.dueAt]))
          return batchOf({ clears: due.map(({ row }) => row.id) })
        },
      )
      expect(rang).toEqual([[told, dueAt]])
      await bench.advance(61_000)
      expect(await fired(store)).toEqual([moved])
    })

    test('delivers what was put in the place of the first arguments', async () => {
      const id = await one()
      await store.commit(
        batchOf({ moves: [move(id, 2, await store.now())], effects: [{ instance: id, version: 2, n: 0, kind: 'tell', target: null, args: '{"to":"a"}' }] }),
      )
      await store.deliver(10, async ([effect]) => [{ effect: effect as PendingEffect, is: 'failed', error: 'x', retryInMs: 1, incident: true }])
      const [incident] = await store.incidents()
      const answer = { answer: 'retry', by: BY, reason: 'sai địa chỉ', args: `{"to":"${ODD.replaceAll('"', "'").replaceAll('\\', '')}"}` } as const
      expect(await store.answerIncident(incident?.id ?? 0, answer)).toEqual({ is: 'done' })
      expect(await tellAll()).toMatchObject([{ instance: id, args: answer.args, attempts: 0 }])
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

    test.each([1, 20])('moves an instance to another version of its definition, and its neighbours of the batch not (%i of them)', async (count) => {
      const at = await store.now()
      const ids = await born(count + 1, () => ({ definition: 'moved@1' }))
      const sets = ids.map((instance) => ({ instance, dueAt: (at + 500_000) as Instant, version: 1 }))
      await store.commit(batchOf({ sets }))
      const [first, ...others] = ids as [InstanceId, ...InstanceId[]]
      const moves = [move(first, 2, at, { definition: 'moved@2', onHold: true }), ...others.map((id) => move(id, 2, at))]
      await store.commit(batchOf({ moves }))
      const { rows } = await store.load(ids)
      const found = new Map(rows.map(({ id, definition, version }) => [id, `${definition} v${version}`]))
      expect(found).toEqual(new Map(ids.map((id) => [id, id === first ? 'moved@2 v2' : 'moved@1 v2'])))
      expect(await store.migrations.standingOn('moved@2', 0, 100)).toEqual([first])
      expect(await store.migrations.standingOn('moved@1', ids[1] ?? 0, 100)).toEqual(others.slice(1))
      expect(await store.migrations.standingOn('moved@1', 0, 1)).toEqual(others.slice(0, 1))
      await store.commit(batchOf({ moves: others.map((id) => move(id, 3, at, { done: true })), clears: others }))
      expect(await store.migrations.standingOn('moved@1', 0, 100)).toEqual([])
      expect(await store.migrations.timers(ids)).toEqual(sets.slice(0, 1))
      await store.commit(batchOf({ moves: [move(first, 3, at, { done: true })], clears: [first] }))
      await expect(store.commit(batchOf({ moves: [move(first, 3, at, { definition: 'moved@3' })] }))).rejects.toBeInstanceOf(NotCommitted)
    })

    test('keeps the list of migrations: one open of a workflow, turned by whoever finds it as expected, run by one at a time', async () => {
      const { migrations } = store
      const plan = { plan: 'kept-1-to-2', from: 'kept@1', to: 'kept@2', mapping: ODD, by: BY, reason: ODD }
      const begun = await migrations.begin(plan)
      expect(begun).toEqual({ ...plan, id: expect.any(Number), status: 'running', at: expect.any(Number), endedBy: null, endedReason: null })
      await expect(migrations.begin({ ...plan, plan: 'another', to: 'kept@3' })).rejects.toBeInstanceOf(NotCommitted)
      expect(await migrations.turn(begun.id, 'done', 'confirmed', { by: BY, reason: 'sớm quá' })).toBe(false)
      expect(await migrations.turn(begun.id, 'running', 'done')).toBe(true)
      expect(await migrations.turn(begun.id, 'done', 'reverting', { by: BY, reason: 'trước' })).toBe(true)
      expect(await migrations.turn(begun.id, 'reverting', 'reverted', { by: 8 as PersonId, reason: 'sau' })).toBe(true)
      const next = await migrations.begin(plan)
      const ended = { ...begun, status: 'reverted', endedBy: BY, endedReason: 'trước' }
      expect((await migrations.all()).filter(({ from }) => from === 'kept@1')).toEqual([ended, { ...begun, id: next.id, at: next.at }])
      const inside = await migrations.alone('kept', async () => [await migrations.alone('kept', async () => 1), await migrations.alone('other', async () => 2)])
      expect(inside).toEqual({ value: [null, { value: 2 }] })
      await expect(migrations.alone('kept', () => Promise.reject(new Error('half-way')))).rejects.toThrow('half-way')
      expect(await migrations.alone('kept', async () => 3)).toEqual({ value: 3 })
    })

    test('finds again whom an actor moved under keys that begin alike', async () => {
      const ids = await born(3)
      const at = await store.now()
      const commandOf = (instance: InstanceId, key: string, actor = BY) => move(instance, 2, at, { actor, key, bodyHash: HASH })
      const [a, b, c] = ids as [InstanceId, InstanceId, InstanceId]
      await store.commit(batchOf({ moves: [commandOf(a, 'shift:7:a'), commandOf(b, 'shift:71:b'), commandOf(c, 'shift:7:c', 8 as PersonId)] }))
      expect(await store.migrations.members(BY, 'shift:7:')).toEqual([{ instance: a, version: 2 }])
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
