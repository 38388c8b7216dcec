import { describe, expect, test } from '@jest/globals'
import { labelOf } from './labels.js'

describe('what stands before a block', () => {
  test.each([
    ['Phần thứ nhất', 'part 1'],
    ['CHƯƠNG II', 'part II'],
    ['Điều 2. Giao Sở Nội vụ', 'article 2'],
    ['Đicu 3. Chánh Văn phòng', 'article 3'],
    ['IV. TỔ CHỨC THỰC HIỆN', 'roman IV'],
    ['II- NHIỆM VỤ', 'roman II'],
    ['II.NHIỆM VỤ', 'roman II'],
    ['A. NHIỆM VỤ CHUNG', 'capital A'],
    ['2. Sở Y tế', 'arabic 2'],
    ['2.Sở Y tế', 'arabic 2'],
    ['2 . Sở Y tế', 'arabic 2'],
    ['2/ Sở Y tế', 'arabic 2'],
    ['2- Ban Tổ chức', 'arabic 2'],
    ['1) Rà soát', 'arabic 1'],
    ['(1) Rà soát', 'bracket 1'],
    ['2.1. Công tác', 'deep 2.1'],
    ['2.1 Công tác', 'deep 2.1'],
    ['2.1-Công tác', 'deep 2.1'],
    ['a-Mở lớp', 'letter a'],
    ['a) Chủ trì', 'letter a'],
    ['đ)Chủ trì', 'letter đ'],
    ['b. Phối hợp', 'letter b'],
    ['Thứ hai, giao Sở Xây dựng', 'ordinal 2'],
    ['Một là, tập trung', 'ordinal 1'],
    ['- Rà soát', 'dash -'],
    ['–Rà soát', 'dash –'],
    ['+ Rà soát', 'plus +'],
    ['• Rà soát', 'bullet •'],
    ['\uf0b7 Rà soát', 'bullet \uf0b7'],
  ])('%s', (text, expected) => {
    const label = labelOf(text)
    expect(label && `${label.shape} ${label.value}`).toBe(expected)
  })

  test.each(['15/9/2025 là hạn cuối', '100% số hộ', '3,5 tỷ đồng', 'III/2025.', 'Sở Y tế', 'ý kiến của các đơn vị', 'Vì vậy', '12/2025'])(
    '%s: none',
    (text) => {
      expect(labelOf(text)).toBeNull()
    },
  )
})
