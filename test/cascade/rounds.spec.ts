import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId } from '#base'
import type { CardRow } from '#cascade'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

type Actor = { person: never }

describe('A round of reports', () => {
  let house: TestHouse
  let directive: InstanceId
  let round: CardRow
  let reports: CardRow[]
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned('2026-11-27')
    round = (await house.cards(directive, 'report-round'))[0] as CardRow
    await house.settle()
    reports = await house.cards(directive, 'unit-report')
  }, 60_000)
  afterAll(() => house.close())

  const send = async (actor: Actor, card: Pick<CardRow, 'id'>, event: string, payload: Record<string, unknown> = {}): ReturnType<typeof house.cascade.send> =>
    house.cascade.send(actor, { instance: card.id, event, payload, key: key() })

  test('It opens by itself twenty working days before the units’ day, and every unit but the focal one is asked', async () => {
    expect(await house.card(round.id)).toMatchObject({ state: 'collecting', unit: 'so-nong-nghiep-moi-truong' })
    expect(reports).toHaveLength(119)
    expect(reports.every(({ dueOn, dueSource }) => dueOn === '2026-12-04' && dueSource === 'officer')).toBe(true)
  })

  test('A report without number, figures, file or words is no report; “Không phát sinh” is one', async () => {
    const [first, second] = reports as [CardRow, CardRow]
    const clerk = (await house.clerkOf(first.unit as string)) as Actor
    expect(await send(clerk, first, 'SUBMIT')).toMatchObject({ ok: false, problem: { code: 'event.guardRefused' } })
    must(await send(clerk, first, 'SUBMIT', { summary: 'Đã tổ chức trực ban.', figures: { '1.6#1': 2 } }))
    must(await send((await house.clerkOf(second.unit as string)) as Actor, second, 'NOTHING_TO_REPORT'))
    expect((await Promise.all([first, second].map(({ id }) => house.card(id)))).map(({ state }) => state)).toEqual(['submitted', 'submitted'])
  })

  test('The focal unit asks a unit for a supplement, with a reason; another unit may not', async () => {
    const [first] = reports as [CardRow]
    const focal = (await house.clerkOf('so-nong-nghiep-moi-truong')) as Actor
    expect(await send((await house.clerkOf('so-y-te')) as Actor, first, 'REQUEST_SUPPLEMENT', { reason: 'x' })).toMatchObject({ ok: false })
    expect(await send(focal, first, 'REQUEST_SUPPLEMENT')).toMatchObject({ ok: false, problem: { code: 'event.invalid' } })
    must(await send(focal, first, 'REQUEST_SUPPLEMENT', { reason: 'Chưa nêu số tổ bảo vệ rừng.' }))
    expect(await house.card(first.id)).toMatchObject({ state: 'supplementAsked', holder: 'unitClerk', note: 'Chưa nêu số tổ bảo vệ rừng.' })
  })

  test('The focal unit consolidates and the Office accepts: what was handed in is accepted with it, what was not stays missing', async () => {
    const focal = (await house.clerkOf('so-nong-nghiep-moi-truong')) as Actor
    must(await send(focal, round, 'CONSOLIDATE'))
    must(await send(focal, round, 'SUBMIT', { number: '120/BC-SNNMT', issuedOn: '2026-12-11', summary: 'Tổng hợp.' }))
    expect(await send(focal, round, 'ACCEPT')).toMatchObject({ ok: false, problem: { code: 'event.notPermitted' } })
    must(await send((await house.as('hang')) as Actor, round, 'ACCEPT'))
    await house.settle()
    expect(await house.card(round.id)).toMatchObject({ state: 'accepted', done: true })
    const states = (await house.cards(directive, 'unit-report')).map(({ state }) => state)
    expect([states.filter((state) => state === 'accepted').length, states.filter((state) => state === 'missing').length]).toEqual([1, 118])
  })

  test('The Office asks for a report out of turn; a day that has passed is refused', async () => {
    const hang = (await house.as('hang')) as Actor
    const late = await house.cascade.askForReport(hang, directive, { subject: 'cháy rừng', unitsDueOn: localDate('2026-11-02') })
    expect(late).toMatchObject({ ok: false, problem: { code: 'date.past' } })
    const asked = must(
      await house.cascade.askForReport(hang, directive, {
        subject: 'cháy rừng',
        unitsDueOn: localDate('2026-12-14'),
        askingLetter: { number: '2101/UBND-KT', issuedOn: localDate('2026-11-20') },
      }),
    )
    await house.settle()
    const opened = (await house.cards(directive, 'unit-report')).filter(({ parent }) => parent === asked.instance)
    expect(opened).toHaveLength(119)
    expect(opened.every(({ dueSource }) => dueSource === 'signed')).toBe(true)
  })
})

describe('What units answer besides a plan', () => {
  let house: TestHouse
  let directive: InstanceId
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await house.assigned('2026-11-27')
  }, 60_000)
  afterAll(() => house.close())

  test('“Not ours”: the clock stands still until the Office answers; the unit that gets the work has it with its date', async () => {
    const hang = (await house.as('hang')) as Actor
    const assignment = (await house.cards(directive, 'assignment')).find(({ unit }) => unit === 'quy-phat-trien-dat') as CardRow
    const clerk = (await house.clerkOf('quy-phat-trien-dat')) as Actor
    must(
      await house.cascade.send(clerk, {
        instance: assignment.id,
        event: 'PROPOSE_OTHER_UNIT',
        payload: { unit: 'so-tai-chinh', reason: 'Quỹ không quản lý rừng.' },
        key: key(),
      }),
    )
    await house.goTo('2026-12-08', '12:00')
    const [plan] = (await house.cards(directive, 'unit-plan')).filter(({ parent }) => parent === assignment.id) as [CardRow]
    expect(plan).toMatchObject({ stage: 'onTime', late: false })
    expect(await house.cascade.send(clerk, { instance: plan.id, event: 'START', payload: {}, key: key() })).toMatchObject({
      ok: false,
      problem: { code: 'instance.onHold' },
    })
    must(
      await house.cascade.send(hang, {
        instance: assignment.id,
        event: 'MOVE_TO_UNIT',
        payload: { unit: 'thanh-tra-tinh', reason: 'Thanh tra tỉnh quản lý.' },
        key: key(),
      }),
    )
    await house.settle()
    expect(await house.card(plan.id)).toMatchObject({ state: 'moved', done: true })
    const moved = (await house.cards(directive, 'unit-plan')).filter(({ unit }) => unit === 'thanh-tra-tinh')
    expect(moved.map(({ dueOn }) => dueOn)).toEqual(['2026-11-27', '2026-11-27'])
  })

  test('The Office pastes what came by another way: right rows are entered, wrong ones say what is wrong and stop no other', async () => {
    const hang = (await house.as('hang')) as Actor
    const text = [
      'Sở Y tế\t15/KH-SYT\t20/11/2026',
      'UBND xã Bát Xát;37/KH-UBND;19/11/2026',
      'Sở Không Có\t1/KH\t1/11/2026',
      'Sở Tư pháp\t\t20/11/2026',
      'Sở Ngoại vụ\t7/KH\t31/02/2026',
      'Sở Y tế\t16/KH-SYT\t21/11/2026',
    ].join('\n')
    const dry = must(await house.cascade.pastePlans(hang, directive, { text, dryRun: true }))
    expect(dry.map(({ problem }) => problem === null)).toEqual([true, true, false, false, false, false])
    expect((await house.cards(directive, 'unit-plan')).filter(({ state }) => state === 'issued')).toEqual([])
    const entered = must(await house.cascade.pastePlans(hang, directive, { text }))
    expect(entered.filter((row) => row.entered).map(({ unit }) => unit?.id)).toEqual(['so-y-te', expect.stringMatching(/^xa-/)])
    // It was issued in time and typed late: it is not late (practice 3.2).
    const plan = (await house.cards(directive, 'unit-plan')).find(({ unit, state }) => unit === 'so-y-te' && state === 'issued')
    expect(plan).toMatchObject({ late: false, note: 'Số 15/KH-SYT ngày 20/11/2026' })
  })
})
