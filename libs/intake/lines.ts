import { keyOf, normaliseText, pieceOf, plainOf, type Piece } from './text.js'

/** A line of the letter, or a cell of a line set in columns. */
export interface Line extends Piece {
  readonly blankBefore: boolean
}

/** The letter as the reader holds it: `text` is what offsets refer to, `plain` the same without marks, character for character. */
export interface Page {
  readonly text: string
  readonly plain: string
  readonly lines: readonly Line[]
}

// Two columns of a letter-head pasted as text stand apart by a tab, a table's bar or a run of blanks.
const COLUMNS = /\t+| {5,}|\|/gu
const ONLY_LABEL = /^\s*(?:[-–—+•]|[\p{L}\d]{1,5}(?:\.\d{1,2}){0,3}[.)])?\s*$/u
const DECORATION = /^[\s\-–—=_~.·•+*|:]*$/u
const COLUMN_WIDTH = 160

function* cellsOf(plain: string, from: number, to: number): Generator<readonly [number, number]> {
  const line = plain.slice(from, to)
  let start = 0
  if (line.trim().length < COLUMN_WIDTH) {
    for (const gap of line.matchAll(COLUMNS)) {
      if (ONLY_LABEL.test(line.slice(start, gap.index))) continue
      yield [from + start, from + gap.index]
      start = gap.index + gap[0].length
    }
  }
  yield [from + start, to]
}

/** Splits a text into lines; lines without a letter or a figure (rules, stars, dots) only count as blank. */
export function pageOf(raw: string): Page {
  const text = normaliseText(raw)
  const plain = plainOf(text)
  const lines: Line[] = []
  let blankBefore = false
  let from = 0
  for (const row of plain.split('\n')) {
    for (const [start, end] of cellsOf(plain, from, from + row.length)) {
      const piece = pieceOf(plain, start, end)
      if (DECORATION.test(piece.text)) blankBefore ||= start === from
      else {
        lines.push({ ...piece, blankBefore })
        blankBefore = false
      }
    }
    from += row.length + 1
  }
  return { text, plain, lines }
}

export type LabelShape = 'part' | 'roman' | 'capital' | 'arabic' | 'deep' | 'letter' | 'dash' | 'plus' | 'bullet' | 'article'

/** What stands before a block: `III.`, `2.`, `2.1.`, `a)`, `-`, `+`. `length` is how much of the line it takes. */
export interface Label {
  readonly shape: LabelShape
  readonly value: string
  readonly length: number
}

const LABELS: readonly (readonly [LabelShape, RegExp])[] = [
  ['article', /^điều\s+(\d{1,3})[.:]\s+/iu],
  ['roman', /^([IVX]{1,6})\s?[.)/]\s*(?=\S)/u],
  ['roman', /^([IVX]{1,6})\s+[-–]\s+(?=\S)/u],
  ['capital', /^([A-HĐ])\s?[.)]\s+(?=\S)/u],
  ['deep', /^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=\S)/u],
  ['arabic', /^(\d{1,2})\s?[.)/](?:\s+(?=\S)|(?=\p{L}))/u],
  ['letter', /^([a-zđ])\s?[.)]\s+(?=\S)/u],
  ['dash', /^([-–—])\s*(?=[\p{L}\p{N}“"(])/u],
  ['plus', /^(\+)\s*(?=\S)/u],
  ['bullet', /^([•●▪◦○■])\s*(?=\S)/u],
]

export function labelOf(text: string): Label | null {
  for (const [shape, pattern] of LABELS) {
    const match = pattern.exec(text)
    if (match) return { shape, value: match[1] ?? '', length: match[0].length }
  }
  return null
}

const ENDS = /[.;:!?…]["”)\]]*$|\/\.?$/u
const HANGS = /(?:[,\-–(]|(?:^|\s)(?:của|và|tại|theo|với|các|cho|do|về|trong|thuộc|đến|hoặc|từ|số|ngày|là))$/u

/**
 * Does this line go on with the sentence of the one before? Page breaks cut sentences: the piece before has no full stop and the
 * next begins in lower case, or it hangs on a word after which nothing can end.
 */
export function continues(before: string, line: Line): boolean {
  if (ENDS.test(before) || labelOf(line.text) !== null) return false
  if (/^[\p{Ll}(,;]/u.test(line.text)) return true
  return HANGS.test(keyOf(before)) && !(line.blankBefore && isHeading(line.text))
}

function isHeading(text: string): boolean {
  return !/\p{Ll}/u.test(text)
}
