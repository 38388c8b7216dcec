import type { InstanceId } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { ofUnits } from './of-units.js'

export interface RecordColumns {
  readonly instance: number
  readonly unit: string | null
  readonly at: number
  readonly body: string
}

// What events of one kind said in one tree, oldest first. Uses history_record.
export const records = statement<{ root: InstanceId; kind: string; units: OfUnits }, RecordColumns>(
  'records',
  ['root', 'kind', 'units'],
  /* sql */ `
select h.instance, i.unit, h.at, (h.event::jsonb - '{at,type,ladder}'::text[])::text as body
from engine.history h
join engine.instance i on i.id = h.instance
where h.record_root = $1::bigint and h.record = $2::text and ${ofUnits(3)}
order by h.at, h.instance, h.version`,
)
