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

// What events of one kind said in one tree, oldest first. Uses record_by_root.
export const records = statement<{ root: InstanceId; kind: string; units: OfUnits }, RecordColumns>(
  'records',
  ['root', 'kind', 'units'],
  /* sql */ `
select r.instance, i.unit, h.at, r.body
from engine.record r
join engine.instance i on i.id = r.instance
join engine.history h on h.instance = r.instance and h.version = r.version
where r.root = $1::bigint and r.kind = $2::text and ${ofUnits(3)}
order by h.at, r.instance, r.version`,
)
