import { dayOf, type Instant, type LocalDate } from '#base'
import type { Policy, WorkingCalendar } from '#calendar'
import type { Directory } from '#directory'
import type { Needs } from './needs.js'

/** What a use case looks up once, before the step: machines only compare. */
export interface World {
  readonly now: Instant
  readonly today: LocalDate
  readonly directory: Directory
  readonly calendar: WorkingCalendar
  readonly policy: Policy
}

export async function worldOf(needs: Needs): Promise<World> {
  const [now, directory, policy, calendar] = await Promise.all([needs.engine.now(), needs.directory(), needs.policy(), needs.calendarNow()])
  return { now, today: dayOf(now), directory, calendar, policy }
}
