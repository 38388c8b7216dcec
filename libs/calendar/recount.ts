import { addDays, at, clockOf, DAY, dayOf, daysBetween, formatDate, instant, MINUTE } from '#base'
import type { Counted, Due, Instant, LocalDate, Rung } from '#base'
import { dayInMonth, dueOfTerm, endOfDay } from './term.js'
import { oncePerMorning } from './ladder.js'
import { nextWorkingMorning } from './mornings.js'
import { addWorkingDays, isWorkingDay, lastWorkingDay, workingDaysBetween } from './working-days.js'
import { legalCalendar } from './working-calendar.js'
import type { WorkingCalendar } from './working-calendar.js'

/** One calendar in the place of another, for what was counted in working days and is still running. */
export interface Recount {
  readonly before: WorkingCalendar
  readonly after: WorkingCalendar
  /** The last day that is not counted anew: the day on which the term or the ladder began, or the day before the first that changed, whichever is later. */
  readonly since: LocalDate
  readonly now: Instant
}

const dayEnded = (moment: Instant): LocalDate => dayOf(instant(moment - MINUTE))

/** A day that was reached by counting working days forward: as many of them after `since` as before. It never falls before today. */
export function recountDay({ before, after, since, now }: Recount, day: LocalDate): LocalDate {
  const today = dayOf(now)
  if (day <= since || day < today) return day
  const moved = addWorkingDays(after, since, workingDaysBetween(before, since, day))
  return moved < today ? today : moved
}

/**
 * The day of a counted term (Civil Code 2015, arts. 147–148) under the other calendar: counted anew from its first day; where a hold or an
 * extension has moved it since, as many working days forward as before. What has passed stays. Terms keep to what is announced (`legalCalendar`).
 */
export function recountTerm(change: Recount, day: LocalDate, term: Counted): LocalDate {
  const { before, after } = { before: legalCalendar(change.before), after: legalCalendar(change.after) }
  const today = dayOf(change.now)
  if (day < today) return day
  const asCounted = dueOfTerm(before, term.from, term).on === day
  if (!asCounted) return recountDay({ ...change, before, after }, day)
  const moved = dueOfTerm(after, term.from, term).on
  return moved < today ? today : moved
}

/** A day at a distance of working days from a named day, before or after it, at the same distance under the other calendar. */
export function recountAround({ before, after }: Pick<Recount, 'before' | 'after'>, anchor: LocalDate, moved: LocalDate, day: LocalDate): LocalDate {
  if (day > anchor) return addWorkingDays(after, moved, workingDaysBetween(before, anchor, day))
  // On the day itself, or on the last working day before one that was off: both mean “on the day”.
  const onTheDay = day === lastWorkingDay(before, anchor)
  return onTheDay ? lastWorkingDay(after, moved) : addWorkingDays(after, moved, -workingDaysBetween(before, addDays(day, -1), addDays(anchor, -1)))
}

function quarterEnd(day: LocalDate): LocalDate {
  return dayInMonth(Number(day.slice(0, 4)), 3 * Math.ceil(Number(day.slice(5, 7)) / 3), 31)
}

/** A date under the two calendars: the same day twice where it was named and stays. */
export interface Anchor {
  readonly was: LocalDate
  readonly is: LocalDate
}

/** The day that a rung counts from: its own, else the ladder's. Without one it was counted forward from the day on which the ladder began. */
function anchorOf(change: Recount, rung: Rung, ladders: Anchor | null): Anchor | null {
  return rung.due === undefined ? ladders : { was: rung.due, is: recountDay(change, rung.due) }
}

function recountMoment(change: Recount, { at: moment, kind }: Rung, anchor: Anchor | null): Instant {
  if (kind === 'open') return moment
  if (kind === 'overdue' && anchor) return endOfDay(anchor.is)
  const isMidnight = clockOf(moment) === '00:00'
  const day = isMidnight ? dayEnded(moment) : dayOf(moment)
  if (kind === 'review') return at(lastWorkingDay(change.after, quarterEnd(day)), clockOf(moment))
  // What rings on a day that was off was not counted in working days.
  if (!isWorkingDay(change.before, day)) return moment
  const moved = anchor ? recountAround(change, anchor.was, anchor.is, day) : recountDay(change, day)
  if (moved === day) return moment
  return isMidnight ? endOfDay(moved) : at(moved, clockOf(moment))
}

/**
 * A running ladder under another calendar. **Rule:** each rung keeps its distance in working days from the date it counts from; dates that were
 * named stay, dates that were counted are counted anew (`due`: where the work's own date moves, and where to). A reminder that would now have
 * been due already comes on the next working morning: nobody loses one, and nothing rings at once. A date that a return or a decision has set
 * (the ladder's own `overdue` says it) was counted forward and moves so. Throws `Refusal` `calendar.yearUnknown`.
 */
export function recountLadder(change: Recount, ladder: readonly Rung[], due: Anchor | null): Rung[] {
  const overdue = ladder.find((rung) => rung.kind === 'overdue' && rung.due === undefined)
  const own = overdue && dayEnded(overdue.at)
  const anchor = own === undefined ? passed(change, due) : own === due?.was ? due : { was: own, is: recountDay(change, own) }
  const moved = ladder.map((rung): Rung => {
    // Hours run by the clock, whatever day is off: they move only with the date itself, by whole days.
    if (rung.inHours) return rung.due === undefined && due ? { ...rung, at: instant(rung.at + daysBetween(due.was, due.is) * DAY) } : rung
    const from = anchorOf(change, rung, anchor)
    return { ...rung, at: notAtOnce(change, rung, recountMoment(change, rung, from)), ...(rung.due !== undefined && from ? { due: from.is } : {}) }
  })
  return oncePerMorning(moved)
}

/** Once the date is over, what is left of its ladder counts from it still; a date that lies ahead without its `overdue` is not the ladder's. */
function passed({ now, since }: Recount, due: Anchor | null): Anchor | null {
  return due !== null && due.was < dayOf(now) && due.was > since ? due : null
}

function notAtOnce({ after, now }: Recount, rung: Rung, moment: Instant): Instant {
  return moment <= now && rung.at > now ? nextWorkingMorning(after, now) : moment
}

/** The sentence under a date that was counted anew, as the next of its rules: which days changed, from which day to which it moved. */
export function recountedRule({ on }: Due, is: LocalDate, days: readonly LocalDate[]): string {
  const from = on === null ? '' : `, từ ngày ${formatDate(on)}`
  return `Lịch nghỉ thay đổi (${days.map(formatDate).join(', ')}): thời hạn được tính lại${from} thành ngày ${formatDate(is)}.`
}
