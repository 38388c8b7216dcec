import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { InstanceId, Result } from '#base'
import { openEngine, openMigrations, type Forecast, type Ran } from '#engine'
import type { Snapshot } from '#engine/core'
import { benches, memoryBench, type StoreBench } from './benches.js'
import { firstToSecond, matters } from './migration-matter.js'
import { ADMIN, but, HOW, MINUTE, townOn, type Stand, type Town } from './migration-town.js'
import { seeded } from './seeded.js'

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.params)}`)
  return result.value
}
const snapshotOf = (stand: Stand): Snapshot => JSON.parse(stand.snapshot) as Snapshot
const isOpen = (stand: Stand): boolean => !snapshotOf(stand).done

describe.each(benches)('A migration on %s', (_, open) => {
  let bench: StoreBench
  let town: Town
  beforeEach(async () => {
    bench = await open()
    town = townOn(bench)
  })
  afterEach(() => bench.close())

  test('is rehearsed without changing anything, and then does row by row what the rehearsal said', async () => {
    const ids = await town.crowd(seeded(1), 60)
    const held = await town.born([5, 10])
    await town.engine.hold(held, 'Bão số 3', ADMIN)
    const before = await town.stands([...ids, held])
    const { instances, sums } = must(await town.migrations.dryRun(firstToSecond))
    expect(await town.stands([...ids, held])).toEqual(before)
    expect(await town.migrations.list()).toEqual([])
    const open = [...before].filter(([, stand]) => isOpen(stand)).map(([id]) => id)
    expect(instances.map(({ instance }) => instance)).toEqual(open)
    expect(instances.find(({ instance }) => instance === held)).toMatchObject({ onHold: true, timer: { is: 'kept' }, problem: null })
    const ran = must(await town.migrations.apply(firstToSecond, { ...HOW, size: 7 }))
    expect(ran).toMatchObject({ moved: open.length, left: [], timersOff: [], timers: sums.timers, migration: { status: 'done' } })
    const after = await town.stands([...ids, held])
    for (const line of instances) expect(lineOf(line)).toEqual(fact(before.get(line.instance), after.get(line.instance)))
    expect(sums).toMatchObject({ instances: open.length, problems: 0, timers: { moved: 0, cleared: 0, armed: 0, lost: 0 } })
    expect([...after].filter(([id]) => !open.includes(id))).toEqual([...before].filter(([id]) => !open.includes(id)))
    expect(await town.broken([...ids, held])).toEqual([])
  })

  test('leaves every timer where it was; each rings once, at its moment, by the new version, also when it falls due on the way', async () => {
    const ids: InstanceId[] = []
    for (let i = 0; i < 12; i++) ids.push(await town.born(i % 4 === 3 ? [] : [i % 2 ? 1 : 20, 30]))
    const before = await town.stands(ids)
    await bench.advance(2 * MINUTE)
    const told: unknown[] = []
    let rung = Promise.resolve()
    // Timers fall due while it runs: some instances are migrated by then, some are not.
    const progress = (): void => void (rung = rung.then(async () => void told.push(...(await town.ring()))))
    must(await town.migrations.apply(firstToSecond, { ...HOW, size: 3, progress }))
    await rung
    told.push(...(await town.ring()))
    await bench.advance(60 * MINUTE)
    const rangLate = await town.ring()
    expect(rangLate.every(({ args }) => (JSON.parse(args) as { by: number }).by === 2)).toBe(true)
    for (const id of ids) {
      const history = await town.engine.history(id)
      const rungs = (JSON.parse(before.get(id)?.snapshot ?? '') as Snapshot).context['rungs'] as number[]
      const rang = history.filter(({ type }) => type === 'TIMER')
      expect(rang.map(({ event }) => (JSON.parse(event) as { dueAt: number }).dueAt)).toEqual(rungs)
      expect(rang.every(({ at }, i) => at >= (rungs[i] ?? Infinity))).toBe(true)
      expect(history.filter(({ type }) => type === 'MIGRATE')).toHaveLength(1)
    }
    expect(told.length + rangLate.length).toBe(18)
    expect(await town.broken(ids)).toEqual([])
  })

  test('moves nothing while a state has no place in the plan, and says which instance and which state', async () => {
    const [one, parked] = [await town.born([5]), await town.born([5])]
    await town.act(parked, 'PARK')
    const before = await town.stands([one, parked])
    const { parked: __, ...states } = firstToSecond.states
    const refused = await town.migrations.apply(but(firstToSecond, { states }), HOW)
    expect(refused).toMatchObject({ ok: false, problem: { code: 'migration.planWrong' } })
    expect(refused.ok ? [] : refused.problem.params['faults']).toEqual([
      'state parked of matter@1 can be reached and is not mapped',
      `instance ${parked} (“Việc ${parked}”) in state parked: the plan maps no state for it`,
    ])
    expect([await town.stands([one, parked]), await town.migrations.list()]).toEqual([before, []])
  })

  test('moves nothing while one instance cannot go, and says why', async () => {
    const [one, other] = [await town.born([5]), await town.born([5])]
    const before = await town.stands([one, other])
    const spoil = (context: () => never): Promise<Result<Ran>> =>
      town.migrations.apply(but(firstToSecond, { context: (old) => (old['title'] === `Việc ${other}` ? context() : { ...old, opinions: [] }) }), HOW)
    const why = async (context: () => unknown): Promise<string> => {
      const refused = await spoil(context as () => never)
      expect(refused).toMatchObject({ ok: false, problem: { code: 'migration.unfit', params: { count: 1 } } })
      return refused.ok ? '' : String((refused.problem.params['first'] as string[])[0])
    }
    const named = `instance ${other} (“Việc ${other}”) in state asked: `
    expect(
      await why(() => {
        throw new Error('no such field')
      }),
    ).toBe(`${named}the plan makes no memory for it: no such field`)
    expect(await why(() => ({ title: 'Việc', rungs: [], when: new Date(0) }))).toBe(`${named}its new memory.when is nothing that can be kept`)
    expect(await why(() => ({ title: 'Việc', rungs: [] }))).toMatch(
      /its timer would move from \d\d:\d\d .* to none, and the plan does not say that timers may move/u,
    )
    let n = 0
    expect(await why(() => ({ title: `lần ${++n}`, rungs: [] }))).toBe(`${named}the plan gives it another memory each time it is asked`)
    expect([await town.stands([one, other]), await town.migrations.list()]).toEqual([before, []])
  })

  test('moves timers only where the plan says so, to where the new version reads them, and puts them back', async () => {
    const [dated, undated] = [await town.born([5, 9]), await town.born()]
    const [before, quiet] = [await town.stand(dated), await town.stand(undated)]
    const later = but(firstToSecond, {
      timers: 'mayMove',
      context: ({ opinion: _, ...old }) => ({ ...old, opinions: [], rungs: (old['rungs'] as number[]).slice(1) }),
    })
    const { instances } = must(await town.migrations.dryRun(later))
    const moved = { before: before.timer, after: (before.timer ?? 0) + 4 * MINUTE, is: 'moved' }
    expect(instances.map(({ timer }) => timer)).toEqual([moved, { before: null, after: null, is: 'none' }])
    must(await town.migrations.apply(later, HOW))
    expect((await town.stand(dated)).timer).toBe(moved.after)
    await bench.advance(6 * MINUTE)
    expect(await town.ring()).toEqual([])
    must(await town.migrations.revert(later, HOW))
    expect([(await town.stand(dated)).timer, (await town.stand(undated)).timer]).toEqual([before.timer, quiet.timer])
    expect(await town.ring()).toHaveLength(1)
    expect(await town.broken([dated, undated])).toEqual([])
  })

  test('goes on after it was stopped half-way, and every instance is moved once', async () => {
    const ids = await town.crowd(seeded(2), 40)
    const before = await town.stands(ids)
    const open = ids.filter((id) => isOpen(before.get(id) as Stand))
    let batches = 0
    const stopped = town.migrations.apply(firstToSecond, {
      ...HOW,
      size: 6,
      progress: () => {
        if (++batches === 3) throw new Error('stopped')
      },
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await town.migrations.list()).toMatchObject([{ status: 'running' }])
    const standing = [...(await town.stands(open)).values()].map(({ definition }) => definition)
    expect([standing.filter((one) => one === 'matter@2').length, new Set(standing).size]).toEqual([18, 2])
    const another = openMigrations(bench.store, openEngine(bench.store, matters))
    expect(await another.apply(but(firstToSecond, { states: { ...firstToSecond.states, doing: 'asked' } }), HOW)).toMatchObject({
      ok: false,
      problem: { code: 'migration.planWrong' },
    })
    const ran = must(await another.apply(firstToSecond, { by: 99 as never, reason: 'chạy lại' }))
    expect(ran).toMatchObject({ resumed: true, moved: open.length - 18, migration: { id: 1, by: ADMIN, status: 'done' } })
    for (const id of open) {
      expect(await town.migrated(id)).toMatchObject([{ actor: ADMIN, reason: HOW.reason, key: `migrate:1:${id}`, definitionHash: 'matter-2' }])
      expect((await town.stand(id)).timer).toBe(before.get(id)?.timer)
    }
    expect(await town.broken(ids)).toEqual([])
  })

  test('lets work go on meanwhile: no deed is lost, nobody is forgotten, who is born on the old version is taken along', async () => {
    const chance = seeded(3)
    const ids = await town.crowd(chance, 50)
    const others = openEngine(bench.store, matters)
    const late: InstanceId[] = []
    const busy = async (): Promise<void> => {
      for (let i = 0; i < 8; i++) {
        const deeds = Array.from({ length: 25 }, () => town.anything(chance, ids[chance(ids.length)] as InstanceId, chance(2) ? others : town.engine))
        await Promise.all([...deeds, town.ring(), town.born([chance(9)]).then((id) => late.push(id))])
      }
    }
    const [ran] = await Promise.all([town.migrations.apply(firstToSecond, { ...HOW, size: 10 }), busy()])
    expect(must(ran).timersOff).toEqual([])
    const again = must(await town.migrations.apply(firstToSecond, HOW))
    expect(again).toMatchObject({ left: [], migration: { id: 1, status: 'done' } })
    const stands = await town.stands([...ids, ...late])
    for (const [id, stand] of stands) {
      if (isOpen(stand)) expect(stand.definition).toBe('matter@2')
      expect((await town.migrated(id)).length).toBe(stand.definition === 'matter@2' ? 1 : 0)
      const [rung = null] = snapshotOf(stand).context['rungs'] as number[]
      expect(stand.timer).toBe(isOpen(stand) && snapshotOf(stand).value.deadline !== 'stopped' ? rung : null)
    }
    expect(await town.broken([...ids, ...late])).toEqual([])
  })

  test('is taken back exactly: every snapshot and every timer as it was, and it may be begun anew', async () => {
    const ids = await town.crowd(seeded(4), 30)
    const before = await town.stands(ids)
    must(await town.migrations.apply(firstToSecond, HOW))
    const rehearsed = must(await town.migrations.dryRevert(firstToSecond))
    expect(rehearsed).toMatchObject({ from: 'matter@2', to: 'matter@1', sums: { problems: 0 } })
    const ran = must(await town.migrations.revert(firstToSecond, { by: ADMIN, reason: 'sai quy trình', size: 4 }))
    expect(ran).toMatchObject({ moved: rehearsed.sums.instances, left: [], timersOff: [], migration: { status: 'reverted', endedReason: 'sai quy trình' } })
    for (const [id, stand] of await town.stands(ids)) {
      const { version, ...was } = before.get(id) as Stand
      expect(stand).toEqual({ ...was, version: isOpen(stand) ? version + 2 : version })
    }
    expect(await town.broken(ids)).toEqual([])
    expect(must(await town.migrations.apply(firstToSecond, HOW))).toMatchObject({ resumed: false, migration: { id: 2, status: 'done' } })
  })

  test('takes back what has moved on since by the plan’s way back, and names what cannot go', async () => {
    const [still, noted, agreeing, closed] = [await town.born([9]), await town.born([9]), await town.born([9]), await town.born([9])]
    const before = await town.stands([still, noted, agreeing, closed])
    must(await town.migrations.apply(firstToSecond, HOW))
    await town.act(noted, 'OPINE', { text: 'đồng ý' })
    await town.act(agreeing, 'START')
    await town.act(agreeing, 'HAND_OVER')
    await town.act(closed, 'CLOSE')
    const { back: _, ...oneWay } = firstToSecond
    expect(must(await town.migrations.dryRevert(oneWay)).sums.problems).toBe(3)
    const rehearsed = must(await town.migrations.dryRevert(firstToSecond))
    expect(rehearsed.instances.map(({ problem }) => problem)).toEqual([
      null,
      null,
      `instance ${agreeing} (“Việc ${agreeing}”) in state agreeing: has moved on since, and the plan names no way back`,
      `instance ${closed} (“Việc ${closed}”) in state closed: has ended since`,
    ])
    expect(await town.migrations.revert(firstToSecond, HOW)).toMatchObject({ ok: false, problem: { code: 'migration.unfit', params: { count: 2 } } })
    expect((await town.stand(still)).definition).toBe('matter@2')
    const ran = must(await town.migrations.revert(firstToSecond, { ...HOW, leave: true }))
    expect(ran).toMatchObject({ moved: 2, left: [{ instance: agreeing }, { instance: closed }], migration: { status: 'reverted' } })
    const after = await town.stands([still, noted, agreeing, closed])
    expect([...after.values()].map(({ definition }) => definition)).toEqual(['matter@1', 'matter@1', 'matter@2', 'matter@2'])
    expect(snapshotOf(after.get(noted) as Stand)).toMatchObject({ value: { work: 'asked' }, context: { opinion: 'đồng ý' } })
    expect([after.get(still)?.timer, after.get(noted)?.timer]).toEqual([before.get(still)?.timer, before.get(noted)?.timer])
    expect(await town.broken([still, noted, agreeing, closed])).toEqual([])
  })

  test('is taken back half-way too, and goes on going back when that is stopped', async () => {
    const ids: InstanceId[] = []
    for (let i = 0; i < 12; i++) ids.push(await town.born([i + 5]))
    const before = await town.stands(ids)
    const stopAfter = (batches: number) => () => {
      if (--batches === 0) throw new Error('stopped')
    }
    await expect(town.migrations.apply(firstToSecond, { ...HOW, size: 4, progress: stopAfter(2) })).rejects.toThrow('stopped')
    await expect(town.migrations.revert(firstToSecond, { ...HOW, size: 4, progress: stopAfter(1) })).rejects.toThrow('stopped')
    expect(await town.migrations.apply(firstToSecond, HOW)).toMatchObject({ ok: false, problem: { code: 'migration.status', params: { status: 'reverting' } } })
    expect(must(await town.migrations.revert(firstToSecond, HOW))).toMatchObject({ moved: 4, resumed: true, migration: { status: 'reverted' } })
    for (const [id, { snapshot, timer, definition }] of await town.stands(ids))
      expect({ ...before.get(id), snapshot, timer, definition }).toEqual(before.get(id))
    expect(await town.broken(ids)).toEqual([])
  })

  test('is for good once it is confirmed, and only a whole one can be', async () => {
    const id = await town.born([9])
    const never = { ok: false, problem: { code: 'migration.status', params: { status: 'never begun' } } }
    expect([await town.migrations.confirm(firstToSecond, HOW), await town.migrations.revert(firstToSecond, HOW)]).toMatchObject([never, never])
    must(await town.migrations.apply(firstToSecond, HOW))
    expect(must(await town.migrations.confirm(firstToSecond, { by: ADMIN, reason: 'chạy tốt' }))).toMatchObject({ status: 'confirmed', endedBy: ADMIN })
    expect(await town.migrations.revert(firstToSecond, HOW)).toMatchObject({
      ok: false,
      problem: { code: 'migration.status', params: { status: 'confirmed' } },
    })
    expect((await town.stand(id)).definition).toBe('matter@2')
  })

  test('runs alone: a second run of the workflow waits its turn, and no other plan begins while one is open', async () => {
    await town.born([9])
    const meanwhile: Promise<Result<Ran>>[] = []
    const second = openMigrations(bench.store, openEngine(bench.store, matters))
    must(await town.migrations.apply(firstToSecond, { ...HOW, progress: () => void meanwhile.push(second.apply(firstToSecond, HOW)) }))
    expect(await Promise.all(meanwhile)).toMatchObject([{ ok: false, problem: { code: 'migration.busy' } }])
    const further = but(firstToSecond, {
      name: 'matter-2-to-3',
      from: 'matter@2',
      to: 'matter@3',
      states: { asked: 'asked', preparing: 'preparing', agreeing: 'agreeing', checking: 'checking', parked: 'parked' },
      stages: { overdue: 'office' },
      context: (old) => old,
      back: { states: {} },
    })
    expect(await second.apply(further, HOW)).toMatchObject({
      ok: false,
      problem: { code: 'migration.status', params: { plan: 'matter-1-to-2', status: 'done' } },
    })
    must(await town.migrations.confirm(firstToSecond, HOW))
    expect(must(await second.apply(further, HOW))).toMatchObject({ moved: 1, migration: { id: 2, status: 'done' } })
  })
})

test('A migration keeps its word whatever people and clocks have done before, between and after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1 }), fc.integer({ min: 1, max: 9 }), async (seed, size) => {
      const chance = seeded(seed)
      const bench = await memoryBench()
      const town = townOn(bench)
      const ids = await town.crowd(chance, 8)
      await bench.advance(chance(20) * MINUTE)
      if (chance(2)) await town.ring()
      const before = await town.stands(ids)
      const said = must(await town.migrations.dryRun(firstToSecond))
      must(await town.migrations.apply(firstToSecond, { ...HOW, size }))
      const after = await town.stands(ids)
      for (const line of said.instances) expect(lineOf(line)).toEqual(fact(before.get(line.instance), after.get(line.instance)))
      const touched = new Set<InstanceId>()
      for (const id of ids) if (chance(2) && (await town.anything(chance, id))) touched.add(id)
      must(await town.migrations.revert(firstToSecond, { ...HOW, size, leave: true }))
      const back = await town.stands(said.instances.map(({ instance }) => instance).filter((id) => !touched.has(id)))
      for (const [id, { version: _, ...stand }] of back) expect({ id, ...stand }).toEqual({ id, ...restOf(before.get(id)) })
      await bench.advance(60 * MINUTE)
      await town.ring()
      expect(await town.broken(ids)).toEqual([])
    }),
    { numRuns: 40 },
  )
}, 30_000)

/** What a line of the rehearsal says, and what is seen of it in the rows. */
function lineOf({ before, after, timer, version }: Forecast): object {
  return { before, after, timers: [timer.before, timer.after], version: version + 1 }
}
function restOf(stand: Stand | undefined): object {
  const { version: _, ...rest } = stand as Stand
  return rest
}
function fact(before: Stand | undefined, after: Stand | undefined): object {
  if (!before || !after) throw new Error('nobody there')
  return {
    before: snapshotOf(before).value,
    after: snapshotOf(after).value,
    timers: [before.timer, after.timer],
    version: after.version,
  }
}
