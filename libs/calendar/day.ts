import { localDate } from '#base'
import type { LocalDate } from '#base'

/**
 * `holiday` and `compensation` (a day off for a holiday that fell on a weekend) come from the Labour Code 2019, arts. 111–112;
 * `swapOff` is a working day that officials have off, `swapWork` the Saturday on which they make it up.
 */
export type DayType = 'holiday' | 'compensation' | 'swapOff' | 'swapWork'

/** `forecast`: expected, the notice has not come; terms counted over it say so. `unverified`: not to be relied on, so not a day off. */
export type DayStatus = 'byLaw' | 'announced' | 'forecast' | 'unverified'

/** A day that is not what its weekday says, with the paper that says so. */
export interface CalendarDay {
  readonly date: LocalDate
  readonly type: DayType
  readonly name: string
  readonly status: DayStatus
  readonly source: string
  /** The other half of a swap. */
  readonly pairedWith?: LocalDate
}

export function day(date: string, type: DayType, name: string, status: DayStatus, source: string, pairedWith?: string): CalendarDay {
  const plain = { date: localDate(date), type, name, status, source }
  return pairedWith === undefined ? plain : { ...plain, pairedWith: localDate(pairedWith) }
}
