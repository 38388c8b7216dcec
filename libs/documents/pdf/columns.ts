import { lineOf, type Line } from './lines.js'
import type { Word } from './page-words.js'
import { columnParagraphs, isCentred, joined, type Margins } from './paragraphs.js'

// Decree 30/2020, Appendix I: organ, number and subject stand left, state heading, place and day right; at the foot the recipients
// stand left, the signature right.
const NATIONAL = /cộng\s+h(?:òa|oà)\s+xã\s+hội|độc\s+lập\s*[-–]\s*tự\s+do|đảng\s+cộng\s+sản\s+việt\s+nam/iu
const NUMBER_OR_DAY = /^số\s*:|(?:^|,\s*)ngày\s.*tháng/imu
const TO = /^(?:kính\s+gửi|điện\s*:)/iu
const SUBJECT = /^(?:v\/v|về\s+việc)/iu
const RECIPIENTS = /^n[ơo]i\s+nhận/iu
const MAX_HEAD = 16
const MIN_GUTTER = 6
// Longer rows are not taken apart by their tabs when the letter is read.
const MAX_ROW = 150

type Strip = readonly [number, number]

/** The strips of a line without a word, from one side of the page to the other. */
function freeStrips(line: Line, width: number): readonly Strip[] {
  const strips: Strip[] = []
  let from = 0
  for (const word of line.words) {
    if (word.x0 - from > 0.9 * line.size || from === 0) strips.push([from, word.x0])
    from = Math.max(from, word.x1)
  }
  return [...strips, [from, width]]
}

function widest(strips: readonly Strip[], [from, to]: Strip): Strip | null {
  const parts = strips.map(([a, b]): Strip => [Math.max(a, from), Math.min(b, to)]).filter(([a, b]) => b - a >= MIN_GUTTER)
  return parts.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0] ?? null
}

interface Columns {
  readonly left: readonly Line[]
  readonly right: readonly Line[]
  /** How many lines of the page they take. */
  readonly length: number
}

const sideOf = (line: Line, keep: (word: Word) => boolean): Line | null => {
  const words = line.words.filter(keep)
  return words.length > 0 ? lineOf(words) : null
}

/** The longest run of lines, from the first, that leaves a strip free in the middle; null where nothing stands on both sides of it. */
function columnsFrom(lines: readonly Line[], width: number, stops: (line: Line) => boolean): Columns | null {
  let gutter: Strip = [width * 0.2, width * 0.8]
  let length = 0
  for (const line of lines) {
    const next = stops(line) ? null : widest(freeStrips(line, width), gutter)
    if (!next) break
    gutter = next
    length++
  }
  const middle = (gutter[0] + gutter[1]) / 2
  const taken = lines.slice(0, length)
  const side = (keep: (word: Word) => boolean): readonly Line[] => taken.map((line) => sideOf(line, keep)).filter((line): line is Line => line !== null)
  const [left, right] = [side((word) => word.x1 <= middle), side((word) => word.x1 > middle)]
  return left.length > 0 && right.length > 0 ? { left, right, length } : null
}

/** A subject that runs over several lines of the left column as one line. */
function withSubject(left: readonly Line[]): readonly Line[] {
  const at = left.findIndex((line) => SUBJECT.test(line.text))
  const [first, ...more] = at < 0 ? [] : left.slice(at)
  if (!first) return left
  const end = more.findIndex((line, i) => line.y - (more[i - 1] ?? first).y > 2 * line.size || NUMBER_OR_DAY.test(line.text))
  const rest = end < 0 ? more : more.slice(0, end)
  return [...left.slice(0, at), { ...first, text: rest.reduce((text, line) => joined(text, line.text), first.text) }, ...left.slice(at + 1 + rest.length)]
}

/** What stands at one height, side by side with a tab between. */
function sideBySide(left: readonly Line[], right: readonly Line[]): readonly string[] {
  const rows: string[] = []
  const waiting = [...right]
  for (const line of left) {
    while (waiting[0] && waiting[0].y < line.y - 0.6 * line.size) rows.push(waiting.shift()?.text ?? '')
    const beside = waiting[0] && waiting[0].y <= line.y + 0.6 * line.size ? waiting.shift() : undefined
    if (beside && line.text.length + beside.text.length > MAX_ROW) rows.push(beside.text, line.text)
    else rows.push(beside ? `${line.text}\t${beside.text}` : line.text)
  }
  return [...rows, ...waiting.map((line) => line.text)]
}

export interface Block {
  readonly rows: readonly string[]
  readonly length: number
}

/** The two columns of the head, if the page begins with one. */
export function headOf(lines: readonly Line[], width: number, margins: Margins): Block | null {
  let seen = false
  const columns = columnsFrom(lines.slice(0, MAX_HEAD), width, (line) => {
    const stop = TO.test(line.text) || (seen && isCentred(line, margins))
    seen ||= NUMBER_OR_DAY.test(line.text.replaceAll('\t', '\n'))
    return stop
  })
  if (!columns || ![...columns.left, ...columns.right].some((line) => NATIONAL.test(line.text))) return null
  return { rows: sideBySide(withSubject(columns.left), columns.right), length: columns.length }
}

export const isFoot = (line: Line): boolean => RECIPIENTS.test(line.text)

/** The two columns of the foot, whose first line is the first of `lines`: the recipients, then the signature. */
export function footOf(lines: readonly Line[], width: number): Block | null {
  const columns = columnsFrom(lines, width, () => false)
  return columns && { rows: [...columnParagraphs(columns.left), '', ...columns.right.map((line) => line.text)], length: columns.length }
}
