import { problems, type ProblemCode } from '#base'
import { describe, expect, test } from '@jest/globals'
import { sentenceOf } from '../problem-sentence.js'
import { vi } from './vi.js'

const codes = Object.keys(problems) as ProblemCode[]
const shown = codes.flatMap((code) => {
  const facts = Object.fromEntries(problems[code].params.map((name) => [name, 'X']))
  return [sentenceOf({ code, params: facts }), sentenceOf({ code, params: {} })]
})

describe('Refusals are told in sentences of the trade', () => {
  test('Every refusal says what is wrong in a whole sentence, also when a fact is missing', () => {
    for (const { what } of shown) expect(what).toMatch(/^[\p{Lu}“\d].*\.$/u)
    expect(shown.map(({ what, toDo }) => what + toDo).join('\n')).not.toMatch(/undefined|null|NaN|\[object| {2}|\(\)/)
  })

  test('Nobody is called “bạn”, told “hãy” or “vui lòng”, or shouted at', () => {
    const words = [...shown.flatMap(({ what, toDo }) => [what, toDo]), ...Object.values(vi).flatMap((entry) => (typeof entry === 'function' ? [] : entry))]
    expect(words.filter((said) => /(?<!\p{L})(bạn|hãy|vui lòng|nhé)(?!\p{L})|!/iu.test(said))).toEqual([])
  })

  test('A draft that a colleague changed names the colleague and the time, and says that nothing is lost', () => {
    const problem = { code: 'draft.stale' as const, params: { by: { name: 'Trần Hải Nam' }, at: '2026-05-22T02:12:00Z', changed: ['mục 1.1'] } }
    expect(sentenceOf(problem)).toEqual({
      what: 'Đ/c Trần Hải Nam vừa sửa nội dung này lúc 09:12. Xem thay đổi trước khi lưu.',
      toDo: 'Phần đã sửa: mục 1.1. Nội dung đồng chí đang nhập vẫn còn trên trang.',
      kept: true,
    })
  })

  test('A forbidden act names who can help, with post and telephone', () => {
    const helper = { name: 'Trần Hải Nam', post: 'Chuyên viên, VP UBND tỉnh', phone: '0214 3000 121' }
    expect(sentenceOf({ code: 'scope.forbidden', params: { helper } }).helper).toEqual(helper)
  })

  test('A year is a year and not a thousand and a point', () => {
    expect(sentenceOf({ code: 'calendar.yearUnknown', params: { year: 2031 } }).what).toBe('Chưa có lịch nghỉ của năm 2031.')
  })
})
