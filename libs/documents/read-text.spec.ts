import { describe, expect, test } from '@jest/globals'
import { AlignmentType, Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import fc from 'fast-check'
import { readText, MAX_FILE } from './index.js'
import { zipOf } from './zip.fixture.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const para = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] })
const cell = (...lines: string[]): TableCell => new TableCell({ children: lines.map(para) })
const listed = (text: string, level: number): Paragraph => new Paragraph({ text, numbering: { reference: 'muc', level } })

async function codeOf(name: string, bytes: Uint8Array): Promise<string> {
  const read = await readText({ name, bytes })
  return read.ok ? `ok ${read.value.kind}` : read.problem.code
}

async function docx(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const levels = [
    { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
    { level: 1, format: LevelFormat.BULLET, text: '-', alignment: AlignmentType.LEFT },
  ]
  const document = new Document({ numbering: { config: [{ reference: 'muc', levels }] }, sections: [{ children }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

describe('a DOCX', () => {
  test('gives its paragraphs one a line, the two columns of the head one after the other', async () => {
    const head = new Table({ rows: [new TableRow({ children: [cell('ỦY BAN NHÂN DÂN', 'TỈNH LÀO CAI'), cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')] })] })
    const bytes = await docx([head, para('Kính gửi: Sở Nội vụ & Sở Y tế.'), para(''), para('1. Sở Nội vụ chủ trì.')])
    const read = await readText({ name: 'cv.docx', bytes })
    expect(read).toEqual({
      ok: true,
      value: {
        kind: 'docx',
        notes: [],
        text: 'ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKính gửi: Sở Nội vụ & Sở Y tế.\n\n1. Sở Nội vụ chủ trì.',
      },
    })
  })

  test('keeps the numbers and dashes that Word itself put before the points, counting on over paragraphs between them', async () => {
    const bytes = await docx([listed('Sở Nội vụ', 0), listed('Tham mưu kế hoạch.', 1), para('Đoạn xen giữa.'), listed('Sở Tài chính', 0)])
    const read = await readText({ name: 'cv.docx', bytes })
    expect(read.ok && read.value.text.split('\n')).toEqual(['1. Sở Nội vụ', '- Tham mưu kế hoạch.', 'Đoạn xen giữa.', '2. Sở Tài chính'])
  })

  test('is known by its bytes, whatever its name says', async () => {
    const bytes = await docx([para('Kính gửi: Sở Nội vụ.')])
    expect(await codeOf('cv.txt', bytes)).toBe('ok docx')
    expect(await codeOf('cv', bytes)).toBe('ok docx')
  })

  test('that is cut off, empty or no archive at all is refused as broken or empty', async () => {
    const bytes = await docx([para('Kính gửi: Sở Nội vụ.')])
    expect(await codeOf('cv.docx', bytes.subarray(0, bytes.length >> 1))).toBe('file.broken')
    expect(await codeOf('cv.docx', utf8('chỉ là chữ'))).toBe('file.broken')
    expect(await codeOf('cv.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1))).toBe('file.broken')
    expect(await codeOf('cv.docx', await docx([para('')]))).toBe('file.empty')
  })

  test('whose archive declares more than 100 MB is refused before it is unpacked', async () => {
    const bytes = await docx([para('x')])
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true)
    expect(await codeOf('cv.docx', bytes)).toBe('file.tooLarge')
  })

  test('whose archive says less than it holds is refused as broken', async () => {
    const bytes = await docx([para('Kính gửi: Sở Nội vụ. '.repeat(2000))])
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 7, true)
    expect(await codeOf('cv.docx', bytes)).toBe('file.broken')
  })
})

describe('plain text', () => {
  test('is read in UTF-8 and UTF-16, with and without a mark', async () => {
    const text = 'Kính gửi: Sở Nội vụ'
    const utf16 = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(Array.from(text, (char) => char.charCodeAt(0))).buffer)])
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16, utf16.subarray(2), utf16.subarray(2).map((_, i, all) => all[i ^ 1] ?? 0)])
      expect(await readText({ name: 'cv.txt', bytes })).toEqual({ ok: true, value: { text, kind: 'text', notes: [] } })
    expect(await codeOf('cv.MD', utf8('# CV'))).toBe('ok markdown')
  })

  test('of one byte a letter that is no Vietnamese, binary or blank is refused', async () => {
    expect(await codeOf('cv.txt', Uint8Array.of(0x4b, 0xed, 0x6e, 0x68, 0x20, 0x67, 0xf6, 0x69))).toBe('file.notRead')
    expect(await codeOf('cv.txt', Uint8Array.of(0x41, 0x00, 0x42))).toBe('file.notRead')
    expect(await codeOf('cv.txt', utf8(' \n '))).toBe('file.empty')
  })
})

describe('other files', () => {
  test('are refused with the reason an officer can act on', async () => {
    expect(await codeOf('a.pdf', utf8('%PDF-1.7 …'))).toBe('file.broken')
    expect(await codeOf('a.txt', utf8('\n%PDF-1.7 …'))).toBe('file.broken')
    expect(await codeOf('a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('file.scan')
    expect(await codeOf('a.docx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBe('file.scan')
    expect(await codeOf('a.xlsx', utf8('…'))).toBe('file.notRead')
    expect(await codeOf('a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe('file.notRead')
    const kindOf = async (name: string, bytes: Uint8Array): Promise<unknown> =>
      ((await readText({ name, bytes })) as { problem?: { params: unknown } }).problem?.params
    const old = new Uint8Array(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('WordDocument', 'utf16le')]))
    expect(await kindOf('a', old)).toEqual({ name: 'a', kind: 'doc' })
    expect(await kindOf('a.doc', utf8('{\\rtf1 x}'))).toEqual({ name: 'a.doc', kind: 'rtf' })
    expect(await kindOf('a.docx', zipOf({ 'xl/workbook.xml': '<x/>' }))).toEqual({ name: 'a.docx', kind: 'xlsx' })
    expect(await kindOf('a.docx', zipOf({ mimetype: 'x', 'content.xml': '<x/>' }))).toEqual({ name: 'a.docx', kind: 'odt' })
    expect(await codeOf('a.txt', new Uint8Array())).toBe('file.empty')
    expect(await codeOf('a.txt', new Uint8Array(MAX_FILE + 1))).toBe('file.tooLarge')
  })

  test('whatever the bytes and the name, the answer is a text or a refusal, never an exception', async () => {
    const head = fc.constantFrom<number[]>([], [0x4b, 0x50], [0xff, 0xfe], [0xef, 0xbb, 0xbf])
    const name = fc.constantFrom('a.docx', 'a.txt', 'a.md', 'a', '')
    await fc.assert(
      fc.asyncProperty(name, head, fc.uint8Array({ maxLength: 300 }), async (file, mark, bytes) => {
        const read = await readText({ name: file, bytes: Uint8Array.from([...mark, ...bytes]) })
        expect(read.ok || read.problem.code.startsWith('file.')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
