import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cutsOf, likelyCut, sentencesOf, wholeWords, withoutMarks, wordsOf } from './spans.js'

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

describe('Chọn chữ để thêm, tách nhiệm vụ', () => {
  const letter = '1. Sở Y tế **chủ trì** rà soát; lập danh mục thiết bị.\nBáo cáo trước ngày 15/12/2026.'

  test('câu để chọn bằng bàn phím là câu của văn bản, đúng chữ đúng chỗ', () => {
    expect(sentencesOf(letter).map(({ words }) => words)).toEqual(['Sở Y tế chủ trì rà soát;', 'lập danh mục thiết bị.', 'Báo cáo trước ngày 15/12/2026.'])
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ữ', ' ', '\n', '.', ';', '*', '1'), maxLength: 120 }), (text) => {
        for (const { from, to, words } of sentencesOf(text)) expect(wordsOf(text, from, to)).toBe(words)
      }),
    )
  })

  test('chỗ tách đi từng chữ, bắt đầu ở dấu ngắt giữa hai vế', () => {
    const cuts = cutsOf(letter, { from: 0, to: letter.indexOf('\n') })
    expect(cuts.map((at) => letter[at]).join('')).toBe('SYt*trsldmtb')
    expect(letter.slice(cuts[likelyCut(letter, cuts)] ?? 0)).toMatch(/^lập danh mục/)
    expect(cutsOf('mộtchữ', { from: 0, to: 6 })).toEqual([])
  })

  test('bôi đen dở một chữ thì lấy cả chữ', () => {
    const from = letter.indexOf('anh mục')
    expect(wordsOf(letter, ...(Object.values(wholeWords(letter, { from, to: from + 'anh mục thi'.length })) as [number, number]))).toBe('danh mục thiết')
  })
})
