import { clockOf, dayOf, formatDate, type Instant, type LocalDate, parseDate, weekdayOf } from '#base'
import { text } from './text/text.js'

const whole = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 })
const decimal = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 })

/** `1.250`, `12,5`: point for thousands, comma for decimals. (The German pattern: the Vietnamese one of old browsers differs.) */
export function number(value: number): string {
  return Number.isInteger(value) ? whole.format(value) : decimal.format(value)
}

/** A share between 0 and 1 as `12,5 %`, one decimal at most; the blank does not break. */
export function percent(share: number): string {
  return `${number(Math.round(share * 1000) / 10)}\u00a0%`
}

/** `1,8 MB`, as on screens of files; units of 1024. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${number(bytes)}\u00a0B`
  if (bytes < 1024 ** 2) return `${number(Math.round(bytes / 1024))}\u00a0KB`
  return `${number(Math.round((bytes / 1024 ** 2) * 10) / 10)}\u00a0MB`
}

/** `09/06/2026`. */
export function date(day: LocalDate): string {
  return formatDate(day)
}

/** `09/06`, where the year is known from the place. */
export function shortDate(day: LocalDate): string {
  return formatDate(day).slice(0, 5)
}

/** `thứ Ba`. */
export function weekday(day: LocalDate): string {
  return text['format.weekdays'][weekdayOf(day) - 1] ?? ''
}

/** `09/06/2026 (thứ Ba)`. */
export function dateWithWeekday(day: LocalDate): string {
  return text['format.dayWithWeekday'](date(day), weekday(day))
}

/** `hết ngày 09/06/2026 (thứ Ba)`: a date runs to the end of its day. */
export function endOf(day: LocalDate): string {
  return text['format.endOfDay'](dateWithWeekday(day))
}

/** `08:40` on a Vietnamese clock. */
export function clock(moment: Instant): string {
  return clockOf(moment)
}

/** `14 giờ 05`, as in confirmations and letters. */
export function clockInWords(moment: Instant): string {
  const [hours = '', minutes = ''] = clockOf(moment).split(':')
  return text['format.clockInWords'](hours, minutes)
}

/** `08:12 hôm nay` when `today` is given and the same, else `14:05 ngày 11/05/2026`. */
export function moment(at: Instant, today?: LocalDate): string {
  const day = dayOf(at)
  return day === today ? text['format.today'](clockOf(at)) : text['format.moment'](clockOf(at), date(day))
}

/** The trích yếu of an official letter beside its number: `V/v tăng cường …`. One that begins with a capital names itself. */
export function subjectWords(subject: string): string {
  const words = subject.trim().replace(/^(?:v\/v|về việc)\s*:?\s+/iu, '')
  const opened = words !== subject.trim()
  return opened || /^\p{Ll}/u.test(words) ? text['paper.about'](words) : words
}

/** Reads `9/6/2026`, `09/06/2026`, `9-6-2026` or `9.6.2026`; without a year the day of `today`'s year. Null when there is no such day. */
export function readDate(typed: string, today: LocalDate): LocalDate | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\s*$/.exec(typed)
  if (!match) return null
  const [, day = '', month = '', year = today.slice(0, 4)] = match
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** Reads `1.250`, `12,5` or `1250`; null when it is no number of ours. `12.5` is no number: a point parts thousands. */
export function readNumber(typed: string): number | null {
  const trimmed = typed.trim()
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(trimmed)) return null
  return Number(trimmed.replaceAll('.', '').replace(',', '.'))
}
