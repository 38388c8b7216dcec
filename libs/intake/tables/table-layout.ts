import type { Page } from '../lines/lines.js'
import { isMark, labelOf } from '../lines/labels.js'
import { isEmptyRow, type Row } from '../lines/rows.js'
import { roleOf } from './table-columns.js'
import { isOrdinal, joined, type Cell } from './table-grid.js'
import type { Taken } from './table-shapes.js'
import { keyOf, pieceOf, type Piece } from '../words/text.js'

/** A run of words without a gap of two blanks, by its columns on the paper. */
interface Chunk {
  readonly from: number
  readonly to: number
  readonly text: string
}

const CHUNK = /\S+(?: \S+)*/gu
const HEADING_ROWS = 5
const LONGEST = 2500

const chunksOf = (text: string): Chunk[] => [...text.matchAll(CHUNK)].map((found) => ({ from: found.index, to: found.index + found[0].length, text: found[0] }))
const textOf = (page: Page, row: Row): string => page.plain.slice(row.from, row.to).replace(/\t/gu, '    ')

/** Chunks of several rows that stand over one another are one name: “Cơ quan / chủ trì”. */
function stacked(rows: readonly (readonly Chunk[])[]): Chunk[] {
  const columns: Chunk[] = []
  for (const chunk of rows.flat()) {
    const over = columns.findIndex((one) => chunk.from < one.to && one.from < chunk.to)
    const above = columns[over]
    if (above) columns[over] = { from: Math.min(above.from, chunk.from), to: Math.max(above.to, chunk.to), text: `${above.text} ${chunk.text}` }
    else columns.push(chunk)
  }
  return columns.toSorted((a, b) => a.from - b.from)
}

interface Heading {
  readonly columns: readonly Chunk[]
  readonly rows: number
}

/** Names of columns beside one another with wide gaps, over one to five rows; null where no table of tasks begins. */
function headingAt(page: Page, rows: readonly Row[], at: number): Heading | null {
  const first = rows[at]
  if (
    !first ||
    isEmptyRow(textOf(page, first)) ||
    chunksOf(textOf(page, first)).filter((chunk) => roleOf(keyOf(chunk.text)) !== null || chunk.text.length < 30).length < 2
  )
    return null
  let best: Heading | null = null
  for (let count = 1; count <= HEADING_ROWS; count++) {
    const taken = rows.slice(at, at + count).map((row) => chunksOf(textOf(page, row)))
    // Behind a blank line the first row begins.
    if (best && rows[at + count - 1]?.blankBefore === true) break
    if (taken.at(-1)?.some((chunk, i) => i === 0 && isOrdinal(chunk.text)) === true) break
    const columns = stacked(taken)
    const named = columns.filter((chunk) => roleOf(keyOf(chunk.text)) !== null).length
    if (columns.length >= 3 && named >= 3 && named >= columns.length - 1) best = { columns, rows: count }
  }
  return best
}

/** A labelled heading alone on its row, with nothing in columns behind it, is the letter's next section; a group's heading has rows in columns below. */
function opensSection(page: Page, rows: readonly Row[], at: number): boolean {
  const printed = rows
    .slice(at, at + 8)
    .map((row) => textOf(page, row))
    .filter((text) => !isEmptyRow(text))
  const [first, ...next] = printed
  if (first === undefined || rows[at]?.blankBefore !== true || chunksOf(first).length !== 1) return false
  const label = labelOf(first.trim())
  return label !== null && !isMark(label.shape) && next.slice(0, 2).every((text) => chunksOf(text).length < 2)
}

function endOf(page: Page, rows: readonly Row[], from: number, width: number): number {
  let empty = 0
  for (let i = from; i < rows.length && i - from < LONGEST; i++) {
    const row = rows[i]
    if (!row) break
    const text = textOf(page, row)
    const chunks = chunksOf(text)
    empty = isEmptyRow(text) ? empty + 1 : 0
    if (empty > 3) return i - empty + 1
    const first = chunks[0]
    const prose = chunks.length === 1 && first !== undefined && first.from < 12 && first.to > width * 0.8
    if (prose || opensSection(page, rows, i) || /^\s*(?:Nơi nhận|Ghi chú|PHỤ LỤC)/u.test(text)) return i
  }
  return Math.min(rows.length, from + LONGEST)
}

/** Between two names of columns the place where the fewest rows have a letter; of equals the middle of the widest gap. */
function boundary(filled: readonly number[], left: Chunk, right: Chunk): number {
  const from = Math.floor((left.from + Math.min(left.to, right.from)) / 2)
  const to = Math.max(from + 1, Math.ceil((right.from + right.to) / 2))
  const least = Math.min(...filled.slice(from, to))
  let [best, bestFrom, runFrom] = [0, left.to, -1]
  for (let i = from; i <= to; i++) {
    const free = i < to && (filled[i] ?? 0) <= least
    if (free && runFrom < 0) runFrom = i
    if (!free && runFrom >= 0) {
      if (i - runFrom > best) [best, bestFrom] = [i - runFrom, runFrom]
      runFrom = -1
    }
  }
  return bestFrom + best / 2
}

function boundariesOf(texts: readonly string[], columns: readonly Chunk[]): number[] {
  const width = Math.max(...texts.map((text) => text.length), ...columns.map((chunk) => chunk.to)) + 1
  const filled = Array.from({ length: width }, () => 0)
  for (const text of texts) for (let i = 0; i < text.length; i++) if (text.charAt(i) !== ' ') filled[i] = (filled[i] ?? 0) + 1
  return columns.slice(1).map((right, i) => boundary(filled, columns[i] ?? right, right))
}

/** The words of a row by their columns; tabs were widened for the look, so places are taken from the row itself. */
function cellsOf(page: Page, row: Row, bounds: readonly number[]): (Piece | null)[] {
  const plain = page.plain.slice(row.from, row.to)
  const spans: [number, number][] = Array.from({ length: bounds.length + 1 }, () => [-1, -1])
  let shift = 0
  for (const word of plain.matchAll(/\S+|\t/gu)) {
    if (word[0] === '\t') {
      shift += 3
      continue
    }
    const middle = word.index + shift + word[0].length / 2
    const column = bounds.filter((bound) => bound <= middle).length
    const span = spans[column]
    if (span) spans[column] = [span[0] < 0 ? word.index : span[0], word.index + word[0].length]
  }
  return spans.map(([from, to]) => (from < 0 ? null : pieceOf(page.plain, row.from + from, row.from + to)))
}

const endsSentence = (cell: Piece | null | undefined): boolean => cell != null && /[.;]$/u.test(cell.text)

interface Physical {
  readonly cells: (Piece | null)[]
  readonly blankBefore: boolean
}

/**
 * Where, between the rows with two numbers, does the second row of the table begin? At a blank line; else where the words of the task begin anew after
 * an end of a sentence (converters set the number in the middle of its row); else at the number itself.
 */
function beginning(lines: readonly Physical[], after: number, number: number): number {
  for (let i = number; i > after; i--) if (lines[i]?.blankBefore === true) return i
  for (let i = number - 1; i > after; i--) {
    const [before, here] = [lines[i - 1]?.cells[1], lines[i]?.cells[1]]
    if (endsSentence(before) && here != null && /^\p{Lu}/u.test(here.text)) return i
  }
  return number
}

/** Without numbers a row begins behind a blank line, or where there are none, where nearly all columns hold words. */
function unnumbered(lines: readonly Physical[]): readonly number[] {
  const places = [...lines.keys()].slice(1)
  const blanks = places.filter((i) => lines[i]?.blankBefore === true)
  const filled = (i: number): number => lines[i]?.cells.filter((cell) => cell !== null).length ?? 0
  const width = lines[0]?.cells.length ?? 0
  return [0, ...(blanks.length > 0 ? blanks : places.filter((i) => filled(i) >= Math.max(3, width - 1)))]
}

function logical(lines: readonly Physical[]): readonly (readonly Cell[])[] {
  const numbers = [...lines.keys()].filter((i) => isOrdinal(lines[i]?.cells[0]?.text ?? ''))
  const starts = numbers.length === 0 ? unnumbered(lines) : numbers.map((at, i) => (i === 0 ? 0 : beginning(lines, numbers[i - 1] ?? 0, at)))
  const width = lines[0]?.cells.length ?? 0
  return starts.map((from, i) => {
    const block = lines.slice(from, starts[i + 1] ?? lines.length)
    return Array.from({ length: width }, (_, column) => joined(block.map((line) => line.cells[column] ?? null).filter((cell): cell is Piece => cell !== null)))
  })
}

/** A table set in columns by blanks (`pdftotext -layout`), its cells wrapped over several lines. A column of numbers tells its rows, else blank lines do. */
export function layoutTable(page: Page, rows: readonly Row[], at: number): Taken | null {
  const heading = headingAt(page, rows, at)
  if (!heading) return null
  const from = at + heading.rows
  const width = Math.max(...heading.columns.map((chunk) => chunk.to))
  const end = endOf(page, rows, from, width)
  const body = rows.slice(from, end).filter((row) => !isEmptyRow(textOf(page, row)))
  if (body.length === 0) return null
  const texts = body.map((row) => textOf(page, row)).filter((text) => chunksOf(text).length > 1)
  const bounds = boundariesOf(texts, heading.columns)
  const lines = body.map((row) => ({ cells: cellsOf(page, row, bounds), blankBefore: row.blankBefore }))
  const cells = logical(lines)
  const header = rows.slice(at, from).map((row) => cellsOf(page, row, bounds))
  const names = heading.columns.map((_, column) => joined(header.map((row) => row[column] ?? null).filter((cell): cell is Piece => cell !== null)))
  return { cells: [names, ...cells], rows: end - at }
}
