import { labelOf } from './labels.js'
import { anyOf, E, isUpperCase, keyOf, rx, W } from '../words/text.js'
import { WORK_VERBS } from '../words/work-verbs.js'

/** What the joiner of lines looks at: the words of a line and whether a blank line stands before it. */
export interface Printed {
  readonly text: string
  readonly blankBefore: boolean
}

const ENDS = /[.;:!?…]["”)\]]*$|\/\.?$/u
const HANGS = rx('(?:[,\\-(&]|(?:^|\\s)(?:của|và|tại|theo|với|các|cho|do|về|trong|thuộc|đến|hoặc|từ|số|ngày|tháng|năm|quý|là|những|sở|phối\\s+hợp))$')
/** The kind of a body whose name is still to come: “…, Báo Hải Phòng, Đài / Phát thanh và …”. */
const OPENS_NAME =
  /(?:^|[\s,;])(?:Đài|Báo|Ban|Bộ|Cục|Chi cục|Viện|Trung tâm|Văn phòng|Công ty|Công|Bệnh viện|Trường|[UỦ][ỷy]|[UỦ][ỷy] ban|Ban Quản|Ban Quản lý|Hội|Hội đồng|Thanh|Chủ|Giám|Chủ tịch|Giám đốc|Thủ trưởng|Kho bạc|Ngân hàng)$/u
const CITES = rx('(?:điểm|khoản|mục|ngày|tháng|số|điều)$')
const BEGINS_WORK = rx(`^(?:${anyOf(WORK_VERBS)})${E}`)
const HOLDS_WORK = rx(`${W}(?:${anyOf(WORK_VERBS)})${E}`)
const MIN_ROWS = 8
const WIDEST = 170
const FULL = 0.82
const SHARE = 0.25
const NEW_MATTER = rx('^(?:phụ\\s+lục|nơi\\s+nhận|kính\\s+gửi|điều\\s+\\d)')

/**
 * The measure to which a converter has broken the lines of a text (`pdftotext` gives 80 to 110 characters), or null where a line is a
 * paragraph. A text is broken if no line is longer than a measure and many full lines go on in the next without an end of a sentence.
 */
export function measureOf(lines: readonly string[]): number | null {
  const lengths = lines.map((line) => line.trim().length).filter((length) => length > 30)
  if (lengths.length < MIN_ROWS) return null
  const sorted = lengths.toSorted((a, b) => a - b)
  const long = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  if (long > WIDEST) return null
  const open = lines.filter((line) => line.trim().length > long * FULL && !ENDS.test(line.trim())).length
  return open >= lengths.length * SHARE ? long : null
}

/** “giai đoạn 2021 / - 2025”, “điểm a, / b) khoản 2”, “(khóa / XI)”: what looks like a label in the middle of a sentence. */
function isNoLabel(before: string, text: string): boolean {
  if (/\([^)]{0,60}$/u.test(before) && /^[^(]{0,20}\)/u.test(text)) return true
  return (/(?:19|20)\d\d$/u.test(before) && /^[-–—]\s*(?:19|20)\d\d(?!\d|%)/u.test(text)) || (CITES.test(keyOf(before)) && /^(?:\d|[a-zđ][),])/u.test(text))
}

/**
 * Does this line go on with the sentence of the one before? Page breaks and converters cut sentences: the piece before has no full stop
 * and the next begins in lower case, or it hangs on a word after which nothing can end, or (where lines are broken to a measure) it is full
 * or runs over several `lines` already.
 */
export function continues(before: string, line: Printed, measure: number | null, lines = 1): boolean {
  const labelled = labelOf(line.text) !== null
  if (ENDS.test(before)) return !labelled && measure !== null && /^[\p{Ll}(]/u.test(line.text) && isFull(before, line, measure)
  if (labelled) return isNoLabel(before, line.text)
  return /^[\p{Ll}(,;%]/u.test(line.text) || hangs(before, line) || runsOn(before, line, measure, lines)
}

const hangs = (before: string, line: Printed): boolean =>
  (HANGS.test(keyOf(before)) && !(line.blankBefore && isUpperCase(line.text))) ||
  (OPENS_NAME.test(before) && !isUpperCase(before) && !line.blankBefore && /^\p{Lu}/u.test(line.text))

/** Where lines are broken to a measure: a full line goes on; a heading stands on one line, what already runs over two goes on until its sentence ends. */
function runsOn(before: string, line: Printed, measure: number | null, lines: number): boolean {
  if (measure === null || line.blankBefore || NEW_MATTER.test(keyOf(line.text))) return false
  if (lines === 1 && isUnitOnly(before, line.text)) return false
  return (lines > 1 || isFull(before, line, measure)) && isUpperCase(before) === isUpperCase(line.text)
}

/** “7. Sở A, Sở B, Công an tỉnh / Thường xuyên phối hợp …”: a line without a verb is a heading over the order that begins below. */
const isUnitOnly = (before: string, text: string): boolean => /^\p{Lu}/u.test(text) && BEGINS_WORK.test(keyOf(text)) && !HOLDS_WORK.test(keyOf(before))

/** The first word of the next line would not have gone on this one. */
function isFull(before: string, line: Printed, measure: number): boolean {
  const word = /^\S+/u.exec(line.text)?.[0] ?? ''
  return before.length + word.length + 1 > measure * FULL
}
