import type { InstanceId } from '#base'
import { statement } from '../sql.js'
import { HOLD, INSTANCE, type InstanceColumns } from './instance-columns.js'

// The rows that exist, and the clock also when none does. Primary key only; locks nothing.
export const load = statement<{ ids: readonly InstanceId[] }, { now: number } & (InstanceColumns | { id: null })>(
  'load',
  ['ids'],
  /* sql */ `
with clock as (select house.now() as now)
select clock.now, ${INSTANCE}, ${HOLD} as hold
from clock
left join engine.instance i on i.id = any($1::bigint[])`,
)
