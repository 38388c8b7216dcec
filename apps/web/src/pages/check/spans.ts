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
