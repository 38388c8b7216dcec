import type { Page } from '../lines/lines.js'
import { isEmptyRow, type Row } from '../lines/rows.js'
import { roleOf } from './table-columns.js'
import { isOrdinal, joined, type Cell } from './table-grid.js'
import { pieceOf, type Piece } from '../words/text.js'

/** A stretch of rows that a shape takes for a table: its cells, and how many physical rows it is long. */
export interface Taken {
  readonly cells: readonly (readonly Cell[])[]
  readonly rows: number
}

const RULE = /^[\s|+:=\-–—.]*$/u
const BORDER = /^\s*\+[-=+]+\+\s*$/u
const MANY = 400

const wordsOf = (page: Page, row: Row): string => page.plain.slice(row.from, row.to)
const cellAt = (page: Page, from: number, to: number): Piece | null => {
  const piece = pieceOf(page.plain, from, to)
  return /[\p{L}\p{N}%]/u.test(piece.text) ? piece : null
}

/** The cells of a row set apart by `mark`, with their places. */
function split(page: Page, row: Row, mark: RegExp): (Piece | null)[] {
  const text = wordsOf(page, row)
  const cells: (Piece | null)[] = []
  let start = 0
  for (const found of text.matchAll(mark)) {
    cells.push(cellAt(page, row.from + start, row.from + found.index))
    start = found.index + found[0].length
  }
  cells.push(cellAt(page, row.from + start, row.to))
  return cells
}

function pipeCells(page: Page, row: Row): (Piece | null)[] {
  const cells = split(page, row, /(?<!\\)\|/gu)
  const text = wordsOf(page, row).trim()
  return cells.slice(text.startsWith('|') ? 1 : 0, text.endsWith('|') ? -1 : undefined)
}

const present = (cells: readonly (Cell | undefined)[]): Piece[] => cells.filter((cell): cell is Piece => cell != null)
const goingOn = (row: readonly Cell[], words: Cell): readonly Cell[] => [...row.slice(0, -1), joined(present([row.at(-1), words]))]
const merged = (above: readonly Cell[], below: readonly Cell[]): readonly Cell[] =>
  Array.from({ length: Math.max(above.length, below.length) }, (_, i) => joined(present([above[i], below[i]])))

/** Rows with bars. Where borders (`+---+`) part the rows, the lines between two borders are one row. */
export function pipeTable(page: Page, rows: readonly Row[], at: number): Taken | null {
  const isPipe = (row: Row | undefined): boolean =>
    row !== undefined && ((wordsOf(page, row).match(/\|/gu)?.length ?? 0) >= 2 || BORDER.test(wordsOf(page, row)))
  if (!isPipe(rows[at])) return null
  const cells: (readonly Cell[])[] = []
  const grid = BORDER.test(wordsOf(page, rows[at] ?? { from: 0, to: 0, blankBefore: false, pageStart: false }))
  let fresh = true
  let end = at
  for (let row = rows[end]; row && (isPipe(row) || (isEmptyRow(wordsOf(page, row)) && isPipe(rows[end + 1]))); row = rows[++end]) {
    const text = wordsOf(page, row)
    if (RULE.test(text)) {
      fresh = true
      continue
    }
    const found = pipeCells(page, row)
    const open = cells.at(-1)
    if (grid && !fresh && open) cells[cells.length - 1] = merged(open, found)
    else cells.push(found)
    fresh = false
  }
  return { cells, rows: end - at }
}

const TABS = /\t/gu
const tabs = (page: Page, row: Row | undefined): number =>
  row
    ? (wordsOf(page, row)
        .replace(/^\s+|\s+$/gu, '')
        .match(TABS)?.length ?? 0)
    : 0

/** Rows whose cells stand apart by tabs; a row without tabs between two such rows goes on in the last cell. */
export function tabTable(page: Page, rows: readonly Row[], at: number): Taken | null {
  const first = rows[at]
  if (!first || tabs(page, first) < 2 || split(page, first, TABS).filter((cell) => roleOf(cell?.key ?? '') !== null).length < 2) return null
  const cells: (readonly Cell[])[] = []
  let end = at
  for (let row = rows[end]; row && end - at < MANY; row = rows[++end]) {
    if (tabs(page, row) >= 1) cells.push(split(page, row, TABS))
    else if (isEmptyRow(wordsOf(page, row))) {
      if (tabs(page, rows[end + 1]) < 1) break
    } else {
      if (!rows.slice(end + 1, end + 3).some((next) => tabs(page, next) >= 2)) break
      const words = cellAt(page, row.from, row.to)
      if (words !== null && isOrdinal(words.text.split(' ')[0] ?? '')) cells.push([words])
      else cells.push(goingOn(cells.pop() ?? [], words))
    }
  }
  return { cells: mended(cells), rows: end - at }
}

/** A line end within a cell cuts its row in two: both halves together are as wide as the heading. */
function mended(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const width = rows[0]?.length ?? 0
  const out: (readonly Cell[])[] = []
  for (const row of rows) {
    const open = out.at(-1)
    const [first, ...rest] = row
    const goesOn = open !== undefined && out.length > 1 && open.length < width && open.length + row.length - 1 <= width && !isOrdinal(first?.text ?? '')
    if (goesOn) out[out.length - 1] = [...goingOn(open, first ?? null), ...rest]
    else out.push(row)
  }
  return out
}
