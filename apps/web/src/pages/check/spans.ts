import type { DraftView } from '#contract'
import type { LetterSpan } from '../../parts/letter-segments.js'
import { keyOf } from './rows.js'

/**
 * The letter's text with the marks of a plain-text file (`**bold**`, `*italic*`) made invisible. Each mark becomes a joiner of no width, so that
 * every offset of the reading stays where it was.
 */
export function withoutMarks(letter: string): string {
  return letter.replaceAll('**', '\u2060\u2060').replace(/\*([^\s*][^*\n]*)\*/gu, '\u2060$1\u2060')
}

/** What the letter shows of the reading: clauses with their numbers, references and addressees underlined, what is unsure in yellow. */
export function spansOf({ obligations, questions, spans }: Pick<DraftView, 'obligations' | 'questions' | 'spans'>): readonly LetterSpan[] {
  const unsure = new Set(questions.filter(({ answered }) => !answered).map(({ path }) => path))
  const clauses = obligations
    .filter(({ dropped, span }) => !dropped && span.to > span.from)
    .map(({ path, span }): LetterSpan => ({ key: keyOf(path), from: span.from, to: span.to, kind: 'clause', label: path, unsure: unsure.has(path) }))
  const references = Object.entries(spans)
    .filter(([path]) => /^(references|addressees)\.\d+$/.test(path))
    .map(([path, { from, to }]): LetterSpan => ({ key: path, from, to, kind: 'reference' }))
  return [...clauses, ...references]
}

interface Boundary {
  readonly node: Node
  readonly offset: number
}

/** Where in the letter’s text a point of the drawn letter is; null outside of it. */
export function offsetOf({ node, offset }: Boundary): number | null {
  const element = node instanceof Element ? (node.childNodes[offset] ?? node.lastChild ?? node) : node
  const words =
    (element instanceof Element ? (element.closest('[data-from]') ?? element.querySelector('[data-from]')) : element.parentElement?.closest('[data-from]')) ??
    null
  const from = words?.getAttribute('data-from') ?? null
  return from === null ? null : Number(from) + (node instanceof Element ? 0 : offset)
}

/** The letter’s words as they are read: without marks of print, one blank between two words. */
export const wordsOf = (letter: string, from: number, to: number): string => letter.slice(from, to).replaceAll(/\*\*?/gu, '').replaceAll(/\s+/gu, ' ').trim()

/** Marked words are marked whole: a hand seldom ends at the very letter. */
export function wholeWords(letter: string, { from, to }: Pick<Stretch, 'from' | 'to'>): Pick<Stretch, 'from' | 'to'> {
  const before = /[\p{L}\p{N}]*$/u.exec(letter.slice(Math.max(0, from - 30), from))?.[0].length ?? 0
  const starts = /^[\p{L}\p{N}]/u.test(letter.slice(from, to)) ? before : 0
  const after = /[\p{L}\p{N}]$/u.test(letter.slice(from, to)) ? (/^[\p{L}\p{N}]*/u.exec(letter.slice(to, to + 30))?.[0].length ?? 0) : 0
  return { from: from - starts, to: to + after }
}

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly words: string
}

const SHORTEST = 8

/** The sentences of a letter, to be chosen from by those who do not mark with the mouse. */
export function sentencesOf(letter: string): readonly Stretch[] {
  return [...letter.matchAll(/[^\n]+?(?:[.;:](?=\s|$)|(?=\n|$))/gu)].flatMap((found): readonly Stretch[] => {
    const lead = /^\s*/u.exec(found[0])?.[0].length ?? 0
    const [from, to] = [found.index + lead, found.index + found[0].length]
    const words = wordsOf(letter, from, to)
    return words.length < SHORTEST ? [] : [{ from, to, words }]
  })
}

/** Where a task may be cut: before each of its words but the first. */
export function cutsOf(letter: string, { from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  return [...letter.slice(from, to).matchAll(/(?<=\s)[^\s]/gu)].map(({ index }) => from + index)
}

/** The likely cut: after a mark between clauses, the nearest to the middle. */
export function likelyCut(letter: string, cuts: readonly number[]): number {
  const middle = ((cuts[0] ?? 0) + (cuts.at(-1) ?? 0)) / 2
  const strong = (cut: number): number =>
    /[;.:]\s*$/u.test(letter.slice(Math.max(0, cut - 3), cut)) ? 0 : /,\s*$/u.test(letter.slice(Math.max(0, cut - 3), cut)) ? 1 : 2
  const best = cuts.reduce((one, cut) => (strong(cut) - strong(one) || Math.abs(cut - middle) - Math.abs(one - middle)) < 0 ? cut : one, cuts[0] ?? 0) // prettier-ignore
  return Math.max(0, cuts.indexOf(best))
}
