import { addDays, localDate, refuse, type LocalDate, type Post, type Result } from '#base'
import { isWorkingDay, lastKnownDay, reportPeriod, reportPeriodsOf, type CalendarDay, type WorkingCalendar } from '#calendar'
import type { CalendarChangeView, CalendarDayView, CalendarView, ReportPeriodView } from '#contract'
import { isNextYear, mayChangeCalendar } from '../calendar-change.js'
import type { Actor, CalendarChange } from '../needs.js'
import { calendarShort } from './calendar-short.js'
import { isOfficial } from './directory-views.js'
import { personRef } from './people.js'
import { sightOf, type Reading, type Sight } from './sight.js'

const LOOKS: readonly Post[] = ['systemAdmin', 'auditor']

/** The Office reads the calendar, whoever runs the system writes it, the auditor looks. */
export function maySeeCalendar(sight: Pick<Sight, 'posts'>): boolean {
  return isOfficial(sight) || sight.posts.some(({ post }) => LOOKS.includes(post))
}

/** A year of days with who said them on what paper; this year's where none is asked for. Problem `calendar.yearUnknown`. */
export async function calendarPage(reading: Reading, actor: Actor, asked: number | null): Promise<Result<CalendarView>> {
  const sight = await sightOf(reading, actor)
  const { world } = sight
  const { calendar } = world
  const year = asked ?? Number(world.today.slice(0, 4))
  if (!calendar.years.includes(year)) return refuse('calendar.yearUnknown', { year })
  const changes = await reading.needs.calendarBook.changes()
  const next = Number(lastKnownDay(calendar).slice(0, 4)) + 1
  const ofYear = (date: LocalDate): boolean => date.startsWith(`${year}-`)
  return {
    ok: true,
    value: {
      year,
      years: calendar.years,
      next: isNextYear(calendar, next) ? next : null,
      days: [...calendar.days.values()]
        .filter(({ date }) => ofYear(date))
        .sort((one, other) => (one.date < other.date ? -1 : 1))
        .map((day) => dayView(sight, day, changes)),
      workingDays: Array.from({ length: 12 }, (_, month) => workingDaysIn(calendar, year, month + 1)),
      periods: periodsOf(calendar, year),
      changes: changes
        .filter(({ days, opens }) => opens === year || days.some(({ date }) => ofYear(date)))
        .map((change) => changeView(sight, change))
        .reverse(),
      seen: changes.at(-1)?.id ?? 0,
      short: await calendarShort(sight),
      unfinished: changes.find(({ doneAt }) => doneAt === null)?.id ?? null,
      mayChange: mayChangeCalendar(world, actor),
    },
  }
}

function workingDaysIn(calendar: WorkingCalendar, year: number, month: number): number {
  const prefix = `${year}-${String(month).padStart(2, '0')}`
  let worked = 0
  for (let day = localDate(`${prefix}-01`); day.startsWith(prefix); day = addDays(day, 1)) if (isWorkingDay(calendar, day)) worked++
  return worked
}

function periodsOf(calendar: WorkingCalendar, year: number): ReportPeriodView[] {
  return reportPeriodsOf(year).map((period) => {
    const { label, from, cutOff, dueOn, rules } = reportPeriod(calendar, period)
    return { label, from, cutOff, dueOn, rules }
  })
}

function dayView({ world }: Sight, { date, type, name, status, source, pairedWith }: CalendarDay, changes: readonly CalendarChange[]): CalendarDayView {
  const word = changes.findLast(({ days }) => days.some((day) => day.date === date))
  const said = word ? { by: personRef(world, word.by), at: word.at } : null
  return { date, type, name, status, source, pairedWith: pairedWith ?? null, said }
}

function changeView({ world }: Sight, { id, at, by, source, opens, days, moved, doneAt }: CalendarChange): CalendarChangeView {
  return {
    id,
    at,
    by: personRef(world, by),
    source,
    opens,
    days: days.map((day) => ({ date: day.date, is: day.type === null ? null : { type: day.type, name: day.name, status: day.status } })),
    moved,
    done: doneAt !== null,
  }
}
