import { statement, type NoArgs } from '../sql.js'

export interface IncidentColumns {
  readonly id: number
  readonly instance: number
  readonly version: number
  readonly n: number
  readonly kind: string
  readonly error: string
  readonly attempts: number
  readonly opened_at: number
}

// Incidents that wait for a person, oldest first. Uses incident_open.
export const incidents = statement<NoArgs, IncidentColumns>(
  'incidents',
  [],
  /* sql */ `
select id, instance, version, n, kind, error, attempts, opened_at
from engine.incident
where answered_at is null
order by opened_at, id`,
)
