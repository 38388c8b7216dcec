import { labelOf } from '../lines/labels.js'
import { isTaskTable, roleOf, rolesOf, type ColumnRole } from './table-columns.js'
import { joinPieces, type Piece } from '../words/text.js'

/** A cell with its paragraphs; a merged or empty cell is null. */
export type Cell = Piece | null

/** A table of tasks: its columns' roles and the rows under its heading. */
export interface Grid {
  readonly roles: readonly (ColumnRole | null)[]
  readonly rows: readonly (readonly Cell[])[]
  readonly from: number
  readonly to: number
}

const ORDINAL = /^(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]?|[IVXL]{1,6}[.)]?|[A-HĐ][.)]?|[a-zđ][.)])$/u
const COLUMN_NUMBER = /^(?:\(?\d{1,2}\)?|\(?[A-HĐ]\)?|\(\d\)=.*)$/u
const HEADINGS = 3

export const cellText = (cell: Cell): string => cell?.text ?? ''
export const isOrdinal = (text: string): boolean => ORDINAL.test(text)
export const joined = (pieces: readonly Piece[]): Cell => (pieces.length === 0 ? null : joinPieces(pieces))

const filled = (row: readonly Cell[]): readonly string[] => row.map(cellText).filter((text) => text !== '')

function isHeading(row: readonly Cell[]): boolean {
  const cells = row.map((cell) => cell?.key ?? '').filter((key) => key !== '')
  const named = cells.filter((key) => roleOf(key) !== null).length
  return cells.length > 0 && named * 2 > cells.length
}

/** “(1) | (2) | (3)” under the heading counts the columns. */
function countsColumns(row: readonly Cell[]): boolean {
  const cells = filled(row)
  return cells.length > 2 && cells.every((text) => COLUMN_NUMBER.test(text))
}

function headingsOf(rows: readonly (readonly Cell[])[]): number {
  let count = 0
  while (count < Math.min(HEADINGS, rows.length) && isHeading(rows[count] ?? []) && !isOrdinal(cellText(rows[count]?.[0] ?? null))) count++
  return count
}

const same = (a: readonly Cell[], b: readonly Cell[] | undefined): boolean => b !== undefined && a.map(cellText).join('|') === b.map(cellText).join('|')

/** A table of tasks out of rows of cells; null where its heading tells of something else (figures, a list of people, a form to fill in). */
export function gridOf(rows: readonly (readonly Cell[])[]): Grid | null {
  const start = rows.findIndex(isHeading)
  if (start < 0 || start > 1) return null
  const below = rows.slice(start)
  const count = headingsOf(below)
  const header = below.slice(0, count).map((row) => row.map((cell) => cell?.key ?? ''))
  const roles = rolesOf(header)
  if (!isTaskTable(roles)) return null
  const body = below.slice(count).filter((row) => filled(row).length > 0 && !countsColumns(row) && !below.slice(0, count).some((head) => same(head, row)))
  const pieces = rows.flat().filter((cell): cell is Piece => cell !== null)
  return { roles, rows: body, from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? 0 }
}

/** The label of a row: what stands in its column of numbers, or before its words. */
export function rowNumber(text: string): string | null {
  const bare = text.replace(/[.()\s]+$|^\(/gu, '')
  if (isOrdinal(text)) return bare
  const label = labelOf(text)
  return label && !/^[-–—+•]$/u.test(label.value) ? label.value : null
}
