import { statement } from '../sql.js'
import { FAILING_EFFECT, FAILING_TIMER, type FailureColumns } from './failure-columns.js'

// What failed and is tried again by itself, the next try first. Uses effect_failing; failed timers are few.
export const failing = statement<{ limit: number }, FailureColumns>(
  'failing',
  ['limit'],
  /* sql */ `
select * from (
  (
    select 'effect' as what, e.kind, e.instance, e.version, e.n, e.args, coalesce(e.error, '') as error, e.attempts, e.at as due_at,
      coalesce(e.tried_at, e.at) as last_tried_at, e.retry_at as next_try_at
    ${FAILING_EFFECT}
    order by e.retry_at
    limit $1::int
  )
  union all
  (
    select 'timer', 'timer', f.instance, f.version, null, null, f.error, f.attempts, f.due_at, f.tried_at, t.due_at
    ${FAILING_TIMER}
    order by t.due_at
    limit $1::int
  )
) as failing
order by next_try_at, instance, version, n
limit $1::int`,
)
