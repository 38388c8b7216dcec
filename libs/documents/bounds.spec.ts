import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Buffer } from 'node:buffer'
import { MAX_FILE, MAX_TEXT, MAX_UNPACKED, readText } from './index.js'
import { drawn, rawPdf } from './raw-pdf.fixture.js'
import { readApart } from './reader/process.js'
import { readBytes, type ReaderOrder } from './reader/read-bytes.js'
import { docxOf, para, zipOf } from './zip.fixture.js'

const order = (kind: 'zip' | 'pdf'): ReaderOrder => ({ kind, maxUnpacked: MAX_UNPACKED, maxText: MAX_TEXT, ocr: false })
const MEGABYTES = 512
const MILLISECONDS = 10_000
// Rows of words as a page of a letter has them.
const page = (number: number): string =>
  drawn(Array.from({ length: 30 }, (_, i) => `Trang ${number} dong ${i}: ra soat, tong hop, bao cao ket qua thuc hien nhiem vu duoc giao trong thang`))

const bare = (text: string): Uint8Array => zipOf({ 'word/document.xml': `<w:document xmlns:w="x"><w:body>${text}</w:body></w:document>` })
const HEAVY: readonly (readonly [string, 'zip' | 'pdf', () => Uint8Array, string])[] = [
  ['500 pages of PDF', 'pdf', () => rawPdf({ pages: Array.from({ length: 500 }, (_, i) => page(i)) }), 'any'],
  ['100 pages of PDF', 'pdf', () => rawPdf({ pages: Array.from({ length: 100 }, (_, i) => page(i)) }), 'read'],
  ['a page that unpacks to a gigabyte', 'pdf', () => rawPdf({ pages: [Buffer.alloc(2 ** 30, ' ')] }), 'refused'],
  ['a page of ten million letters', 'pdf', () => rawPdf({ pages: [drawn(Array.from({ length: 100_000 }, () => 'x'.repeat(100)))] }), 'any'],
  ['a page of a million strokes', 'pdf', () => rawPdf({ pages: [`${'0 0 m 100 0 l S '.repeat(1_000_000)}${page(1)}`] }), 'any'],
  ['90 MB of words in a DOCX', 'zip', () => docxOf(para('nhiệm vụ '.repeat(7_500_000))), 'file.tooHeavy'],
  ['90 MB of empty paragraphs', 'zip', () => bare('<w:p><w:r/></w:p>'.repeat(5_000_000)), 'refused'],
  ['two million attributes on one element', 'zip', () => bare(`<w:p ${Array.from({ length: 2_000_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`), 'refused'],
  ['a row of a million cells', 'zip', () => bare(`<w:tbl>${`<w:tr>${`<w:tc>${para('x')}</w:tc>`.repeat(700_000)}</w:tr>`.repeat(2)}</w:tbl>`), 'any'],
]

describe('whatever comes in, a reader stays within 512 MB and 10 s and answers:', () => {
  test.each(HEAVY)(
    '%s',
    async (_, kind, made, expected) => {
      const bytes = made()
      expect(bytes.length).toBeLessThan(MAX_FILE)
      const start = performance.now()
      const { reading, peak } = await readApart(bytes, order(kind))
      expect(performance.now() - start).toBeLessThan(MILLISECONDS)
      expect(peak).toBeLessThan(MEGABYTES)
      if (expected !== 'any') expect([reading.is, reading.is === 'refused' ? reading.code : '']).toContain(expected)
    },
    60_000,
  )

  test('25 MB of one line of text, without a process', async () => {
    const bytes = new Uint8Array(Buffer.alloc(MAX_FILE, 'x'))
    const start = performance.now()
    expect(await readText({ name: 'a.txt', bytes })).toMatchObject({ problem: { code: 'file.tooHeavy' } })
    expect(performance.now() - start).toBeLessThan(MILLISECONDS)
  })

  test('damaged files of every kind, cut and scratched anywhere: a text or a refusal, never an exception', async () => {
    const wholes = [
      ['zip', docxOf(para('Kính gửi: Sở Nội vụ.'))],
      ['pdf', rawPdf({ pages: [page(1)], picture: 8 })],
      ['zip', Uint8Array.of(0x50, 0x4b, 3, 4, ...Array.from({ length: 200 }, (_, i) => (i * 97) % 256))],
    ] as const
    const hurt = fc.tuple(fc.constantFrom(...wholes), fc.double({ min: 0, max: 1, noNaN: true }), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }))
    await fc.assert(
      fc.asyncProperty(hurt, async ([[kind, whole], kept, scratches]) => {
        const bytes = Uint8Array.from(whole.subarray(0, Math.ceil(whole.length * Math.max(kept, 0.05))))
        for (const [at, value] of scratches) bytes[at % bytes.length] = value
        const reading = await readBytes(bytes, order(kind))
        expect(reading.is === 'read' || reading.code.startsWith('file.')).toBe(true)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
