import { ok, refuse, unitId, type LocalDate, type Post, type Problem, type Result } from '#base'
import { emailOf, isEnded, nameOfPerson, phoneOf, resolveName, usernameOf, type Directory, type Unit } from '#directory'
import { cellsOf, dayTyped, type Cells, type Column, type TableRow } from './import-table.js'
import { postsNamed } from './post-words.js'
import { fieldOf } from './posts.js'

/** What one line says, each cell understood by itself. */
export interface LineSaid {
  readonly line: number
  readonly name: string
  readonly unit: Unit
  readonly posts: readonly Post[]
  readonly title: string
  readonly field: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly username: string
  readonly from: LocalDate
}

/** A line understood, or all that is wrong in it. */
export function lineSaid(
  directory: Directory,
  columns: readonly (Column | null)[],
  row: TableRow,
  today: LocalDate,
): { readonly said: LineSaid } | { readonly faults: readonly Problem[] } {
  const cells = cellsOf(columns, row)
  if (!cells.ok) return { faults: [cells.problem] }
  const faults: Problem[] = []
  const read = <T>(result: Result<T>): T | null => {
    if (!result.ok) faults.push(result.problem)
    return result.ok ? result.value : null
  }
  const { title } = cells.value
  const unit = read(unitTyped(directory, cells.value.unit, today))
  const posts = unit && read(postsNamed(cells.value.post, unit))
  const name = read(cell(cells.value, 'name', nameOfPerson))
  const username = read(cell(cells.value, 'username', usernameOf))
  const phone = read(left(cells.value, 'phone', (typed) => phoneOf(withItsZero(typed))))
  const email = read(left(cells.value, 'email', emailOf))
  const from = read(left(cells.value, 'from', dayTyped)) ?? today
  const field = read(fieldOf(cells.value.field))
  if (faults.length > 0 || !unit || !posts || name === null || username === null) return { faults }
  return { said: { line: row.line, name, unit, posts, title, field, phone, email, username, from } }
}

function cell<T>(cells: Cells, column: Column, parse: (typed: string) => T | null): Result<T> {
  const value = parse(cells[column])
  return value === null ? refuse('person.wrong', { field: column, value: cells[column] }) : ok(value)
}

/** The same where the cell may be left empty. */
function left<T>(cells: Cells, column: Column, parse: (typed: string) => T | null): Result<T | null> {
  return cells[column] === '' ? ok(null) : cell(cells, column, parse)
}

/** Spreadsheets take a telephone number for a figure and drop the zero before it. */
function withItsZero(typed: string): string {
  return /^[235789]\d{8,9}$/u.test(typed.replace(/[\s.]/gu, '')) ? `0${typed}` : typed
}

/** By its code, else as letters name it. One unit that lives, or it is asked. */
function unitTyped(directory: Directory, typed: string, today: LocalDate): Result<Unit> {
  const known = directory.units.get(unitId(typed))
  if (known && !isEnded(known, today)) return ok(known)
  const found = resolveName(directory, known?.name ?? typed, today)
  if (found.is === 'unit') return ok(found.unit)
  if (found.is === 'ambiguous') return refuse('unit.ambiguous', { name: typed, candidates: found.candidates.map(({ name }) => name) })
  return refuse('unit.unknown', { name: typed, nearest: found.is === 'unknown' ? found.nearest.map(({ unit }) => unit.name) : [] })
}
