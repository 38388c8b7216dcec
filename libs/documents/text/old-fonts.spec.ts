import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeText } from '../plain-text.js'
import { fromFontNamed, fromOldFont, oldFontTables, type OldFont } from './old-fonts.js'
import { oldFontIn } from './syllables.js'

const LETTER = `ỦY BAN NHÂN DÂN XÃ BẢN HỒ. Kính gửi: các tổ dân phố, trường học, trạm y tế trên địa bàn xã.
1. Giao Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chủ trì, phối hợp rà soát những vướng mắc, tổng hợp báo cáo trước ngày 15 tháng 9.
2. Đề nghị các đoàn thể tuyên truyền, vận động hội viên giữ gìn vệ sinh, trồng thêm cây xanh; chủ động xử lý nguồn nước bị ô nhiễm.`

/** Writes Vietnamese as somebody with an old font typed it: the table read backwards. */
function typed(text: string, font: OldFont): string {
  const back = new Map([...oldFontTables[font]].map(([old, letter]) => [letter, old]))
  const put = (letter: string): string => back.get(letter) ?? back.get(letter.toLowerCase()) ?? letter
  return Array.from(text, put).join('')
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const vietnamese = Array.from(
  'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵABCDĐGHKLMNPQRSTVXĂÂÊÔƠƯ 0123456789,.;:-/()\n',
)

describe('text typed with an old font', () => {
  test.each<OldFont>(['tcvn3', 'vni'])('is the same after writing and reading, letter by letter: %s', (font) => {
    // A lone vowel before a vowel that VNI also uses as a mark does not occur: marks are letters with accents.
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...vietnamese.filter((char) => char !== char.toUpperCase() || !/\p{L}/u.test(char)))), (chars) => {
        expect(fromOldFont(typed(chars.join(''), font), font)).toBe(chars.join(''))
      }),
    )
  })

  test('keeps its capitals: VNI has them all, TCVN3 draws them in words of capitals', () => {
    expect(fromOldFont(typed('ỦY BAN NHÂN DÂN TỈNH, Điều 5, Ý kiến', 'vni'), 'vni')).toBe('ỦY BAN NHÂN DÂN TỈNH, Điều 5, Ý kiến')
    expect(fromOldFont(typed('ỦY BAN NHÂN DÂN TỈNH, Điều 5', 'tcvn3'), 'tcvn3')).toBe('ỦY BAN NHÂN DÂN TỈNH, Điều 5')
  })

  test.each<OldFont>(['tcvn3', 'vni'])('is known by its letters, and read from bytes and from UTF-8 alike: %s', (font) => {
    const old = typed(LETTER, font)
    expect(oldFontIn(old)).toBe(font)
    // VN3 has no capital with a tone outside words of capitals.
    const read = font === 'vni' ? LETTER : LETTER.replace('Ủy ban', 'ủy ban')
    expect(decodeText(bytesOf(old))).toBe(read)
    expect(decodeText(new TextEncoder().encode(old))).toBe(read)
  })

  test('is known by the name of its font where a document says it', () => {
    expect(fromFontNamed(typed('Sở Nội vụ', 'tcvn3'), 'ABCDEF+.VnTime')).toBe('Sở Nội vụ')
    expect(fromFontNamed(typed('Sở Nội vụ', 'tcvn3'), '.VnTimeH')).toBe('SỞ NỘI VỤ')
    expect(fromFontNamed(typed('Sở Nội vụ', 'vni'), 'VNI-Times')).toBe('Sở Nội vụ')
    expect(fromFontNamed('Café', 'Times New Roman')).toBe('Café')
  })

  test('is never seen in Unicode, in English or in French', () => {
    for (const text of [LETTER, LETTER.normalize('NFD'), 'The committee shall report by 15 September. '.repeat(20)]) expect(oldFontIn(text)).toBeNull()
    expect(oldFontIn('Été à la préfecture: élèves, réponses, où siégea l’évêque, déjà, très, forêt, île, hôtel, après. '.repeat(9))).toBeNull()
  })

  test('whatever the text, decoding ends and its length never grows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<OldFont>('tcvn3', 'vni'), (text, font) => {
        expect(fromOldFont(text, font).length).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('Windows-1258', () => {
  test('with its marks behind the letters is read as Unicode', () => {
    const table = new Map<string, number>()
    const decoder = new TextDecoder('windows-1258')
    for (let byte = 255; byte >= 0; byte--) table.set(decoder.decode(Uint8Array.of(byte)), byte)
    const tones = /[\u0300\u0301\u0303\u0309\u0323]/u
    const bytes = Array.from(LETTER, (char) => {
      if (table.has(char)) return [table.get(char) ?? 0]
      const parts = Array.from(char.normalize('NFD'))
      const tone = parts.filter((part) => tones.test(part))
      const base = parts.filter((part) => !tones.test(part)).join('')
      return [base.normalize('NFC'), ...tone].map((part) => table.get(part) ?? 63)
    })
    expect(decodeText(Uint8Array.from(bytes.flat()))).toBe(LETTER)
  })
})
