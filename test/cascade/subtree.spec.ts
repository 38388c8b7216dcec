import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId } from '#base'
import { contextOf, openCascade, type CardRow } from '#cascade'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

type Actor = { person: never }

describe('One word of the Office over a whole subtree', () => {
  let house: TestHouse
  let directive: InstanceId
  let hang: Actor
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned('2026-11-27')
    hang = (await house.as('hang')) as Actor
  }, 60_000)
  afterAll(() => house.close())

  const send = (instance: number, event: string, payload: Record<string, unknown>, by = key()): ReturnType<typeof house.cascade.send> =>
    house.cascade.send(hang, { instance: instance as InstanceId, event, payload, key: by })
  const of = async (unit: string, name: string): Promise<CardRow[]> => (await house.cards(directive, name)).filter((row) => row.unit === unit)
  const only = async (unit: string, name: string): Promise<CardRow> => (await of(unit, name))[0] as CardRow
  const issue = async (unit: string): Promise<void> => {
    const plan = await only(unit, 'unit-plan')
    const clerk = (await house.clerkOf(unit)) as Actor
    must(await house.cascade.send(clerk, { instance: plan.id, event: 'ISSUE', payload: { number: '9/KH', issuedOn: '2026-11-10' }, key: key() }))
  }

  test('A new date for all units: what is still open gets it with a ladder of its own; what was handed in and another unit’s hold stay as they are', async () => {
    await issue('so-y-te')
    must(await send((await only('so-tai-chinh', 'assignment')).id, 'SUSPEND', { reason: 'Kiểm toán' }))
    await house.settle()
    const past = await send(directive, 'AMEND_DUE_BELOW', { dueOn: '2026-11-02', work: 'plans', reason: 'Lũ' })
    expect(past).toMatchObject({ ok: false, problem: { code: 'date.past' } })
    const by = key()
    must(await send(directive, 'AMEND_DUE_BELOW', { dueOn: '2026-12-11', work: 'plans', reason: 'Lũ' }, by))
    await house.settle()
    const plans = await house.cards(directive, 'unit-plan')
    expect(plans.filter(({ dueOn }) => dueOn === '2026-12-11')).toHaveLength(118)
    const asBefore = plans.filter(({ dueOn }) => dueOn === '2026-11-27').map(({ unit }) => unit)
    expect(new Set(asBefore)).toEqual(new Set(['so-tai-chinh', 'so-y-te']))
    expect((await house.cards(directive, 'unit-report')).every(({ dueOn }) => dueOn === '2026-12-04')).toBe(true)
    const plan = await only('so-noi-vu', 'unit-plan')
    const history = await house.engine.history(plan.id)
    expect(history.at(-1)).toMatchObject({ type: 'AMEND_DUE' })
    expect(JSON.parse(history.at(-1)?.event ?? '{}')).toMatchObject({ reason: 'Lũ', dueOn: '2026-12-11', by: hang.person })
    expect(must(await send(directive, 'AMEND_DUE_BELOW', { dueOn: '2026-12-11', work: 'plans', reason: 'Lũ' }, by))).toMatchObject({ replayed: true })
  })

  test('A process that dies in between: delivered again, each piece has its new date once', async () => {
    must(await send(directive, 'AMEND_DUE_BELOW', { dueOn: '2026-12-15', work: 'all', reason: 'Lũ lần hai' }))
    let left = 90
    const dying = { ...house.engine, send: (command: never) => (--left < 0 ? Promise.reject(new Error('killed')) : house.engine.send(command)) }
    await house.engine.deliver(openCascade({ ...house.needs, engine: dying }).effects)
    const done = async (): Promise<CardRow[]> => (await house.queries.tree(directive)).filter(({ dueOn }) => dueOn === '2026-12-15')
    expect([(await done()).length > 0, (await done()).length < 230]).toEqual([true, true])
    await house.goTo('2026-11-09', '08:05')
    // All plans but the one handed in, all reports; the suspended unit's neither.
    const counted = (name: string, rows: readonly CardRow[]): number => rows.filter(({ definition }) => definition.startsWith(name)).length
    const rows = await done()
    expect([counted('unit-plan@', rows), counted('unit-report@', rows)]).toEqual([118, 118])
    const plan = await only('so-noi-vu', 'unit-plan')
    expect((await house.engine.history(plan.id)).filter(({ type }) => type === 'AMEND_DUE')).toHaveLength(2)
  })

  test('Other people follow a directive: everything open below is followed by them', async () => {
    const officer = (await house.as('cv.kt')).person
    must(await send(directive, 'CHANGE_PEOPLE', { deskOfficer: officer, field: 'KT', reason: 'Đ/c Hằng nghỉ thai sản.' }))
    await house.settle()
    const rows = await house.queries.treeOf(directive, ['assignment', 'unit-plan', 'duty', 'report-round', 'unit-report'])
    const open = rows.filter(({ done }) => !done)
    expect(open.every((row) => contextOf(row).deskOfficer === officer && contextOf(row).field === 'KT')).toBe(true)
    expect(contextOf((await house.queries.full([directive]))[0] as never).deskOfficer).toBe(officer)
  })

  test('A unit struck off with a reason: all that it had to do goes with it, its report too; a round that opens later does not ask it', async () => {
    const assignment = await only('so-ngoai-vu', 'assignment')
    expect(await send(assignment.id, 'CANCEL', {})).toMatchObject({ ok: false, problem: { code: 'event.invalid' } })
    must(await send(assignment.id, 'CANCEL', { reason: 'Sở không quản lý rừng.' }))
    await house.settle()
    for (const name of ['assignment', 'unit-plan', 'unit-report'])
      expect((await of('so-ngoai-vu', name)).map(({ state, done }) => [state, done])).toEqual([['withdrawn', true]])
    const heard = (await house.told(directive)).filter(({ about, text }) => about === 'withdrawn' && text.includes('Sở không quản lý rừng.'))
    expect(new Set(heard.map(({ instance }) => instance))).toEqual(new Set([assignment.id]))
    must(await house.cascade.askForReport(hang, directive, { subject: 'thiệt hại', unitsDueOn: localDate('2026-12-21') }))
    await house.settle()
    expect(await of('so-ngoai-vu', 'unit-report')).toHaveLength(1)
    expect(await of('so-y-te', 'unit-report')).toHaveLength(2)
  })

  test('One piece of work is taken back alone', async () => {
    const plan = await only('so-tu-phap', 'unit-plan')
    must(await send(plan.id, 'CANCEL', { reason: 'Đã có kế hoạch chung.' }))
    await house.settle()
    expect(await house.card(plan.id)).toMatchObject({ state: 'withdrawn', done: true })
    expect(await only('so-tu-phap', 'assignment')).toMatchObject({ done: false })
  })

  test('An assignment moved to another unit at any time: what is open is born there with its dates, what was handed in counts there', async () => {
    const assignment = await only('so-y-te', 'assignment')
    must(await send(assignment.id, 'MOVE_TO_UNIT', { unit: 'thanh-tra-tinh', reason: 'Chuyển chức năng.' }))
    await house.settle()
    expect((await of('so-y-te', 'unit-plan')).map(({ state, note }) => [state, note])).toEqual([['moved', 'Số 9/KH ngày 10/11/2026']])
    const carried = (await of('thanh-tra-tinh', 'unit-plan')).find(({ state }) => state === 'merged')
    expect(carried).toMatchObject({ note: 'Số 9/KH ngày 10/11/2026', late: false })
    expect((await of('so-y-te', 'unit-report')).every(({ state }) => state === 'moved')).toBe(true)
    // It was asked in both rounds itself: nothing is asked twice of one unit.
    expect(await of('thanh-tra-tinh', 'unit-report')).toHaveLength(2)
  })
})
