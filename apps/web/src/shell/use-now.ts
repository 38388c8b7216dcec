import { dayOf, type Instant, instant, type LocalDate } from '#base'
import { useEffect, useState } from 'react'
import { useRead } from '../use-read.js'

/** The house's time, which in a sample runs where one sets it; counted on between two answers. */
export function useNow(everyMs = 20_000): Instant {
  const house = useRead('house', {})
  const [, tick] = useState(0)
  useEffect(() => {
    const ticking = setInterval(() => tick((n) => n + 1), everyMs)
    return () => clearInterval(ticking)
  }, [everyMs])
  return house.data ? instant(Math.round(house.data.now + Date.now() - house.dataUpdatedAt)) : instant(Date.now())
}

/** Today on the house's calendar. */
export function useToday(): LocalDate {
  const house = useRead('house', {})
  return dayOf(instant(house.data?.now ?? Date.now()))
}
