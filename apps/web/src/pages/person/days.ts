import type { LocalDate } from '#base'
import { date } from '../../format.js'
import { text } from '../../text/text.js'

interface Span {
  readonly from: string | null
  readonly to: string | null
}

/** `từ 10/11/2026 đến 13/11/2026`; an open end is left out, and so is both. */
export function daysWords({ from, to }: Span): string {
  const say = (day: string): string => date(day as LocalDate)
  if (from !== null && to !== null) return text['person.days'](say(from), say(to))
  if (from !== null) return text['person.from'](say(from))
  return to === null ? '' : text['person.until'](say(to))
}
