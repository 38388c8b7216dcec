import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addDays, localDate, type InstanceId, type LocalDate } from '#base'
import { provincialCalendar, workingDaysBetween } from '#calendar'
import { contextOf, openCascade, type CardRow } from '#cascade'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

type Actor = { person: never }
const calendar = provincialCalendar()
const PLAN_DUE = '2026-11-27'

describe('A directive on hold', () => {
  let house: TestHouse
  let directive: InstanceId
  let hang: Actor
  let before: Map<number, CardRow>
  let told: number
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned(PLAN_DUE)
    hang = (await house.as('hang')) as Actor
  }, 60_000)
  afterAll(() => house.close())

  const send = (actor: Actor, instance: number, event: string, payload: Record<string, unknown> = {}, by = key()): ReturnType<typeof house.cascade.send> =>
    house.cascade.send(actor, { instance: instance as InstanceId, event, payload, key: by })
  const open = async (): Promise<CardRow[]> => (await house.queries.tree(directive)).filter(({ done }) => !done)

  test('It is suspended by the Office alone, with a reason; every unit is told once', async () => {
    await house.goTo('2026-11-23', '09:00')
    before = new Map((await open()).map((row) => [row.id, row]))
    const clerk = (await house.clerkOf('so-y-te')) as Actor
    expect(await send(clerk, directive, 'SUSPEND', { reason: 'Bão' })).toMatchObject({ ok: false })
    expect(await send(hang, directive, 'SUSPEND')).toMatchObject({ ok: false, problem: { code: 'event.invalid' } })
    must(await send(hang, directive, 'SUSPEND', { reason: 'Bão số 14', heldUntil: '2026-12-01' }))
    await house.settle()
    const news = (await house.told(directive)).filter(({ about }) => about === 'suspended')
    expect(new Set(news.map(({ instance }) => instance)).size).toBe((await house.cards(directive, 'assignment')).length)
    expect(new Set(news.map(({ person, instance }) => `${person} ${instance}`)).size).toBe(news.length)
    expect(news[0]?.text).toContain('Bão số 14 (dự kiến đến 01/12/2026)')
    expect((await open()).every(({ hold }) => hold === 'Bão số 14 (dự kiến đến 01/12/2026)')).toBe(true)
    told = (await house.told(directive)).length
  })

  test('Nothing rings while a directive is on hold, and nobody can do anything but speak, take it back or take it up again', async () => {
    const plan = (await house.cards(directive, 'unit-plan')).find(({ unit }) => unit === 'so-y-te') as CardRow
    const clerk = (await house.clerkOf('so-y-te')) as Actor
    expect(await send(clerk, plan.id, 'ISSUE', { number: '1/KH', issuedOn: '2026-11-23' })).toMatchObject({ ok: false, problem: { code: 'instance.onHold' } })
    must(await send(clerk, plan.id, 'NOTE', { text: 'Xã đang ngập.' }))
    expect(await send(hang, directive, 'SUSPEND', { reason: 'lần nữa' })).toMatchObject({ ok: false, problem: { code: 'instance.onHold' } })
    const loaded = must(await house.engine.load(directive))
    expect(
      house.engine
        .allowed(loaded, ['deskOfficer'])
        .map(({ event }) => event)
        .sort(),
    ).toEqual(['CHANGE_PEOPLE', 'NOTE', 'REPLACE', 'RESUME', 'WITHDRAW'])
    // The plans' date, the first two rungs above it and a Monday list lie within.
    await house.goTo('2026-12-02', '09:00')
    // The Office alone hears once that the day that was thought of has passed.
    expect((await house.told(directive)).slice(told).map(({ about, person }) => [about, person])).toEqual([['held.over', 'hang']])
    expect((await open()).every((row) => row.stage === before.get(row.id)?.stage && row.dueOn === before.get(row.id)?.dueOn)).toBe(true)
  })

  test('Resuming moves each open date by the working days on hold, and both dates stand in the record', async () => {
    must(await send(hang, directive, 'RESUME', { reason: 'Nước đã rút.' }))
    await house.settle()
    const now = await open()
    expect(now).toHaveLength(before.size)
    expect(now.every(({ hold }) => hold === null)).toBe(true)
    const dated = now.filter(({ dueOn }) => dueOn !== null)
    expect(dated.length).toBe(240)
    for (const row of dated) {
      const was = before.get(row.id)?.dueOn as LocalDate
      // Six working days: 24/11 is a holiday. As many are left as were left.
      expect(workingDaysBetween(calendar, was, row.dueOn as LocalDate)).toBe(6)
      expect(workingDaysBetween(calendar, localDate('2026-12-02'), row.dueOn as LocalDate)).toBe(workingDaysBetween(calendar, localDate('2026-11-23'), was))
    }
    const plan = now.find(({ unit, definition }) => unit === 'so-y-te' && definition.startsWith('unit-plan@')) as CardRow
    expect(plan).toMatchObject({ dueOn: '2026-12-07', dueSource: before.get(plan.id)?.dueSource, late: false })
    const resumed = (await house.engine.history(plan.id)).find(({ type }) => type === 'RESUMED')
    expect(JSON.parse(resumed?.event ?? '{}')).toMatchObject({
      held: { from: '2026-11-23', until: '2026-12-02', workingDays: 6, dueBefore: PLAN_DUE },
      due: { on: '2026-12-07' },
      dueKept: '2026-12-07',
    })
    const [context] = await house.queries.full([plan.id])
    expect(contextOf(context as never).due.rules.at(-1)).toBe(
      'Tạm dừng theo dõi từ 23/11/2026 đến 02/12/2026 (6 ngày làm việc); thời hạn trước đó: 27/11/2026.',
    )
  })

  test('The new ladder rings by the new date, each rung once', async () => {
    const plan = (await house.cards(directive, 'unit-plan')).find(({ unit }) => unit === 'so-y-te') as CardRow
    await house.goTo('2026-12-10', '12:00')
    const rungs = (await house.told(directive)).filter(({ instance, about }) => instance === plan.id && about.startsWith('rung.'))
    // All 120 are late: what climbs is one line about their date.
    expect(rungs.map(({ about }) => about)).toContain('rung.reminder')
    expect((await house.told(directive)).map(({ about }) => about)).toContain('massLate')
    expect(new Set(rungs.map(({ person, level, text }) => `${person} ${level} ${text}`)).size).toBe(rungs.length)
    expect(await house.card(plan.id)).toMatchObject({ stage: 'leaders', late: true })
  })

  test('Late stays late, by as many working days, and nobody is told again of a level that was told', async () => {
    const plan = (await house.cards(directive, 'unit-plan')).find(({ unit }) => unit === 'so-y-te') as CardRow
    const levels = async (): Promise<string[]> =>
      (await house.told(directive)).filter(({ instance, level }) => instance === plan.id && level > 0).map(({ person, level }) => `${person} ${level}`)
    const heard = await levels()
    must(await send(hang, plan.id, 'SUSPEND', { reason: 'Sáp nhập phòng.' }))
    await house.goTo('2026-12-16', '09:00')
    must(await send(hang, plan.id, 'RESUME', { reason: 'Xong.' }))
    await house.settle()
    expect(await house.card(plan.id)).toMatchObject({ stage: 'leaders', late: true, dueOn: '2026-12-11', hold: null })
    await house.goTo('2026-12-22', '09:00')
    expect(await levels()).toEqual(heard)
  })

  test('The day on which tracking ends moves along', async () => {
    const [row] = await house.queries.full([directive])
    expect(contextOf(row as never).more['trackedUntil']).toBe(nthWorkingDayAfter('2026-12-31', 6))
  })
})

describe('A group of units on hold', () => {
  let house: TestHouse
  let directive: InstanceId
  let hang: Actor
  let flooded: string[]
  let group: CardRow[]
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned(PLAN_DUE)
    hang = (await house.as('hang')) as Actor
    group = (await house.cards(directive, 'assignment')).filter(({ unit }) => unit?.startsWith('xa-')).slice(0, 3)
    flooded = group.map(({ unit }) => unit as string)
    await house.goTo('2026-11-23', '09:00')
  }, 60_000)
  afterAll(() => house.close())

  const ofGroup = async (name: string): Promise<CardRow[]> => (await house.cards(directive, name)).filter(({ unit }) => flooded.includes(unit as string))

  test('One command with one reason suspends them; each is reported, and a repetition acts once', async () => {
    expect(group).toHaveLength(3)
    const input = { instances: group.map(({ id }) => id), key: 'flood-key-1', payload: { reason: 'Ngập sâu' } }
    expect(must(await house.cascade.sendMany(hang, 'SUSPEND', input))).toEqual({ done: input.instances, refused: [] })
    await house.settle()
    expect(must(await house.cascade.sendMany(hang, 'SUSPEND', input))).toEqual({ done: input.instances, refused: [] })
    const again = must(await house.cascade.sendMany(hang, 'SUSPEND', { ...input, key: 'flood-key-2' }))
    expect(again.refused.map(({ code }) => code)).toEqual(['instance.onHold', 'instance.onHold', 'instance.onHold'])
    expect((await house.engine.history((group[0] as CardRow).id)).filter(({ type }) => type === 'SUSPEND')).toHaveLength(1)
  })

  test('Plans, duties and reports of these units are silent, those of the others ring', async () => {
    const since = (await house.told(directive)).length
    await house.goTo('2026-12-02', '09:00')
    const silent = new Set([...(await ofGroup('unit-plan')), ...(await ofGroup('unit-report')), ...group].map(({ id }) => id as number))
    const rang = (await house.told(directive)).slice(since)
    expect(rang.filter(({ instance }) => silent.has(instance))).toEqual([])
    expect(rang.length).toBeGreaterThan(100)
    expect((await ofGroup('unit-report')).every(({ hold }) => hold === 'Ngập sâu')).toBe(true)
  })

  test('A round that opens meanwhile asks them without a sound', async () => {
    const asked = must(await house.cascade.askForReport(hang, directive, { subject: 'thiệt hại', unitsDueOn: localDate('2026-12-14') }))
    await house.settle()
    const reports = (await ofGroup('unit-report')).filter(({ parent }) => parent === asked.instance)
    expect(reports.map(({ hold }) => hold)).toEqual(['Ngập sâu', 'Ngập sâu', 'Ngập sâu'])
    expect((await house.told(directive)).filter(({ instance }) => reports.some(({ id }) => id === instance))).toEqual([])
  })

  test('While the directive is on hold as well, a unit is resumed only after it; the directive’s end leaves the units on hold', async () => {
    const [unit] = group as [CardRow]
    const send = (instance: InstanceId, event: string) => house.cascade.send(hang, { instance, event, payload: { reason: 'x' }, key: key() })
    must(await send(directive, 'SUSPEND'))
    expect(await send(unit.id, 'RESUME')).toMatchObject({ ok: false, problem: { code: 'instance.onHold' } })
    must(await send(directive, 'RESUME'))
    await house.settle()
    expect((await ofGroup('unit-plan')).every(({ hold, dueOn }) => hold === 'Ngập sâu' && dueOn === PLAN_DUE)).toBe(true)
  })

  test('Resumed, each has its own new dates: the days since the report was asked count for the report', async () => {
    await house.goTo('2026-12-04', '09:00')
    must(await house.cascade.sendMany(hang, 'RESUME', { instances: group.map(({ id }) => id), key: 'flood-key-3', payload: { reason: 'Nước rút' } }))
    await house.settle()
    // Eight working days since 23/11 for what stood then, two for the report that was asked on 02/12.
    expect(new Set((await ofGroup('unit-plan')).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-12-09']))
    expect(new Set((await ofGroup('unit-report')).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-12-16']))
    expect([...(await ofGroup('unit-plan')), ...(await ofGroup('unit-report')), ...(await ofGroup('assignment'))].every(({ hold }) => hold === null)).toBe(true)
  })
})

describe('A process that dies between a directive and what is below it', () => {
  test('leaves everything silent; delivered again, each date is moved once and the hold is lifted at the end', async () => {
    const house = await openTestHouse()
    try {
      const directive = await house.assigned(PLAN_DUE)
      const hang = (await house.as('hang')) as Actor
      await house.goTo('2026-11-23', '09:00')
      const send = (event: string) => house.cascade.send(hang, { instance: directive, event, payload: { reason: 'Bão' }, key: key() })
      must(await send('SUSPEND'))
      await house.goTo('2026-12-02', '09:00')
      must(await send('RESUME'))
      const told = (await house.told(directive)).length
      let left = 100
      const dying = { ...house.engine, send: (command: never) => (--left < 0 ? Promise.reject(new Error('killed')) : house.engine.send(command)) }
      await house.engine.deliver(openCascade({ ...house.needs, engine: dying }).effects)
      expect((await house.engine.loadAll([directive]))[0]?.row.hold).toBe('Bão')
      const moved = (await house.cards(directive, 'unit-plan')).filter(({ dueOn }) => dueOn !== PLAN_DUE).length
      expect([moved > 0, moved < 120]).toEqual([true, true])
      while ((await house.engine.fireDue()) > 0) continue
      expect((await house.told(directive)).length).toBe(told)
      await house.goTo('2026-12-02', '09:05')
      const tree = await house.queries.tree(directive)
      expect(new Set(tree.filter(({ definition }) => definition.startsWith('unit-plan@')).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-12-07']))
      expect(new Set(tree.filter(({ definition }) => definition.startsWith('unit-report@')).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-12-14']))
      expect(tree.every(({ hold }) => hold === null)).toBe(true)
    } finally {
      await house.close()
    }
  }, 60_000)
})

function nthWorkingDayAfter(day: string, n: number): LocalDate {
  let at = localDate(day)
  while (workingDaysBetween(calendar, localDate(day), at) < n) at = addDays(at, 1)
  return at
}
