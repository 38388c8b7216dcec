import { at, clockOf, dayOf, type Instant } from '#base'
import { isWorkingDay } from '#calendar'
import type { World } from './world.js'

/** The working day of the provincial organs ends then; what is not urgent is not sent later (practice 4: nobody is nagged). */
const DAY_ENDS = '17:00'

/** A working day between the policy's morning and the end of the day: then a digest may go out. */
export function mayDisturb({ now, today, calendar, policy }: Pick<World, 'now' | 'today' | 'calendar' | 'policy'>): boolean {
  const clock = clockOf(now)
  return isWorkingDay(calendar, today) && clock >= policy.morning && clock < DAY_ENDS
}

// Timers of a morning fire within seconds. One that another worker holds for longer than this has its line in the digest after.
const WAITS_MS = 10 * 60_000

/** Timers of this morning are still unfired: the digest waits for them, but not for ever. */
export function isMorningUnfinished({ now, policy }: Pick<World, 'now' | 'policy'>, nextDue: Instant | null): boolean {
  return nextDue !== null && nextDue <= now && now < at(dayOf(now), policy.morning) + WAITS_MS
}

/** The two highest degrees of urgency of Decree 30/2020/NĐ-CP do not wait for a morning. */
export function isUrgent(urgency: string): boolean {
  return urgency === 'hoa-toc' || urgency === 'thuong-khan'
}
