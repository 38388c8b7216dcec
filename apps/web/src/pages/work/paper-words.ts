import { parseDate } from '#base'
import { date } from '../../format.js'
import { text } from '../../text/text.js'

interface Paper {
  readonly number: string | null
  readonly issuedOn: string | null
}

/** `Số 1250/UBND-VX ngày 20/04/2026`, as in running text; says so when there is no number yet. */
export function paperWords({ number, issuedOn }: Paper): string {
  return number === null ? text['work.paper.noNumber'] : text['work.paper'](number, dayWords(issuedOn))
}

/** `20/04/2026`; empty without a day. */
export function dayWords(day: string | null): string {
  const read = day === null ? null : parseDate(day)
  return read === null ? '' : date(read)
}

/** The organ and the sentence of a card may carry a day that the contract writes as text. */
export function dueOf(card: { readonly dueOn: string | null; readonly dueSource: 'signed' | 'officer' | 'byRegulation' | 'none' }) {
  return { on: card.dueOn === null ? null : parseDate(card.dueOn), source: card.dueSource, text: null, rules: [] } as const
}
