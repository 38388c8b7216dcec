import { at, localDate } from '#base'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { clockInWords, date, dateWithWeekday, endOf, fileSize, moment, number, percent, readDate, readNumber, shortDate, subjectWords } from './format.js'

const today = localDate('2026-05-22')

describe('Numbers and dates as officials write them', () => {
  test('Thousands are parted by a point, decimals by a comma, and a share has a blank before its sign', () => {
    expect([number(1250), number(12.5), number(0), percent(0.125), fileSize(1_887_437)]).toEqual(['1.250', '12,5', '0', '12,5\u00a0%', '1,8\u00a0MB'])
  })

  test('A date is shown with its weekday and runs to the end of its day', () => {
    const due = localDate('2026-06-09')
    expect([date(due), shortDate(due), dateWithWeekday(due)]).toEqual(['09/06/2026', '09/06', '09/06/2026 (thứ Ba)'])
    expect(endOf(localDate('2026-05-24'))).toBe('hết ngày 24/05/2026 (Chủ nhật)')
  })

  test('A moment is told on the Vietnamese clock, whatever the zone of the machine', () => {
    expect(clockInWords(at(today, '14:05'))).toBe('14 giờ 05')
    expect(moment(at(today, '08:12'), today)).toBe('08:12 hôm nay')
    expect(moment(at(localDate('2026-05-11'), '23:59'), today)).toBe('23:59 ngày 11/05/2026')
  })

  test('The subject of an official letter stands after V/v; a title that begins with a capital stays as it is', () => {
    expect(subjectWords('tăng cường kiểm tra')).toBe('V/v tăng cường kiểm tra')
    expect(subjectWords('về việc đôn đốc báo cáo')).toBe('V/v đôn đốc báo cáo')
    expect(subjectWords('V/v đôn đốc báo cáo')).toBe('V/v đôn đốc báo cáo')
    expect(subjectWords('Triển khai Kế hoạch số 71-KH/TU')).toBe('Triển khai Kế hoạch số 71-KH/TU')
  })

  test('What a person types as a date is read with or without zeros and year, and a day that is not in the calendar is not read', () => {
    expect(['9/6/2026', '09.06.2026', ' 9-6 '].map((typed) => readDate(typed, today))).toEqual(Array(3).fill('2026-06-09'))
    expect(['31/2/2026', '2026-06-09', 'mai'].map((typed) => readDate(typed, today))).toEqual([null, null, null])
  })

  test('Every number that is shown is read back as itself, and 12.5 is refused rather than read as 125', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => readNumber(number(cents / 100)) === cents / 100))
    expect(readNumber('12.5')).toBeNull()
  })
})
