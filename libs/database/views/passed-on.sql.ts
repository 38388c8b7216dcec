import type { InstanceId } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'

export interface PassedOnColumns {
  readonly id: number
  readonly instance: number
  readonly unit: string | null
  readonly channel: 'zalo' | 'phone' | 'meeting' | 'paper' | 'other'
  readonly whom: string
  readonly said: string
  readonly source: string
  readonly passed_at: number
  readonly by: number
  readonly at: number
}
const COLUMNS = 'id, instance, unit, channel, whom, said, source, passed_at, by, at'

// What people passed on about one piece of work, or about all of a directive that concerns these units; newest first. Uses passed_on_by_directive.
export const passedOn = statement<{ instance: InstanceId; root: InstanceId; units: OfUnits }, PassedOnColumns>(
  'passed-on',
  ['instance', 'root', 'units'],
  /* sql */ `
select ${COLUMNS} from house.passed_on
where directive = $2::bigint and ($1::bigint = $2::bigint or instance = $1::bigint) and ($3::text[] is null or unit is null or unit = any($3::text[]))
order by passed_at desc, id desc limit 500`,
)
