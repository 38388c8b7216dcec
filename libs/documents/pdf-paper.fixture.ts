import PDFDocument from 'pdfkit'
import { createRequire } from 'node:module'
import path from 'node:path'
import { placed, type Paper, type PaperCell, type PaperTable } from './paper.fixture.js'

const FONTS = path.dirname(createRequire(import.meta.url).resolve('@fontsource/tinos/package.json'))
const [WIDTH, LEFT, RIGHT, TOP, BOTTOM] = [595.28, 85, 545, 60, 780]
const SIZE = 14
const LEADING = 21
const INDENT = 34

// The web's fonts come in parts: Vietnamese letters in one file, Latin ones in another, so that a word changes fonts in its middle.
const OF_VIETNAMESE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|\p{M}/u
const partOf = (char: string): 'vietnamese' | 'latin' => (OF_VIETNAMESE.test(char) ? 'vietnamese' : 'latin')

function runsOf(text: string): readonly (readonly ['vietnamese' | 'latin', string])[] {
  const runs: ['vietnamese' | 'latin', string][] = []
  for (const char of text) {
    const last = runs.at(-1)
    if (last?.[0] === partOf(char)) last[1] += char
    else runs.push([partOf(char), char])
  }
  return runs
}

/** What may be asked of a page's setting: a line at the top of each page, a password. */
export interface Setting {
  readonly running?: string
  readonly userPassword?: string
}

/** Sets a paper as a word processor prints it: justified lines, two columns at head and foot, ruled tables, page numbers. */
export class PdfWriter {
  readonly pdf: PDFKit.PDFDocument
  y = TOP
  private page = 0

  constructor(private readonly setting: Setting = {}) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      ...(setting.userPassword !== undefined && { userPassword: setting.userPassword }),
    })
    for (const part of ['vietnamese', 'latin']) this.pdf.registerFont(part, path.join(FONTS, `files/tinos-${part}-400-normal.woff`))
    this.newPage()
  }

  newPage(): void {
    this.pdf.addPage()
    this.page++
    this.y = TOP
    if (this.page > 1) this.put(String(this.page), WIDTH / 2, 30, 12)
    if (this.setting.running !== undefined) this.put(this.setting.running, LEFT, 810, 11)
  }

  width(text: string, size = SIZE): number {
    return runsOf(text).reduce((sum, [part, run]) => sum + this.pdf.font(part).fontSize(size).widthOfString(run), 0)
  }

  put(text: string, x: number, y: number, size = SIZE): void {
    let at = x
    for (const [part, run] of runsOf(text)) {
      this.pdf.font(part).fontSize(size).text(run, at, y, { lineBreak: false })
      at += this.pdf.widthOfString(run)
    }
  }

  private wrapped(text: string, width: number, first: number, size: number): readonly string[] {
    const lines: string[] = []
    for (const word of text.split(' ')) {
      const [line, room] = [lines.at(-1), lines.length === 1 ? width - first : width]
      if (line !== undefined && this.width(`${line} ${word}`, size) <= room) lines[lines.length - 1] = `${line} ${word}`
      else lines.push(word)
    }
    return lines
  }

  /** A justified paragraph; its words are spread so that all lines but the last end at the right margin. */
  paragraph(text: string): void {
    const lines = this.wrapped(text, RIGHT - LEFT, INDENT, SIZE)
    lines.forEach((line, i) => {
      if (this.y > BOTTOM) this.newPage()
      const from = i === 0 ? LEFT + INDENT : LEFT
      const words = line.split(' ')
      const spread = i < lines.length - 1 && words.length > 1 ? (RIGHT - from - this.width(line)) / (words.length - 1) : 0
      let x = from
      for (const word of words) {
        this.put(word, x, this.y)
        x += this.width(`${word} `) + spread
      }
      this.y += LEADING
    })
    this.y += 4
  }

  columns(left: readonly string[], right: readonly string[]): void {
    const top = this.y
    left.forEach((text, i) => this.put(text, LEFT + (180 - this.width(text, 12)) / 2, top + i * 16, 12))
    right.forEach((text, i) => this.put(text, 300 + (245 - this.width(text, 13)) / 2, top + 2 + i * 17, 13))
    this.y = top + Math.max(left.length * 16, right.length * 17) + 16
  }

  foot(left: readonly string[], right: readonly string[]): void {
    if (this.y + left.length * 16 > BOTTOM) this.newPage()
    const top = this.y + 10
    left.forEach((text, i) => this.put(text, LEFT, top + i * 15, 11.5))
    right.forEach((text, i) => this.put(text, 340 + (190 - this.width(text)) / 2, top + i * 24))
    this.y = top + Math.max(left.length * 15, right.length * 24)
  }

  title(lines: readonly string[]): void {
    for (const text of lines) {
      this.put(text, LEFT + (RIGHT - LEFT - this.width(text)) / 2, this.y)
      this.y += LEADING
    }
    this.y += 8
  }

  /** A ruled table; rows that find no room go to the next page. */
  table(table: PaperTable): void {
    const grid = placed(table)
    const xs = table.columns.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [LEFT])
    const lines = (cell: PaperCell, c: number): readonly string[] => this.wrapped(cell.text, (xs[c + (cell.across ?? 1)] ?? 0) - (xs[c] ?? 0) - 10, 0, 12)
    for (const [r, row] of grid.entries()) {
      const height = 12 + Math.max(...row.map((cell, c) => (cell && (cell.down ?? 1) === 1 ? lines(cell, c).length * 16 : 16)))
      if (this.y + height > BOTTOM) this.newPage()
      row.forEach((cell, c) => {
        const below = grid[r + 1]?.[c] === null && isCovered(grid, r + 1, c)
        if (!isCovered(grid, r, c)) this.rule(xs[c] ?? 0, this.y, xs[c + 1] ?? 0, this.y)
        if (!below) this.rule(xs[c] ?? 0, this.y + height, xs[c + 1] ?? 0, this.y + height)
        if (cell || isCovered(grid, r, c)) this.rule(xs[c] ?? 0, this.y, xs[c] ?? 0, this.y + height)
        if (cell) lines(cell, c).forEach((text, i) => this.put(text, (xs[c] ?? 0) + 5, this.y + 6 + i * 16, 12))
      })
      this.rule(xs.at(-1) ?? 0, this.y, xs.at(-1) ?? 0, this.y + height)
      this.y += height
    }
    this.y += 12
  }

  private rule(x0: number, y0: number, x1: number, y1: number): void {
    this.pdf.moveTo(x0, y0).lineTo(x1, y1).lineWidth(0.6).stroke()
  }

  done(): Promise<Uint8Array> {
    const chunks: Buffer[] = []
    return new Promise((resolve, reject) => {
      this.pdf
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
        .on('error', reject)
      this.pdf.end()
    })
  }
}

/** Is the place covered by a cell from above? */
function isCovered(grid: readonly (readonly (PaperCell | null)[])[], r: number, c: number): boolean {
  if (grid[r]?.[c] !== null) return false
  for (let up = 1; up <= r; up++) {
    const cell = grid[r - up]?.[c]
    if (cell) return (cell.down ?? 1) > up
  }
  return false
}

export async function asPdf({ head, title, body, foot }: Paper, setting: Setting = {}): Promise<Uint8Array> {
  const writer = new PdfWriter(setting)
  writer.columns(head.left, head.right)
  writer.title(title)
  for (const block of body) {
    if (typeof block === 'string') writer.paragraph(block)
    else writer.table(block)
  }
  writer.foot(foot.left, foot.right)
  return writer.done()
}
