import { dayOf, type Instant, instant, type LocalDate } from '#base'
import { useRead } from '../../use-read.js'

export interface HouseClock {
  readonly now: Instant
  readonly today: LocalDate
}

/** The house's own time: in a sample it runs where one sets it, so the browser's clock says nothing. Null until it is known. */
export function useHouseClock(): HouseClock | null {
  const { data } = useRead('house', {})
  if (!data) return null
  const now = instant(data.now)
  return { now, today: dayOf(now) }
}
