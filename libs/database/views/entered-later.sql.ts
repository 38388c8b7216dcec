import type { InstanceId } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { ofUnits } from './of-units.js'

export interface EnteredColumns {
  readonly instance: number
  readonly definition: string
  readonly unit: string | null
  readonly label: string
  readonly late: boolean
  readonly at: number
  readonly actor: number
  readonly event: string
}

// Past steps that were entered later, in one tree. Uses history_record.
export const enteredLater = statement<{ root: InstanceId; units: OfUnits }, EnteredColumns>(
  'entered-later',
  ['root', 'units'],
  /* sql */ `
select h.instance, split_part(i.definition, '@', 1) as definition, i.unit, i.label, i.late, h.at, h.actor, h.event
from engine.history h
join engine.instance i on i.id = h.instance
where h.record_root = $1::bigint and h.record in ('plan', 'report', 'result', 'carried') and h.event::jsonb ? 'enteredLater' and ${ofUnits(2)}
order by i.unit, h.event::jsonb ->> 'pastOn', h.instance`,
)
