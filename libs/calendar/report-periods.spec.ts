import { describe, expect, test } from '@jest/globals'
import { addDays, localDate } from '#base'
import { addWorkingDays, isWorkingDay, provincialCalendar, reportPeriod, reportPeriodsOf } from './index.js'
import type { ReportPeriod } from './index.js'

const calendar = provincialCalendar()

describe('kỳ báo cáo theo Nghị định 09/2019/NĐ-CP', () => {
  test.each<[ReportPeriod, string, string, string, string]>([
    [{ is: 'month', year: 2026, month: 1 }, '2025-12-15', '2026-01-14', '2026-01-15', 'Báo cáo tháng 01/2026'],
    [{ is: 'month', year: 2026, month: 11 }, '2026-10-15', '2026-11-14', '2026-11-16', 'Báo cáo tháng 11/2026'],
    [{ is: 'quarter', year: 2026, quarter: 1 }, '2025-12-15', '2026-03-14', '2026-03-16', 'Báo cáo quý I/2026'],
    [{ is: 'quarter', year: 2026, quarter: 2 }, '2026-03-15', '2026-06-14', '2026-06-15', 'Báo cáo quý II/2026'],
    [{ is: 'half', year: 2026, half: 1 }, '2025-12-15', '2026-06-14', '2026-06-15', 'Báo cáo 6 tháng đầu năm 2026'],
    [{ is: 'half', year: 2026, half: 2 }, '2026-06-15', '2026-12-14', '2026-12-15', 'Báo cáo 6 tháng cuối năm 2026'],
    [{ is: 'nineMonths', year: 2026 }, '2025-12-15', '2026-09-14', '2026-09-15', 'Báo cáo 9 tháng đầu năm 2026'],
    [{ is: 'year', year: 2026 }, '2025-12-15', '2026-12-14', '2026-12-15', 'Báo cáo năm 2026'],
  ])('%j: data from %s to %s, due on %s', (period, from, cutOff, dueOn, label) => {
    expect(reportPeriod(calendar, period)).toMatchObject({ from, cutOff, dueOn, label })
    expect(reportPeriod(calendar, period).rules.join(' ')).toMatch(/Nghị định 09\/2019\/NĐ-CP, Điều 12.*Điều 8/)
  })

  test('periods of one kind meet without a gap, none is due before a working day after its cut-off, and all know the year’s end', () => {
    for (const year of [2025, 2026, 2027]) {
      for (const kind of ['month', 'quarter', 'half'] as const) {
        const dates = reportPeriodsOf(year)
          .filter(({ is }) => is === kind)
          .map((period) => reportPeriod(calendar, period))
        dates.forEach((one, i) => i > 0 && expect(one.from).toBe(addDays(dates[i - 1]?.cutOff ?? localDate('2000-01-01'), 1)))
        for (const { cutOff, dueOn } of dates)
          expect([isWorkingDay(calendar, dueOn), addWorkingDays(calendar, cutOff, 1) <= dueOn || year === 2027]).toEqual([true, true])
        expect([dates[0]?.from, dates.at(-1)?.cutOff]).toEqual([`${year - 1}-12-15`, `${year}-12-14`])
      }
      expect(reportPeriodsOf(year)).toHaveLength(12 + 4 + 2 + 1 + 1)
    }
  })
})
