import { text } from '../../text/text.js'

/** `>= 2` as a letter would say it: our fonts have no ≥. */
export function targetWords(target: string): string {
  const [, sign = '', figure = target] = /^(>=|<=|>|<|=)\s*(.+)$/.exec(target.trim()) ?? []
  const words: Readonly<Record<string, (figure: string) => string>> = {
    '>=': text['work.target.atLeast'],
    '<=': text['work.target.atMost'],
    '>': text['work.target.above'],
    '<': text['work.target.below'],
  }
  return words[sign]?.(figure) ?? figure
}
