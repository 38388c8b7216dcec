import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, at, dayOf, instant, localDate, parseDate } from '#base'
import type { LocalDate } from '#base'
import {
  dueOfFixedDay,
  dueOfHours,
  dueOfTerm,
  dueOfWorkingDays,
  endOfDay,
  isWorkingDay,
  lastDayBefore,
  nextWorkingDay,
  proposeDue,
  provincialCalendar,
  withAdditions,
  wordsOfMonth,
} from './index.js'
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
    ['2026-03-12', 1, 'halfMonth', '2026-03-27', 'half a month is fifteen days (146.1)'],
    ['2026-02-27', 1, 'halfYear', '2026-08-27', 'half a year is six months (146.1)'],
    ['2025-08-31', 1, 'halfYear', '2026-03-02', 'February has no 31st; the 28th is a Saturday'],
    ['2025-12-31', 1, 'day', '2026-01-05', 'across the year: 01/01 is a holiday, 02/01 was swapped, then the weekend'],
    ['2025-12-31', 1, 'month', '2026-02-02', '31/01 is a Saturday'],
    ['2024-02-28', 1, 'day', '2024-02-29', 'the leap day is a day'],
    ['2024-01-31', 1, 'month', '2024-02-29', 'February of a leap year has a 29th (148.3)'],
    ['2026-02-13', 1, 'workingDay', '2026-02-23', 'the week of Tết between'],
    ['2026-02-06', 10, 'day', '2026-02-23', 'ends on 16/02, in the week of Tết: the first working day after it (148.5)'],
  ])('%s + %i %s is %s: %s', (start, n, unit, due) => {
    expect(dueOfTerm(calendar, d(start), { n, unit }).on).toBe(due)
  })

  test('the rules say which day was not counted, which days off were left out, and why the end moved', () => {
    expect(dueOfWorkingDays(calendar, d('2026-04-24'), 5).rules.join(' ')).toMatch(/Điều 147.*trừ các ngày nghỉ 27\/4, 30\/4, 01\/5/)
    expect(dueOfTerm(calendar, d('2026-01-31'), { n: 1, unit: 'month' }).rules.join(' ')).toMatch(/Điều 147.*148 khoản 3.*28\/02\/2026.*148 khoản 5/)
    expect(dueOfWorkingDays(calendar, d('2026-08-20'), 2).rules.join(' ')).toContain('tính cả ngày làm bù 22/8')
  })

  test('a day off that is only expected is no ground for a legal date: it is counted, and the rule says so; once confirmed it is left out', () => {
    const { on, rules } = dueOfWorkingDays(calendar, d('2027-02-01'), 5)
    expect(on).toBe('2027-02-08')
    expect(rules.join(' ')).toMatch(/Ngày nghỉ 04\/02, 05\/02, 08\/02 mới là dự kiến, chưa có thông báo nên chưa trừ/)
    const tet = [...calendar.days.values()].filter(({ status, date }) => status === 'forecast' && date < '2027-03-01')
    const confirmed = withAdditions(calendar, { years: [], days: tet.map((day) => ({ ...day, status: 'announced' as const, source: 'Thông báo thử' })) })
    expect(dueOfWorkingDays(confirmed, d('2027-02-01'), 5).on).toBe('2027-02-15')
    expect(dueOfWorkingDays(confirmed, d('2027-02-01'), 5).rules.join(' ')).not.toContain('dự kiến')
  })

  test('hours run from the moment that was said, through the night and days off (147 khoản 1)', () => {
    const { at: end, rules } = dueOfHours(at(d('2026-02-28'), '23:30'), 48)
    expect(end).toBe(at(d('2026-03-02'), '23:30'))
    expect(rules).toEqual([expect.stringMatching(/^48 giờ kể từ 23:30 ngày 28\/02\/2026.*23:30 ngày 02\/03\/2026/)])
    expect(() => dueOfHours(at(d('2026-02-28'), '23:30'), 0)).toThrow('not the length')
  })

  test('a paper of 31 December, 23:59:59 is of that day, on a server in any zone', () => {
    const late = instant(at(d('2026-12-31'), '24:00') - 1)
    const before = process.env['TZ']
    try {
      for (const zone of ['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati']) {
        process.env['TZ'] = zone
        expect([dayOf(late), dueOfTerm(calendar, dayOf(late), { n: 1, unit: 'day' }).on, endOfDay(d('2026-12-31'))]).toEqual([
          '2026-12-31',
          '2027-01-04',
          late + 1,
        ])
      }
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
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
    ['start', { year: 2026, half: 2 }, '2026-07-01'],
    ['middle', { year: 2026, half: 1 }, '2026-03-31'],
    ['end', { year: 2026, half: 1 }, '2026-06-30'],
    ['end', { year: 2028, month: 2 }, '2028-02-29'],
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

  const units = ['day', 'workingDay', 'week', 'halfMonth', 'month', 'halfYear', 'year'] as const satisfies readonly TermUnit[]
  const anyStart = fc.integer({ min: 0, max: 700 }).map((days) => addDays(d('2024-01-01'), days))
  const due = (start: LocalDate, n: number, unit: TermUnit): LocalDate => dueOfTerm(calendar, start, { n: unit.endsWith('ear') ? 1 : n, unit }).on

  test('a term that starts later never ends earlier, and a longer one never ends before a shorter', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 11 }), fc.constantFrom(...units), (start, later, n, unit) => {
        expect(due(start, n, unit) <= due(addDays(start, later), n, unit)).toBe(true)
        expect(due(start, n, unit) <= due(start, n + 1, unit)).toBe(true)
      }),
    )
  })

  test('rolling forward twice is rolling once, and moves nothing that is worked', () => {
    fc.assert(
      fc.property(anyStart, (start) => {
        const rolled = dueOfFixedDay(calendar, start, true).on
        expect([dueOfFixedDay(calendar, rolled, true).on, rolled === start]).toEqual([rolled, isWorkingDay(calendar, start)])
        expect(rolled).toBe(nextWorkingDay(calendar, start))
      }),
    )
  })

  test('“trước ngày” and the day after are each other’s way back, also at the end of a month and of a year', () => {
    fc.assert(fc.property(anyStart, (date) => addDays(lastDayBefore(date).on, 1) === date && lastDayBefore(addDays(date, 1)).on === date))
    expect([lastDayBefore(d('2026-01-01')).on, lastDayBefore(d('2024-03-01')).on]).toEqual(['2025-12-31', '2024-02-29'])
  })

  test('each rule of a counted term names its article', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 12 }), fc.constantFrom(...units), (start, n, unit) => {
        const { on, rules } = dueOfTerm(calendar, start, { n: unit.endsWith('ear') ? 1 : n, unit })
        expect(parseDate(on)).toBe(on)
        expect(rules[0]).toContain('Điều 147')
        if (unit !== 'workingDay') expect(rules[1]).toContain('Điều 148')
      }),
    )
  })
})
