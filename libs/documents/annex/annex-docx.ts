import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Annex } from '#cascade'

// Twentieths of a point. A4; margins of Decree 30/2020/NĐ-CP (20–25 mm top and bottom, 30–35 mm left, 15–20 mm right), turned for a page across.
const MM = 56.7
const PAGE = { width: Math.round(210 * MM), height: Math.round(297 * MM), orientation: PageOrientation.LANDSCAPE }
const MARGIN = { top: Math.round(20 * MM), bottom: Math.round(20 * MM), left: Math.round(20 * MM), right: Math.round(15 * MM) }
const INNER = PAGE.height - MARGIN.left - MARGIN.right
const [BODY, TABLE] = [26, 22]

const run = (text: string, more: { bold?: boolean; italics?: boolean; size?: number } = {}): TextRun => new TextRun({ text, size: BODY, ...more })
const centred = (text: string, more: Parameters<typeof run>[1] = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 60 }, children: [run(text, more)] })

/** The annex as a Word file, so that the Office can go on writing in it. */
export async function annexDocx({ title, about, attached, columns, rows, foot }: Annex): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Đôn Đốc',
    title: title.join(' – '),
    styles: { default: { document: { run: { font: 'Times New Roman', size: BODY } } } },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        footers: {
          default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] })] }),
        },
        children: [
          ...title.map((line) => centred(line, { bold: true })),
          centred(about, { bold: true }),
          centred(attached, { italics: true }),
          tableOf(columns, rows),
          ...foot.map((line) => new Paragraph({ spacing: { before: 120 }, children: [run(line, { italics: true, size: TABLE })] })),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function tableOf(columns: Annex['columns'], rows: Annex['rows']): Table {
  const widths = columns.map(({ width }) => Math.round(INNER * width))
  const cell = (text: string, i: number, bold = false): TableCell =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [new Paragraph({ alignment: bold || i === 0 ? AlignmentType.CENTER : AlignmentType.LEFT, children: [run(text, { bold, size: TABLE })] })],
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: INNER, type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ head }, i) => cell(head, i, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i)) })),
    ],
  })
}
