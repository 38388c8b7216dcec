import type { Brand } from './ids.js'

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>
/** A day on the calendar of Asia/Ho_Chi_Minh, `YYYY-MM-DD`. A due date is a day, never an instant. */
export type LocalDate = Brand<string, 'LocalDate'>

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

// Việt Nam has kept UTC+7 without daylight saving since 1975; no time-zone database is needed for its days.
const OFFSET = 7 * HOUR
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

export function instant(value: number): Instant {
  if (!Number.isSafeInteger(value)) throw new Error(`not an instant: ${value}`)
  return value as Instant
}

/** Reads `YYYY-MM-DD`; null when the text is not a day of the calendar (31/02, wrong form). */
export function parseDate(text: string): LocalDate | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const utc = new Date(Date.UTC(year, month - 1, day))
  const same = utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day
  return same ? (text as LocalDate) : null
}

/** A day known to be right; throws on a day that is not in the calendar. Input of people goes through `parseDate`. */
export function localDate(text: string): LocalDate {
  const date = parseDate(text)
  if (date === null) throw new Error(`not a day: ${text}`)
  return date
}

// By parts, not by parsing a text: ladders and rehearsals ask for days by the hundred thousand.
const dayNumber = (date: LocalDate): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY
const two = (part: number): string => (part < 10 ? `0${part}` : `${part}`)
function dateOfNumber(n: number): LocalDate {
  const day = new Date(n * DAY)
  return `${String(day.getUTCFullYear()).padStart(4, '0')}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}` as LocalDate
}

/** The day of the Vietnamese calendar on which the moment falls. */
export function dayOf(at: Instant): LocalDate {
  return dateOfNumber(Math.floor((at + OFFSET) / DAY))
}

/** The moment a Vietnamese clock shows `hh:mm` on the day. `24:00` is the end of the day (Civil Code 2015, art. 148.6). */
export function at(date: LocalDate, clock: string): Instant {
  const [hours, minutes] = clock.split(':').map(Number)
  return instant(dayNumber(date) * DAY - OFFSET + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE)
}

/** `hh:mm` on a Vietnamese clock. */
export function clockOf(moment: Instant): string {
  return new Date(moment + OFFSET).toISOString().slice(11, 16)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfNumber(dayNumber(date) + days)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** `dd/MM/yyyy`, as on every screen and in every letter. */
export function formatDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}
