import { parseDate } from '#base'
import { date } from '../../format.js'
import { text } from '../../text/text.js'

/** `đã gia hạn, hạn gốc 27/11/2026`; null where no more time was granted. */
export function extendedWords(first: string | undefined): string | null {
  const day = first === undefined ? null : parseDate(first)
  return day && text['dates.extended'](date(day))
}
