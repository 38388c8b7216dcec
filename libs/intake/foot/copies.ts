import { bareOf } from '../words/bare.js'
import type { Copy } from '../shape/draft.js'
import { labelOf, type Line, type Page } from '../lines/lines.js'
import { isUpperCase, keyOf, pieceOf, rx } from '../words/text.js'
import { nameListAt, type Name } from '../units/units.js'

// A scan loses or changes marks over letters: “Nơí nhận”, “Noi nhân”.
export const COPIES = rx('^n\\s?[oòóỏõọôốồổỗộơớờởỡợ]\\s?[iìíỉĩị]\\s+nh[aàáảãạăâấầẩẫậ]n(?:\\s*[:;.]|\\s*$|\\s+-)\\s*')
const FILE = /^luu(?:\s+tru)?\s*[:;,]?\s*/u
const PURPOSE =
  '(?:để|đề)\\s+[^()]{1,40}|b\\s?/\\s?c|bc|báo\\s+cáo|phối\\s+hợp|p\\s?/\\s?h|ph\\s?/\\s?h|thực\\s+hiện|t\\s?/\\s?h|th|biết|theo\\s+dõi|t\\s?/\\s?d|chỉ\\s+đạo|c\\s?/\\s?đ|kiểm\\s+tra|tuyên\\s+truyền|đưa\\s+tin|đăng\\s+(?:tải|tin|công\\s+báo)[^()]{0,30}|tổng\\s+hợp|giám\\s+sát|triển\\s+khai|tham\\s+mưu|tham\\s+dự'
const BRACKETED = rx(`\\s*\\(\\s*(?:${PURPOSE})(?:[\\s,;]+(?:và\\s+)?[^()]{0,30})?\\)?\\s*$`)
const SHEETS = /\s*\((?:\d{1,3}\s*(?:bản|b))\)\s*$/u
const TRAILING = rx('\\s*[-–:,]?\\s*(?:để|đề)\\s+(?:b\\s?/\\s?c|báo\\s+cáo|phối\\s+hợp|biết|thực\\s+hiện|theo\\s+dõi|chỉ\\s+đạo)\\s*$')
const REPORT = rx('(?:b\\s?/\\s?c|(?:^|[\\s(])bc(?=\\)|$)|báo\\s+cáo)')
const COORDINATE = rx('phối\\s+hợp|p\\s?/\\s?h')
const COMPLY = rx('^như\\s+(?:trên|kính\\s+gửi|điều|mục|phần)')
const CARRIES_OUT = rx('thực\\s+hiện|t\\s?/\\s?h|triển\\s+khai')

/** Does a unit named in a line of “Nơi nhận” lead a task of the letter? */
export type Leads = (names: readonly Name[]) => boolean

/** The name without its mark, and the mark. */
function splitMark(entry: string): { readonly name: string; readonly mark: string } {
  let name = entry
  let mark = ''
  for (const pattern of [SHEETS, BRACKETED, TRAILING, SHEETS]) {
    const found = pattern.exec(keyOf(name))
    if (!found) continue
    if (pattern !== SHEETS) mark += keyOf(name.slice(found.index))
    name = name.slice(0, found.index).trim()
  }
  return { name: name === '' ? entry : name, mark }
}

function copyOf(entry: string, leads: Leads): Copy {
  const file = FILE.exec(bareOf(entry))
  if (file) return { name: entry.slice(file[0].length), purpose: 'file' }
  const { name, mark } = splitMark(entry)
  if (REPORT.test(mark)) return { name, purpose: 'report' }
  if (COORDINATE.test(mark)) return { name, purpose: 'coordinate' }
  if (COMPLY.test(keyOf(name)) || CARRIES_OUT.test(mark)) return { name, purpose: 'comply' }
  return { name, purpose: leads(namesOf(name)) ? 'comply' : 'inform' }
}

function namesOf(entry: string): readonly Name[] {
  const piece = pieceOf(entry, 0, entry.length)
  const { names, end } = nameListAt(piece, 0)
  // “Chủ tịch, các Phó Chủ tịch UBND tỉnh” are people; a list must be a list of units to its end.
  if (names.length > 0 && /^\s*(?:$|[(,;.-])/u.test(piece.text.slice(end))) return names
  // A body that no list knows, by its name as printed.
  return /^(?:Ban|Trung tâm|Công ty|Cục|Chi cục|Viện|Trường|Quỹ)\s[^,;:]+$/u.test(entry) ? [{ name: entry, group: false, from: 0, to: entry.length }] : []
}

const trimmed = (text: string): string => text.replace(/^[\s:-]+/u, '').replace(/[;.,:\s/]+$/u, '')

/** “- A; - B (b/c); - Lưu: VT”, all on one line. */
function splitLine(text: string): readonly string[] {
  const byDash = text.split(/[;.]?\s+-\s*(?=[\p{Lu}\d])|;\s*-\s*/u)
  return byDash.length > 2 || /;\s*-/u.test(text) ? byDash : [text]
}

interface Entry {
  text: string
  closed: boolean
}

interface List {
  readonly entries: Entry[]
  /** The list sets its entries off by dashes: a line without one goes on, or stands outside. */
  dashes: boolean
}

const isClosed = (text: string): boolean => /[;.]\s*$/u.test(text)
const isFile = (text: string): boolean => FILE.test(bareOf(text))
const isListed = (line: Line): boolean => ['dash', 'bullet', 'plus'].includes(labelOf(line.text)?.shape ?? '')
const columnOf = (page: Page, line: Line): number => line.from - (page.plain.lastIndexOf('\n', line.from - 1) + 1)
const COLUMN = 20
const SIGNED = /^[([]?\s*(?:da ky|ky ten|ky boi|nguoi ky|ngay ky|thoi gian ky)/u

/** Takes a line without a dash: it goes on with an open entry, or is an entry of its own in a list without dashes. False where the list is over. */
function takePlain(list: List, line: Line): boolean {
  const open = list.entries.at(-1)
  if (isUpperCase(line.text)) return list.entries.length === 0
  if (open && !open.closed) {
    open.text = `${open.text} ${line.text}`
    open.closed = isClosed(line.text)
    return true
  }
  if (!isFile(line.text) && (line.blankBefore || list.dashes)) return list.entries.length === 0
  list.entries.push({ text: line.text, closed: isClosed(line.text) || !list.dashes })
  return true
}

function take(list: List, line: Line): boolean {
  const open = list.entries.at(-1)
  if (open && isFile(open.text) && !/[,-]\s*$/u.test(open.text)) return false
  if (!isListed(line)) return takePlain(list, line)
  list.dashes = true
  for (const text of splitLine(line.text.slice(labelOf(line.text)?.length ?? 0))) list.entries.push({ text, closed: isClosed(text) })
  return true
}

/** Entries as they are printed: a dash begins one. What stands in the column beside them is the signature. */
function entriesOf(page: Page, start: number, skip: (line: number) => boolean): readonly string[] {
  const first = page.lines[start]
  if (!first) return []
  const opened = trimmed(first.text.slice(COPIES.exec(first.key)?.[0].length ?? 0))
  const list: List = { entries: splitFirst(opened).map((text) => ({ text, closed: true })), dashes: false }
  for (const [i, line] of page.lines.entries()) {
    const beside = i <= start || skip(i) || SIGNED.test(bareOf(line.text)) || columnOf(page, line) - columnOf(page, first) >= COLUMN
    if (!beside && !take(list, line)) break
  }
  return list.entries.map((entry) => trimmed(entry.text)).filter((text) => text !== '')
}

function splitFirst(text: string): readonly string[] {
  const parts = splitLine(text)
  return parts.length > 1 ? parts : text.split(/;\s+/u)
}

/** The lines of “Nơi nhận”. `leads` says whether a unit leads a task of this letter: an unmarked one gets it to comply. */
export function readCopies(page: Page, leads: Leads, skip: (line: number) => boolean): readonly Copy[] {
  const start = page.lines.findIndex((line, i) => COPIES.test(line.key) && !skip(i))
  const copies: Copy[] = []
  for (const entry of start < 0 ? [] : entriesOf(page, start, skip)) {
    copies.push(copyOf(entry, leads))
    if (copies.at(-1)?.purpose === 'file') break
  }
  return copies
}
