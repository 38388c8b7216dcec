import { describe, expect, test } from '@jest/globals'
import { readText } from '../index.js'
import { docxOf, para, run, zipOf } from '../zip.fixture.js'
import { numeral } from './numbering.js'

type Parts = Readonly<Record<string, string>>

async function linesOf(body: string, parts: Parts = {}): Promise<readonly string[] | string> {
  const read = await readText({ name: 'cv.docx', bytes: docxOf(body, parts) })
  return read.ok ? read.value.text.split('\n') : read.problem.code
}

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const pattern = (id: number, ...levels: readonly string[]): string => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
const list = (id: number, of: number, more = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`
const point = (text: string, id: number, at = 0): string => para(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`)
const cell = (inner: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inner.startsWith('<') ? inner : para(inner)}</w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const BORDERS = '<w:tblPr><w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'
const table = (...rows: readonly string[]): string => `<w:tbl>${BORDERS}${rows.join('')}</w:tbl>`

describe('numbers that only the style knows', () => {
  const outline = pattern(1, level(0, 'upperRoman', '%1.'), level(1, 'decimal', '%2.'), level(2, 'decimal', '%2.%3.'), level(3, 'lowerLetter', '%4)'))

  test('stand before their points as Word prints them, level by level, and begin anew under a new heading', async () => {
    const body = [
      point('Mục đích', 5),
      point('Một', 5, 1),
      point('Sâu', 5, 2),
      point('Chữ', 5, 3),
      point('Hai', 5, 1),
      point('Nhiệm vụ', 5),
      point('Lại một', 5, 1),
    ]
    expect(await linesOf(body.join(''), { numbering: outline + list(5, 1) })).toEqual([
      'I. Mục đích',
      '1. Một',
      '1.1. Sâu',
      'a) Chữ',
      '2. Hai',
      'II. Nhiệm vụ',
      '1. Lại một',
    ])
  })

  test('are counted on over paragraphs between, shared by lists of one pattern, set back where a list says so', async () => {
    const numbering =
      pattern(1, level(0, 'decimal', '%1.')) + list(1, 1) + list(2, 1) + list(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    const body = point('một', 1) + para('xen giữa') + point('hai', 2) + point('lại một', 3) + point('hai', 3)
    expect(await linesOf(body, { numbering })).toEqual(['1. một', 'xen giữa', '2. hai', '1. lại một', '2. hai'])
  })

  test('come from a style, from the style under it, and from a linked level; a paragraph may refuse them', async () => {
    const styles = [
      '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="Diem"><w:name w:val="Điểm"/><w:basedOn w:val="Muc"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="Nho"><w:name w:val="Nhỏ"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    ].join('')
    const numbering = pattern(1, level(0, 'decimal', 'Điều %1.'), level(1, 'lowerLetter', '%2)', '<w:pStyle w:val="Nho"/>')) + list(1, 1)
    const styled = (text: string, style: string, more = ''): string => para(text, `<w:pStyle w:val="${style}"/>${more}`)
    const body =
      styled('Phạm vi', 'Muc') + styled('Đối tượng', 'Diem') + styled('điểm nhỏ', 'Nho') + styled('không số', 'Muc', '<w:numPr><w:numId w:val="0"/></w:numPr>')
    expect(await linesOf(body, { styles, numbering })).toEqual(['Điều 1. Phạm vi', 'Điều 2. Đối tượng', 'a) điểm nhỏ', 'không số'])
  })

  test('may be signs: a dash, a plus, a bullet out of a symbol font', async () => {
    const symbol = level(2, 'bullet', '\uf0b7', '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')
    const numbering = pattern(1, level(0, 'bullet', '-'), level(1, 'bullet', '+'), symbol) + list(1, 1)
    expect(await linesOf(point('gạch', 1) + point('cộng', 1, 1) + point('chấm', 1, 2), { numbering })).toEqual(['- gạch', '+ cộng', '• chấm'])
  })

  test.each([
    [4, 'upperRoman', 'IV'],
    [1994, 'upperRoman', 'MCMXCIV'],
    [27, 'lowerLetter', 'aa'],
    [3, 'decimalZero', '03'],
    [3, 'decimalEnclosedParen', '(3)'],
    [3, 'hebrew1', '3'],
  ])('the numeral of %i in %s is %s', (value, format, written) => {
    expect(numeral(value, format)).toBe(written)
  })
})

describe('a table', () => {
  test('is written as rows, the words of merged cells once where they begin', async () => {
    const body = table(
      row(cell('TT'), cell('Nhiệm vụ'), cell('Chủ trì'), cell('Thời hạn')),
      row(cell('I'), cell('Nhóm việc chung', '<w:gridSpan w:val="3"/>')),
      row(cell('1'), cell('Rà soát'), cell('Sở Y tế', '<w:vMerge w:val="restart"/>'), cell('Quý I')),
      row(cell('2'), cell(para('Kiểm tra;') + para('tổng hợp | báo cáo')), cell('', '<w:vMerge/>'), cell('Quý II')),
    )
    expect(await linesOf(para('Trước') + body + para('Sau'))).toEqual([
      'Trước',
      '',
      '| TT | Nhiệm vụ | Chủ trì | Thời hạn |',
      '|---|---|---|---|',
      '| I | Nhóm việc chung |  |  |',
      '| 1 | Rà soát | Sở Y tế | Quý I |',
      '| 2 | Kiểm tra;<br>tổng hợp \\| báo cáo |  | Quý II |',
      '',
      'Sau',
    ])
  })

  test('inside a cell is flattened into it; a deleted row is left out', async () => {
    const inner = table(row(cell('a'), cell('b')), row(cell('c'), cell('d')))
    const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('x')}${cell('y')}</w:tr>`
    expect(await linesOf(table(row(cell('1'), cell(inner + para(''))), deleted, row(cell('2'), cell('e'))))).toEqual([
      '| 1 | a b<br>c d |',
      '|---|---|',
      '| 2 | e |',
    ])
  })

  test('that only sets head or recipients side by side gives its cells one after the other', async () => {
    const head = table(row(cell('UBND TỈNH'), cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')), row(cell('Số: 5/UBND'), cell('Nơi đó, ngày 1 tháng 2 năm 2026')))
    expect(await linesOf(head)).toEqual(['UBND TỈNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 5/UBND', 'Nơi đó, ngày 1 tháng 2 năm 2026'])
  })
})

describe('a document is read as its printed paper:', () => {
  test('inserted words in, deleted ones out, with the paragraph mark that a deletion takes away', async () => {
    const body =
      para(`${run('Giữ ')}<w:ins w:id="1">${run('thêm')}</w:ins><w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>`) +
      para(run('nối '), '<w:rPr><w:del w:id="3"/></w:rPr>') +
      para('liền')
    expect(await linesOf(body)).toEqual(['Giữ thêm', 'nối liền'])
  })

  test('fields by what they show, hidden words, notes, placeholders and the table of contents out', async () => {
    const field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    const empty = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${para('Bấm để nhập')}</w:sdtContent></w:sdt>`
    const styles = '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="toc 1"/></w:style>'
    const body =
      para(`${field}${run('ngày 5')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' ẩn', '<w:vanish/>')}${run(' hiện', '<w:vanish w:val="0"/>')}`) +
      empty +
      para('I. MỤC ĐÍCH 1', '<w:pStyle w:val="M1"/>')
    const footnotes = '<?xml version="1.0"?><w:footnotes xmlns:w="x"><w:p><w:r><w:t>chú thích</w:t></w:r></w:p></w:footnotes>'
    expect(await linesOf(body, { styles, 'word/footnotes.xml': footnotes, 'word/header1.xml': footnotes })).toEqual(['ngày 5 hiện'])
  })

  test('line breaks, tabs, hyphens and signs as they look; a tab that only indents is dropped', async () => {
    const body = para(
      '<w:r><w:tab/><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
    )
    expect(await linesOf(body)).toEqual(['a\tb', 'c-de≥'])
  })

  test('a text box once, before the paragraph it hangs on', async () => {
    const box = `<w:txbxContent>${para('HỎA TỐC')}</w:txbxContent>`
    const body = para(
      `${run('Kính gửi')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>`,
    )
    expect(await linesOf(body)).toEqual(['HỎA TỐC', 'Kính gửi'])
  })

  test('capitals that only the style sets, and letters of old fonts, even cut into runs', async () => {
    const styles =
      '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/></w:rPr></w:style>'
    const body = para(run('Sôû No') + run('äi vuï')) + para(run('kế hoạch', '<w:rFonts w:hAnsi="Times New Roman"/><w:caps/>'))
    expect(await linesOf(body, { styles })).toEqual(['Sở Nội vụ', 'KẾ HOẠCH'])
  })

  test('macros are neither opened nor run, and the officer is told so', async () => {
    const read = await readText({ name: 'cv.docm', bytes: docxOf(para('Kính gửi'), { 'word/vbaProject.bin': 'Sub AutoOpen()' }) })
    expect(read).toEqual({ ok: true, value: { kind: 'docx', text: 'Kính gửi', notes: [{ is: 'macrosNotRun' }] } })
  })
})

describe('a document that attacks its reader', () => {
  const xml = (text: string): Uint8Array => zipOf({ 'word/document.xml': text })
  const body = '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'

  test.each([
    ['billion laughs', `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${body}`],
    ['an external entity', `<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/hostname">]>${body}`],
    ['an unknown entity', body],
    ['no end', '<w:document><w:body><w:p>'],
    ['no XML', 'chỉ là chữ'],
  ])('by %s is refused as damaged', async (_, text) => {
    expect(await readText({ name: 'cv.docx', bytes: xml(text) })).toMatchObject({ problem: { code: 'file.broken' } })
  })

  test('by nesting without end is refused as too heavy, tables in tables are still read', async () => {
    const deep = (times: number): string => `${'<w:sdt><w:sdtContent>'.repeat(times)}${para('x')}${'</w:sdtContent></w:sdt>'.repeat(times)}`
    expect(await linesOf(deep(100_000))).toBe('file.tooHeavy')
    const tables = `${'<w:tbl><w:tr><w:tc>'.repeat(40)}${para('đáy')}${'</w:tc></w:tr></w:tbl>'.repeat(40)}`
    expect(await linesOf(tables)).toEqual(['đáy'])
  })

  test('behind a password is said to have one', async () => {
    expect(await readText({ name: 'cv.docx', bytes: zipOf({ 'word/document.xml': body }, 1) })).toMatchObject({ problem: { code: 'file.locked' } })
    const wrapped = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await readText({ name: 'cv.docx', bytes: new Uint8Array(wrapped) })).toMatchObject({ problem: { code: 'file.locked' } })
  })
})
