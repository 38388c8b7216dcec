import PDFDocument from 'pdfkit'
import type { Annex } from '#cascade'
import { Type } from './type.js'

const MM = 72 / 25.4
const MARGIN = { top: 20 * MM, bottom: 20 * MM, left: 20 * MM, right: 15 * MM }
const [BODY, TABLE, PAD] = [13, 10.5, 4]

type Page = InstanceType<typeof PDFDocument>

/** The annex as a PDF with its fonts inside: what is printed today is printed so in ten years. */
export async function annexPdf({ title, about, attached, columns, rows, foot }: Annex): Promise<Uint8Array> {
  const page = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margins: MARGIN,
    bufferPages: true,
    lang: 'vi',
    info: { Title: title.join(' – '), Creator: 'Đôn Đốc' },
  })
  const chunks: Buffer[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk))
    page.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    page.on('error', reject)
  })
  const sheet = new Sheet(page)
  for (const line of title) sheet.centred(line, 'bold')
  sheet.centred(about, 'bold')
  sheet.centred(attached, 'italic')
  sheet.table(columns, rows)
  for (const line of foot) sheet.left(line)
  sheet.numberPages()
  page.end()
  return whole
}

/** The lines of each cell of a row. */
type Lines = readonly (readonly string[])[]
const heightOf = (cells: Lines): number => Math.max(1, ...cells.map(({ length }) => length)) * TABLE * 1.25 + 2 * PAD

/** A page across, filled from the top. */
class Sheet {
  private readonly type: Type
  private readonly width: number
  private readonly floor: number
  private y = MARGIN.top

  constructor(private readonly page: Page) {
    this.type = new Type(page)
    this.width = page.page.width - MARGIN.left - MARGIN.right
    this.floor = page.page.height - MARGIN.bottom
  }

  centred(text: string, face: 'bold' | 'italic'): void {
    for (const line of this.type.wrapped(text, this.width, face, BODY)) {
      const room = this.width - this.type.width(line, face, BODY)
      this.type.write(line, MARGIN.left + room / 2, this.y, face, BODY)
      this.y += BODY * 1.35
    }
  }

  left(text: string): void {
    this.y += PAD
    for (const line of this.type.wrapped(text, this.width, 'italic', TABLE)) {
      if (this.y + TABLE * 1.3 > this.floor) this.turn()
      this.type.write(line, MARGIN.left, this.y, 'italic', TABLE)
      this.y += TABLE * 1.3
    }
  }

  table(columns: Annex['columns'], rows: Annex['rows']): void {
    this.y += PAD
    const widths = columns.map(({ width }) => width * this.width)
    const head = columns.map((column) => column.head)
    const title = this.broken(head, widths, 'bold')
    this.row(title, widths, 'bold')
    for (const cells of rows) {
      const lines = this.broken(cells, widths, 'normal')
      const height = heightOf(lines)
      if (this.y + height > this.floor && height < this.floor - MARGIN.top) {
        this.turn()
        this.row(title, widths, 'bold')
      }
      this.row(lines, widths, 'normal')
    }
  }

  numberPages(): void {
    const { start, count } = this.page.bufferedPageRange()
    for (let i = 0; i < count; i++) {
      this.page.switchToPage(start + i)
      const number = String(i + 1)
      // Below the margin pdfkit would turn the page by itself.
      this.page.page.margins.bottom = 0
      this.type.write(number, MARGIN.left + (this.width - this.type.width(number, 'normal', TABLE)) / 2, this.floor + 8 * MM, 'normal', TABLE)
    }
  }

  private turn(): void {
    this.page.addPage()
    this.y = MARGIN.top
  }

  private broken(cells: readonly string[], widths: readonly number[], face: 'normal' | 'bold'): Lines {
    return cells.map((text, i) => this.type.wrapped(text, (widths[i] ?? 0) - 2 * PAD, face, TABLE))
  }

  private row(cells: Lines, widths: readonly number[], face: 'normal' | 'bold'): void {
    const height = heightOf(cells)
    let x = MARGIN.left
    cells.forEach((lines, i) => {
      const width = widths[i] ?? 0
      this.page.lineWidth(0.5).rect(x, this.y, width, height).stroke()
      lines.forEach((line, n) => {
        const room = face === 'bold' || i === 0 ? (width - 2 * PAD - this.type.width(line, face, TABLE)) / 2 : 0
        this.type.write(line, x + PAD + room, this.y + PAD + n * TABLE * 1.25, face, TABLE)
      })
      x += width
    })
    this.y += height
  }
}
