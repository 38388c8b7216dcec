import { localDate, Refusal } from '#base'
import type { LocalDate } from '#base'
import type { CalendarDay } from './day.js'
import { DAYS, YEARS } from './years/index.js'

/** Which days are worked, for the years it has data for. Plain data: make it once, pass it on. */
export interface WorkingCalendar {
  readonly years: readonly number[]
  readonly days: ReadonlyMap<LocalDate, CalendarDay>
}

/**
 * A calendar of the given special days. `years` are the years the days are complete for: every question about another year
 * is refused. Of two entries for one date the later one counts, so that an administrator's list may follow the built-in one.
 */
export function calendarOf(days: readonly CalendarDay[], years: readonly number[]): WorkingCalendar {
  return { years: [...years], days: new Map(days.map((day) => [day.date, day])) }
}

const builtIn = calendarOf(DAYS, YEARS)

/** The calendar of the province's offices that comes with the product: 2024–2027, each day with status and source. */
export function provincialCalendar(): WorkingCalendar {
  return builtIn
}

/** The last day the calendar can answer for: clip a far `until` (a directive "2026–2030") to it before asking for reviews or rounds. */
export function lastKnownDay(calendar: WorkingCalendar): LocalDate {
  return localDate(`${Math.max(...calendar.years)}-12-31`)
}

/** What is special about the day, or null. Throws `Refusal` `calendar.yearUnknown` outside the years we have data for. */
export function specialDay(calendar: WorkingCalendar, date: LocalDate): CalendarDay | null {
  const year = Number(date.slice(0, 4))
  if (!calendar.years.includes(year)) throw new Refusal({ code: 'calendar.yearUnknown', params: { year } })
  return calendar.days.get(date) ?? null
}
