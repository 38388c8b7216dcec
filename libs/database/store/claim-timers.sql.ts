import { statement } from '../sql.js'
import { HOLD, INSTANCE, type InstanceColumns } from './instance-columns.js'

// Due timers with their instances, oldest first. Uses timer_by_due. Both rows are locked and what is locked is skipped: locking the timer
// alone would take timer before instance, while a commit takes instance before timer. The locks die with the transaction. One that failed
// before stands under a later date; it is taken under its own.
export const claimTimers = statement<{ limit: number }, InstanceColumns & { due_at: number; armed: number; attempts: number; now: number }>(
  'claim-timers',
  ['limit'],
  /* sql */ `
select ${INSTANCE}, null::text as hold, coalesce(f.due_at, t.due_at) as due_at, t.version as armed, coalesce(f.attempts, 0) as attempts,
  (select house.now()) as now
from engine.timer t
join engine.instance i on i.id = t.instance
left join engine.timer_failure f on f.instance = t.instance and f.version = t.version
where t.due_at <= (select house.now()) and ${HOLD} is null
order by t.due_at
limit $1::int
for update of t, i skip locked`,
)
