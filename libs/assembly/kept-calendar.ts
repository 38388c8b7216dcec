import { provincialCalendar, withAdditions, type WorkingCalendar } from '#calendar'
import { calendarAsOf, type CalendarBook } from '#cascade'

/**
 * The built-in calendar with the administrators' words over it. `read` asks each time whether there is a new one, which costs one number: a date
 * must never be counted by a calendar that somebody in another process has changed. `last` is what was read last.
 */
export function keptCalendar(book: CalendarBook): {
  readonly read: () => Promise<WorkingCalendar>
  readonly last: () => WorkingCalendar
  readonly book: CalendarBook
} {
  let word = 0
  let calendar = withAdditions(provincialCalendar(), { years: [], days: [] })
  return {
    book,
    last: () => calendar,
    read: async () => {
      if ((await book.last()) !== word) {
        const changes = await book.changes()
        calendar = calendarAsOf(changes)
        word = changes.at(-1)?.id ?? 0
      }
      return calendar
    },
  }
}
