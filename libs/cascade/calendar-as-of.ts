import { provincialCalendar, withAdditions, type WorkingCalendar } from '#calendar'
import type { CalendarChange } from './needs.js'

/** The calendar as these words of the administrators leave it, oldest first, over the built-in years. */
export function calendarAsOf(changes: readonly Pick<CalendarChange, 'opens' | 'days'>[]): WorkingCalendar {
  return withAdditions(provincialCalendar(), {
    years: changes.flatMap(({ opens }) => opens ?? []),
    days: changes.flatMap(({ days }) => days),
  })
}
