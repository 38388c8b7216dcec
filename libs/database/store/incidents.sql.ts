import { statement } from '../sql.js'
import { STANDS, type FailureColumns } from './failure-columns.js'

// Incidents that wait for a person, oldest first. Uses incident_open and incident_open_timer.
export const incidents = statement<{ limit: number }, FailureColumns & { id: number; opened_at: number }>(
  'incidents',
  ['limit'],
  /* sql */ `
select i.id, i.what, i.kind, i.instance, i.version, i.n, e.args, i.error, i.attempts, coalesce(i.due_at, e.at) as due_at, i.opened_at,
  coalesce(i.tried_at, i.opened_at) as last_tried_at, null::timestamptz as next_try_at
from engine.incident i
left join engine.effect e on e.instance = i.instance and e.version = i.version and e.n = i.n
where i.answered_at is null and ${STANDS}
order by i.opened_at, i.id
limit $1::int`,
)
