import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, at, localDate } from '#base'
import { dueOfFixedDay, dueOfTerm, dueOfWorkingDays, endOfDay, isWorkingDay, lastDayBefore, proposeDue, provincialCalendar, wordsOfMonth } from './index.js'
import type { TermUnit } from './index.js'

const calendar = provincialCalendar()
const d = localDate

describe('thời hạn theo Bộ luật Dân sự 2015, Điều 144–148', () => {
  test.each<[string, number, TermUnit, string, string]>([
    ['2026-03-12', 10, 'day', '2026-03-23', 'the 22nd is a Sunday: Monday (148.5)'],
    ['2026-03-12', 1, 'day', '2026-03-13', 'the first day is not counted (147.2)'],
    ['2026-03-12', 2, 'week', '2026-03-26', 'the corresponding day of the last week (148.2)'],
    ['2026-01-31', 1, 'month', '2026-03-02', 'February has no 31st, and the 28th is a Saturday (148.3, 148.5)'],
    ['2026-05-31', 1, 'month', '2026-06-30', 'June has no 31st (148.3)'],
    ['2025-11-30', 3, 'month', '2026-03-02', 'across the year, then on from Saturday 28/02'],
    ['2024-02-29', 1, 'year', '2025-02-28', 'no 29 February (148.3 alike)'],
    ['2026-04-15', 15, 'day', '2026-05-04', 'ends on 30/4, 01/5 is off too: Monday'],
    ['2026-08-21', 1, 'day', '2026-08-22', 'a Saturday that is worked does not roll'],
    ['2026-04-24', 5, 'workingDay', '2026-05-06', 'without 27/4, 30/4, 01/5'],
  ])('%s + %i %s is %s: %s', (start, n, unit, due) => {
    expect(dueOfTerm(calendar, d(start), { n, unit }).on).toBe(due)
  })

  test('the rules say which day was not counted, which days off were left out, and why the end moved', () => {
    expect(dueOfWorkingDays(calendar, d('2026-04-24'), 5).rules.join(' ')).toMatch(/Điều 147.*trừ các ngày nghỉ 27\/4, 30\/4, 01\/5/)
    expect(dueOfTerm(calendar, d('2026-01-31'), { n: 1, unit: 'month' }).rules.join(' ')).toMatch(/Điều 147.*148 khoản 3.*28\/02\/2026.*148 khoản 5/)
    expect(dueOfWorkingDays(calendar, d('2026-08-20'), 2).rules.join(' ')).toContain('tính cả ngày làm bù 22/8')
  })

  test('a term counted over days off that are only expected says so', () => {
    expect(dueOfWorkingDays(calendar, d('2027-02-01'), 5).rules.join(' ')).toContain('mới là dự kiến')
  })

  test('“trước ngày 10/6” ends on 9 June, and a day fixed by the letter stays on a day off unless asked to roll', () => {
    expect(lastDayBefore(d('2026-06-10')).on).toBe('2026-06-09')
    expect(dueOfFixedDay(calendar, d('2026-06-20'))).toMatchObject({ on: '2026-06-20', rules: [expect.stringContaining('22/06/2026')] })
    expect(dueOfFixedDay(calendar, d('2026-06-20'), true).on).toBe('2026-06-22')
  })

  test.each([
    ['start', { year: 2026, month: 2 }, '2026-02-01'],
    ['middle', { year: 2026, month: 2 }, '2026-02-15'],
    ['end', { year: 2026, month: 2 }, '2026-02-28'],
    ['start', { year: 2026, quarter: 3 }, '2026-07-01'],
    ['middle', { year: 2026, quarter: 3 }, '2026-08-15'],
    ['end', { year: 2026, quarter: 3 }, '2026-09-30'],
    ['start', { year: 2026 }, '2026-01-01'],
    ['middle', { year: 2026 }, '2026-06-30'],
    ['end', { year: 2026 }, '2026-12-31'],
  ] as const)('%s of %j is %s (146.2, 146.3)', (part, period, day) => {
    expect(wordsOfMonth(part, period).on).toBe(day)
  })

  test('the last day ends at 24:00, which is 00:00 of the next (148.6)', () => {
    expect(endOfDay(d('2026-06-09'))).toBe(at(d('2026-06-10'), '00:00'))
  })

  test('a proposed day is labelled as the Office’s proposal', () => {
    const proposal = proposeDue(calendar, d('2026-04-24'))
    expect(proposal).toMatchObject({ on: '2026-05-27', proposed: true, rules: [expect.stringContaining('Đề xuất'), expect.anything(), expect.anything()] })
  })

  test('a counted term never ends on a day off and never before it started', () => {
    const units = fc.constantFrom<TermUnit[]>('day', 'workingDay', 'week', 'month', 'year')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 12 }), units, (days, n, unit) => {
        const start = addDays(d('2024-01-01'), days)
        const { on } = dueOfTerm(calendar, start, { n: unit === 'year' ? 1 : n, unit })
        return on > start && isWorkingDay(calendar, on)
      }),
    )
  })
})
