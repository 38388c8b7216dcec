import { fold, ok, parseDate, refuse, squeeze, type LocalDate, type Result } from '#base'

/** One row of a table of people, with the line of the file on which it begins. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What the header of a table of people may say, compared without accents, case and marks. */
const HEADERS = {
  name: ['ho ten', 'ho va ten', 'name', 'full name'],
  unit: ['don vi', 'co quan', 'co quan don vi', 'unit'],
  post: ['chuc danh', 'chuc danh tren he thong', 'ma chuc danh', 'vai tro', 'post', 'post code', 'role'],
  title: ['chuc vu', 'title'],
  field: ['linh vuc', 'field', 'fields'],
  phone: ['dien thoai', 'so dien thoai', 'phone', 'telephone', 'mobile'],
  email: ['thu dien tu', 'dia chi thu dien tu', 'email', 'e mail', 'mail'],
  username: ['ten dang nhap', 'tai khoan', 'username', 'user name', 'login'],
  from: ['tu ngay', 'ngay bat dau', 'from', 'since'],
} as const
export type Column = keyof typeof HEADERS
const COLUMNS = Object.keys(HEADERS) as Column[]
const NEEDED: readonly Column[] = ['name', 'unit', 'post', 'username']
// Numbers of rows and remarks are for the reader of the table.
const PASSED_OVER = ['stt', 'so thu tu', 'tt', 'no', 'ghi chu', 'note', 'notes', '']

export type Cells = Readonly<Record<Column, string>>

/** Which column stands where (null: passed over). Problem `import.header`: a column is missing, unknown or there twice. */
export function headerOf({ cells }: TableRow): Result<readonly (Column | null)[]> {
  const found = cells.map((cell) => COLUMNS.find((column) => HEADERS[column].some((words) => words === plain(cell))) ?? null)
  const unknown = cells.filter((cell, at) => found[at] === null && !PASSED_OVER.includes(plain(cell)))
  const missing = NEEDED.filter((column) => !found.includes(column))
  const twice = COLUMNS.filter((column) => found.indexOf(column) !== found.lastIndexOf(column))
  return missing.length + unknown.length + twice.length === 0 ? ok(found) : refuse('import.header', { missing, unknown, twice })
}

/** The cells of a row by their columns. Problem `import.row`: a row of another length, a separator inside a cell without quotes most often. */
export function cellsOf(columns: readonly (Column | null)[], { cells }: TableRow): Result<Cells> {
  if (cells.length !== columns.length) return refuse('import.row', { cells: cells.length, expected: columns.length })
  return ok(Object.fromEntries(COLUMNS.map((column) => [column, squeeze(cells[columns.indexOf(column)] ?? '')])) as Cells)
}

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u

/** `01/12/2026`, `1-12-2026` or `2026-12-01`; null when it is no day. */
export function dayTyped(typed: string): LocalDate | null {
  const [, day, month, year] = DAY.exec(typed) ?? []
  return parseDate(day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed)
}

/** Without accents, case and marks: `Thư ký, chuyên viên` → `thu ky chuyen vien`. */
export function plain(typed: string): string {
  return fold(typed)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
