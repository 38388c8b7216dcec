import type { InstanceId } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { CARD, type CardColumns } from './cascade-queries.js'
import { ofUnits } from './of-units.js'

// One card for each unit and directive: the worst open one, a done one where all is done, the assignment where nothing else is. Uses instance_by_root.
// The order of ranks is that of cascade/views/rank.ts.
export const worst = statement<{ roots: readonly InstanceId[]; units: OfUnits }, CardColumns>(
  'worst',
  ['roots', 'units'],
  /* sql */ `
select distinct on (i.root, i.unit) ${CARD}
from engine.instance i
where i.root = any($1::bigint[]) and i.unit is not null and ${ofUnits(2)} and i.state not in ('moved', 'withdrawn')
  and split_part(i.definition, '@', 1) in ('assignment', 'unit-plan', 'duty', 'unit-report')
order by i.root, i.unit,
  case
    when i.done and i.definition not like 'assignment@%' then 1
    when i.definition not like 'assignment@%' and exists (select from engine.hold h where h.instance = any(i.id || i.ancestors)) then 5
    when i.definition like 'assignment@%' then case i.state when 'notOurs' then 25 when 'assigned' then 20 else 0 end
    when i.stage = 'reported' then 100
    when i.stage = 'proposed' then 90
    when i.stage = 'leaders' then 80
    when i.stage = 'office' then 70
    when i.stage = 'overdue' then 60
    when i.state = 'supplementAsked' then 50
    when i.stage = 'dueSoon' then 30
    else 10
  end desc,
  i.due_on nulls last, i.id`,
)
