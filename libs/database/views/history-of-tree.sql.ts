import type { InstanceId } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { ofUnits } from './of-units.js'
import { LINE, type LineColumns } from './history-columns.js'

// The newest moves in one tree: of all, or of the directive itself and these units. Uses instance_by_root.
export const historyOfTree = statement<{ root: InstanceId; units: OfUnits; limit: number }, LineColumns>(
  'history-of-tree',
  ['root', 'units', 'limit'],
  /* sql */ `
select ${LINE}
from engine.instance i
join engine.history h on h.instance = i.id
where i.root = $1::bigint and (i.id = i.root or ${ofUnits(2)}) and h.type not in ('TIMER', 'MIGRATE')
order by h.at desc, h.seq desc
limit $3::int`,
)
