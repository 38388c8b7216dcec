import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, at, clockOf, dayOf, daysBetween, formatDate, localDate } from '#base'
import type { Instant, LocalDate, Rung } from '#base'
import {
  addWorkingDays,
  consentLadder,
  DEFAULT_POLICY,
  dueOfTerm,
  isWorkingDay,
  ladderOf,
  nextWorkingDay,
  provincialCalendar,
  recountDay,
  recountLadder,
  recountTerm,
  reviewLadder,
  STEP_KINDS,
  withAdditions,
} from './index.js'
import type { DatedStep, SaidDay, WorkingCalendar } from './index.js'

const d = localDate
const policy = DEFAULT_POLICY
const before = provincialCalendar()
const SOURCE = 'Thông báo thử'
const off = (date: LocalDate): SaidDay => ({ date, type: 'holiday', name: 'nghỉ', status: 'announced', source: SOURCE })
const changed = (...days: SaidDay[]): WorkingCalendar => withAdditions(before, { years: [], days })
const shown = ({ at: moment, kind, level }: Rung): string => `${formatDate(dayOf(moment)).slice(0, 5)} ${clockOf(moment)} ${kind} ${level}`
const stays = (on: LocalDate) => ({ was: on, is: on })

const dated = STEP_KINDS.filter((step): step is DatedStep => step !== 'undated')
const start = d('2026-03-02')
const morning = at(start, '06:00')
const anyLife = fc.record({
  step: fc.constantFrom(...dated),
  due: fc.integer({ min: 20, max: 250 }).map((n) => addDays(start, n)),
  // Turned into a day off where it is worked, worked where it is off; always ahead.
  turned: fc.uniqueArray(
    fc.integer({ min: 1, max: 270 }).map((n) => addDays(start, n)),
    { minLength: 1, maxLength: 4 },
  ),
})
function turn(days: readonly LocalDate[]): WorkingCalendar {
  return changed(
    ...days.map((date): SaidDay => {
      if (isWorkingDay(before, date)) return off(date)
      return { date, type: 'swapWork', name: 'làm bù', status: 'announced', source: SOURCE }
    }),
  )
}
const recounted = (after: WorkingCalendar, ladder: readonly Rung[], due: LocalDate | null, now: Instant, since = dayOf(now)): Rung[] =>
  recountLadder({ before, after, since, now }, ladder, due === null ? null : stays(due))

describe('đổi ngày nghỉ, tính lại mốc đang chạy', () => {
  test('a day off before the date brings its reminders forward, one after it puts its escalations back; the date itself stays', () => {
    const ladder = ladderOf({ step: 'ownPlan', due: d('2026-05-19'), now: morning, calendar: before, policy })
    const after = changed(off(d('2026-05-15')), off(d('2026-05-21')))
    expect(recounted(after, ladder, d('2026-05-19'), morning).map(shown)).toEqual([
      '11/05 07:30 reminder 0',
      '19/05 07:30 reminder 0',
      '20/05 00:00 overdue 0',
      '20/05 07:30 escalation 1',
      '25/05 07:30 escalation 2',
    ])
  })

  test('the Office’s time to decide and consent by silence are longer by the day that is off', () => {
    const now = at(d('2026-05-11'), '09:00')
    const ladder = consentLadder({ from: d('2026-05-11'), now, calendar: before }).filter(({ kind }) => kind === 'lapse')
    const after = changed(off(d('2026-05-14')))
    expect(recounted(after, ladder, null, now).map(shown)).toEqual(['20/05 00:00 lapse 0'])
    const office = ladderOf({ step: 'decision', due: d('2026-05-13'), now, calendar: before, policy }).map((rung) => ({ ...rung, due: d('2026-05-13') }))
    const moved = recounted(changed(off(d('2026-05-12'))), office, d('2026-06-30'), now)
    expect(moved.map(shown)).toEqual(['14/05 07:30 reminder 0', '15/05 00:00 overdue 0', '18/05 07:30 escalation 2'])
    expect(new Set(moved.map(({ due }) => due))).toEqual(new Set(['2026-05-14']))
  })

  test('a reminder that would have been due already comes on the next working morning, and nothing rings at once', () => {
    const now = at(d('2026-05-12'), '09:00')
    const ladder = ladderOf({ step: 'duty', due: d('2026-05-20'), now, calendar: before, policy })
    expect(ladder[0] && shown(ladder[0])).toBe('13/05 07:30 reminder 0')
    const moved = recounted(changed(off(d('2026-05-14')), off(d('2026-05-15'))), ladder, d('2026-05-20'), now)
    expect(moved.map(shown).slice(0, 2)).toEqual(['13/05 07:30 reminder 0', '18/05 07:30 reminder 0'])
    expect(moved.every((rung) => rung.at > now)).toBe(true)
  })

  test('the quarterly look stays at the end of its quarter', () => {
    const ladder = reviewLadder({ from: d('2026-03-05'), until: d('2026-12-31'), now: at(d('2026-04-01'), '08:00'), calendar: before })
    const moved = recounted(changed(off(d('2026-06-30'))), ladder, null, at(d('2026-04-01'), '08:00'))
    expect(moved.map(shown)).toEqual(['29/06 07:30 review 0', '30/09 07:30 review 0', '31/12 07:30 review 0'])
  })

  test('hours of the highest urgency that fall on a day off stay where they are', () => {
    const night: Rung = { at: at(d('2026-05-16'), '22:00'), kind: 'escalation', level: 1, stage: 'office', tell: ['deskOfficer'] }
    expect(recounted(changed(off(d('2026-05-18'))), [night], d('2026-05-16'), at(d('2026-05-16'), '20:00'))).toEqual([night])
  })

  test('the ladder of the other calendar is the one that would have been set by it', () => {
    fc.assert(
      fc.property(anyLife, ({ step, due, turned }) => {
        const after = turn(turned)
        const ladder = ladderOf({ step, due, now: morning, calendar: before, policy })
        expect(recounted(after, ladder, due, morning)).toEqual(ladderOf({ step, due, now: morning, calendar: after, policy }))
      }),
      { numRuns: 300 },
    )
  })

  test('changed and changed back, every rung is where it was', () => {
    fc.assert(
      fc.property(anyLife, ({ step, due, turned }) => {
        const after = turn(turned)
        const ladder = ladderOf({ step, due, now: morning, calendar: before, policy })
        const there = recounted(after, ladder, due, morning)
        const back = recountLadder({ before: after, after: before, since: start, now: morning }, there, stays(due))
        // On a date that is off, its reminder and the one of the working day before are one message.
        if (isWorkingDay(after, due)) expect(back).toEqual(ladder)
      }),
      { numRuns: 200 },
    )
  })

  test('whatever changes: no rung falls into the past, messages keep to working days, the order of the stages holds', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 0, max: 200 }), ({ step, due, turned }, days) => {
        const now = at(addDays(start, days), '09:00')
        const after = turn(turned.filter((day) => day > dayOf(now)))
        const ladder = ladderOf({ step, due, now: morning, calendar: before, policy }).filter((rung) => rung.at > now)
        const moved = recounted(after, ladder, due, now)
        for (const rung of moved) {
          expect(rung.at > now).toBe(true)
          if (rung.tell.length > 0) expect(isWorkingDay(after, dayOf(rung.at))).toBe(true)
        }
        expect(moved.map(({ stage }) => stage)).toEqual(ladder.map(({ stage }) => stage).slice(ladder.length - moved.length))
      }),
      { numRuns: 200 },
    )
  })

  test('a later day stays later, and the same calendar moves nothing', () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }))
    fc.assert(
      fc.property(anyLife, pair, ({ turned }, [one, other]) => {
        const change = { before, after: turn(turned), since: start, now: morning }
        const days = [one, other].sort((a, b) => a - b).map((n) => nextWorkingDay(before, addDays(start, n)))
        const [first, second] = days.map((day) => recountDay(change, day))
        if (first !== undefined && second !== undefined && days[0] !== days[1]) expect(daysBetween(first, second)).toBeGreaterThan(0)
        for (const day of days) expect(recountDay({ ...change, after: before }, day)).toBe(day)
      }),
    )
  })
})

describe('thời hạn đã tính theo Bộ luật Dân sự 2015 khi lịch nghỉ đổi', () => {
  const now = at(d('2026-05-11'), '09:00')
  const change = (...days: SaidDay[]) => ({ before, after: changed(...days), since: d('2026-05-11'), now })

  test('ten working days are ten working days still', () => {
    const term = { n: 10, unit: 'workingDay', from: d('2026-05-08') } as const
    expect(dueOfTerm(before, term.from, term).on).toBe('2026-05-22')
    expect(recountTerm(change(off(d('2026-05-18'))), d('2026-05-22'), term)).toBe('2026-05-25')
  })

  test('ten days are ten days: only a last day that is off now runs on (148 khoản 5)', () => {
    const term = { n: 10, unit: 'day', from: d('2026-05-08') } as const
    expect(recountTerm(change(off(d('2026-05-13'))), d('2026-05-18'), term)).toBe('2026-05-18')
    expect(recountTerm(change(off(d('2026-05-18'))), d('2026-05-18'), term)).toBe('2026-05-19')
  })

  test('a day that is only forecast moves no legal date; confirmed, it does', () => {
    const term = { n: 10, unit: 'workingDay', from: d('2026-05-08') } as const
    const expected: SaidDay = { ...off(d('2026-05-18')), status: 'forecast' } as SaidDay
    expect(recountTerm(change(expected), d('2026-05-22'), term)).toBe('2026-05-22')
    const confirmed = { before: changed(expected), after: changed(off(d('2026-05-18'))), since: d('2026-05-11'), now }
    expect(recountTerm(confirmed, d('2026-05-22'), term)).toBe('2026-05-25')
  })

  test('a date that was moved since keeps its working days, and one that has passed stays', () => {
    const term = { n: 10, unit: 'workingDay', from: d('2026-05-08') } as const
    expect(recountTerm(change(off(d('2026-05-18'))), d('2026-05-27'), term)).toBe('2026-05-28')
    expect(recountTerm(change(off(d('2026-05-18'))), d('2026-05-08'), { ...term, n: 1 })).toBe('2026-05-08')
  })

  test('work that is given back by a day that is worked after all is due no earlier than today', () => {
    const after = withAdditions(before, { years: [], days: [{ date: d('2026-05-09'), type: 'swapWork', name: 'x', status: 'announced', source: SOURCE }] })
    const moved = recountDay({ before, after, since: d('2026-05-08'), now }, addWorkingDays(before, d('2026-05-08'), 1))
    expect(moved).toBe('2026-05-11')
  })
})
