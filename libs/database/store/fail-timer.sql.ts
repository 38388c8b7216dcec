import { statement } from '../sql.js'

interface Args {
  readonly instance: number
  readonly armed: number
  readonly dueAt: number
  readonly attempts: number
  readonly error: string
  readonly retryInMs: number
  readonly incident: boolean
}

// A timer that cannot be fired steps back: for a while, or for ever, until a person answers its incident. Nothing happens when it was armed
// anew, or when somebody else has counted the same try. What failed before and is over is swept out on the way: this is seldom.
export const failTimer = statement<Args, never>(
  'fail-timer',
  ['instance', 'armed', 'dueAt', 'attempts', 'error', 'retryInMs', 'incident'],
  /* sql */ `
with late as (
  update engine.timer t
  set due_at = case when $7::boolean then 'infinity' else house.now() + $6::bigint * interval '1 millisecond' end
  where t.instance = $1::bigint and t.version = $2::int and t.due_at < 'infinity'
    and coalesce((select f.attempts from engine.timer_failure f where f.instance = t.instance and f.version = t.version), 0) = $4::int
  returning t.instance, t.version
), failed as (
  insert into engine.timer_failure (instance, version, due_at, attempts, error, tried_at)
  select instance, version, house.instant($3::bigint), $4::int + 1, $5::text, house.now() from late
  on conflict (instance) do update
  set version = excluded.version, due_at = excluded.due_at, attempts = excluded.attempts, error = excluded.error, tried_at = excluded.tried_at
  returning instance, version, due_at, attempts, error, tried_at
), opened as (
  insert into engine.incident (what, kind, instance, version, error, attempts, due_at, opened_at, tried_at)
  select 'timer', 'timer', instance, version, error, attempts, due_at, tried_at, tried_at from failed where $7::boolean
), overtaken as (
  update engine.incident i
  set answered_at = house.now(), answer = 'overtaken', by = 0, reason = 'another timer was armed'
  from late
  where i.what = 'timer' and i.answered_at is null and i.instance = late.instance and i.version <> late.version
)
delete from engine.timer_failure f
where f.instance <> $1::bigint and not exists (select from engine.timer t where t.instance = f.instance and t.version = f.version)`,
)
