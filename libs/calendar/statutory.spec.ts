import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { CalendarVietnamese } from 'date-chinese'
import { addDays, localDate, Refusal, weekdayOf } from '#base'
import { calendarOf, isWorkingDay, legalCalendar, lunarDays, provincialCalendar, statutoryDays, whyNotADay, withAdditions } from './index.js'
import type { SaidDay } from './index.js'

const d = localDate
const calendar = provincialCalendar()
const tableYears = Array.from({ length: 12 }, (_, i) => 2024 + i)

/** Announced to the offices: first day of Tết, and 10/3 of the lunar year. */
const ANNOUNCED = [
  [2024, '2024-02-10', '2024-04-18'],
  [2025, '2025-01-29', '2025-04-07'],
  [2026, '2026-02-17', '2026-04-26'],
  [2027, '2027-02-06', '2027-04-16'],
] as const

/** The package asks for the moon anew: month and day of a Vietnamese lunar year that begins in `year`. */
function byTheMoon(year: number, month: number, date: number): string {
  const begun = new CalendarVietnamese()
  begun.fromJDE(begun.newYear(year))
  const [cycle = 0, lunarYear = 0] = begun.get()
  const found = new CalendarVietnamese(cycle, lunarYear, month, 0, date).toGregorian(year)
  return `${found.year}-${String(found.month).padStart(2, '0')}-${String(found.day).padStart(2, '0')}`
}

describe('ngày lễ theo Bộ luật Lao động 2019, Điều 112', () => {
  test.each(ANNOUNCED)('Tết and Giỗ Tổ of %i by the moon are the announced ones', (year, tet, gioTo) => {
    expect([byTheMoon(year, 1, 1), byTheMoon(year, 3, 10)]).toEqual([tet, gioTo])
    expect(lunarDays(year)).toEqual({ tet, gioTo })
  })

  test('every line of the lunar table is what the moon says', () => {
    expect(tableYears.map((year) => [lunarDays(year).tet, lunarDays(year).gioTo])).toEqual(
      tableYears.map((year) => [byTheMoon(year, 1, 1), byTheMoon(year, 3, 10)]),
    )
  })

  test('a year beyond the table is refused, never guessed', () => {
    expect(() => statutoryDays(2036)).toThrow(Refusal)
  })

  test('what the law fixes stands in the built-in years, and is off there', () => {
    for (const { date, status } of [2024, 2025, 2026, 2027].flatMap(statutoryDays)) {
      if (status !== 'byLaw') continue
      expect([date, calendar.days.get(date)?.type !== undefined, isWorkingDay(calendar, date)]).toEqual([date, true, false])
    }
  })

  test('the five days of Tết contain the first three of the lunar year, which every announcement had off', () => {
    for (const year of [2024, 2025, 2026, 2027]) for (const n of [0, 1, 2]) expect(calendar.days.get(addDays(lunarDays(year).tet, n))?.type).toBe('holiday')
  })

  test('a holiday on a weekly day of rest gives the next working day (Điều 111 khoản 3)', () => {
    const shown = statutoryDays(2028).map(({ date, type, status }) => `${date} ${type} ${status}`)
    // New Year is a Saturday, 30/4 a Sunday whose next day is 01/5 itself, 02/9 a Saturday.
    expect(shown).toEqual(expect.arrayContaining(['2028-01-03 compensation byLaw', '2028-05-02 compensation byLaw', '2028-09-04 compensation byLaw']))
    for (const year of tableYears) for (const day of statutoryDays(year)) if (day.type === 'compensation') expect(weekdayOf(day.date)).toBeLessThan(6)
  })

  test('the choice of days that is made each year is only forecast, and no ground for a legal date', () => {
    const opened = withAdditions(calendar, { years: [2028], days: [] })
    const mungHai = d('2028-01-27')
    expect(opened.days.get(mungHai)?.status).toBe('forecast')
    expect([isWorkingDay(opened, mungHai), isWorkingDay(legalCalendar(opened), mungHai)]).toEqual([false, true])
  })

  const shared = fileURLToPath(new URL('../../../shared/data/holidays.json', import.meta.url))
  const whereItIs = existsSync(shared) ? test : test.skip
  whereItIs('the built-in years say what the team’s list of announced days says', () => {
    const { days, lunar } = JSON.parse(readFileSync(shared, 'utf8')) as {
      days: readonly { date: string; type: string; status: string; pairedWith?: string }[]
      lunar: Readonly<Record<string, { tet: string; gioTo: string }>>
    }
    expect([...calendar.days.values()].map(({ date, type, status, pairedWith }) => ({ date, type, status, ...(pairedWith && { pairedWith }) }))).toEqual(
      days.map(({ date, type, status, pairedWith }) => ({ date, type, status, ...(pairedWith && { pairedWith }) })),
    )
    for (const [year, said] of Object.entries(lunar)) expect(lunarDays(Number(year))).toEqual(said)
  })
})

describe('ngày do quản trị nhập', () => {
  const source = 'Thông báo 01/TB-BNV ngày 02/12/2026'
  const off = (date: string, pairedWith?: string): SaidDay => ({
    date: d(date),
    type: 'swapOff',
    name: 'hoán đổi',
    status: 'announced',
    source,
    ...(pairedWith && { pairedWith: d(pairedWith) }),
  })
  const work = (date: string, pairedWith: string): SaidDay => ({
    date: d(date),
    type: 'swapWork',
    name: 'làm bù',
    status: 'announced',
    source,
    pairedWith: d(pairedWith),
  })

  test('the later word about a day counts, and a word without a type takes the day away', () => {
    const holiday = (name: string): SaidDay => ({ date: d('2026-12-07'), type: 'holiday', name, status: 'announced', source })
    const said = withAdditions(calendar, { years: [], days: [holiday('một'), holiday('hai'), { date: d('2026-11-24'), type: null }] })
    expect([said.days.get(d('2026-12-07'))?.name, isWorkingDay(said, d('2026-11-24')), isWorkingDay(calendar, d('2026-11-24'))]).toEqual(['hai', true, false])
  })

  test('a make-up Saturday that is only forecast is not worked', () => {
    const own = calendarOf([{ ...work('2026-12-12', '2026-12-14'), status: 'forecast' } as never], [2026])
    expect(isWorkingDay(own, d('2026-12-12'))).toBe(false)
  })

  test.each<[string, readonly SaidDay[], string | null]>([
    ['a swap with both its days', [off('2026-12-14', '2026-12-12'), work('2026-12-12', '2026-12-14')], null],
    ['a swapped day off without its make-up day', [off('2026-12-14')], 'unpaired'],
    ['a day off that is a Sunday anyway', [off('2026-12-13', '2026-12-12'), work('2026-12-12', '2026-12-13')], 'weekend'],
    ['a make-up day on a Monday', [work('2026-12-14', '2026-12-12'), off('2026-12-12', '2026-12-14')], 'workday'],
    ['a pair half a year apart', [off('2026-12-14', '2026-06-13'), work('2026-06-13', '2026-12-14')], 'far'],
    ['a year without data', [{ date: d('2031-01-06'), type: 'holiday', name: 'x', status: 'announced', source }], 'yearUnknown'],
    ['two words about one day', [off('2026-12-14', '2026-12-12'), off('2026-12-14', '2026-12-12')], 'twice'],
    ['one half of a swap that stands', [{ date: d('2026-08-31'), type: null }], 'halfSwap'],
    ['taking away what does not stand', [{ date: d('2026-12-15'), type: null }], 'plain'],
  ])('%s', (_, said, why) => {
    expect(said[0] && whyNotADay(calendar, said[0], said)).toBe(why)
  })
})
