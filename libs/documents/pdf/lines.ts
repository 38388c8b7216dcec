import type { Word } from './page-words.js'

/** Words on one base line. `text` has a tab where two columns stand apart. */
export interface Line {
  readonly words: readonly Word[]
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
}

// In parts of the letters' size. A base line moves less than the first for a raised sign; columns stand further apart than the
// blanks of a justified line; letters closer than the last belong to one word.
const SAME_LINE = 0.38
const COLUMN_GAP = 2.4
const WORD_GAP = 0.13
const RAISED = 0.86

const ONLY_LABEL = /^(?:[-–—+•▪○●]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)/]?|\(?(?:\p{L}|[IVX]{1,5})[.)/])$/u

/** Text printed twice a hair apart, to look bold, counts once. */
function onceEach(words: readonly Word[]): readonly Word[] {
  return words.filter((word, i) => {
    const before = words[i - 1]
    return !before || before.text !== word.text || Math.abs(before.x0 - word.x0) > 0.12 * word.size || Math.abs(before.y - word.y) > 1
  })
}

/** The number of a note, raised behind a word, is no part of the sentence; the power of a unit (m², km³) is. */
function isNoteMark(word: Word, before: Word | undefined, size: number): boolean {
  return /^[\d*()]{1,4}$/u.test(word.text) && before !== undefined && word.size < RAISED * size && word.y < before.y - 0.1 * size && !/m$/u.test(before.text)
}

function textOf(words: readonly Word[], size: number): string {
  let text = ''
  let before: Word | undefined
  for (const word of words) {
    if (isNoteMark(word, before, size)) continue
    const gap = before ? word.x0 - before.x1 : 0
    const column = gap > COLUMN_GAP * size && !ONLY_LABEL.test(text)
    const blank = before !== undefined && (gap > WORD_GAP * size || (word.spaced && gap > -WORD_GAP * size))
    text += (column ? '\t' : blank ? ' ' : '') + word.text
    before = word
  }
  return text.normalize('NFC')
}

/** One line out of words that stand on it. */
export function lineOf(unsorted: readonly Word[]): Line {
  const words = onceEach(unsorted.toSorted((a, b) => a.x0 - b.x0))
  // The most common size, by letters: a raised sign or a large initial does not speak for the line.
  const weights = new Map<number, number>()
  for (const word of words) weights.set(word.size, (weights.get(word.size) ?? 0) + word.text.length)
  const [size = 0] = [...weights].reduce<readonly number[]>((best, [one, letters]) => (letters > (best[1] ?? 0) ? [one, letters] : best), [])
  const [first] = words
  return {
    words,
    text: textOf(words, size),
    x0: first?.x0 ?? 0,
    x1: words.reduce((right, word) => Math.max(right, word.x1), 0),
    y: words.find((word) => word.size === size)?.y ?? 0,
    size,
  }
}

/** Words as lines from top to bottom. */
export function linesOf(words: readonly Word[]): readonly Line[] {
  const lines: Word[][] = []
  let [reference, tolerance] = [-Infinity, 0]
  for (const word of words.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    if (line && word.y - reference <= Math.max(tolerance, SAME_LINE * word.size)) line.push(word)
    else {
      lines.push([word])
      reference = word.y
    }
    tolerance = lines.at(-1) === line ? Math.max(tolerance, SAME_LINE * word.size) : SAME_LINE * word.size
  }
  return withRaised(lines)
    .map(lineOf)
    .filter((line) => line.text !== '')
}

const sizeOf = (words: readonly Word[]): number => Math.max(...words.map((word) => word.size))

/** Raised signs that stand too high for the line they belong to, just below, are put into it. */
function withRaised(lines: readonly Word[][]): readonly Word[][] {
  return lines.filter((words, i) => {
    const below = lines[i + 1]
    const [first, base] = [words[0], below?.[0]]
    if (!below || !first || !base || !words.every((word) => /^[\d*()]{1,4}$/u.test(word.text))) return true
    const size = sizeOf(below)
    if (sizeOf(words) > RAISED * size || base.y - first.y > 0.75 * size) return true
    below.push(...words)
    return false
  })
}
