import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId, type UnitId } from '#base'
import { contextOf, openCascade, type CardRow } from '#cascade'
import { statement } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

type Actor = { person: never }
const audits = statement<{ unit: string }, { what: string; detail: Record<string, unknown> }>(
  'test-audits',
  ['unit'],
  'select what, detail from house.audit where target = $1::text',
)

describe('A unit that goes into another', () => {
  let house: TestHouse
  let both: InstanceId
  let alone: InstanceId
  let hang: Actor
  const OLD = 'quy-phat-trien-dat' as UnitId
  const NEW = 'so-tai-chinh' as UnitId
  const merging = { from: OLD as string, into: 'Sở Tài chính', on: localDate('2026-11-16'), reason: 'Nghị quyết của HĐND tỉnh', by: null }
  beforeAll(async () => {
    house = await openTestHouse()
    hang = (await house.as('hang')) as Actor
    both = await house.assigned('2026-11-27')
    alone = await house.assigned('2026-12-04')
    // Under the second letter the successor has no work of its own.
    const own = (await house.cards(alone, 'assignment')).find(({ unit }) => unit === NEW) as CardRow
    must(await house.cascade.send(hang, { instance: own.id, event: 'CANCEL', payload: { reason: 'Không liên quan.' }, key: key() }))
    await house.settle()
    await house.goTo('2026-11-16', '09:00')
  }, 90_000)
  afterAll(() => house.close())

  const of = async (root: number, unit: UnitId, name: string): Promise<CardRow[]> => (await house.cards(root, name)).filter((row) => row.unit === unit)
  const open = async (root: number, unit: UnitId): Promise<CardRow[]> =>
    (await house.queries.tree(root as InstanceId)).filter((row) => row.unit === unit && !row.done)

  test('The dry run says what would be, and changes nothing', async () => {
    const before = await open(alone, OLD)
    const dry = must(await house.cascade.mergeUnits({ ...merging, dryRun: true }))
    expect(dry.renamed).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
    expect(dry.merged.map(({ instance }) => instance)).toEqual(expect.arrayContaining((await of(both, OLD, 'unit-plan')).map(({ id }) => id)))
    expect(await open(alone, OLD)).toEqual(before)
    expect((await house.needs.directory()).units.get(OLD)?.successor).toBeNull()
  })

  test('What cannot be is refused: into itself, before its day', async () => {
    const why = async (more: Partial<typeof merging>): Promise<unknown> => {
      const result = await house.cascade.mergeUnits({ ...merging, ...more })
      return result.ok ? null : result.problem.params['why']
    }
    expect([await why({ into: OLD }), await why({ on: localDate('2026-11-17') })]).toEqual(['same', 'ahead'])
    expect(await house.cascade.mergeUnits({ ...merging, into: 'Sở Không Có' })).toMatchObject({ ok: false, problem: { code: 'unit.unknown' } })
  })

  test('A process that dies in between: run again, it ends the same', async () => {
    let left = 5
    const dying = { ...house.engine, send: (command: never) => (--left < 0 ? Promise.reject(new Error('killed')) : house.engine.send(command)) }
    await expect(openCascade({ ...house.needs, engine: dying }).mergeUnits(merging)).rejects.toThrow('killed')
    must(await house.cascade.mergeUnits(merging))
    await house.settle()
    expect([await open(alone, OLD), await open(both, OLD)]).toEqual([[], []])
    expect(must(await house.cascade.mergeUnits(merging))).toMatchObject({ renamed: [], merged: [], bornAnew: [] })
  })

  test('What only the old unit had is the successor’s, in place, with its dates; the history keeps both names', async () => {
    const plans = await of(alone, NEW, 'unit-plan')
    const plan = plans.find(({ done }) => !done) as CardRow
    expect(plan).toMatchObject({ dueOn: '2026-12-04', state: 'due' })
    const history = await house.engine.history(plan.id)
    expect(JSON.parse(history[0]?.event ?? '{}')).toMatchObject({ unit: OLD })
    expect(JSON.parse(history.find(({ type }) => type === 'UNIT_MERGED')?.event ?? '{}')).toMatchObject({ from: OLD, unit: NEW, reason: merging.reason })
    const clerk = (await house.clerkOf(NEW)) as Actor
    must(await house.cascade.send(clerk, { instance: plan.id, event: 'ISSUE', payload: { number: '3/KH-STC', issuedOn: '2026-11-16' }, key: key() }))
  })

  test('Of what both had the successor’s stays, the other is closed and says into which', async () => {
    const closed = await house.queries.treeOf(both, ['assignment', 'unit-plan', 'unit-report'])
    const old = closed.filter(({ unit }) => unit === OLD)
    expect(old.map(({ state, done }) => [state, done])).toEqual(old.map(() => ['moved', true]))
    const stays = new Set((await open(both, NEW)).map(({ id }) => id))
    expect(old.every((row) => stays.has(contextOf(row).more['mergedInto'] as InstanceId))).toBe(true)
    expect(old[0]?.note).toBe('Hợp nhất vào Sở Tài chính từ ngày 16/11/2026: Nghị quyết của HĐND tỉnh')
    expect((await of(both, NEW, 'unit-report')).filter(({ done }) => !done)).toHaveLength(1)
  })

  test('The directory says since when and into which; its name in a letter now means the successor', async () => {
    const unit = (await house.needs.directory()).units.get(OLD)
    expect(unit).toMatchObject({ validTo: '2026-11-15', successor: NEW })
    expect(await house.database.sql.run(audits, { unit: OLD })).toEqual([
      { what: 'unit.merged', detail: { into: NEW, lastDay: '2026-11-15', reason: merging.reason } },
    ])
    const asked = must(await house.cascade.askForReport(hang, alone, { subject: 'vốn', unitsDueOn: localDate('2026-12-21'), units: [OLD, NEW] }))
    await house.settle()
    expect((await house.cards(alone, 'unit-report')).filter(({ parent }) => parent === asked.instance).map((row) => row.unit)).toEqual([NEW])
  })
})
