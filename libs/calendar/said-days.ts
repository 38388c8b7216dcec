import { daysBetween, weekdayOf } from '#base'
import type { LocalDate } from '#base'
import type { SaidDay, WorkingCalendar } from './working-calendar.js'

const FRIDAY = 5
/** A day off is made up within the weeks around it; a pair further apart is a slip of the pen. */
const FARTHEST_DAYS = 92

/**
 * Why a day cannot be said so, in one word, or null: `yearUnknown` (no data for its year), `weekend` (a swapped day off, or a compensation day, that is no
 * working day anyway), `workday` (a make-up day that is worked anyway), `unpaired` (a swapped day without its make-up day, or the other way
 * round), `far` (the two lie more than three months apart), `twice` (two words about one day), `plain` (taken away where nothing stands),
 * `halfSwap` (one half of a swap that stands is said anew, and not the other).
 */
export function whyNotADay(calendar: WorkingCalendar, said: SaidDay, all: readonly SaidDay[]): WhyNot | null {
  if (!calendar.years.includes(Number(said.date.slice(0, 4)))) return 'yearUnknown'
  const stood = calendar.days.get(said.date)?.pairedWith
  if (stood !== undefined && !all.some(({ date }) => date === stood)) return 'halfSwap'
  if (all.filter(({ date }) => date === said.date).length > 1) return 'twice'
  if (said.type === null) return calendar.days.has(said.date) ? null : 'plain'
  const isWeekend = weekdayOf(said.date) > FRIDAY
  if ((said.type === 'swapOff' || said.type === 'compensation') && isWeekend) return 'weekend'
  if (said.type === 'swapWork' && !isWeekend) return 'workday'
  return said.type === 'swapOff' || said.type === 'swapWork' ? pairing(said.date, said.pairedWith, all) : null
}

export type WhyNot = 'yearUnknown' | 'weekend' | 'workday' | 'unpaired' | 'far' | 'twice' | 'plain' | 'halfSwap'

function pairing(date: LocalDate, other: LocalDate | undefined, all: readonly SaidDay[]): WhyNot | null {
  const pair = all.find((one) => one.date === other)
  if (other === undefined || pair?.type == null || !('pairedWith' in pair) || pair.pairedWith !== date) return 'unpaired'
  return Math.abs(daysBetween(date, other)) > FARTHEST_DAYS ? 'far' : null
}
