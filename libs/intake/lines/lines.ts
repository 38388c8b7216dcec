import { isEmptyRow, rowsOf, type Row } from './rows.js'
import { mended, seamsOf } from './scan-slips.js'
import { joinPieces, normaliseText, pieceOf, plainOf, SEAM, type Piece } from '../words/text.js'

export { labelOf, type Label, type LabelShape } from './labels.js'

/** A line of the letter, or a cell of a line set in columns. */
export interface Line extends Piece {
  readonly blankBefore: boolean
}

/** The letter as the reader holds it: `text` is what offsets refer to, `printed` the same without marks, `plain` without a scan's slips too, character for character. */
export interface Page {
  readonly text: string
  readonly plain: string
  readonly printed: string
  readonly lines: readonly Line[]
  /** The physical lines as they stand, for tables and broken paragraphs. */
  readonly rows: readonly Row[]
}

// Two columns of a letter-head pasted as text stand apart by a tab, a table's bar or a run of blanks.
const COLUMNS = /\t+| {5,}|\||<br\s*\/?>/giu
const WRITTEN_BREAK = /<br\s*\/?>/iu
const ONLY_LABEL = /^\s*(?:[-–—+•]|[\p{L}\d]{1,5}(?:\.\d{1,2}){0,3}[.)])?\s*$/u
const COLUMN_WIDTH = 160
/** The foot of a letter as a row of a table: “Nơi nhận” in one cell, the signature in the next. */
const FOOT_ROW = /\|\s*-[^|]*(?:\blưu)[^|]*\|\s*(?:TM|KT|TL|TUQ|Q|CHỦ|PHÓ|GIÁM|CHÁNH|BỘ|THỨ|TRƯỞNG)[.\s]|\|\s*(?:TM|KT|TL|TUQ)\.[^|]*\|\s*-/iu

function* cellsOf(plain: string, from: number, to: number): Generator<readonly [number, number]> {
  const line = plain.slice(from, to)
  let start = 0
  if (line.trim().length < COLUMN_WIDTH || WRITTEN_BREAK.test(line) || FOOT_ROW.test(line)) {
    for (const gap of line.matchAll(COLUMNS)) {
      const before = line.slice(start, gap.index)
      // The border of a table before its first cell is no text of that cell.
      if (before.trim() === '') start = gap.index + gap[0].length
      if (ONLY_LABEL.test(before)) continue
      yield [from + start, from + gap.index]
      start = gap.index + gap[0].length
    }
  }
  yield [from + start, to]
}

/** The text with `mark` put in at each seam. */
function parted(text: string, seams: readonly number[], mark: string): string {
  let out = ''
  let from = 0
  for (const seam of seams) {
    out += text.slice(from, seam) + mark
    from = seam
  }
  return out + text.slice(from)
}

/** Splits a text into lines; lines without a letter or a figure (rules, stars, dots) only count as blank. */
export function pageOf(raw: string): Page {
  const given = normaliseText(raw)
  const seams = seamsOf(given)
  const text = parted(given, seams, ' ')
  const printed = plainOf(parted(given, seams, SEAM))
  const plain = mended(plainOf(text))
  const rows = rowsOf(plain)
  const lines: Line[] = []
  let blankBefore = false
  for (const { from, to } of rows) {
    for (const [start, end] of cellsOf(plain, from, to)) {
      const piece = pieceOf(plain, start, end)
      if (isEmptyRow(piece.text)) blankBefore ||= start === from
      else {
        lines.push({ ...piece, blankBefore })
        blankBefore = false
      }
    }
  }
  return { text, plain, printed, lines: healed(lines), rows }
}

// Forms that a web page's narrow cells break after their first word.
const BROKEN: readonly (readonly [RegExp, RegExp])[] = [
  [/^nơi$/u, /^nhận/u],
  [/^kính$/u, /^gửi/u],
]

function healed(lines: readonly Line[]): readonly Line[] {
  const out: Line[] = []
  for (const line of lines) {
    const before = out.at(-1)
    if (before && BROKEN.some(([first, second]) => first.test(before.key) && second.test(line.key)))
      out.splice(-1, 1, { ...joinPieces([before, line]), blankBefore: before.blankBefore })
    else out.push(line)
  }
  return out
}
