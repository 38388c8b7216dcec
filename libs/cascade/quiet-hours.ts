import { at, clockOf, dayOf, type Instant } from '#base'
import { isWorkingDay } from '#calendar'
import type { World } from './world.js'

/** A working day between the policy's morning and its end of the day: then a digest may go out; later nobody is disturbed (practice 4). */
export function mayDisturb({ now, today, calendar, policy }: Pick<World, 'now' | 'today' | 'calendar' | 'policy'>): boolean {
  const clock = clockOf(now)
  return isWorkingDay(calendar, today) && clock >= policy.morning && clock < policy.dayEnds
}

// Timers of a morning fire within seconds. One that another worker holds for longer than this has its line in the digest after.
const WAITS_MS = 10 * 60_000

/** Timers of this morning are still unfired: the digest waits for them, but not for ever. */
export function isMorningUnfinished({ now, policy }: Pick<World, 'now' | 'policy'>, nextDue: Instant | null): boolean {
  return nextDue !== null && nextDue <= now && now < at(dayOf(now), policy.morning) + WAITS_MS
}

/** The two highest degrees of urgency of Decree 30/2020/NĐ-CP do not wait for a digest: each goes in a mail of its own, at once within the hours. */
export function isUrgent(urgency: string): boolean {
  return urgency === 'hoa-toc' || urgency === 'thuong-khan'
}

/** Only hỏa tốc goes out at night and on days off too; thượng khẩn waits for the morning then. */
export function wakes(urgency: string): boolean {
  return urgency === 'hoa-toc'
}
