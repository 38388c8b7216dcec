import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { type InstanceId, type PersonId } from '#base'
import { openViews, type CardRow, type Views } from '#cascade'
import { openPageQueries, statement } from '#database'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

// Weeks of 120 units, on a machine that others use too.
jest.setTimeout(120_000)

type Actor = { readonly person: PersonId }
const viewsOf = (house: TestHouse): Views =>
  openViews(house.needs, openPageQueries(house.database.sql), (actor, sending) => house.cascade.send(actor, sending), {} as never)
const mails = statement<{ words: string }, { text: string }>(
  'test-mails-with',
  ['words'],
  'select text from house.mail where position($1::text in text) > 0 order by id',
)
const mailsWith = (house: TestHouse, words: string): Promise<{ text: string }[]> => house.database.sql.run(mails, { words })
const sending =
  (house: TestHouse) =>
  (actor: Actor, instance: number, event: string, payload: Readonly<Record<string, unknown>> = {}): ReturnType<TestHouse['cascade']['send']> =>
    house.cascade.send(actor, { instance: instance as InstanceId, event, payload, key: key() })

describe('More than 30 % of the units late on one obligation', () => {
  let house: TestHouse
  let directive: InstanceId
  let plans: CardRow[]
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned('2026-11-27')
    plans = await house.cards(directive, 'unit-plan')
    await house.goTo('2026-12-04', '12:00')
  }, 60_000)
  afterAll(() => house.close())

  test('is one line about the date a person, and no unit and no head of a unit hears of a climb', async () => {
    const climbs = (await house.told(directive)).filter(({ kind }) => kind === 'escalation')
    expect(new Set(climbs.map(({ about }) => about))).toEqual(new Set(['massLate']))
    const lines = climbs.map(({ person, level }) => `${person} ${level}`)
    expect(lines).toContain('hang 1')
    expect(lines.some((line) => /^phochanhvp.* 2$/u.test(line))).toBe(true)
    expect(new Set(climbs.map(({ person }) => person)).size).toBe(climbs.length)
    expect(climbs[0]?.text).toMatch(
      new RegExp(`^Theo Công văn số .*, ${plans.length}/${plans.length} đơn vị chưa .* Đề nghị xem lại thời hạn, gia hạn chung hoặc đôn đốc chung\\.$`, 'u'),
    )
  })

  test('stands on each of their steps for the Office, leads to the list where dates are moved, and tells no unit of the others', async () => {
    const views = viewsOf(house)
    const plan = plans[7] as CardRow
    const seen = must(await views.work(await house.as('hang'), plan.id)).told.filter(({ about }) => about === 'massLate')
    expect(seen.map(({ level }) => level)).toEqual(expect.arrayContaining([1, 2]))
    expect(seen[0]).toMatchObject({ directive, unit: null })
    for (const { id, unit } of plans.slice(0, 3)) {
      const own = must(await views.work(await house.clerkOf(unit as string), id)).told
      expect(own.filter(({ about }) => about === 'massLate')).toEqual([])
    }
    const [mail] = await mailsWith(house, 'Đề nghị xem lại thời hạn')
    expect(mail?.text).toContain(`/van-ban/${directive}?loc=late`)
  })
})

describe('A unit that was proposed to be named to a leader of the province', () => {
  let house: TestHouse
  let views: Views
  let directive: InstanceId
  let late: CardRow[]
  let [hang, chief, leader]: Actor[] = []
  beforeAll(async () => {
    house = await openTestHouse()
    views = viewsOf(house)
    const send = sending(house)
    ;[hang, chief, leader] = [await house.as('hang'), await house.as('chanhvp'), await house.as('pct.kt')]
    directive = await house.assigned('2026-11-27')
    const plans = await house.cards(directive, 'unit-plan')
    for (const plan of plans.slice(3))
      must(await send(await house.clerkOf(plan.unit as string), plan.id, 'ISSUE', { number: `${plan.id}/KH`, issuedOn: '2026-11-09' }))
    late = plans.slice(0, 3)
    await house.goTo('2026-12-07', '08:00')
    const letter = must(await house.cascade.draftUrgingLetter(hang as Actor, directive, { instances: late.map(({ id }) => id) })).instance
    must(await send(chief as Actor, letter, 'CONFIRM'))
    must(await send(hang as Actor, letter, 'ISSUE', { number: '1730/UBND-KT', issuedOn: '2026-12-07', dueOn: '2026-12-10' }))
    await house.settle()
    await house.goTo('2026-12-17', '08:00')
  }, 90_000)
  afterAll(() => house.close())

  const sheet = async () => must(await views.leaderPage(leader as Actor))

  test('is the Office’s own matter for three working days; then the leader sees a number, and no name', async () => {
    expect((await Promise.all(late.map(({ id }) => house.card(id)))).map(({ stage }) => stage)).toEqual(['proposed', 'proposed', 'proposed'])
    expect((await sheet()).beingChecked).toBe(0)
    await house.goTo('2026-12-21', '08:00')
    expect((await sheet()).beingChecked).toBe(0)
    await house.goTo('2026-12-22', '08:00')
    const page = await sheet()
    expect([page.beingChecked, page.confirmed]).toEqual([3, []])
    const names = (await house.needs.directory()).units
    for (const { unit } of late) expect(JSON.stringify(page)).not.toContain(names.get(unit as never)?.shortName)
    const waiting = must(await views.today(chief as Actor)).toDo.find(({ kind }) => kind === 'proposed')
    expect(new Set(waiting?.items.map(({ id }) => id))).toEqual(new Set(late.map(({ id }) => id)))
  })

  test('is struck off only with a reason of the list, and “other” only with its note', async () => {
    const strike = (payload: Readonly<Record<string, unknown>>) => sending(house)(chief as Actor, (late[0] as CardRow).id, 'STRIKE_OFF', payload)
    const refused = { ok: false, problem: { code: 'event.invalid' } }
    expect(await strike({})).toMatchObject(refused)
    expect(await strike({ reason: 'tired' })).toMatchObject(refused)
    expect(await strike({ reason: 'other' })).toMatchObject({ ok: false, problem: { code: 'event.invalid', params: { issues: [{ path: 'note' }] } } })
    expect(await sending(house)(hang as Actor, (late[0] as CardRow).id, 'STRIKE_OFF', { reason: 'wrongDate' })).toMatchObject({ ok: false })
    must(await strike({ reason: 'other', note: 'Đơn vị đang tiếp đoàn kiểm tra của Trung ương.' }))
    must(await sending(house)(chief as Actor, (late[1] as CardRow).id, 'STRIKE_OFF', { reason: 'reportedOrally' }))
    await house.settle()
    expect((await sheet()).beingChecked).toBe(1)
    const entry = must(await views.work(hang as Actor, (late[0] as CardRow).id)).history.find(({ event }) => event === 'STRIKE_OFF')
    expect(entry?.said.map(({ value }) => value)).toEqual(['Lý do khác', 'Đơn vị đang tiếp đoàn kiểm tra của Trung ương.'])
    expect((await house.told(directive)).filter(({ level }) => level === 3)).toEqual([])
  })
})

describe('Work without a date', () => {
  let house: TestHouse
  let views: Views
  let directive: InstanceId
  let duties: CardRow[]
  let hang: Actor
  beforeAll(async () => {
    house = await openTestHouse()
    views = viewsOf(house)
    hang = await house.as('hang')
    directive = await house.assigned('2026-11-27')
    duties = (await house.cards(directive, 'duty')).filter(({ dueOn }) => dueOn === null)
  }, 60_000)
  afterAll(() => house.close())
  const review = async (actor: Actor) => must(await views.quarterlyReview(actor, directive))

  test('is one list a directive and quarter, of which a unit sees its own lines and the Office all', async () => {
    expect(duties.length).toBeGreaterThan(2)
    const all = await review(hang)
    expect(all.quarter).toBe('IV/2026')
    expect(new Set(all.lines.map(({ work }) => work.id))).toEqual(new Set(duties.map(({ id }) => id)))
    for (const unit of new Set(duties.map((row) => row.unit as string))) {
      const own = await review(await house.clerkOf(unit))
      expect(own.lines.map(({ work }) => work.unit?.id)).toEqual(
        unit === 'so-nong-nghiep-moi-truong' ? all.lines.map(({ work }) => work.unit?.id) : duties.filter((row) => row.unit === unit).map(() => unit),
      )
    }
  })

  test('is written in one go, by its unit or by the Office for it; another unit’s line is refused and stops no other', async () => {
    const [first, second] = duties as [CardRow, CardRow]
    const stranger = await house.clerkOf('so-y-te')
    const lines = duties.map(({ id }) => ({ instance: id, text: `Đang thực hiện, lần ${id}.` }))
    const refused = must(await house.cascade.writeQuarterly(stranger, directive, { key: 'quy-iv-nguoi-la', lines }))
    expect([refused.done, refused.refused.map(({ code }) => code)]).toEqual([[], duties.map(() => 'instance.unknown')])
    const once = { key: 'quy-iv-van-phong', lines }
    expect(must(await house.cascade.writeQuarterly(hang, directive, once)).done.length).toBe(duties.length)
    must(await house.cascade.writeQuarterly(hang, directive, once))
    const clerk = await house.clerkOf(first.unit as string)
    must(await house.cascade.writeQuarterly(clerk, directive, { key: 'quy-iv-don-vi', lines: [{ instance: first.id, text: 'Đã xong phần khảo sát.' }] }))
    const { lines: told } = await review(hang)
    expect(told.every(({ said }) => said)).toBe(true)
    expect(told.find(({ work }) => work.id === first.id)?.last).toMatchObject({ text: 'Đã xong phần khảo sát.' })
    const past = must(await views.work(hang, second.id)).history.filter(({ event }) => event === 'PROGRESS')
    expect(past.map(({ said }) => said[0]?.value)).toEqual([`Đang thực hiện, lần ${second.id}.`])
  })

  test('is reminded of on the last working day of the quarter by one line a person and directive, with the number of duties', async () => {
    await house.goTo('2026-12-31', '12:00')
    const told = (await house.told(directive)).filter(({ kind }) => kind === 'review')
    expect(new Set(told.map(({ about }) => about))).toEqual(new Set(['rung.reviewList']))
    expect(new Set(told.map(({ person }) => person)).size).toBe(told.length)
    expect(told.find(({ person }) => person === 'hang')?.text).toContain(`rà soát quý IV/2026: ${duties.length} nhiệm vụ không thời hạn`)
    const [mail] = await mailsWith(house, 'rà soát quý')
    expect(mail?.text).toContain(`/van-ban/${directive}/ra-soat-quy`)
  })
})
