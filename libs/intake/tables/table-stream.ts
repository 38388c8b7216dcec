import { labelOf } from '../lines/labels.js'
import type { Page } from '../lines/lines.js'
import { isEmptyRow, type Row } from '../lines/rows.js'
import { roleOf, rolesOf, type ColumnRole } from './table-columns.js'
import { isOrdinal, joined, type Cell } from './table-grid.js'
import type { Taken } from './table-shapes.js'
import { isUpperCase, keyOf, pieceOf, rx, type Piece } from '../words/text.js'
import { nameListAt } from '../units/units.js'

/** One cell of a table whose cells stand below one another, as HTML turned into text leaves them. */
interface Part {
  readonly cell: Cell
  readonly breakBefore: boolean
  readonly row: number
}

const TIME = rx(
  '^(?:trước|trong|quý|tháng|năm|hằng|hàng|thường\\s+xuyên|định\\s+kỳ|giai\\s+đoạn|từ\\s+(?:năm|tháng|quý|ngày)|đến|chậm\\s+nhất|hoàn\\s+thành|liên\\s+tục|ngày\\s+\\d|\\d{1,2}/\\d|\\d{4})',
)
const MOST = 3000
const COLUMNS = 12
const FIRST = 40
/** What the first name of a table's columns begins with. */
const MAY_OPEN = rx(
  '^(?:s?tt|số|thứ|no|#|nội|nhiệm|công|tên|danh|nhóm|các|hoạt|giải|hạng|phần|việc|đầu|đề|chương|văn|dự|chuyên|biện|vụ|vấn|kiến|tồn|kết|ý|sự|hội|lĩnh|mô|thủ|phong|khâu|bước)(?![\\p{L}])',
)
const BAR = /^\s*\|\s*$/u

const textOf = (page: Page, row: Row): string => page.plain.slice(row.from, row.to)
const pieceAt = (page: Page, row: Row): Piece => pieceOf(page.plain, row.from, row.to)
const nameAt = (page: Page, row: Row): string => keyOf(pieceAt(page, row).text)

type Mode = 'tab' | 'bar' | 'bare'

/** How the cells of a table that may begin at a row are parted: each begun by a tab, by bars on lines of their own, or by nothing. */
function modeAt(page: Page, rows: readonly Row[], at: number): Mode {
  const [first, ...next] = rows.slice(at, at + 5)
  if (first && /^ *\t/u.test(textOf(page, first))) return 'tab'
  return next.some((row) => BAR.test(textOf(page, row))) ? 'bar' : 'bare'
}

/** Do the cells begin with names of columns, the first of them a number or a task? */
function opensTable(parts: readonly Part[]): boolean {
  const roles = parts.slice(0, 3).map(roleAt)
  return roles.length === 3 && roles.every((role) => role !== null) && roles.includes('task') && roles.indexOf('number') <= 0
}

/** “IV. TỔ CHỨC THỰC HIỆN” right behind a table's last cell. */
const isHeading = (text: string): boolean => isUpperCase(text) && /^(?:part|roman|capital)$/u.test(labelOf(text)?.shape ?? '')

/** Does a row begin a new cell? */
function begins(text: string, mode: Mode): boolean {
  if (mode === 'tab') return /^ *\t/u.test(text)
  return mode === 'bar' ? BAR.test(text) : !isEmptyRow(text)
}

function* partsOf(page: Page, rows: readonly Row[], at: number, mode: Mode, most: number): Generator<Part> {
  let open: { readonly lines: Piece[]; readonly breakBefore: boolean; readonly row: number } | null = null
  let blank = false
  for (const [i, row] of rows.slice(at, at + most).entries()) {
    const text = textOf(page, row)
    const fresh = begins(text, mode)
    if (!fresh && isEmptyRow(text)) blank = true
    else {
      // Behind a blank line only a tab goes on with the table.
      if (mode === 'tab' && !fresh && (blank || isHeading(pieceAt(page, row).text))) break
      if (open && fresh) yield { cell: joined(open.lines), breakBefore: open.breakBefore, row: open.row }
      if (!open || fresh) open = { lines: [], breakBefore: blank, row: at + i }
      blank = false
      const piece = pieceAt(page, row)
      if (/[\p{L}\p{N}]/u.test(piece.text)) open.lines.push(piece)
    }
  }
  if (open) yield { cell: joined(open.lines), breakBefore: open.breakBefore, row: open.row }
}

const roleAt = (part: Part | undefined): ColumnRole | null => roleOf(part?.cell?.key ?? '')

interface Heading {
  readonly header: readonly (readonly Cell[])[]
  readonly parts: number
}

/** The names of the columns; a second row of names (“Chủ trì”, “Phối hợp”) takes the place of the name above it. */
function headingOf(parts: readonly Part[]): Heading {
  let end = 0
  while (end < Math.min(parts.length, COLUMNS) && roleAt(parts[end]) !== null && !(end > 2 && parts[end]?.breakBefore === true)) end++
  const first = parts.slice(0, end).map((part) => part.cell)
  let more = end
  while (more < end + 3 && (roleAt(parts[more]) === 'lead' || roleAt(parts[more]) === 'partners')) more++
  const below = parts.slice(end, more).map((part) => part.cell)
  const over = first.findIndex((cell) => ['lead', 'both', 'partners'].includes(roleOf(cell?.key ?? '') ?? ''))
  if (below.length < 2 || over < 0) return { header: [first], parts: end }
  return { header: [[...first.slice(0, over), ...below, ...first.slice(over + 1)]], parts: more }
}

const isTime = (cell: Cell): boolean => cell !== null && cell.text.length < 60 && TIME.test(cell.key)
const isUnits = (cell: Cell): boolean => cell !== null && nameListAt(cell, 0).names.length > 0

/** A row with cells missing (a converter leaves out empty ones) or too many (a cell of several paragraphs): each cell goes where its words fit. */
function fitted(cells: readonly Cell[], roles: readonly (ColumnRole | null)[]): readonly Cell[] {
  if (cells.length === roles.length) return cells
  const out: Cell[] = Array.from({ length: roles.length }, () => null)
  const task = Math.max(0, roles.indexOf('task'))
  const numbered = roles[0] === 'number' && isOrdinal(cells[0]?.text ?? '')
  if (numbered) out[0] = cells[0] ?? null
  let at = task
  out[task] = cells[numbered ? 1 : 0] ?? null
  for (const cell of cells.slice(numbered ? 2 : 1)) {
    const wanted: readonly (ColumnRole | null)[] = isTime(cell) ? ['due'] : isUnits(cell) ? ['lead', 'both', 'partners'] : ['other', null]
    const next = roles.findIndex((role, i) => i > at && wanted.includes(role))
    if (next < 0) out[at] = joined([out[at] ?? null, cell].filter((piece): piece is Piece => piece !== null))
    else {
      out[next] = cell
      at = next
    }
  }
  return out
}

/** Does a cell begin a row: by its number, behind a blank line, or where the row before is full? */
function beginsRow(part: Part, open: readonly Part[] | undefined, numbered: boolean, breaks: boolean, width: number): boolean {
  if (open === undefined) return true
  if (numbered) return isOrdinal(part.cell?.text ?? '') && open.length >= 2 && (!breaks || part.breakBefore)
  return breaks ? part.breakBefore : open.length === width
}

function rowsFrom(parts: readonly Part[], roles: readonly (ColumnRole | null)[]): { readonly rows: readonly (readonly Part[])[]; readonly end: number | null } {
  const breaks = parts.slice(0, roles.length * 3).some((part) => part.breakBefore)
  const numbered = roles[0] === 'number'
  const rows: Part[][] = []
  for (const part of parts) {
    const open = rows.at(-1)
    const overfull = open !== undefined && open.length >= roles.length + 2 && !breaks
    const headless = open === undefined && numbered && !isOrdinal(part.cell?.text ?? '')
    if (headless || (overfull && !beginsRow(part, open, numbered, breaks, roles.length))) return { rows, end: part.row }
    if (beginsRow(part, open, numbered, breaks, roles.length)) rows.push([part])
    else open?.push(part)
  }
  return { rows, end: null }
}

/** A table whose cells stand below one another, each on a line of its own; null where no names of columns begin one. */
export function streamTable(page: Page, rows: readonly Row[], at: number): Taken | null {
  const row = rows[at]
  if (!row || !MAY_OPEN.test(nameAt(page, row))) return null
  const mode = modeAt(page, rows, at)
  const first = [...partsOf(page, rows, at, mode, FIRST)]
  if (!opensTable(first)) return null
  const { header, parts: taken } = headingOf(first)
  const roles = rolesOf(header.map((row) => row.map((cell) => cell?.key ?? '')))
  // Whether rows follow is seen before the whole text is looked through.
  if (rowsFrom(first.slice(taken), roles).rows.length === 0) return null
  const { rows: found, end } = rowsFrom([...partsOf(page, rows, at, mode, MOST)].slice(taken), roles)
  const last = found.at(-1)?.at(-1)?.row ?? at
  const stop = end ?? rows.findIndex((row, i) => i > last && !endsInside(page, rows, i, last, mode))
  return {
    cells: [
      ...header,
      ...found.map((row) =>
        fitted(
          row.map((part) => part.cell),
          roles,
        ),
      ),
    ],
    rows: (stop < 0 ? rows.length : stop) - at,
  }
}

/** The lines of the last cell that go on below its first. */
function endsInside(page: Page, rows: readonly Row[], at: number, last: number, mode: Mode): boolean {
  const row = rows[at]
  return (
    mode === 'tab' &&
    row !== undefined &&
    at - last < 6 &&
    !isHeading(pieceAt(page, row).text) &&
    !isEmptyRow(textOf(page, row)) &&
    !row.blankBefore &&
    !/^\t/u.test(textOf(page, row))
  )
}
