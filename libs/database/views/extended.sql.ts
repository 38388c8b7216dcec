import type { InstanceId } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { ofUnits } from './of-units.js'

// Units that were granted more time, with the earliest first date: a granted request bears the date that it moved. Uses instance_by_root.
export const extended = statement<
  { roots: readonly InstanceId[]; units: OfUnits },
  { readonly root: number; readonly unit: string; readonly first_due: string }
>(
  'extended',
  ['roots', 'units'],
  /* sql */ `
select i.root, i.unit, min(i.due_on) as first_due
from engine.instance i
where i.root = any($1::bigint[]) and i.definition like 'extension@%' and i.state in ('granted', 'grantedOther') and i.unit is not null and i.due_on is not null and ${ofUnits(2)}
group by i.root, i.unit`,
)
