import type { InstanceId } from '#base'
import { statement } from '../sql.js'
import { LINE, type LineColumns } from './history-columns.js'

// Every move of these instances, oldest first. Primary keys.
export const historyOf = statement<{ instances: readonly InstanceId[] }, LineColumns>(
  'history-of',
  ['instances'],
  /* sql */ `
select ${LINE}
from engine.history h
join engine.instance i on i.id = h.instance
where h.instance = any($1::bigint[])
order by h.at, h.instance, h.version`,
)
