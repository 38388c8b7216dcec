import { localDate, Refusal } from '#base'
import type { LocalDate } from '#base'
import type { CalendarDay } from './day.js'
import { statutoryDays } from './statutory.js'
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

/** A day as an administrator says it is; without a type it is what its weekday says. */
export type SaidDay = CalendarDay | { readonly date: LocalDate; readonly type: null }

/** What an administrator added to the built-in calendar, oldest first: years that were opened, days that were said. */
export interface Additions {
  readonly years: readonly number[]
  readonly days: readonly SaidDay[]
}

/**
 * The calendar with an administrator's additions over it. An opened year begins with its public holidays by law (`statutoryDays`); of two words
 * about one day the later one counts, and a word without a type takes away whatever stood there.
 */
export function withAdditions(calendar: WorkingCalendar, { years, days }: Additions): WorkingCalendar {
  const opened = [...new Set(years)].filter((year) => !calendar.years.includes(year))
  const all = new Map([...calendar.days, ...opened.flatMap(statutoryDays).map((day) => [day.date, day] as const)])
  for (const day of days) {
    if (day.type === null) all.delete(day.date)
    else all.set(day.date, day)
  }
  return { years: [...calendar.years, ...opened].sort((one, other) => one - other), days: all }
}

const legal = new WeakMap<WorkingCalendar, WorkingCalendar>()

/**
 * The calendar by which legal terms are counted: a day off that is only forecast takes no working day away until an administrator confirms it.
 * Messages still keep away from it (`isWorkingDay` of the whole calendar).
 */
export function legalCalendar(calendar: WorkingCalendar): WorkingCalendar {
  const known = legal.get(calendar)
  if (known) return known
  const days = new Map([...calendar.days].filter(([, { status }]) => status !== 'forecast'))
  const made = { years: calendar.years, days }
  legal.set(calendar, made)
  return made
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
