import { dayOf, type Instant, instant, type LocalDate } from '#base'
import { useEffect, useState } from 'react'
import { useRead } from '../use-read.js'

/** Until the house has answered; no page is drawn before that. */
const STARTED = Date.now()

/** The house's time, which in a sample runs where one sets it; counted on between two answers. */
export function useNow(everyMs = 20_000): Instant {
  const { data, dataUpdatedAt } = useRead('house', {})
  const [since, setSince] = useState(0)
  useEffect(() => {
    const count = (): void => setSince(Math.max(0, Date.now() - dataUpdatedAt))
    count()
    const ticking = setInterval(count, everyMs)
    return () => clearInterval(ticking)
  }, [everyMs, dataUpdatedAt])
  return instant(Math.round(data ? data.now + since : STARTED))
}

/** Today on the house's calendar. */
export function useToday(): LocalDate {
  const { data } = useRead('house', {})
  return dayOf(instant(data?.now ?? STARTED))
}
