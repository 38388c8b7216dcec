import { statement } from '../sql.js'
import { STANDS } from './failure-columns.js'

interface Args {
  readonly id: number
  readonly answer: 'retry' | 'dismiss'
  readonly by: number
  readonly reason: string
  readonly args: string | null
}

// One answer to an open incident: its effect goes on its way again (with other arguments, when they were edited) or is settled without
// delivery; its timer rings under its own date, or is taken away. A timer has no arguments to edit.
export const answerIncident = statement<Args, { id: number; answer: 'retry' | 'dismiss' | 'overtaken' }>(
  'answer-incident',
  ['id', 'answer', 'by', 'reason', 'args'],
  /* sql */ `
with answered as (
  update engine.incident i
  set answered_at = house.now(), answer = case when ${STANDS} then $2::text else 'overtaken' end, by = $3::bigint, reason = $4::text,
    args_before = case when $5::text is not null
      then (select e.args from engine.effect e where e.instance = i.instance and e.version = i.version and e.n = i.n) end,
    args_since = $5::text
  where i.id = $1::bigint and i.answered_at is null and (i.what = 'effect' or $5::text is null)
  returning i.id, i.what, i.instance, i.version, i.n, i.due_at, i.answer, i.args_since
), freed as (
  update engine.effect e
  set incident = false, attempts = 0, error = null, retry_at = house.now(), args = coalesce(a.args_since, e.args),
    settled_at = case when a.answer = 'dismiss' then house.now() end
  from answered a
  where a.what = 'effect' and e.instance = a.instance and e.version = a.version and e.n = a.n
), woken as (
  update engine.timer t
  set due_at = a.due_at
  from answered a
  where a.what = 'timer' and a.answer = 'retry' and t.instance = a.instance and t.version = a.version
), cleared as (
  delete from engine.timer t
  using answered a
  where a.what = 'timer' and a.answer = 'dismiss' and t.instance = a.instance and t.version = a.version
), forgotten as (
  delete from engine.timer_failure f
  using answered a
  where a.what = 'timer' and f.instance = a.instance and f.version = a.version
)
select id, answer from answered`,
)
