import { dayOf, type Instant, type InstanceId, type LocalDate } from '#base'
import type { Policy, WorkingCalendar } from '#calendar'
import type { Directory } from '#directory'
import type { Needs } from './needs.js'

/** What a use case looks up once, before the step: machines only compare. */
export interface World {
  readonly now: Instant
  readonly today: LocalDate
  readonly directory: Directory
  readonly calendar: WorkingCalendar
  /** The rules of reminding for all; `within` a directive, those of the directive. */
  readonly policy: Policy
  readonly policyOf: (directive: InstanceId | null) => Policy
}

export async function worldOf(needs: Needs): Promise<World> {
  const [now, directory, policies, calendar] = await Promise.all([needs.engine.now(), needs.directory(), needs.policies(), needs.calendarNow()])
  return { now, today: dayOf(now), directory, calendar, policy: policies.general, policyOf: policies.of }
}

/** The world as work below a directive sees it: every ladder that is counted in it follows the directive's own rules. */
export function within(world: World, directive: InstanceId | null): World {
  return { ...world, policy: world.policyOf(directive) }
}
