import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, type InstanceId } from '#base'
import { openViews, type Views } from '#cascade'
import type { PastStepRow } from '#contract'
import { openLedger, openPageQueries } from '#database'
import { verify } from '#engine'
import { must, openTestHouse, type TestHouse } from '../support/house.js'
import { treesPlan } from '../support/own-letters.js'

describe('A directive that has been running for years is taken in with what has happened', () => {
  let house: TestHouse
  let views: Views
  let hang: { person: never }
  let id: InstanceId
  let told: number
  beforeAll(async () => {
    house = await openTestHouse('2026-11-09')
    hang = (await house.as('hang')) as { person: never }
    const facts = { kind: 'sample' as const, signIns: [], demoClock: false }
    views = openViews(house.needs, openPageQueries(house.database.sql), (actor, sending) => house.cascade.send(actor, sending), facts as never)
  }, 90_000)
  afterAll(() => house.close())

  const enter = async (text: string, dryRun = false): Promise<readonly PastStepRow[]> => must(await house.cascade.enterPastSteps(hang, id, { text, dryRun }))
  const cardsOf = (definition: string) => house.cards(id, definition)
  const taken = async () => must(await views.enteredSteps(hang, id))

  test('Dates that had passed before the letter came start no ladder: the officer is asked first', async () => {
    const letter = must(await house.cascade.takeInLetter(hang, { name: 'cay-xanh.txt', bytes: new TextEncoder().encode(treesPlan), again: false }))
    id = letter.directive as InstanceId
    const read = must(await house.cascade.draft(hang, id))
    const path = (words: RegExp): string => read.obligations.find(({ title }) => words.test(title))?.path ?? ''
    const set = must(
      await house.cascade.changeDraft(hang, id, {
        revision: read.revision,
        focalUnit: 'so-noi-vu',
        trackedUntil: localDate('2027-12-31'),
        obligations: [
          { path: path(/^Hằng năm/u), class: 'plan', dueOn: localDate('2027-02-14') },
          { path: path(/^Báo cáo/u), class: 'report', dueOn: null },
          { path: path(/^Lập danh mục/u), class: 'duty', dueOn: localDate('2023-03-30') },
        ],
        rounds: [
          { path: path(/^Báo cáo/u), period: 'half-yearly', unitsDueBefore: '06-10' },
          { path: path(/^Báo cáo/u), period: 'yearly', unitsDueBefore: '12-05' },
        ],
      }),
    )
    const asked = set.questions.find(({ kind }) => kind === 'pastDates')
    expect(asked).toMatchObject({ answered: false, proposal: { value: false } })
    expect(asked?.text).toBe('1 nội dung có thời hạn đã qua trước khi nhập văn bản (sớm nhất 30/03/2023). Có nhắc và tính quá hạn các nội dung này không?')
    const answers = Object.fromEntries(set.questions.filter(({ answered }) => !answered).map((one) => [one.id, { accept: true }]))
    const ready = must(await house.cascade.changeDraft(hang, id, { revision: set.revision, answers }))
    must(await house.cascade.assign(hang, id, ready.revision))
    await house.settle()
    await house.goTo('2026-11-12')
    const [duty] = await cardsOf('duty')
    expect(duty).toMatchObject({ dueOn: '2023-03-30', stage: 'onTime', late: false })
    expect((await house.told(id)).filter(({ instance }) => instance === duty?.id)).toEqual([])
    expect((await taken()).silent.map((card) => card.id)).toEqual([duty?.id])
    told = (await house.told(id)).length
  })

  test('Each row of the table is looked at for itself and says what is wrong; nothing is entered by looking', async () => {
    const rows = await enter(
      [
        'Sở Y tế\tKế hoạch năm 2024\t5/KH-SYT\t20/01/2024',
        'Sở Y tế\tKế hoạch\t5/KH-SYT\t20/01/2024',
        'Sở Y tế\tBáo cáo 6 tháng đầu năm 2024\t40/BC-SYT\t12/6/2024\tnộp chậm do bão',
        'Sở Y tế\tBáo cáo 6 tháng đầu năm 2024\t41/BC-SYT\t13/6/2024',
        'Sở Y tế\tNhiệm vụ danh mục cây trồng\t\t20/3/2023',
        'Sở Xây dựng\tKế hoạch năm 2024\t1/KH-SXD\t20/01/2024',
        'Sở Cây xanh\tKế hoạch năm 2024\t1/KH\t20/01/2024',
        'Sở Y tế\tKế hoạch năm 2025\t\t20/01/2025',
        'Sở Y tế\tBáo cáo năm 2027\t1/BC-SYT\t01/11/2026',
        'Sở Y tế\tKế hoạch năm 2025\t7/KH-SYT\t31/02/2025',
        'Sở Nội vụ\tđi họp\t\t20/01/2025',
      ].join('\n'),
      true,
    )
    expect(rows.map(({ line, problem, late, entered }) => [line, problem, late, entered])).toEqual([
      [1, null, null, false],
      [2, expect.stringContaining('là của năm nào'), null, false],
      [3, null, true, false],
      [4, 'Trùng với dòng 3.', true, false],
      [5, null, false, false],
      [6, 'Sở Xây dựng không được giao việc theo văn bản này.', null, false],
      [7, expect.stringContaining('Không có đơn vị “Sở Cây xanh”'), null, false],
      [8, 'Thiếu số, ký hiệu của kế hoạch.', null, false],
      [9, 'Đợt “Báo cáo năm 2027” chưa mở; đơn vị báo cáo khi đợt mở.', null, false],
      [10, expect.stringContaining('không có trong lịch'), null, false],
      [11, expect.stringContaining('không có nhiệm vụ'), null, false],
    ])
    expect((await taken()).steps).toEqual([])
  })

  const TABLE = [
    'Sở Y tế\tKế hoạch năm 2024\t5/KH-SYT\t20/01/2024',
    'Sở Nội vụ\tKế hoạch năm 2024\t8/KH-SNV\t22/01/2024',
    'Sở Y tế\tBáo cáo 6 tháng đầu năm 2024\t40/BC-SYT\t12/6/2024\tnộp chậm do bão',
    'Sở Tài chính\tBáo cáo 6 tháng đầu năm 2024\t55/BC-STC\t05/6/2024',
    'Sở Y tế\tNhiệm vụ danh mục cây trồng\t60/SYT-NVY\t20/3/2023',
  ].join('\n')

  test('Entered: with the true day, in time or late by it, marked, by whom and when; nobody is told', async () => {
    const rows = await enter(TABLE)
    expect(rows.map(({ problem, entered }) => [problem, entered])).toEqual(rows.map(() => [null, true]))
    await house.settle()
    const { steps, silent } = await taken()
    expect(steps.map(({ kind, unit, number, day, late, note }) => [kind, unit?.id, number, day, late, note])).toEqual(
      expect.arrayContaining([
        ['plan', 'so-y-te', '5/KH-SYT', '2024-01-20', false, null],
        ['plan', 'so-noi-vu', '8/KH-SNV', '2024-01-22', false, null],
        ['report', 'so-y-te', '40/BC-SYT', '2024-06-12', true, 'nộp chậm do bão'],
        ['report', 'so-tai-chinh', '55/BC-STC', '2024-06-05', false, null],
        ['duty', 'so-y-te', '60/SYT-NVY', '2023-03-20', false, null],
      ]),
    )
    expect(steps).toHaveLength(5)
    expect(new Set(steps.map(({ enteredBy }) => enteredBy?.id))).toEqual(new Set([hang.person]))
    expect(silent).toEqual([])
    expect(await house.told(id)).toHaveLength(told)
  })

  test('What is past is ended; what is to come runs as usual', async () => {
    const plans = await cardsOf('unit-plan')
    const [past, open] = [plans.filter(({ done }) => done), plans.filter(({ done }) => !done)]
    expect(past).toHaveLength(2)
    expect(past.map(({ state, note }) => [state, note])).toEqual(
      expect.arrayContaining([
        ['closed', 'Số 5/KH-SYT ngày 20/01/2024'],
        ['closed', 'Số 8/KH-SNV ngày 22/01/2024'],
      ]),
    )
    expect(open.map(({ unit, dueOn }) => [unit, dueOn])).toEqual(['so-noi-vu', 'so-tai-chinh', 'so-y-te'].map((unit) => [unit, '2027-02-14']))
    expect(await cardsOf('duty')).toMatchObject([{ state: 'confirmed', late: false }])
    const rounds = await cardsOf('report-round')
    expect(rounds.filter(({ done }) => done)).toMatchObject([{ label: 'Báo cáo 6 tháng đầu năm 2024', state: 'ended' }])
    expect((await cardsOf('unit-report')).filter(({ label }) => label.endsWith('2024'))).toMatchObject([{ state: 'accepted' }, { state: 'accepted' }])
    const coming = rounds.filter(({ label }) => label === 'Báo cáo năm 2026')
    expect(coming).toMatchObject([{ done: false }])
    expect(await house.card(id)).toMatchObject({ state: 'inProgress' })
  })

  test('The record, the history and the figures say that it was entered later', async () => {
    const step = (await taken()).steps.find(({ number }) => number === '40/BC-SYT')
    const work = must(await views.work(hang, step?.work as InstanceId))
    expect(work.enteredLater).toMatchObject({ day: '2024-06-12', by: { id: hang.person } })
    expect(work.history.find(({ event }) => event === 'SUBMIT')?.said).toContainEqual({ label: 'Nhập bổ sung', value: 'việc đã làm ngày 12/06/2024' })
    const view = must(await views.directive(hang, id))
    expect(view.enteredLater).toBe(5)
    // The plans that the letter asks for now are three; those of years before are none of them.
    expect(view.chain.map(({ title }) => title)).toContain('3 kế hoạch')
    expect(view.rounds.find(({ card }) => card.label.endsWith('2024'))).toMatchObject({ reports: 2, handedIn: 2 })
    const finished = await openPageQueries(house.database.sql).finished(0 as never, ((await house.engine.now()) + 1) as never, null)
    expect(finished).toEqual({ done: 0, late: 0, extended: 0 })
  })

  test('The same table again enters nothing twice; more of the same round goes beside what is there', async () => {
    const again = await enter(TABLE)
    expect(again.every(({ problem }) => problem?.startsWith('Đã ') || problem?.startsWith('Nhiệm vụ này đã có'))).toBe(true)
    const more = await enter('Sở Nội vụ;Báo cáo 6 tháng đầu năm 2024;70/BC-SNV;03/6/2024')
    expect(more).toMatchObject([{ problem: null, entered: true }])
    expect(await cardsOf('report-round')).toHaveLength(new Set((await cardsOf('report-round')).map(({ label }) => label)).size)
    expect((await taken()).steps).toHaveLength(6)
    await house.goTo('2026-11-20')
    expect((await house.told(id)).filter(({ kind }) => kind === 'escalation')).toEqual([])
  })

  test('A unit enters no past of its own, and sees its own alone', async () => {
    const clerk = await house.clerkOf('so-y-te')
    expect(await house.cascade.enterPastSteps(clerk, id, { text: TABLE })).toMatchObject({ ok: false, problem: { code: 'scope.forbidden' } })
    const own = must(await views.enteredSteps(clerk, id))
    expect(new Set(own.steps.map(({ unit }) => unit?.id))).toEqual(new Set(['so-y-te']))
  })

  test('The focal unit enters what reached it; two with the same table at once put it there once', async () => {
    const focal = await house.clerkOf('so-noi-vu')
    const text = 'Sở Tài chính\tKế hoạch năm 2025\t4/KH-STC\t10/01/2025'
    const both = await Promise.all([hang, focal].map(async (who) => must(await house.cascade.enterPastSteps(who, id, { text }))))
    expect(both.flat().filter(({ entered }) => entered).length).toBeGreaterThan(0)
    await house.settle()
    expect((await taken()).steps.filter(({ number }) => number === '4/KH-STC')).toHaveLength(1)
    expect((await cardsOf('unit-plan')).filter(({ label }) => label.endsWith('(năm 2025)'))).toMatchObject([{ state: 'closed' }])
  })

  test('The history proves itself with all of it', async () => {
    expect(await verify(openLedger(house.database.sql), house.engine.definitions)).toMatchObject({ faults: [] })
  })
})
