import { describe, expect, test } from '@jest/globals'
import { readText } from '../index.js'
import { letter } from '../papers.fixture.js'
import { asPdf, PdfWriter } from '../pdf-paper.fixture.js'
import { drawn, rawPdf, type RawPdf } from '../raw-pdf.fixture.js'

async function reading(bytes: Uint8Array): Promise<string | readonly string[]> {
  const read = await readText({ name: 'cv.pdf', bytes })
  return read.ok ? read.value.text.split('\n') : read.problem.code
}
const raw = (pages: readonly string[], more: Partial<RawPdf> = {}): Promise<string | readonly string[]> => reading(rawPdf({ pages, ...more }))
const at = (x: number, y: number, text: string, size = 12): string => `BT /F ${size} Tf ${x} ${y} Td (${text}) Tj ET`
const PICTURE = 'q 595 0 0 842 0 0 cm /I Do Q'
const WORDS = ['Ra soat, tong hop ket qua thuc hien nhiem vu', 'va bao cao truoc ngay 15 hang thang.']

describe('the text layer of a PDF', () => {
  test('gives back the paragraphs that were set, over lines and pages, without page numbers and running lines', async () => {
    const body = [...letter.body.slice(1, -1), ...letter.body.slice(1, -1), ...letter.body.slice(1)].map(String)
    const lines = await reading(await asPdf({ ...letter, body }, { running: 'Bản điện tử' }))
    for (const paragraph of body) expect(lines).toContain(paragraph)
    expect(lines).toContain('V/v tăng cường bảo vệ nguồn nước sinh hoạt mùa khô năm 2026')
    expect(lines).toContain('Số: 1482/UBND-KT\tBình Sơn, ngày 12 tháng 3 năm 2026')
    expect(lines).not.toContain('2')
    expect(lines).not.toContain('Bản điện tử')
  })

  test('is put together in its letters: parts of a word, ligatures, composed accents, soft hyphens', async () => {
    const writer = new PdfWriter()
    writer.put('Quyết định, nghị quyê\u0301t; hướng dẫn.', 80, 100)
    const lines = await reading(await writer.done())
    expect(lines).toEqual(['Quyết định, nghị quyết; hướng dẫn.'])
    expect(await raw([`${at(60, 700, 'hop')}${at(79, 700, 'nhat')} ${at(130, 700, 'cot')}`])).toEqual(['hopnhat\tcot'])
  })

  test('drops what runs another way, and words without ink beside printed ones', async () => {
    const leaning = 'BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 200 Tm (BAN SAO) Tj ET'
    expect(await raw([drawn(WORDS) + leaning + `BT 3 Tr /F 12 Tf 60 600 Td (giau trong trang) Tj ET`])).toEqual(WORDS)
  })

  test('is read where a scanner laid it under the picture, and where the whole page lies on its side', async () => {
    expect(await raw([`${PICTURE} BT 3 Tr ET ${drawn(WORDS)}`], { picture: 4 })).toEqual(WORDS)
    expect(await raw(['BT /F 12 Tf 0 1 -1 0 100 60 Tm (Ra soat, tong hop ket qua) Tj 0 -16 Td (va bao cao.) Tj ET'])).toEqual([
      'Ra soat, tong hop ket qua',
      'va bao cao.',
    ])
    expect(await raw([drawn(WORDS)], { rotate: 180 })).toEqual(WORDS)
  })

  test('takes in the number and the day that were stamped on it, not who signed when', async () => {
    const stamp = (text: string): string => `BT /F 12 Tf 2 10 Td (${text}) Tj ET`
    const page = at(60, 710, 'So:') + drawn(['Kinh gui cac don vi;'])
    expect(await raw([page], { stamp: stamp('ngay 12 thang 3 nam 2026') })).toContain('So:\tngay 12 thang 3 nam 2026')
    expect(await raw([page], { stamp: stamp('Signature valid 12/3/2026') })).toEqual(['Kinh gui cac don vi;', '', 'So:'])
  })

  test('typed with a font of the time before Unicode is decoded by the name of the font', async () => {
    expect(await raw([drawn(['Kính göûi: Sôû Noäi vuï; Sôû Taøi chính'])], { font: 'VNI-Times' })).toEqual(['Kính gửi: Sở Nội vụ; Sở Tài chính'])
    expect(await raw([drawn(['KÝnh göi: Së Néi vô'])], { font: 'ABCDEF+.VnTime' })).toEqual(['Kính gửi: Sở Nội vụ'])
  })

  test('shows a ruled table as rows, a raised number of a note not at all, the power of a unit as it is', async () => {
    const rules = [60, 120, 300].map((x) => `${x} 640 m ${x} 700 l S`).join(' ') + [640, 670, 700].map((y) => ` 60 ${y} m 300 ${y} l S`).join(' ')
    const cells =
      at(64, 680, 'TT') +
      at(124, 680, 'Nhiem vu') +
      at(64, 650, '1') +
      at(124, 650, 'Trong 5 km') +
      at(181, 655, '2', 8) +
      at(189, 650, 'rung') +
      at(212, 655, '3', 8)
    expect(await raw([`${at(60, 740, 'Phu luc giao viec')} ${rules} ${cells}`])).toEqual([
      'Phu luc giao viec',
      '',
      '| TT | Nhiem vu |',
      '|---|---|',
      '| 1 | Trong 5 km2 rung |',
    ])
  })

  test('goes on in the same row when a page cuts it, and repeats no heading of the table', async () => {
    const grid = (top: number, rows: number): string =>
      [60, 100, 300, 500].map((x) => `${x} ${top - rows * 30} m ${x} ${top} l S`).join(' ') +
      Array.from({ length: rows + 1 }, (_, i) => ` 60 ${top - i * 30} m 500 ${top - i * 30} l S`).join('')
    const row = (y: number, ...texts: readonly string[]): string => texts.map((text, i) => at([64, 104, 304][i] ?? 0, y, text)).join(' ')
    const head = (y: number): string => row(y, 'TT', 'Nhiem vu', 'Chu tri')
    const first = grid(160, 3) + head(140) + row(110, '1', 'Lap danh muc', 'So A') + row(80, '2', 'Kiem tra viec thuc hien', 'So B')
    const second = grid(800, 3) + head(780) + row(750, '', 'theo tung quy.', '') + row(720, '3', 'Bao cao', 'So C')
    expect(await raw([first, second])).toEqual([
      '| TT | Nhiem vu | Chu tri |',
      '|---|---|---|',
      '| 1 | Lap danh muc | So A |',
      '| 2 | Kiem tra viec thuc hien theo tung quy. | So B |',
      '| 3 | Bao cao | So C |',
    ])
  })
})

describe('a PDF that holds no words', () => {
  test('is said to be a scan, to be empty, to be locked, or to be damaged', async () => {
    expect(await raw([PICTURE, PICTURE], { picture: 8 })).toBe('file.scan')
    expect(await raw([''])).toBe('file.empty')
    expect(await reading(await asPdf(letter, { userPassword: 'mat khau' }))).toBe('file.locked')
    expect(await reading(rawPdf({ pages: [drawn(WORDS)] }).subarray(0, 300))).toBe('file.broken')
  })

  test('on some of its pages only is read, and the officer is told which pages are pictures', async () => {
    const read = await readText({ name: 'cv.pdf', bytes: rawPdf({ pages: [drawn(WORDS), PICTURE, drawn(['Noi dung cua trang sau cung.'])], picture: 8 }) })
    expect(read.ok && read.value.notes).toEqual([{ is: 'pagesWithoutText', pages: [2] }])
  })
})
