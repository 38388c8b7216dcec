import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addDays, at, clockOf, dayOf, formatDate, localDate, type Instant, type InstanceId, type LocalDate } from '#base'
import { addWorkingDays, isWorkingDay, ladderOf } from '#calendar'
import { contextOf, openCascade, type CardRow, type FullRow } from '#cascade'
import type { BodyOf, CalendarMove, CalendarPreview, routes } from '#contract'
import { statement } from '#database'
import { directive as letter } from '../support/letters.js'
import { key, must, openTestHouse, type TestHouse } from '../support/house.js'

type Actor = { person: never }
type Change = BodyOf<typeof routes.previewCalendar>
const d = localDate
const PLAN_DUE = d('2026-12-11')
const SOURCE = 'Công văn 6677/VPCP-KGVX ngày 20/11/2026 về hoán đổi ngày làm việc'

const timersIn = statement<{ root: number }, { instance: number; due_at: Instant }>(
  'test-timers',
  ['root'],
  'select t.instance, t.due_at from engine.timer t join engine.instance i on i.id = t.instance where i.root = $1 order by 1',
)
const audits = statement<{ target: string }, { what: string; detail: Record<string, unknown> }>(
  'test-calendar-audits',
  ['target'],
  'select what, detail from house.audit where target = $1::text order by id',
)
const breakWord = statement<Record<never, never>, never>('test-break-word', [], `update house.calendar_day set name = 'khác'`)

/** Monday 7 December off, made up on Saturday 12 December: one swap, as offices announce it. */
const swap: Change = {
  days: [
    { date: d('2026-12-07'), is: { type: 'swapOff', name: 'hoán đổi (thứ Hai)', status: 'announced', pairedWith: d('2026-12-12') } },
    { date: d('2026-12-12'), is: { type: 'swapWork', name: 'làm bù (thứ Bảy)', status: 'announced', pairedWith: d('2026-12-07') } },
  ],
  source: SOURCE,
}
const dayOff = (date: string, more: Partial<NonNullable<Change['days'][number]['is']>> = {}): Change => ({
  days: [{ date: d(date), is: { type: 'holiday', name: 'Nghỉ theo thông báo', status: 'announced', ...more } }],
  source: SOURCE,
})

/** A directive to twelve departments, each with a plan due on a day that the officer named, and a round of reports. */
async function assignedToTwelve(house: TestHouse): Promise<InstanceId> {
  const hang = (await house.as('hang')) as Actor
  const directory = await house.needs.directory()
  const twelve = directory.inOrder.filter((unit) => unit.kind === 'department' && unit.validTo === null).slice(0, 12)
  expect(twelve).toHaveLength(12)
  const taken = must(await house.cascade.takeInLetter(hang, { name: 'cong-van.txt', bytes: new TextEncoder().encode(letter), again: true }))
  const directive = taken.directive as InstanceId
  const draft = must(await house.cascade.draft(hang, directive))
  const units = twelve.map(({ id }) => id as string)
  const first = must(
    await house.cascade.changeDraft(hang, directive, {
      revision: draft.revision,
      number: '1600',
      issuedOn: d('2026-11-09'),
      trackedUntil: d('2026-12-31'),
      addressees: twelve.map(({ name }) => name),
      obligations: draft.obligations.map(({ path, class: kind, units: named }) => ({
        path,
        units: named.length > 1 ? units : named.filter((id) => units.includes(id)),
        ...(kind === 'plan' ? { dueOn: PLAN_DUE } : {}),
      })),
    }),
  )
  const answers = Object.fromEntries(first.questions.filter(({ answered }) => !answered).map(({ id }) => [id, { accept: true }]))
  const ready = must(await house.cascade.changeDraft(hang, directive, { revision: first.revision, answers }))
  must(await house.cascade.assign(hang, directive, ready.revision))
  await house.settle()
  return directive
}

const DEFINITIONS = ['directive', 'assignment', 'unit-plan', 'duty', 'report-round', 'unit-report', 'extension', 'urging-letter']
/** Everything that a change of days could move, as it stands: dates and every moment that is still to ring. */
async function standing(house: TestHouse, root: InstanceId): Promise<Map<number, { due: LocalDate | null; ladder: string[]; next: number | undefined }>> {
  const timers = new Map((await house.database.sql.run(timersIn, { root })).map((row) => [row.instance, row.due_at as number]))
  const rows: FullRow[] = (await house.queries.treeOf(root, DEFINITIONS)).filter(({ done }) => !done)
  return new Map(
    rows.map((row) => {
      const { due, ladder } = contextOf(row)
      return [row.id as number, { due: due.on, ladder: ladder.map((rung) => `${rung.at} ${rung.stage} ${rung.kind}`), next: timers.get(row.id) }]
    }),
  )
}

describe('A day off is added while a directive runs in twelve units', () => {
  let house: TestHouse
  let directive: InstanceId
  let admin: Actor
  let before: Awaited<ReturnType<typeof standing>>
  let preview: CalendarPreview
  let answered: CardRow
  let asked: number
  beforeAll(async () => {
    house = await openTestHouse()
    directive = await assignedToTwelve(house)
    admin = (await house.as('quantri')) as Actor
    // Asked by an officer for a day of his own; the focal unit has ten working days after it: until 10/12.
    const hang = (await house.as('hang')) as Actor
    asked = must(await house.cascade.askForReport(hang, directive, { subject: 'nguồn lực chữa cháy', unitsDueOn: d('2026-11-26') })).instance
    await house.goTo('2026-11-30', '09:00')
    // One unit has answered: its plan waits for the Office's silence. One has asked for more time: the Office's own days run.
    const plans = await house.cards(directive, 'unit-plan')
    answered = plans[0] as CardRow
    const clerkOf = async (card: CardRow | undefined): Promise<Actor> => (await house.clerkOf(card?.unit ?? '')) as Actor
    must(
      await house.cascade.send(await clerkOf(plans[0]), {
        instance: answered.id,
        event: 'ISSUE',
        payload: { number: '15/KH', issuedOn: '2026-11-30' },
        key: key(),
      }),
    )
    await house.goTo('2026-12-04', '09:00')
    const second = plans[1] as CardRow
    must(
      await house.cascade.send(await clerkOf(second), {
        instance: second.id,
        event: 'REQUEST_EXTENSION',
        payload: { wantedOn: '2026-12-18', reason: 'Chờ hướng dẫn.' },
        key: key(),
      }),
    )
    await house.settle()
    before = await standing(house, directive)
  }, 90_000)
  afterAll(() => house.close())

  test('Only whoever runs the system may, and a swap without its make-up day is refused', async () => {
    const hang = (await house.as('hang')) as Actor
    expect(await house.cascade.previewCalendar(hang, swap)).toMatchObject({ ok: false, problem: { code: 'scope.forbidden' } })
    const half = { ...swap, days: swap.days.slice(0, 1) }
    expect(await house.cascade.previewCalendar(admin, half)).toMatchObject({ ok: false, problem: { code: 'calendar.dayWrong', params: { why: 'unpaired' } } })
    expect(await house.cascade.previewCalendar(admin, dayOff('2031-01-06'))).toMatchObject({
      ok: false,
      problem: { code: 'calendar.dayWrong', params: { why: 'yearUnknown' } },
    })
    expect(await house.cascade.previewCalendar(admin, { days: [], source: SOURCE })).toMatchObject({ ok: false, problem: { code: 'calendar.nothing' } })
  })

  test('The preview says what would move, old and new, and changes nothing', async () => {
    preview = must(await house.cascade.previewCalendar(admin, swap))
    expect(preview.days).toEqual([
      { date: '2026-12-07', worked: false, workedBefore: true },
      { date: '2026-12-12', worked: true, workedBefore: false },
    ])
    expect(preview.units).toBeGreaterThanOrEqual(12)
    expect(preview.directives).toBe(1)
    expect(await standing(house, directive)).toEqual(before)
    // The day that the letter's officer named for the plans stays.
    expect(preview.moves.filter(({ definitionLabel, due }) => definitionLabel === 'Kế hoạch của đơn vị' && due !== null)).toEqual([])
  })

  test('What then happened is what the preview said, timer by timer', async () => {
    expect(must(await house.cascade.changeCalendar(admin, { ...swap, seen: preview.seen })).moved).toBe(preview.count)
    const after = await standing(house, directive)
    expect([...after.keys()]).toEqual([...before.keys()])
    const moves = new Map(preview.moves.map((move) => [move.instance, move]))
    for (const [id, was] of before) {
      const is = after.get(id)
      const move: CalendarMove | undefined = moves.get(id)
      if (!move) {
        expect([id, is]).toEqual([id, was])
        continue
      }
      expect({ id, due: [was.due, is?.due], next: [was.next, is?.next] }).toEqual({
        id,
        due: move.due ? [move.due.was, move.due.is] : [was.due, was.due],
        next: [move.next.was, move.next.is],
      })
      expect(is?.ladder.filter((moment) => !was.ladder.includes(moment)).length).toBe(move.moments)
    }
  })

  test('Each ladder is the one that the new calendar would have set, and no message falls on the new day off', async () => {
    const { calendar, policy } = { calendar: await house.needs.calendarNow(), policy: await house.needs.policy() }
    expect([isWorkingDay(calendar, d('2026-12-07')), isWorkingDay(calendar, d('2026-12-12'))]).toEqual([false, true])
    const waiting = (await house.queries.treeOf(directive, ['unit-plan'])).filter(({ state, id }) => state === 'due' && id !== answered.id)
    expect(waiting.length).toBe(11)
    for (const row of waiting.slice(1)) {
      const expected = ladderOf({ step: 'ownPlan', due: PLAN_DUE, now: at(d('2026-12-04'), '09:00'), calendar, policy })
      expect(contextOf(row).ladder.map(({ at: moment }) => moment)).toEqual(expected.map(({ at: moment }) => moment))
    }
    for (const [, { ladder }] of await standing(house, directive))
      for (const moment of ladder.map((rung) => Number(rung.split(' ')[0]) as Instant))
        if (clockOf(moment) === '07:30') expect(isWorkingDay(calendar, dayOf(moment))).toBe(true)
  })

  test('Consent by silence and the Office’s two days to decide are longer by the day that is off', async () => {
    const [plan] = await house.queries.full([answered.id])
    const consent = plan && contextOf(plan).ladder[0]?.at
    // Five working days from 30/11 were over at the end of Monday 07/12.
    expect(consent).toBe(at(d('2026-12-08'), '24:00'))
    const [extension] = await house.queries.treeOf(directive, ['extension'])
    const own = extension && contextOf(extension).ladder.map(({ due }) => due)
    expect(new Set(own)).toEqual(new Set(['2026-12-09']))
  })

  test('Each piece of work has it in its history, in the name of whoever said it, and nobody is told of moments that moved', async () => {
    const plan = (await house.cards(directive, 'unit-plan')).find(({ state }) => state === 'due') as CardRow
    const rows = (await house.engine.history(plan.id)).filter(({ type }) => type === 'RECOUNTED')
    expect(rows).toHaveLength(1)
    expect(JSON.parse(rows[0]?.event ?? '{}')).toMatchObject({ days: ['2026-12-07', '2026-12-12'], by: admin.person })
    expect((await house.told(directive)).filter(({ about, instance }) => about === 'due.amended' && instance === plan.id)).toEqual([])
    const [audit] = await house.database.sql.run(audits, { target: 'calendar:2026' })
    expect(audit).toMatchObject({ what: 'calendar.changed', detail: { source: SOURCE, moved: preview.count } })
  })

  test('The date of the consolidated report was counted and moves; the units’ own day, which was named, stays', async () => {
    const calendar = await house.needs.calendarNow()
    const rounds = await house.queries.treeOf(directive, ['report-round'])
    for (const round of rounds) {
      const { due, more } = contextOf(round)
      expect(due.on).toBe(addWorkingDays(calendar, (more['unitsDue'] as { on: LocalDate }).on, 10))
    }
    const round = rounds.find(({ id }) => id === asked) as FullRow
    expect([preview.dues, contextOf(round).due.on, (contextOf(round).more['unitsDue'] as { on: LocalDate }).on]).toEqual([1, '2026-12-11', '2026-11-26'])
    expect(contextOf(round).due.rules.at(-1)).toBe(
      'Lịch nghỉ thay đổi (07/12/2026, 12/12/2026): thời hạn được tính lại, từ ngày 10/12/2026 thành ngày 11/12/2026.',
    )
    await house.settle()
    const told = (await house.told(directive)).filter(({ about }) => about === 'due.amended')
    expect([told.length > 0, new Set(told.map(({ instance }) => instance))]).toEqual([true, new Set([asked])])
  })

  test('A change upon an older state of the calendar is refused, and so is a second one in between', async () => {
    expect(await house.cascade.changeCalendar(admin, { ...dayOff('2026-12-24'), seen: preview.seen })).toMatchObject({
      ok: false,
      problem: { code: 'calendar.stale' },
    })
  })

  test('Taken back, every moment is where it was', async () => {
    const back: Change = { days: swap.days.map(({ date }) => ({ date })), source: 'Nhập nhầm, không có văn bản này' }
    const { seen, count } = must(await house.cascade.previewCalendar(admin, back))
    expect(count).toBe(preview.count)
    must(await house.cascade.changeCalendar(admin, { ...back, seen }))
    expect(await standing(house, directive)).toEqual(before)
    expect(isWorkingDay(await house.needs.calendarNow(), d('2026-12-07'))).toBe(true)
  })

  test('A word that was said stands in the database, also against a slip of the program', async () => {
    await expect(house.database.sql.run(breakWord, {})).rejects.toThrow(/stands|permission/)
  })
})

describe('A process that dies between the word and what it moves', () => {
  test('leaves the word and half of the work; carried on, each piece is moved once, also what was set anew meanwhile stays', async () => {
    const house = await openTestHouse()
    try {
      const directive = await assignedToTwelve(house)
      const admin = (await house.as('quantri')) as Actor
      await house.goTo('2026-12-02', '09:00')
      const { count, seen } = must(await house.cascade.previewCalendar(admin, dayOff('2026-12-08')))
      let left = 7
      const dying = { ...house.engine, send: (command: never) => (--left < 0 ? Promise.reject(new Error('killed')) : house.engine.send(command)) }
      await expect(openCascade({ ...house.needs, engine: dying }).changeCalendar(admin, { ...dayOff('2026-12-08'), seen })).rejects.toThrow('killed')
      expect(await house.cascade.previewCalendar(admin, dayOff('2026-12-09'))).toMatchObject({ ok: false, problem: { code: 'calendar.changing' } })
      // Meanwhile a unit issues its plan: its five days of silence are counted by the new days from the start.
      await house.goTo('2026-12-02', '10:00')
      const plan = (await house.cards(directive, 'unit-plan')).at(-1) as CardRow
      const clerk = (await house.clerkOf(plan.unit ?? '')) as Actor
      must(await house.cascade.send(clerk, { instance: plan.id, event: 'ISSUE', payload: { number: '9/KH', issuedOn: '2026-12-02' }, key: key() }))
      expect(await house.cascade.carryOnCalendar()).toBeGreaterThan(0)
      expect(await house.cascade.carryOnCalendar()).toBe(0)
      const [row] = await house.queries.full([plan.id])
      expect(row && contextOf(row).ladder.map(({ at: moment }) => formatDate(dayOf((moment - 1) as Instant)))).toEqual(['10/12/2026'])
      const events = await Promise.all((await house.queries.tree(directive)).map(({ id }) => house.engine.history(id)))
      const recounted = events.map((history) => history.filter(({ type }) => type === 'RECOUNTED').length)
      expect([Math.max(...recounted), recounted.filter((n) => n === 1).length >= count - 1]).toEqual([1, true])
    } finally {
      await house.close()
    }
  }, 60_000)
})

describe('Years and forecasts', () => {
  test('a year is opened after the one before it, with its holidays by law; what was forecast is confirmed day by day', async () => {
    const house = await openTestHouse()
    try {
      const admin = (await house.as('quantri')) as Actor
      const opens = (year: number): Change => ({ days: [], opens: year, source: 'Mở lịch năm mới' })
      expect(await house.cascade.previewCalendar(admin, opens(2029))).toMatchObject({ ok: false, problem: { code: 'calendar.yearWrong' } })
      must(await house.cascade.changeCalendar(admin, { ...opens(2028), seen: 0 }))
      const calendar = await house.needs.calendarNow()
      expect([calendar.years.at(-1), calendar.days.get(d('2028-01-27'))?.status, isWorkingDay(calendar, d('2028-05-02'))]).toEqual([2028, 'forecast', false])
      const tet = [...calendar.days.values()].filter(({ date, status }) => date.startsWith('2028-01') && status === 'forecast')
      const confirm: Change = {
        days: tet.map(({ date, type, name }) => ({ date, is: { type, name, status: 'announced' as const } })),
        source: 'Thông báo 10/TB-BNV ngày 01/12/2027',
      }
      must(await house.cascade.changeCalendar(admin, { ...confirm, seen: must(await house.cascade.previewCalendar(admin, confirm)).seen }))
      expect((await house.needs.calendarNow()).days.get(d('2028-01-27'))).toMatchObject({ status: 'announced', source: 'Thông báo 10/TB-BNV ngày 01/12/2027' })
      expect(addDays(d('2028-01-26'), 1)).toBe('2028-01-27')
    } finally {
      await house.close()
    }
  }, 60_000)
})
