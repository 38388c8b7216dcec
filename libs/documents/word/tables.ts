import { pipeRows, type Cells } from '../text/pipes.js'

export interface Cell {
  readonly lines: string[]
  span: number
  /** Goes on with the cell above. */
  continued: boolean
}

export interface Row {
  readonly cells: Cell[]
  /** Columns left out before the first cell and after the last. */
  before: number
  /** The row was deleted by a revision, or it is hidden. */
  dropped: boolean
}

export interface Table {
  readonly rows: Row[]
  bordered: boolean
}

export const newTable = (): Table => ({ rows: [], bordered: false })
export const newRow = (): Row => ({ cells: [], before: 0, dropped: false })
export const newCell = (): Cell => ({ lines: [], span: 1, continued: false })

// Decree 30/2020, Appendix I: the head and the foot of a paper stand in two columns, which Word users lay out as a table.
const OF_A_FRAME = /cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*[-–]\s*tự\s+do|đảng\s+cộng\s+sản\s+việt\s+nam|n[ơo]i\s+nhận\s*:|kính\s+gửi\s*:/iu
const FRAME_ROWS = 10
/** Word's own limit is 63 columns. */
export const MAX_COLUMNS = 64

const widthOf = (row: Row): number => row.before + row.cells.reduce((sum, cell) => sum + cell.span, 0)

/** Is this table only a way to place words side by side (head, signature, a framed note)? Its cells are then read one after the other. */
function isFrame(table: Table, rows: readonly Row[]): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.cells.length))
  if (rows.length <= 1 || columns <= 1) return true
  if (!table.bordered && columns <= 2) return true
  return rows.length <= FRAME_ROWS && rows.some((row) => row.cells.some((cell) => cell.lines.some((line) => OF_A_FRAME.test(line))))
}

/** A merged cell's words stand once, where it begins; the places it covers stay empty. */
function cellsOf(row: Row): Cells {
  const cells: (readonly string[])[] = Array.from({ length: Math.min(row.before, MAX_COLUMNS) }, () => [])
  for (const cell of row.cells) {
    cells.push(cell.continued ? [] : cell.lines)
    for (let more = 1; more < cell.span && cells.length < MAX_COLUMNS; more++) cells.push([])
  }
  return cells
}

/** A table as lines: a frame's cells one after the other, any other as rows of Markdown with a blank line around. */
export function tableLines(table: Table): readonly string[] {
  const rows = table.rows.filter((row) => !row.dropped && widthOf(row) > 0)
  if (isFrame(table, rows)) return [...rows.flatMap((row) => row.cells.filter((cell) => !cell.continued).flatMap((cell) => cell.lines)), '']
  return ['', ...pipeRows(rows.map(cellsOf)), '']
}

/** A table inside a cell: its rows as lines of that cell. */
export function nestedLines(table: Table): readonly string[] {
  const rows = table.rows.filter((row) => !row.dropped)
  return rows.map((row) => row.cells.flatMap((cell) => (cell.continued ? [] : cell.lines.filter((line) => line.trim() !== ''))).join(' '))
}
