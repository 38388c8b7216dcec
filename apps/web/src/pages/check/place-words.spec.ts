import { describe, expect, test } from '@jest/globals'
import { placesWords, placeWords, valueWords } from './place-words.js'

describe('Nói chỗ đã sửa bằng lời', () => {
  test.each([
    ['number', 'số văn bản'],
    ['task/1.2/due', 'mục 1.2 (thời hạn)'],
    ['task/IV.4.2b/*', 'mục IV.4.2b'],
    ['task/1.2/span', 'mục 1.2 (phạm vi)'],
    ['answer/planDue:1.1', 'điểm cần quyết định'],
    ['rounds/1.6', 'kỳ báo cáo'],
    ['references', 'văn bản viện dẫn'],
    ['task/1.2/corrected', null],
    ['question/planDue:1.1', null],
  ])('%s', (place, words) => {
    expect(placeWords(place)).toBe(words)
  })

  test('nhiều chỗ thì nói hai chỗ đầu và còn mấy chỗ', () => {
    expect(placesWords(['task/1.2/title', 'task/1.2/corrected', 'number', 'subject', 'signer'])).toBe('mục 1.2 (tên), số văn bản và 2 chỗ khác')
    expect(placesWords(['spans'])).toBe('thông tin văn bản')
  })

  test('giá trị đọc như trên giấy: ngày, đơn vị, loại, để trống', () => {
    const names = { 'so-y-te': 'Sở Y tế' }
    expect(valueWords('issuedOn', '2026-11-20', names)).toBe('20/11/2026')
    expect(valueWords('task/1/due', { on: '2026-12-14', source: 'officer' }, names)).toBe('14/12/2026')
    expect(valueWords('task/1/units', ['so-y-te'], names)).toBe('Sở Y tế')
    expect(valueWords('task/1/units', ['a', 'b', 'c'], names)).toBe('3 mục')
    expect(valueWords('task/1/class', 'duty', names)).toBe('Nhiệm vụ giao đích danh')
    expect(valueWords('signer', null, names)).toBe('để trống')
    expect(valueWords('task/1/dropped', true, names)).toBe('có')
  })
})
