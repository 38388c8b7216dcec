import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { often } from '../../test/support/often.js'
import { readAddressees } from './head/addressees.js'
import { channelsIn } from './body/channels.js'
import { readCopies } from './foot/copies.js'
import { readHeader } from './head/header.js'
import { pageOf } from './lines/lines.js'
import { rolesOf } from './papers/opening-roles.js'
import { readReferences } from './papers/references.js'
import { readSigner } from './foot/signer.js'
import { pieceOf, type Piece } from './words/text.js'
import { nameListAt } from './units/units.js'

// Pieces of heads and feet as they are printed, whole and torn.
const PRINTED = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH LẠNG SƠN',
  'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'ĐẢNG CỘNG SẢN VIỆT NAM',
  'Số: 12/KH-UBND',
  'Số:      /UBND-KT',
  'Lạng Sơn, ngày 5 tháng 8 năm 2024',
  'Lạng Sơn, ngày      tháng 8 năm 2024',
  'V/v tăng cường phòng cháy, chữa cháy rừng',
  'KẾ HOẠCH',
  'CÔNG ĐIỆN KHẨN',
  'HỎA TỐC',
  '-------',
  'Kính gửi:',
  '- Các sở, ban, ngành tỉnh;',
  '- Công an tỉnh, Bộ CHQS tỉnh;',
  'CHỦ TỊCH UBND TỈNH điện:',
  'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư (gửi kèm theo);',
  'Luật Đất đai năm 2024, Luật Nhà ở',
  'Giao Sở Nội vụ báo cáo UBND tỉnh (qua Sở Tài chính)',
  'Nơi nhận:',
  '- Như trên;',
  '- Thường trực Tỉnh ủy (b/c);',
  '- Lưu: VT, KT (Hoa).',
  'TM. ỦY BAN NHÂN DÂN',
  'KT. CHỦ TỊCH',
  'PHÓ CHỦ TỊCH',
  '(Đã ký)',
  'Nguyễn Văn An',
  'PHỤ LỤC',
] as const
const joint = fc.constantFrom('\n', '\n\n', ' ', '\t', ' | ', '          ', '<br>', '')
const scraps = fc
  .array(
    fc.tuple(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PRINTED) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) }), joint),
    { maxLength: 40 },
  )
  .map((parts) => parts.map(([text, end]) => text + end).join(''))

interface Read {
  readonly places: readonly { readonly from: number; readonly to: number }[]
  readonly says: unknown
}

function readAll(text: string): Read & { readonly length: number } {
  const page = pageOf(text)
  const header = readHeader(page)
  const addressees = readAddressees(page, header.body)
  const signature = readSigner(page, addressees.end)
  const copies = readCopies(
    page,
    (names) => names.length > 0,
    (line) => signature?.uses.includes(line) === true,
  )
  const whole: Piece = pieceOf(page.plain, 0, page.plain.length)
  const references = readReferences(rolesOf(whole), header.own)
  const units = nameListAt(whole, 0).names
  const { heading, numberLine, kind, own, issuer, place, date, subjectText, urgency } = header
  const places = [header.number, header.symbol, issuer, header.dateSpan, header.subject, ...addressees.list, ...references.list].filter((one) => one !== null)
  return {
    places,
    length: page.text.length,
    says: {
      head: [heading, numberLine, kind, header.number?.text, header.symbol?.text, own, issuer?.name, place, date, subjectText, urgency],
      addressees: addressees.list.map((one) => [one.name, one.group]),
      signer: signature?.signer,
      copies,
      references: references.list.map(({ from: _from, to: _to, ...rest }) => rest),
      units: units.map((one) => [one.name, one.group]),
      channels: channelsIn(whole),
    },
  }
}

describe('whatever the text, head and foot', () => {
  test('are read without a fault, and every place lies inside the text', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const { places, length } = readAll(text)
        for (const { from, to } of places) expect(from >= 0 && from <= to && to <= length).toBe(true)
      }),
      { numRuns: often(60) },
    )
  })

  test('say the same decomposed, with Windows line ends and with blanks at the ends of lines', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const { says } = readAll(text)
        expect(readAll(text.normalize('NFD').replace(/\n/gu, '\r\n')).says).toEqual(says)
        expect(readAll(text.replace(/\n/gu, '  \n')).says).toEqual(says)
      }),
      { numRuns: often(30) },
    )
  })

  test('name nothing that does not stand in the text', () => {
    fc.assert(
      fc.property(scraps, (text) => {
        const squeezed = pageOf(text).plain.replace(/\s|<br>/gu, '')
        const { number, symbol, place } = readHeader(pageOf(text))
        for (const value of [number?.text, symbol?.text, place]) expect(squeezed).toContain((value ?? '').replace(/\s/gu, ''))
      }),
      { numRuns: often(50) },
    )
  })

  test.each([
    ['classes', 'các sở, '.repeat(25_000)],
    ['committees', `UBND các xã ${'Đông Hải, '.repeat(20_000)}`],
    ['blanks', `Số: ${' '.repeat(200_000)}`],
    ['numbers', 'Số: 1\n'.repeat(33_000)],
    ['days', `${'ngày '.repeat(20)}\n`.repeat(2_000)],
    ['laws', 'Luật A '.repeat(28_000)],
    ['decrees', 'Nghị định số 1/2020/NĐ-CP, '.repeat(7_500)],
    ['kinds', `Kế hoạch của ${'a '.repeat(29)}`.repeat(2_500)],
    ['addressees', `Kính gửi: ${'ban, ngành '.repeat(18_000)}`],
    ['dispatches', 'điện '.repeat(40_000)],
    ['marks', 'KT. CHỦ TỊCH\n'.repeat(15_000)],
    ['copies', `Nơi nhận:\n${'- Sở A;\n'.repeat(25_000)}`],
    ['columns', 'UBND                       CỘNG HÒA\n'.repeat(5_000)],
    ['boards', 'Ban chỉ đạo phòng, chống '.repeat(8_000)],
    ['reports', 'báo cáo UBND tỉnh về '.repeat(9_000)],
    ['rules', '-------- '.repeat(22_000)],
  ])(
    'end on 200,000 characters of %s',
    (_what, text) => {
      expect(readAll(text).length).toBeLessThanOrEqual(text.length)
    },
    30_000,
  )
})
