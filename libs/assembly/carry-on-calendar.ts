import type { Cascade } from '#cascade'
import type { Log } from './house.js'

const HOUR = 3_600_000

/** A change of the days off or of the rules of reminding that a process left half-way is carried on by the next worker at its start, and looked for every hour. Answers how to stop it. */
export function carryOnCalendarRegularly(cascade: Pick<Cascade, 'carryOnCalendar' | 'carryOnPolicy'>, log: Log): () => Promise<void> {
  const carryOn = async (): Promise<void> => {
    const moved = await cascade.carryOnCalendar()
    if (moved > 0) log('calendar.carriedOn', { moved })
    const armed = await cascade.carryOnPolicy()
    if (armed > 0) log('policy.carriedOn', { armed })
  }
  const attempt = (): void => void carryOn().catch((error: Error) => log('calendar.broken', { error: error.message }))
  attempt()
  const timer = setInterval(attempt, HOUR)
  return () => Promise.resolve(clearInterval(timer))
}
