import type { Instant } from '#base'
import { statement } from '../sql.js'

// Work that ended between two moments and was not taken away, and how much of it was late; what was entered later ended long before.
export const finished = statement<{ from: Instant; to: Instant; fields: readonly string[] | null }, { done: number; late: number }>(
  'finished',
  ['from', 'to', 'fields'],
  /* sql */ `
select count(*) as done, count(*) filter (where i.late) as late
from engine.instance i
where i.done and i.at >= house.instant($1::bigint) and i.at < house.instant($2::bigint)
  and split_part(i.definition, '@', 1) in ('unit-plan', 'duty', 'unit-report') and i.state not in ('moved', 'withdrawn', 'ended')
  and not exists (select from engine.history h where h.instance = i.id and h.record is not null and h.event like '%"enteredLater":true%')
  and ($3::text[] is null or i.snapshot::jsonb #>> '{context,field}' = any($3::text[]))`,
)
