import { describe, expect, test } from '@jest/globals'
import { withoutMarks } from './spans.js'

describe('Nội dung văn bản trên trang rà soát', () => {
  test('dấu định dạng của tệp văn bản thuần không hiện, mọi vị trí đã đọc giữ nguyên', () => {
    const letter = '**KT. CHỦ TỊCH**\n(*gửi kèm theo*), yêu cầu'
    const shown = withoutMarks(letter)
    expect(shown).toHaveLength(letter.length)
    expect(shown.indexOf('yêu cầu')).toBe(letter.indexOf('yêu cầu'))
    expect(shown).not.toContain('*')
  })

  test('dấu sao của văn bản Đảng không phải dấu định dạng', () => {
    expect(withoutMarks('TỈNH ỦY LÀO CAI\n*\nSố 71-KH/TU')).toContain('\n*\n')
  })
})
