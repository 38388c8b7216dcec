import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate, Refusal } from '#base'
import { addWorkingDays, calendarOf, daysOffBetween, isWorkingDay, nextWorkingDay, provincialCalendar, workingDaysBetween } from './index.js'

const calendar = provincialCalendar()
const d = localDate
const anyDay = fc.integer({ min: 0, max: 2 * 365 }).map((n) => addDays(d('2025-01-01'), n))
const workedDay = anyDay.filter((date) => isWorkingDay(calendar, date))

describe('ngày làm việc', () => {
  test.each([
    ['2026-01-02', false, 'hoán đổi'],
    ['2026-01-10', true, 'thứ Bảy làm bù'],
    ['2026-01-17', false, 'thứ Bảy'],
    ['2026-02-18', false, 'Tết'],
    ['2026-04-26', false, 'Giỗ Tổ, Chủ nhật'],
    ['2026-04-27', false, 'nghỉ bù Giỗ Tổ'],
    ['2026-08-22', true, 'thứ Bảy làm bù'],
    ['2026-08-31', false, 'hoán đổi'],
    ['2026-11-24', false, 'Ngày Văn hóa Việt Nam'],
    ['2025-11-24', true, 'trước khi Nghị quyết 28/2026/QH16 có hiệu lực'],
    ['2026-11-23', true, 'thứ Hai thường'],
  ])('%s: có làm việc %s (%s)', (date, worked) => {
    expect(isWorkingDay(calendar, d(date))).toBe(worked)
  })

  test('a day that is not verified is worked; a forecast day is off', () => {
    const known = { type: 'holiday', name: 'Lễ', source: 'thử' } as const
    const own = calendarOf(
      [
        { ...known, date: d('2026-03-03'), status: 'unverified' },
        { ...known, date: d('2026-03-04'), status: 'forecast' },
      ],
      [2026],
    )
    expect([isWorkingDay(own, d('2026-03-03')), isWorkingDay(own, d('2026-03-04'))]).toEqual([true, false])
  })

  test('every swapped day has its make-up Saturday, and every special day its source', () => {
    for (const day of calendar.days.values()) {
      expect(day.source).not.toBe('')
      if (day.type === 'swapOff' || day.type === 'swapWork') expect(day.pairedWith && calendar.days.get(day.pairedWith)?.pairedWith).toBe(day.date)
    }
  })

  test('a year without data is refused, never guessed', () => {
    const ask = (): boolean => isWorkingDay(calendar, d('2028-01-03'))
    expect(ask).toThrow(Refusal)
    expect(() => addWorkingDays(calendar, d('2027-12-30'), 5)).toThrow(
      expect.objectContaining({ problem: { code: 'calendar.yearUnknown', params: { year: 2028 } } }),
    )
  })

  test('the days off that a term leaves out are named, weekends and Sunday holidays are not', () => {
    const off = daysOffBetween(calendar, d('2026-04-24'), d('2026-05-08'))
    expect(off.map((day) => day.date)).toEqual(['2026-04-27', '2026-04-30', '2026-05-01'])
  })

  test('adding and taking away the same working days comes back to the same working day', () => {
    fc.assert(fc.property(workedDay, fc.integer({ min: -60, max: 60 }), (date, n) => addWorkingDays(calendar, addWorkingDays(calendar, date, n), -n) === date))
  })

  test('adding working days and counting them agree, in both directions', () => {
    fc.assert(
      fc.property(workedDay, fc.integer({ min: -60, max: 60 }), (date, n) => workingDaysBetween(calendar, date, addWorkingDays(calendar, date, n)) === n),
    )
  })

  test('a later start never ends earlier, and every end is a working day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 40 }), (one, other, n) => {
        const [first, second] = one <= other ? [one, other] : [other, one]
        const end = addWorkingDays(calendar, first, n)
        return end <= addWorkingDays(calendar, second, n) && isWorkingDay(calendar, end) && nextWorkingDay(calendar, first) >= first
      }),
    )
  })
})
