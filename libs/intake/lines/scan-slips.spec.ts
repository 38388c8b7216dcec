import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readingOf } from '../../../test/support/letters.js'
import { mended, seamsOf } from './scan-slips.js'

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH HÀ TUYÊN\n\nSố: 21/UBND-KT\nV/v phòng, chống thiên tai\n\nHà Tuyên, ngày 10 tháng 3 năm 2025\n\nKính gửi:\n- Các sở, ban, ngành;\n- UBND các xã, phường.\n\n'
const tasksOf = (body: string) => readingOf(`${HEAD}${body}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn An\n`).draft.tasks

/** With the blanks squeezed that moved behind a parted syllable. */
const read = (text: string): string => mended(text).replace(/ +/gu, ' ').trim()

describe('what a scan has misread', () => {
  test.each([
    ['a parted syllable that stands whole elsewhere', 'trích ngu ồn vốn; nguồn thu', 'trích nguồn vốn; nguồn thu'],
    ['a parted word of orders', 'nộp trư ớc ngày 20', 'nộp trước ngày 20'],
    ['an onset by itself', 't ổ chức hội nghị', 'tổ chức hội nghị'],
    ['an end by itself', 'nghiêm tú c thực hiện', 'nghiêm túc thực hiện'],
    ['marks of a verb that begins a sentence', 'Kiếm tra hồ chứa. Tống hợp số liệu.', 'Kiểm tra hồ chứa. Tổng hợp số liệu.'],
    ['marks of a verb that stands elsewhere', 'thực hiện; nghiêm túc thực hiên', 'thực hiện; nghiêm túc thực hiện'],
    ['letters in hours', 'trước l8 giờ', 'trước 18 giờ'],
    ['letters in terms', 'trong l0 ngày làm việc', 'trong 10 ngày làm việc'],
    ['letters in years', 'trước ngày 15/9/2O25', 'trước ngày 15/9/2025'],
    ['a day that stands elsewhere', 'xong 3l/12/2025; báo cáo sau ngày 31/12', 'xong 31/12/2025; báo cáo sau ngày 31/12'],
    ['an eight before a block', '§. Giao Sở Y tế', '8. Giao Sở Y tế'],
  ])('%s', (_what, printed, meant) => {
    expect(read(printed)).toBe(meant)
  })

  test.each([
    'xong trước ngày l5/9/2025',
    'các cơ quan cùng cấp',
    'hàng năm, hàng tháng',
    'điểm b và c khoản 2',
    'do anh Ba phụ trách; kinh doanh',
    'vốn thu ổn định',
    'Phụ lục I',
    'xã Ia O',
  ])('%s: stays', (text) => {
    expect(mended(text)).toBe(text)
  })

  test('places stay: a mended text is as long as the printed one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('trư ớc', 'ngày l5/9/2O25', '§. ', '\n', 'h ằng tháng', 'Kiếm  tra', 'l0 giờ', 'ổ c', '(', 'a)', '🌧', 'hoà'), {
          maxLength: 30,
        }),
        (words) => {
          const text = words.join(' ')
          expect(mended(text)).toHaveLength(text.length)
        },
      ),
    )
  })

  test('what is printed begins the task, what is meant is read of it', () => {
    const [task] = tasksOf('1. Sở Y tế t ổ chức kiểm tra, báo cáo UBND tỉnh trư ớc ngày 20/5/2025.')
    expect(task?.startsWith).toBe('Sở Y tế t ổ chức kiểm tra, báo cáo UBND tỉnh trư ớc ngày 20/')
    expect(task?.due).toEqual([{ date: '2025-05-20' }])
    expect(task?.lead).toEqual(['Sở Y tế'])
  })
})

describe('words that a converter has glued', () => {
  test.each([
    ['các đơnvị', ['các đơn', 'vị']],
    ['cácsở, ban', ['các', 'sở, ban']],
    ['Sở Nội vụchủ trì', ['Sở Nội vụ', 'chủ trì']],
    ['UBNDtỉnh', ['UBND', 'tỉnh']],
  ])('%s', (text, parts) => {
    const seams = seamsOf(text)
    expect([0, ...seams].map((at, i) => text.slice(at, seams[i]))).toEqual(parts)
  })

  test.each(['internet', 'Viện Pasteur', 'nghiêng', 'quý', 'giữa kỳ', 'Facebook, Zalo', 'Dengue'])('%s: none', (text) => {
    expect(seamsOf(text)).toEqual([])
  })

  test('they are read apart, and the task begins as printed', () => {
    const [task] = tasksOf('1. Các cơquan, đơnvị rà soát hồ chứa; Sở Tài chínhbố trí vốn; hoànthành trước ngày 20/5/2025.')
    expect(task?.startsWith).toBe('Các cơquan, đơnvị rà soát hồ chứa; Sở Tài chínhbố trí vốn; h')
    expect(task?.leadGroups).toEqual(['Các cơ quan, đơn vị'])
    expect(task?.due).toEqual([{ date: '2025-05-20' }])
  })
})
