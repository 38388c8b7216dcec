import { statement } from '../sql.js'

// One answer to an open incident: its effect goes on its way again, or is settled without delivery.
export const answerIncident = statement<{ id: number; answer: 'retry' | 'dismiss'; by: number; reason: string }, { id: number }>(
  'answer-incident',
  ['id', 'answer', 'by', 'reason'],
  /* sql */ `
with answered as (
  update engine.incident
  set answered_at = house.now(), answer = $2::text, by = $3::bigint, reason = $4::text
  where id = $1::bigint and answered_at is null
  returning id, instance, version, n
), freed as (
  update engine.effect e
  set incident = false, attempts = 0, retry_at = house.now(), settled_at = case when $2::text = 'dismiss' then house.now() end
  from answered a
  where e.instance = a.instance and e.version = a.version and e.n = a.n
)
select id from answered`,
)
