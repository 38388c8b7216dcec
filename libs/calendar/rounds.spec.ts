import { describe, expect, test } from '@jest/globals'
import { localDate, Refusal } from '#base'
import { provincialCalendar, roundsOf } from './index.js'
import type { Period, RoundsInput } from './index.js'

const calendar = provincialCalendar()
const d = localDate
const year = { from: d('2026-01-05'), until: d('2026-12-31'), calendar }
const shown = (input: Omit<RoundsInput, 'calendar' | 'from' | 'until'>): string[] =>
  roundsOf({ ...year, ...input }).map((round) => `${round.label}: ${round.dueOn}`)

describe('kỳ báo cáo', () => {
  test('reports before 10/6 and before 5/12 are the half-year’s and the year’s, each a day earlier than named', () => {
    expect(shown({ period: 'half-yearly', unitsDueBefore: '06-10' })).toEqual(['Báo cáo 6 tháng đầu năm 2026: 2026-06-09'])
    expect(shown({ period: 'yearly', unitsDueBefore: '12-05' })).toEqual(['Báo cáo năm 2026: 2026-12-04'])
  })

  test('a round opens 20 working days before the units’ day and is consolidated 10 after', () => {
    const [round] = roundsOf({ ...year, period: 'yearly', unitsDueBefore: '12-05' })
    expect(round).toMatchObject({ opensOn: '2026-11-05', consolidatedBy: '2026-12-18', cutOff: '2026-12-14' })
    expect(round?.rules.join(' ')).toMatch(/Trước ngày 05\/12\/2026.*Điều 12.*ước thực hiện/)
  })

  test.each<[Period, string[]]>([
    ['yearly', ['Báo cáo năm 2026: 2026-12-15']],
    ['half-yearly', ['Báo cáo 6 tháng đầu năm 2026: 2026-06-15', 'Báo cáo 6 tháng cuối năm 2026: 2026-12-15']],
    ['quarterly', ['Báo cáo quý I/2026: 2026-03-16', 'Báo cáo quý II/2026: 2026-06-15', 'Báo cáo quý III/2026: 2026-09-15', 'Báo cáo quý IV/2026: 2026-12-15']],
  ])('without a day a %s report is due on the first working day after the cut-off of Decree 09/2019', (period, rounds) => {
    expect(shown({ period })).toEqual(rounds)
  })

  test('a report due early in a period is about the period before', () => {
    expect(shown({ period: 'yearly', unitsDueOn: '01-15' })).toEqual(['Báo cáo năm 2025: 2026-01-15'])
    expect(shown({ period: 'quarterly', unitsDueOn: '04-05' })[0]).toBe('Báo cáo quý IV/2025: 2026-01-05')
    expect(shown({ period: 'monthly', unitsDueOn: '01-05' }).slice(0, 2)).toEqual(['Báo cáo tháng 12/2025: 2026-01-05', 'Báo cáo tháng 01/2026: 2026-02-05'])
    expect(shown({ period: 'monthly', unitsDueOn: '01-25' })).toHaveLength(12)
    expect(shown({ period: 'yearly', unitsDueBefore: '01-01' })).toEqual(['Báo cáo năm 2026: 2026-12-31'])
  })

  test('a day on the first or the last day of the tracking still counts, one outside does not', () => {
    const between = (from: string, until: string): number =>
      roundsOf({ period: 'yearly', unitsDueBefore: '12-05', from: d(from), until: d(until), calendar }).length
    expect([between('2026-12-04', '2026-12-04'), between('2026-12-05', '2026-12-31'), between('2026-01-01', '2026-12-03')]).toEqual([1, 0, 0])
    expect(roundsOf({ period: 'half-yearly', from: d('2026-06-15'), until: d('2026-06-30'), calendar })).toHaveLength(1)
  })

  test('a day that no month has, and a year without data, are refused', () => {
    expect(() => shown({ period: 'yearly', unitsDueBefore: '13-05' })).toThrow(Refusal)
    expect(() => roundsOf({ period: 'yearly', unitsDueBefore: '12-05', from: d('2026-01-01'), until: d('2028-12-31'), calendar })).toThrow(
      expect.objectContaining({ problem: { code: 'calendar.yearUnknown', params: { year: 2028 } } }),
    )
  })
})
