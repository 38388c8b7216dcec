import { addDays, weekdayOf } from '#base'
import type { LocalDate } from '#base'
import type { CalendarDay } from './day.js'
import { specialDay } from './working-calendar.js'
import type { WorkingCalendar } from './working-calendar.js'

const FRIDAY = 5

function takesOff(day: CalendarDay): boolean {
  return day.type !== 'swapWork' && day.status !== 'unverified'
}

/** A Saturday is worked when that was announced; nobody is asked to work on an expectation. */
function isMadeUp(day: CalendarDay): boolean {
  return day.type === 'swapWork' && day.status !== 'unverified' && day.status !== 'forecast'
}

/**
 * Is the day worked? A make-up Saturday is; Monday to Friday is, unless a holiday, a compensation day or a swapped day.
 * A day whose status is `unverified` is no day off; one that is `forecast` is, for messages (legal terms ask `legalCalendar`). Throws `Refusal` `calendar.yearUnknown`, as everything that counts days here.
 */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  const special = specialDay(calendar, date)
  if (special && isMadeUp(special)) return true
  return weekdayOf(date) <= FRIDAY && !(special && takesOff(special))
}

/** The `n`th working day after `date`, or before it when `n` is negative; `date` itself is never counted. 0 is the day itself, worked or not. */
export function addWorkingDays(calendar: WorkingCalendar, date: LocalDate, n: number): LocalDate {
  if (!Number.isSafeInteger(n)) throw new Error(`not a number of working days: ${n}`)
  const step = Math.sign(n)
  let day = date
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, step)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

/** The day itself if it is worked, else the next that is. */
export function nextWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1)
}

/** The day itself if it is worked, else the last that was. */
export function lastWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, -1)
}

function daysAfter(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** How many working days lie after `from` up to and with `to`; negative when `to` is the earlier one. */
export function workingDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number {
  if (from > to) return 0 - workingDaysBetween(calendar, to, from)
  return daysAfter(from, to).filter((day) => isWorkingDay(calendar, day)).length
}

function specialDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): CalendarDay[] {
  return daysAfter(from, to).flatMap((day) => specialDay(calendar, day) ?? [])
}

/**
 * The days Monday to Friday that are off after `from` up to and with `to`, with name and source, for "trừ các ngày nghỉ 27/4, 30/4, 01/5".
 * A holiday on a weekend takes no working day away and is left out; its compensation day is in.
 */
export function daysOffBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): CalendarDay[] {
  return specialDaysBetween(calendar, from, to).filter((day) => takesOff(day) && weekdayOf(day.date) <= FRIDAY)
}

/** The Saturdays that are worked after `from` up to and with `to`. */
export function makeUpDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): CalendarDay[] {
  return specialDaysBetween(calendar, from, to).filter(isMadeUp)
}
