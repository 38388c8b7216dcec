import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { ofUnits } from './of-units.js'
import { LINE, type LineColumns } from './history-columns.js'

// What people did lately, newest first; births of children, openings and migrations are left out, or one letter would fill the list. Walks history_by_seq backwards.
export const news = statement<{ units: OfUnits; limit: number }, LineColumns>(
  'news',
  ['units', 'limit'],
  /* sql */ `
select ${LINE}
from engine.history h
join engine.instance i on i.id = h.instance
where h.actor <> 0 and h.type not in ('RECEIVE', 'MIGRATE') and (h.type <> 'CREATE' or i.id = i.root) and ${ofUnits(1)}
order by h.seq desc
limit $2::int`,
)
