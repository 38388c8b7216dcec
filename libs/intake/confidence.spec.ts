import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readingOf } from '../../test/support/letters.js'
import { confidenceOf } from './confidence.js'
import { DOUBTS } from './shape/reading.js'
import { isOddSyllable } from './words/syllables.js'

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH HÀ TUYÊN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 21/UBND-KT\nV/v chuẩn bị mùa mưa\n\nHà Tuyên, ngày 10 tháng 3 năm 2025\n\nKính gửi:\n- Các sở, ban, ngành;\n- UBND các xã, phường.\n\nUBND tỉnh yêu cầu:\n'
const FOOT = '\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n'
const sure = (body: string): readonly (number | undefined)[] => {
  const { draft, spans } = readingOf(HEAD + body + FOOT)
  return draft.tasks.map((_task, i) => spans[`tasks.${i}`]?.confidence)
}
const first = (body: string): number => sure(body)[0] ?? 0

describe('how sure the reader is of a task', () => {
  test('unit, work and time in the block itself leave no doubt', () => {
    expect(first('1. Sở Y tế kiểm tra chợ, hoàn thành trước ngày 15/5/2025.')).toBe(0.95)
    expect(first('1. Sở Y tế:\na) Kiểm tra chợ trước ngày 15/5/2025.')).toBeGreaterThan(0.9)
  })

  test.each([
    ['the addressees act where nobody is named', '1. Kiểm tra chợ trước ngày 15/5/2025.'],
    ['a year was given to a day', '1. Sở Y tế kiểm tra chợ trước ngày 15/5.'],
    ['no list knows the unit', '1. Ban Quản lý chợ Đầu Mối kiểm tra chợ trước ngày 15/5/2025.'],
    ['a figure was put right', '1. Sở Y tế kiểm tra chợ trước ngày 15/5/2O25.'],
    ['a word is none', '1. Sở Y tế kiểm tra chợ, cưòng độ cao, trước ngày 15/5/2025.'],
  ])('one doubt lowers it and does not raise the flag: %s', (_why, body) => {
    expect(first(body)).toBeLessThan(0.9)
    expect(first(body)).toBeGreaterThanOrEqual(0.7)
  })

  test.each([
    ['two doubts meet', '1. Kiểm tra chợ, cưòng độ cao, trước ngày 15/5/2025.'],
    ['words of a time were not read', '1. Sở Y tế kiểm tra chợ trước ngày 15;5;2025.'],
    ['a label comes twice', '1. Sở Y tế kiểm tra chợ.\n1. Sở Xây dựng kiểm tra đê.'],
  ])('the task stands out where %s', (_why, body) => {
    expect(sure(body).at(-1)).toBeLessThan(0.7)
  })

  test('any two doubts beyond the form’s own bring a task below the bound, no doubt raises it', () => {
    const heavy = DOUBTS.filter((doubt) => doubt !== 'leadFromHeading' && doubt !== 'nobodyNamed')
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...heavy), { minLength: 2 }), (doubts) => confidenceOf(doubts) < 0.7),
      { numRuns: 100 },
    )
    fc.assert(
      fc.property(fc.subarray([...DOUBTS]), fc.constantFrom(...DOUBTS), (doubts, more) => confidenceOf([...doubts, more]) <= confidenceOf(doubts)),
      { numRuns: 100 },
    )
  })
})

test('spelling tells slips of a scan from words', () => {
  const odd = ['trưóc', 'cưòng', 'thuc', 'đưọc', 'nưóc', 'truờng', 'thuọc']
  expect(odd.filter((word) => !isOddSyllable(word))).toEqual([])
  const words = 'nghiêm túc khuyến khích quyết liệt giám sát gìn giữ xuyên suốt yêu quý quỳnh oằn thuở homestay video web'.split(' ')
  expect(words.filter(isOddSyllable)).toEqual([])
})
