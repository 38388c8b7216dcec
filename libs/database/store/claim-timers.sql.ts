import { statement } from '../sql.js'
import { HOLD, INSTANCE, type InstanceColumns } from './instance-columns.js'

// Due timers with their instances, oldest first. Uses timer_by_due. Both rows are locked and what is locked is skipped: locking the timer
// alone would take timer before instance, while a commit takes instance before timer. The locks die with the transaction.
export const claimTimers = statement<{ limit: number }, InstanceColumns & { due_at: number; now: number }>(
  'claim-timers',
  ['limit'],
  /* sql */ `
select ${INSTANCE}, null::text as hold, t.due_at, (select house.now()) as now
from engine.timer t
join engine.instance i on i.id = t.instance
where t.due_at <= (select house.now()) and ${HOLD} is null
order by t.due_at
limit $1::int
for update of t, i skip locked`,
)
