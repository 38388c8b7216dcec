import type { Line } from './lines.js'

/** The sides of the text on a page, in points. */
export interface Margins {
  readonly left: number
  readonly right: number
}

const LABEL = /^(?:[-–—+•▪○●■]\s?\S|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5}|[A-H])[.)/](?:\s+\S|\p{L})|(?:Điều|Chương|Mục|Phần)\s+[\dIVX]{1,5}\b)/u
const SENTENCE_END = /[.;:!?…]["”’)\]]*$|\/\.?$/u
// After these a figure at the start of a line is the number of an article, a day or a paper, not a label.
const WANTS_FIGURE = /(?:điều|khoản|điểm|mục|số|ngày|tháng|năm|quý|phụ lục|từ|đến|và|,)$/iu
const isLabelled = (text: string): boolean => LABEL.test(text)

// “kinh tế - xã hội” broken before its dash.
const LONE_DASH = /^[-–—]\s?\p{Ll}/u

/** Does a label begin a new point here, or has a sentence only been broken before a figure or a dash? */
export function beginsPoint(before: string, text: string): boolean {
  return isLabelled(text) && (SENTENCE_END.test(before) || !(WANTS_FIGURE.test(before) || LONE_DASH.test(text)))
}
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text)

/** Two lines of one paragraph as one text; a soft hyphen at the end of the first was only for the line. */
export function joined(before: string, next: string): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + next
  return /\p{L}-$/u.test(before) && /^[\p{L}\d]/u.test(next) ? before + next : `${before} ${next}`
}

/** Was the line broken because the next word found no room? */
export function isFull(line: Line, next: Line, right: number): boolean {
  const [first] = next.words
  const word = first ? first.x1 - first.x0 : 0
  return line.x1 + 0.2 * line.size + word > right - 0.35 * line.size
}

/**
 * Does `line` go on with the paragraph of `last`? It does when `last` is full to the right and `line` is not set off by a label, an
 * indent after a full stop, other letters, or, on the same page, a gap.
 */
export function goesOn(last: Line, line: Line, margins: Margins, leading: number | null): boolean {
  if (line.text.includes('\t') || last.text.includes('\t')) return false
  if (Math.abs(line.size - last.size) > 0.15 * last.size || !isFull(last, line, margins.right)) return false
  if (leading !== null && line.y - last.y > 1.35 * leading) return false
  if (beginsPoint(last.text, line.text)) return false
  const indented = line.x0 > margins.left + 0.9 * line.size
  return !(indented && line.x0 > last.x0 - 0.5 * line.size && endsSentence(last.text)) && !isCentred(last, margins) && !isCentred(line, margins)
}

/** A line set in the middle with room on both sides: a title. */
export function isCentred(line: Line, { left, right }: Margins): boolean {
  const [before, after] = [line.x0 - left, right - line.x1]
  return before > 2.2 * line.size && after > 2.2 * line.size && Math.abs(before - after) < 1.2 * line.size
}

/** The paragraphs of a cell: lines that were broken for want of room are joined, points and finished sentences begin anew. */
export function cellParagraphs(lines: readonly Line[], right: number): readonly string[] {
  const paragraphs: string[] = []
  lines.forEach((line, i) => {
    const [last, before] = [lines[i - 1], paragraphs.at(-1)]
    const text = line.text.replaceAll('\t', ' ')
    const anew = !last || before === undefined || beginsPoint(before, text) || (endsSentence(before) && !isFull(last, line, right))
    if (anew) paragraphs.push(text)
    else paragraphs[paragraphs.length - 1] = joined(before, text)
  })
  return paragraphs.map((text) => text.replaceAll('\u00ad', ''))
}

/** The paragraphs of a narrow column (the list of recipients): a line that begins no point goes on with the one before. */
export function columnParagraphs(lines: readonly Line[]): readonly string[] {
  const paragraphs: string[] = []
  for (const { text } of lines) {
    const before = paragraphs.at(-1)
    if (before === undefined || isLabelled(text) || endsSentence(before)) paragraphs.push(text)
    else paragraphs[paragraphs.length - 1] = joined(before, text)
  }
  return paragraphs
}
