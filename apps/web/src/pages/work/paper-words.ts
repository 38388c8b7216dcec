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

/** The subject of a letter begins small after `V/v`; as a title it begins large. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** `20/04/2026`; empty without a day. */
export function dayWords(day: string | null): string {
  const read = day === null ? null : parseDate(day)
  return read === null ? '' : date(read)
}

/** The due date of a card, for `Deadline`: the contract writes the day as text. */
export function dueOf(card: { readonly dueOn: string | null; readonly dueSource: 'signed' | 'officer' | 'byRegulation' | 'none' }) {
  return { on: card.dueOn === null ? null : parseDate(card.dueOn), source: card.dueSource, text: null, rules: [] } as const
}
