import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { datedPlan, directive, readingOf } from '../../../test/support/letters.js'
import type { Draft } from '../shape/draft.js'
import { relationsOf } from './relations.js'

const NO_DRAFT = { references: [], document: { number: null, symbol: null, subject: null } } as unknown as Draft
const read = (text: string): string[] => relationsOf(text, NO_DRAFT).map(({ relation, symbol, title }) => `${relation} ${symbol ?? title ?? ''}`)

describe('What a letter does to another paper', () => {
  test.each([
    ['Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh về cấp nước sạch.', ['replaces 12/KH-UBND']],
    [
      'Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 12/KH-UBND ngày 05/01/2024, Công văn số 45/UBND-NLN ngày 02/02/2024 của UBND tỉnh.',
      ['replaces 12/KH-UBND', 'replaces 45/UBND-NLN'],
    ],
    ['V/v thay thế Công văn số 45/UBND-NLN ngày 02/02/2024 của UBND tỉnh', ['replaces 45/UBND-NLN']],
    ['Kế hoạch số 12/KH-UBND ngày 05/01/2024 được thay thế bởi Kế hoạch này.', ['replaces 12/KH-UBND']],
    ['Bãi bỏ Công văn số 45/UBND-NLN ngày 02/02/2024 của UBND tỉnh.', ['repeals 45/UBND-NLN']],
    ['Công văn số 45/UBND-NLN ngày 02/02/2024 của UBND tỉnh hết hiệu lực kể từ ngày Kế hoạch này được ban hành.', ['repeals 45/UBND-NLN']],
    [
      'Bãi bỏ các văn bản sau đây:\na) Công văn số 45/UBND-NLN ngày 02/02/2024;\nb) Kế hoạch số 12/KH-UBND ngày 05/01/2024.\nSở Tài chính cân đối theo Nghị quyết số 9/NQ-HĐND.',
      ['repeals 45/UBND-NLN', 'repeals 12/KH-UBND', 'cites 9/NQ-HĐND'],
    ],
    ['1. Sửa đổi, bổ sung một số điều của Quyết định số 7/2021/QĐ-UBND ngày 03/3/2021 của UBND tỉnh như sau:', ['amends 7/2021/QĐ-UBND']],
    ['UBND tỉnh điều chỉnh, bổ sung một số nội dung tại Kế hoạch số 12/KH-UBND ngày 05/01/2024 như sau:', ['amends 12/KH-UBND']],
    ['Thời gian thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 được điều chỉnh như sau: đến hết năm 2027.', ['amends 12/KH-UBND']],
    [
      'Thực hiện Kế hoạch số 61-KH/TU ngày 10/4/2026 của Tỉnh ủy về thực hiện Kết luận số 230-KL/TW ngày 01/02/2026 của Ban Bí thư; Công văn số 9-CV/TU ngày 11/4/2026 của Tỉnh ủy, UBND tỉnh yêu cầu:',
      ['carriesOut 61-KH/TU', 'carriesOut 230-KL/TW', 'carriesOut 9-CV/TU'],
    ],
  ])('%s', (text, relations) => {
    expect(read(text)).toEqual(relations)
  })

  test.each([['Bãi bỏ khoản 3 Mục II Kế hoạch số 12/KH-UBND ngày 05/01/2024.'], ['Thay thế Phụ lục II ban hành kèm theo Kế hoạch số 12/KH-UBND.']])(
    'Who takes a part of a paper away amends it: %s',
    (text) => {
      expect(read(text)).toEqual(['amends 12/KH-UBND'])
    },
  )

  test.each([
    ['things are replaced', 'Thay thế máy bơm cũ tại các công trình nêu trong Báo cáo số 30/BC-SNN ngày 01/02/2026.'],
    ['a unit shall do it', 'Sở Tư pháp tham mưu UBND tỉnh ban hành Quyết định thay thế Quyết định số 7/2021/QĐ-UBND ngày 03/3/2021.'],
    ['a unit shall look whether', '- Rà soát, sửa đổi, bổ sung, thay thế Quyết định số 7/2021/QĐ-UBND cho phù hợp.'],
    ['another paper did it', 'Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 được thay thế bởi Nghị định số 20/2026/NĐ-CP.'],
    ['it is the reason', 'Do Nghị định số 15/2020/NĐ-CP hết hiệu lực, các đơn vị thực hiện theo quy định mới.'],
    ['it stands in a title', 'Căn cứ Quyết định số 5/QĐ-UBND ngày 01/01/2025 của UBND tỉnh về việc bãi bỏ Quyết định số 3/QĐ-UBND ngày 02/01/2023;'],
    ['a law is called so', 'Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức chính quyền địa phương ngày 22/11/2019;'],
    ['a list is published', 'Công bố danh mục văn bản hết hiệu lực theo Quyết định số 8/QĐ-UBND ngày 01/02/2026.'],
  ])('The letter itself does nothing to the paper: %s', (_, text) => {
    expect(read(text).every((one) => one.startsWith('cites '))).toBe(true)
    expect(read(text)).not.toEqual([])
  })

  test('The words that say so are given with their place, and the issuer ends where its name does', () => {
    const text = 'Điều khoản thi hành\nCông văn số 45/UBND-NLN ngày 02/02/2024 của UBND tỉnh hết hiệu lực kể từ ngày Kế hoạch này được ban hành.'
    const [relation] = relationsOf(text, NO_DRAFT)
    expect(text.slice(relation?.span.from, relation?.span.to)).toBe('Công văn số 45/UBND-NLN ngày 02/02/2024 của UBND tỉnh hết hiệu lực')
    expect(relation).toMatchObject({ symbol: '45/UBND-NLN', date: '2024-02-02', issuer: 'UBND tỉnh' })
  })

  test('A whole letter: each paper once, what its opening names is carried out, what it tells units to carry out is cited', () => {
    const [forest, water] = [directive, datedPlan].map(readingOf)
    expect(relationsOf(forest?.text ?? '', forest?.draft ?? NO_DRAFT).map(({ relation, symbol }) => [relation, symbol])).toEqual([['carriesOut', '71-KH/TU']])
    const named = relationsOf(water?.text ?? '', water?.draft ?? NO_DRAFT)
    expect(named).toHaveLength(water?.draft.references.length ?? 0)
    expect(named.filter(({ relation }) => relation === 'carriesOut').map(({ symbol }) => symbol)).toEqual(['09-CTr/TU'])
  })
})

const words = fc.constantFrom(
  'thay thế',
  'bãi bỏ',
  'Kế hoạch số 12/KH-UBND',
  'Công văn số 4/UBND-VX ngày 02/02/2024',
  'Kế hoạch này',
  'hết hiệu lực',
  'của UBND tỉnh',
  'về',
  ';',
  '.',
  '\n',
  '1.',
  '-',
  'các văn bản sau:',
)

test('Any text in: no crash, spans inside the text, the same papers whatever the blanks', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(words, { maxLength: 40 }).map((said) => said.join(' ')),
      ),
      (text) => {
        for (const { span } of relationsOf(text, NO_DRAFT)) {
          expect(span.from).toBeLessThanOrEqual(span.to)
          expect(span.to).toBeLessThanOrEqual(text.normalize('NFC').length)
        }
        expect(read(text.replaceAll(' ', '  '))).toEqual(read(text))
      },
    ),
    { numRuns: 150 },
  )
})
