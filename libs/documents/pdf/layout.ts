import { joinLines, pipeRows, type Cells } from '../text/pipes.js'
import { footOf, headOf, isFoot } from './columns.js'
import { withoutFurniture } from './furniture.js'
import { gridsOf, type Grid } from './grid.js'
import { linesOf, type Line } from './lines.js'
import type { Page } from './upright.js'
import { cellParagraphs, goesOn, joined, type Margins } from './paragraphs.js'

interface LaidPage {
  readonly lines: readonly Line[]
  readonly grids: readonly Grid[]
  readonly width: number
  readonly height: number
}

/** Words of a page as lines and tables. */
export function laidOut({ words, edges, width, height }: Page): LaidPage {
  const { grids, rest } = gridsOf(words, edges)
  return { lines: linesOf(rest), grids, width, height }
}

const quantile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0

/** Sides of the text for each width of page; a page with little on it takes those of the others, or of the form (Decree 30/2020: 15–20 mm right). */
function marginsByWidth(pages: readonly LaidPage[]): ReadonlyMap<number, Margins> {
  const found = new Map<number, Margins>()
  for (const width of new Set(pages.map((page) => Math.round(page.width)))) {
    const lines = pages.filter((page) => Math.round(page.width) === width).flatMap((page) => page.lines)
    const right = quantile(
      lines.map((line) => line.x1),
      0.96,
    )
    const left = quantile(
      lines.map((line) => line.x0),
      0.04,
    )
    found.set(width, { left: Math.min(left, width * 0.2), right: right < width * 0.8 ? width * 0.9 : right })
  }
  return found
}

function leadingOf(lines: readonly Line[]): number {
  const steps = lines.map((line, i) => line.y - (lines[i - 1]?.y ?? Infinity)).filter((step) => step > 0 && step < 60)
  return steps.length > 0 ? quantile(steps, 0.5) : 20
}

const rowsOf = (grid: Grid): readonly Cells[] => grid.rows.map((row) => row.map((cell) => cellParagraphs(linesOf(cell.words), cell.right - 4)))
const sameRow = (a: Cells, b: Cells): boolean => a.flat().join(' ').toLowerCase() === b.flat().join(' ').toLowerCase()

/** Does the table go on from the page before? Its columns stand at the same places. */
function continuesGrid(before: Grid, grid: Grid): boolean {
  return before.columns.length === grid.columns.length && before.columns.every((x, i) => Math.abs(x - (grid.columns[i] ?? 0)) < 6)
}

/** A row that a page break cut in two: no number of its own, and the sentence above it is not finished. */
function mended(rows: readonly Cells[], more: readonly Cells[]): readonly Cells[] {
  const [last, next] = [rows.at(-1), more[0]]
  if (!last || !next) return [...rows, ...more]
  const cut = next.some((cell, i) => /^[\p{Ll},;)]/u.test(cell[0] ?? '') && (last[i]?.length ?? 0) > 0)
  if ((next[0]?.length ?? 0) > 0 || !cut) return [...rows, ...more]
  const one = last.map((cell, i) => {
    const [first, ...others] = next[i] ?? []
    if (first === undefined) return cell
    return cell.length === 0 ? [first, ...others] : [...cell.slice(0, -1), joined(cell.at(-1) ?? '', first), ...others]
  })
  return [...rows.slice(0, -1), one, ...more.slice(1)]
}

/** Writes pages down as paragraphs and tables. */
class TextWriter {
  private readonly out: string[] = []
  private paragraph: { text: string; last: Line; page: LaidPage } | null = null
  private table: { rows: readonly Cells[]; grid: Grid; page: LaidPage } | null = null

  constructor(private readonly margins: ReadonlyMap<number, Margins>) {}

  private endParagraph(): void {
    if (this.paragraph) this.out.push(this.paragraph.text.replaceAll('\u00ad', ''))
    this.paragraph = null
  }

  private endTable(): void {
    if (this.table) this.out.push('', ...pipeRows(this.table.rows), '')
    this.table = null
  }

  block(rows: readonly string[]): void {
    this.endParagraph()
    this.endTable()
    this.out.push(...rows)
  }

  grid(grid: Grid, page: LaidPage): void {
    this.endParagraph()
    const rows = rowsOf(grid)
    const before = this.table
    if (before && before.page !== page && continuesGrid(before.grid, grid)) {
      const repeated = rows.findIndex((row, i) => !sameRow(row, before.rows[i] ?? []))
      this.table = { rows: mended(before.rows, rows.slice(Math.max(repeated, 0))), grid, page }
    } else {
      this.endTable()
      this.table = { rows, grid, page }
    }
  }

  line(line: Line, page: LaidPage, leading: number): void {
    this.endTable()
    const { paragraph } = this
    const samePage = paragraph?.page === page
    const margins = this.marginsOf(page)
    if (
      paragraph &&
      goesOn(samePage ? paragraph.last : shifted(paragraph.last, margins, this.marginsOf(paragraph.page)), line, margins, samePage ? leading : null)
    )
      this.paragraph = { text: joined(paragraph.text, line.text), last: line, page }
    else {
      const apart = paragraph && samePage && line.y - paragraph.last.y > 1.75 * leading
      this.endParagraph()
      if (apart) this.out.push('')
      this.paragraph = { text: line.text, last: line, page }
    }
  }

  marginsOf(page: LaidPage): Margins {
    return this.margins.get(Math.round(page.width)) ?? { left: 0, right: page.width }
  }

  done(): string {
    this.endParagraph()
    this.endTable()
    return joinLines(this.out)
  }
}

/** A line of a page with other sides, as if it stood on this one. */
const shifted = (line: Line, to: Margins, from: Margins): Line => ({ ...line, x0: line.x0 - from.left + to.left, x1: line.x1 - from.right + to.right })

function writePage(writer: TextWriter, page: LaidPage, first: boolean): void {
  const { lines, grids, width } = page
  const leading = leadingOf(lines)
  const waiting = grids.toSorted((a, b) => a.top - b.top)
  const head = first ? headOf(lines, width, writer.marginsOf(page)) : null
  if (head) writer.block([...head.rows, ''])
  let at = head?.length ?? 0
  while (at < lines.length) {
    const line = lines[at]
    if (!line) break
    while (waiting[0] && waiting[0].top < line.y) nextGrid(writer, waiting, page)
    const stop = lines.findIndex((other, i) => i > at && waiting[0] !== undefined && other.y > waiting[0].top)
    const foot = isFoot(line) ? footOf(lines.slice(at, stop < 0 ? undefined : stop), width) : null
    if (foot) writer.block(['', ...foot.rows, ''])
    else writer.line(line, page, leading)
    at += foot?.length ?? 1
  }
  while (waiting.length > 0) nextGrid(writer, waiting, page)
}

function nextGrid(writer: TextWriter, waiting: Grid[], page: LaidPage): void {
  const grid = waiting.shift()
  if (grid) writer.grid(grid, page)
}

/** The text of a document's pages in the order it is read. */
export function textOfPages(laid: readonly LaidPage[]): string {
  const pages = withoutFurniture(laid)
  const writer = new TextWriter(marginsByWidth(pages))
  pages.forEach((page, i) => writePage(writer, page, i === 0))
  return writer.done()
}
