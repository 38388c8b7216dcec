import type { Instant } from '#base'
import { statement } from '../sql.js'

// Work that was handed in and ended between two moments, how much of it was late, and how much had been granted more time; what was entered later ended long before.
export const finished = statement<{ from: Instant; to: Instant; fields: readonly string[] | null }, { done: number; late: number; extended: number }>(
  'finished',
  ['from', 'to', 'fields'],
  /* sql */ `
select count(*) as done, count(*) filter (where i.late) as late, count(*) filter (
  where exists (select from engine.instance e where e.parent = i.id and e.definition like 'extension@%' and e.state in ('granted', 'grantedOther'))
) as extended
from engine.instance i
where i.done and i.at >= house.instant($1::bigint) and i.at < house.instant($2::bigint)
  and split_part(i.definition, '@', 1) in ('unit-plan', 'duty', 'unit-report') and i.state not in ('moved', 'withdrawn', 'replaced', 'ended', 'missing')
  and not exists (select from engine.history h where h.instance = i.id and h.record is not null and h.event like '%"enteredLater":true%')
  and ($3::text[] is null or i.snapshot::jsonb #>> '{context,field}' = any($3::text[]))`,
)
