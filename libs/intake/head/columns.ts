import type { Page } from '../lines/lines.js'
import { pieceOf, type Piece } from '../words/text.js'

/** One cell of a row set in columns, in the order of reading. */
export interface Cell extends Piece {
  /** A blank line, a rule or the border of a table stands before it: no sentence goes on over it. */
  readonly hard: boolean
  /** The first cell of the right column. */
  readonly apart?: true
  readonly row: number
  /** Place of its first character in its row as a screen shows it, tabs to every eighth. */
  readonly column: number
}

interface Row {
  readonly cells: readonly Cell[]
  readonly split: boolean
}

// A tab, a table's bar, a written line break, or a run of blanks that no form leaves open for a number or a day.
const GAP = /\|+|<br\s*\/?>|(?<!(?:[Ss][ốôo]|[Nn]gày|[Tt]háng|[Nn]ăm)\s?:?[ \t]*)(?:\t+| {3,})(?![ \t]*(?:[/.…:]|tháng|năm))/gu
const RULE = /^[\s\-–—=_~.·•+*|:]*$/u
// What only separates: three or more dashes inside a line (“… LÀO CAI ------- CỘNG HÒA …”).
const INNER_RULE = /\s*(?:-{3,}|—{2,}|_{3,}|={3,}|\*{3,})\s*/gu

function* partsOf(row: string, pattern: RegExp, from = 0, to = row.length): Generator<readonly [number, number, string]> {
  let start = from
  for (const gap of row.slice(from, to).matchAll(pattern)) {
    yield [start, from + gap.index, gap[0]]
    start = from + gap.index + gap[0].length
  }
  yield [start, to, '']
}

const TAB = 8
const widthOf = (text: string): number => Array.from(text).reduce((width, letter) => (letter === '\t' ? width + TAB - (width % TAB) : width + 1), 0)

function rowOf(plain: string, from: number, length: number, index: number, open: boolean): { row: Row; open: boolean } {
  // Blanks and tabs at the end of a row set nothing apart.
  const text = plain.slice(from, from + length).replace(/[ \t]+$/u, '')
  const cells: Cell[] = []
  let hard = open
  for (const [start, end, gap] of partsOf(text, GAP)) {
    for (const [a, b, rule] of partsOf(text, INNER_RULE, start, end)) {
      const piece = pieceOf(plain, from + a, from + b)
      if (RULE.test(piece.text)) hard ||= piece.text !== '' || b - a > 0
      else {
        cells.push({ ...piece, hard, row: index, column: widthOf(plain.slice(from, piece.from)) })
        hard = false
      }
      hard ||= rule !== ''
    }
    hard ||= gap !== ''
  }
  return { row: { cells, split: cells.length > 1 }, open: hard || text.trim() === '' }
}

/** Rows that stand in two columns, and single cells between them, are read down the left column first, then down the right. */
function unrolled(rows: readonly Row[]): Cell[] {
  const splits = rows.filter((row) => row.split)
  const border = Math.min(...splits.map((row) => row.cells[1]?.column ?? 0)) - 4
  const isRight = (cell: Cell): boolean => cell.column >= border
  const cells = rows.flatMap((row) => row.cells)
  return [
    ...cells.filter((cell) => !isRight(cell)),
    ...cells.filter(isRight).map((cell, i) => (i === 0 ? { ...cell, hard: true, apart: true as const } : cell)),
  ]
}

const NEIGHBOURS = 3

/** The cells of a stretch of the letter as a reader's eye takes them. Gaps of blanks and tabs make columns; bars and written breaks keep the order of the text. */
export function cellsOf(page: Page, from: number, to: number, maxRows: number): readonly Cell[] {
  const { plain } = page
  const rows: Row[] = []
  let open = true
  for (const row of page.rows) {
    if (row.to < from || rows.length >= maxRows) continue
    if (row.from >= to) break
    const start = Math.max(from, row.from)
    const read = rowOf(plain, start, Math.min(to, row.to) - start, rows.length, open)
    rows.push(read.row)
    open = read.open
  }
  const inColumns = rows.map((row) => row.split && !/\||<br/u.test(plain.slice(row.cells[0]?.from, row.cells.at(-1)?.to)))
  const out: Cell[] = []
  for (let i = 0; i < rows.length;) {
    if (inColumns[i] !== true) {
      out.push(...(rows[i]?.cells ?? []))
      i++
      continue
    }
    let last = i
    for (let next = i + 1; next < rows.length && next - last <= NEIGHBOURS; next++) if (inColumns[next] === true) last = next
    let end = last + 1
    while (end < rows.length && goesOnUnder(rows[end], rows.slice(i, end))) end++
    out.push(...unrolled(rows.slice(i, end)))
    i = end
  }
  return out
}

/** A single cell right under the last split row that begins inside one of its columns: the subject's second line under “V/v …”. */
function goesOnUnder(row: Row | undefined, above: readonly Row[]): boolean {
  const cell = row?.cells[0]
  const over = above.at(-1)?.cells[0]
  if (!cell || !over || row.split || cell.hard) return false
  const right = above.findLast((one) => one.split)?.cells[1]
  return right !== undefined && cell.text.length < 70 && (cell.column < right.column * 0.4 || cell.column >= right.column - 4)
}

/** Cells as one text: a line feed between cells, two where nothing goes on, three between columns. Places lead back to the letter. */
export function flowOf(cells: readonly Cell[]): Piece {
  const text: string[] = []
  const key: string[] = []
  const map: number[] = []
  cells.forEach((cell, i) => {
    const joint = i === 0 ? '' : cell.apart ? '\n\n\n' : cell.hard ? '\n\n' : '\n'
    text.push(joint, cell.text)
    key.push(joint, cell.key)
    map.push(...Array.from(joint, () => cell.from), ...cell.map)
  })
  return { text: text.join(''), key: key.join(''), map, from: cells[0]?.from ?? 0, to: cells.at(-1)?.to ?? 0 }
}
