import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DraftDue, LetterDate } from '../shape/draft.js'
import { keyOf } from '../words/text.js'
import { aheadOf, timeCell, timesIn } from './times.js'

const MARCH: LetterDate = { year: 2025, month: 3, day: 10 }
const read = (text: string, letter: LetterDate | null = MARCH): readonly DraftDue[] => timesIn(keyOf(text), letter, text).map((time) => time.due)
const cell = (text: string): readonly DraftDue[] => timeCell(keyOf(text), MARCH, text).map((time) => time.due)

describe('a time in a sentence', () => {
  test.each<[string, DraftDue[]]>([
    ['hoàn thành trước ngày 15/9/2025', [{ date: '2025-09-15' }]],
    ['chậm nhất ngày 30 tháng 9 năm 2025 phải xong', [{ date: '2025-09-30' }]],
    ['xong trước 30/6', [{ date: '2025-06-30' }]],
    ['gửi về Sở Nội vụ trước ngày 20.4.2025', [{ date: '2025-04-20' }]],
    ['thực hiện xong trong quý III/2025', [{ date: '2025-Q3' }]],
    ['trình UBND tỉnh trong quý II năm 2026', [{ date: '2026-Q2' }]],
    ['hoàn thành trong tháng 6/2024', [{ date: '2024-06' }]],
    ['từ nay đến hết tháng 4 năm 2025', [{ date: '2025-04' }]],
    ['từ nay đến hết năm, tổ chức 03 đợt', [{ date: '2025' }]],
    ['Phấn đấu đến năm 2027, toàn tỉnh có', [{ date: '2027' }]],
    ['từ ngày 01/4/2025 đến hết ngày 30/4/2025', [{ date: '2025-04-30', from: '2025-04-01' }]],
    ['trước 16 giờ 00 ngày 12/9', [{ date: '2025-09-12', time: '16:00' }]],
    ['báo cáo trước 17h30 ngày 02 tháng 5 năm 2025', [{ date: '2025-05-02', time: '17:30' }]],
    ['báo cáo trước ngày 10/01', [{ date: '2026-01-10' }]],
    ['trước ngày 20 hằng tháng', [{ period: 'monthly', before: '20' }]],
    ['ngày 25 hàng tháng tổng hợp', [{ period: 'monthly', before: '25' }]],
    ['trước ngày 15 của tháng cuối quý', [{ period: 'quarterly', before: '15' }]],
    ['hằng tháng tổng hợp, báo cáo UBND tỉnh trước ngày 28.', [{ period: 'monthly', before: '28' }]],
    ['gửi chậm nhất ngày 10/4/2025 và 30/9/2025', [{ date: '2025-04-10' }, { date: '2025-09-30' }]],
    ['tổng hợp, báo cáo tại phiên họp thường kỳ tháng 5 năm 2025', [{ date: '2025-05' }]],
    ['báo cáo hằng ngày về Sở Công Thương trước 15 giờ 00', [{ period: 'daily', time: '15:00' }]],
    ['đưa kết quả vào tiêu chí xếp loại thi đua hằng năm', []],
    ['hoàn thành trước ngày 15', []],
    [
      'trước ngày 10 và ngày 25 hằng tháng',
      [
        { period: 'monthly', before: '10' },
        { period: 'monthly', before: '25' },
      ],
    ],
    [
      'báo cáo trước 06 giờ 30 và 16 giờ 00 hằng ngày',
      [
        { period: 'daily', time: '06:30' },
        { period: 'daily', time: '16:00' },
      ],
    ],
    ['trong các tháng 9, 10 năm 2025', [{ date: '2025-10' }]],
    ['hoàn thành trong quý III và quý IV năm 2025', [{ date: '2025-Q4' }]],
    ['trong 6 tháng cuối năm 2025', [{ date: '2025' }]],
    ['hoàn thành trong 6 tháng đầu năm 2026', [{ date: '2026-06' }]],
    ['giải ngân xong trong sáu tháng đầu năm', [{ date: '2025-06' }]],
    ['rà soát trong 6 tháng cuối năm', [{ date: '2025' }]],
    ['Trong 6 tháng đầu năm 2024, toàn tỉnh đã trồng 300 ha', []],
    ['đánh giá tình hình trong 06 tháng đầu năm', []],
    [
      'Báo cáo định kỳ: tuần (trước 16 giờ 00 thứ Sáu), tháng (trước ngày 25), quý (trước ngày 20 tháng cuối quý) và năm (trước ngày 10/12).',
      [
        { period: 'weekly', before: 'Fri', time: '16:00' },
        { period: 'monthly', before: '25' },
        { period: 'quarterly', before: '20' },
        { period: 'yearly', before: '12-10' },
      ],
    ],
    [
      'Chế độ báo cáo định kỳ: hằng tuần (thứ Năm); 6 tháng (ngày 15 tháng 6); năm',
      [{ period: 'weekly', before: 'Thu' }, { period: 'half-yearly', before: '06-15' }, { period: 'yearly' }],
    ],
    ['kiểm tra định kỳ: tháng 6, tháng 9', []],
    ['giảm tỷ lệ hộ nghèo 2%/năm', [{ period: 'yearly' }]],
    ['thu nhập 60 triệu đồng/người/năm', []],
    ['trong thời hạn 15 (mười lăm) ngày kể từ ngày ký', [{ relative: { event: 'ngày ký', days: 15, unit: 'day' } }]],
    ['trả lời trong thời hạn 07 ngày làm việc.', [{ relative: { event: '', days: 7, unit: 'working-day' } }]],
    ['khôi phục giao thông trong vòng 72 giờ;', [{ relative: { event: '', days: 72, unit: 'hour' } }]],
    ['định kỳ hằng quý (trước ngày 10 tháng đầu quý sau)', [{ period: 'quarterly', before: '10' }]],
    [
      'định kỳ 6 tháng (trước ngày 15/6), năm (trước 15/12) báo cáo',
      [
        { period: 'half-yearly', before: '06-15' },
        { period: 'yearly', before: '12-15' },
      ],
    ],
    ['trước ngày 05 tháng 12 hằng năm', [{ period: 'yearly', before: '12-05' }]],
    [
      'trước ngày 05 tháng 6 và ngày 05 tháng 12 hằng năm',
      [
        { period: 'yearly', before: '06-05' },
        { period: 'yearly', before: '12-05' },
      ],
    ],
    ['Chiều thứ Năm hằng tuần báo cáo', [{ period: 'weekly', before: 'Thu' }]],
    ['trước 14 giờ 00 thứ Sáu hằng tuần', [{ period: 'weekly', before: 'Fri', time: '14:00' }]],
    ['trước 15 giờ 00 hằng ngày', [{ period: 'daily', time: '15:00' }]],
    ['trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản', [{ relative: { event: 'ngày nhận được văn bản', days: 5, unit: 'working-day' } }]],
    ['trong vòng 24 giờ kể từ khi phát hiện đám cháy', [{ relative: { event: 'khi phát hiện đám cháy', days: 24, unit: 'hour' } }]],
    ['chậm nhất sau 10 ngày kể từ ngày ban hành Quyết định này', [{ relative: { event: 'ngày ban hành Quyết định này', days: 10, unit: 'day' } }]],
    ['báo cáo định kỳ hằng tháng, quý, 6 tháng, năm', [{ period: 'monthly' }, { period: 'quarterly' }, { period: 'half-yearly' }, { period: 'yearly' }]],
    ['Từ ngày 01/4/2025 đến ngày 31/5/2025, báo cáo hằng tuần', [{ period: 'weekly', from: '2025-04-01', date: '2025-05-31' }]],
  ])('%s', (text, due) => {
    expect(read(text)).toEqual(due)
  })

  test.each([
    'báo cáo theo quy định',
    'kịp thời tham mưu',
    'báo cáo định kỳ, đột xuất',
    'giai đoạn 2021-2025',
    'số liệu tính đến ngày 30/6/2025',
    'bố trí trong dự toán ngân sách hằng năm',
    'trực 24/24 giờ',
    'thực hiện Chiến lược phát triển thanh niên đến năm 2030',
    'tình hình 6 tháng đầu năm 2025',
    'trước ngày 31/02/2025',
    'khoản 2, điểm b',
    'tăng 3,5 tỷ đồng, đạt 102%',
  ])('%s: no time', (text) => {
    expect(read(text)).toEqual([])
  })

  test('a day without a year is left out where the letter tells none', () => {
    expect(read('trước ngày 15/9', null)).toEqual([])
  })
})

describe('a cell of times, or the line “Thời gian thực hiện”', () => {
  test.each<[string, DraftDue[]]>([
    ['Thường xuyên', [{ period: 'ongoing' }]],
    ['Hằng năm', [{ period: 'yearly' }]],
    ['6 tháng/lần', [{ period: 'half-yearly' }]],
    ['Quý IV/2025', [{ date: '2025-Q4' }]],
    ['Quý III, IV/2025', [{ date: '2025-Q4', from: '2025-Q3' }]],
    ['Tháng 11/2025', [{ date: '2025-11' }]],
    ['11/2025', [{ date: '2025-11' }]],
    ['Tháng 9', [{ date: '2025-09' }]],
    ['30/6/2026', [{ date: '2026-06-30' }]],
    ['Trước 30/11', [{ date: '2025-11-30' }]],
    ['Năm 2025', [{ date: '2025' }]],
    ['2025', [{ date: '2025' }]],
    ['2025 - 2027', [{ date: '2027', from: '2025' }]],
    ['Giai đoạn 2026-2030', [{ date: '2030', from: '2026' }]],
    ['Năm học 2025 - 2026', [{ date: '2026', from: '2025' }]],
    ['Từ tháng 8 đến tháng 10/2025', [{ date: '2025-10', from: '2025-08' }]],
    [
      'Tháng 6 và tháng 9 hằng năm',
      [
        { period: 'yearly', before: '06-30' },
        { period: 'yearly', before: '09-30' },
      ],
    ],
    ['Hằng quý, từ quý I/2026', [{ period: 'quarterly', from: '2026-Q1' }]],
    ['Sau khi có hướng dẫn của Bộ', []],
    ['', []],
  ])('%s', (text, due) => {
    expect(cell(text)).toEqual(due)
  })
})

describe('whatever the words', () => {
  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'trước',
          'ngày',
          '15/9',
          'tháng',
          '12',
          'hằng',
          'năm',
          'quý',
          'III',
          '/',
          '2025',
          'trong',
          '05',
          'làm việc',
          'kể từ',
          ',',
          '(',
          ')',
          '6',
          'định kỳ',
          'giờ',
          'thứ',
          'Sáu',
          'tuần',
        ),
        fc.string({ maxLength: 6 }),
      ),
      { maxLength: 40 },
    )
    .map((all) => all.join(' '))

  test('times stand inside the text, one after the other, each told once', () => {
    fc.assert(
      fc.property(words, (text) => {
        const found = timesIn(keyOf(text), MARCH, text)
        for (const one of found) expect(one.from >= 0 && one.from < one.to && one.to <= text.length).toBe(true)
        expect(new Set(found.map((one) => JSON.stringify(one.due))).size).toBe(found.length)
        timeCell(keyOf(text), MARCH, text)
      }),
      { numRuns: 500 },
    )
  })

  test.each(['trước ngày ', '15/9, ', 'định kỳ hằng quý, 6 tháng, ', 'trong thời hạn 05 ngày ', 'tháng 6 và tháng 9 '])('“%s” without end ends', (again) => {
    const long = again.repeat(Math.ceil(60_000 / again.length))
    const start = performance.now()
    timesIn(keyOf(long), MARCH, long)
    expect(performance.now() - start).toBeLessThan(6_000)
  })
})

test('what is over when the letter is written tells of the past, beside a time that lies ahead', () => {
  const ahead = (text: string): readonly DraftDue[] => aheadOf(timesIn(keyOf(text), MARCH, text), MARCH).map((time) => time.due)
  expect(ahead('Trong quý IV/2024, tỉnh đã kiểm tra 05 chợ. Trong quý II/2025, Sở Y tế kiểm tra.')).toEqual([{ date: '2025-Q2' }])
  expect(ahead('báo cáo trước ngày 01/3/2025')).toEqual([{ date: '2025-03-01' }])
  expect(ahead('xong trong tháng 3/2025, hằng quý báo cáo')).toHaveLength(2)
})
