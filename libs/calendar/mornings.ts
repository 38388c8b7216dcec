import { addDays, at, dayOf, weekdayOf } from '#base'
import type { Instant } from '#base'
import { DEFAULT_POLICY } from './policies.js'
import type { Policy } from './policies.js'
import { addWorkingDays, isWorkingDay, nextWorkingDay } from './working-days.js'
import type { WorkingCalendar } from './working-calendar.js'

/** The first morning of a working day (07:30 Asia/Ho_Chi_Minh by default) that lies strictly after `now`. Throws `Refusal` `calendar.yearUnknown`. */
export function nextWorkingMorning(calendar: WorkingCalendar, now: Instant, policy: Pick<Policy, 'morning'> = DEFAULT_POLICY): Instant {
  const today = dayOf(now)
  const morning = at(today, policy.morning)
  return morning > now && isWorkingDay(calendar, today) ? morning : at(addWorkingDays(calendar, today, 1), policy.morning)
}

/**
 * The next weekly list strictly after `after`: Monday 07:30 by default, or the first working day after it where Monday is off
 * (so on a Monday that is off, the list of that very week is still to come). Throws `Refusal` `calendar.yearUnknown`.
 */
export function weeklyMorning(calendar: WorkingCalendar, after: Instant, policy: Pick<Policy, 'weekly'> = DEFAULT_POLICY): Instant {
  const { weekday, clock } = policy.weekly
  const today = dayOf(after)
  let named = addDays(today, -((weekdayOf(today) - weekday + 7) % 7))
  let morning = at(nextWorkingDay(calendar, named), clock)
  while (morning <= after) {
    named = addDays(named, 7)
    morning = at(nextWorkingDay(calendar, named), clock)
  }
  return morning
}
