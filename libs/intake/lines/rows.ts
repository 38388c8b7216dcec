import { keyOf } from '../words/text.js'

/** A physical line of the text without its line end. `pageStart`: a form feed stands before it. */
export interface Row {
  readonly from: number
  readonly to: number
  readonly blankBefore: boolean
  readonly pageStart: boolean
}

const EMPTY = /^[\s\-–—=~.·•+*|:_]*$/u
const PAGE_NUMBER = /^\s*[-–—]?\s*(?:trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?\s*[-–—]?\s*$/iu
const EDGE = 2
const FAR = 18
const HEAD_WIDTH = 120

interface Raw extends Row {
  readonly text: string
}

function* rawRows(plain: string): Generator<Raw> {
  let from = 0
  let [blankBefore, pageStart] = [false, false]
  for (const text of plain.split(/[\n\f]/u)) {
    yield { from, to: from + text.length, blankBefore, pageStart, text }
    blankBefore = EMPTY.test(text)
    from += text.length + 1
    pageStart = plain.charAt(from - 1) === '\f'
  }
}

function pagesOf(rows: readonly Raw[]): Raw[][] {
  const pages: Raw[][] = [[]]
  for (const row of rows) {
    if (row.pageStart) pages.push([])
    pages.at(-1)?.push(row)
  }
  return pages.filter((page) => page.some((row) => row.text.trim() !== ''))
}

const printed = (page: readonly Raw[]): Raw[] => page.filter((row) => row.text.trim() !== '')
const stamp = (row: Raw): string => keyOf(row.text.trim()).replace(/\d+/gu, '#').replace(/\s+/gu, ' ')

/** The rows at the edges of pages that come again on the next page, and the numbers of pages: they belong to the paper, not to its text. */
function furniture(rows: readonly Raw[]): ReadonlySet<Raw> {
  const pages = pagesOf(rows)
  if (pages.length < 2) return new Set()
  const edges = pages.map((page) => [...printed(page).slice(0, EDGE), ...printed(page).slice(-EDGE)])
  const seen = new Map<string, number>()
  for (const edge of edges) for (const key of new Set(edge.map(stamp))) seen.set(key, (seen.get(key) ?? 0) + 1)
  const repeated = (row: Raw): boolean => row.text.trim().length < HEAD_WIDTH && (seen.get(stamp(row)) ?? 0) > 1
  return new Set(edges.flatMap((edge, i) => edge.filter((row) => PAGE_NUMBER.test(row.text) || (i > 0 && repeated(row)))))
}

const printedNear = (rows: readonly Raw[], at: number, step: 1 | -1): Raw | undefined => {
  for (let i = at + step; i >= 0 && i < rows.length && Math.abs(i - at) < 5; i += step) if (rows[i]?.text.trim() !== '') return rows[i]
  return undefined
}
const cuts = (before: Raw | undefined, after: Raw | undefined): boolean => !/[.;:!?]\s*$/u.test(before?.text ?? '.') && /^\s*\p{Ll}/u.test(after?.text ?? '')

/** Rows with nothing but the next number of a page, far apart. */
function numbersIn(rows: readonly Raw[]): readonly number[] {
  const found: number[] = []
  for (const [i, row] of rows.entries()) {
    if (row.text.startsWith('\t') || !PAGE_NUMBER.test(row.text) || i - (found.at(-1) ?? -FAR) < FAR) continue
    if (Number(/\d+/u.exec(row.text)?.[0]) === found.length + 2) found.push(i)
  }
  return found
}

const beside = (rows: readonly Raw[], at: number): Raw[] =>
  ([-1, 1] as const).flatMap((step) => printedNear(rows, at, step) ?? []).filter((row) => row.text.trim().length > 10 && row.text.trim().length < HEAD_WIDTH)

/** Without form feeds: numbers in the middle of a sentence or beside a head that comes again; and those heads. */
function loneNumbers(rows: readonly Raw[]): ReadonlySet<Raw> {
  const found = numbersIn(rows)
  const seen = new Map<string, number>()
  for (const at of found) for (const head of beside(rows, at)) seen.set(stamp(head), (seen.get(stamp(head)) ?? 0) + 1)
  const dropped = new Set<Raw>()
  for (const at of found) {
    const again = beside(rows, at).filter((head) => (seen.get(stamp(head)) ?? 0) > 1)
    const row = rows[at]
    if (row && (again.length > 0 || cuts(printedNear(rows, at, -1), printedNear(rows, at, 1)))) for (const one of [row, ...again]) dropped.add(one)
  }
  return dropped
}

/** The physical lines of a text, without page numbers and running heads. Rows that hold no letter and no figure stay: a table's empty cell is one. */
export function rowsOf(plain: string): readonly Row[] {
  const raw = [...rawRows(plain)]
  const dropped = raw.some((row) => row.pageStart) ? furniture(raw) : loneNumbers(raw)
  const rows: Row[] = []
  for (const row of raw) {
    if (dropped.has(row)) continue
    rows.push({ from: row.from, to: row.to, pageStart: row.pageStart, blankBefore: row.blankBefore })
  }
  return rows
}

/** Does a row hold nothing that is read (blank, a rule, stars, dots)? */
export function isEmptyRow(text: string): boolean {
  return EMPTY.test(text)
}
