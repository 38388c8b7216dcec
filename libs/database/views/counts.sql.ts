import type { InstanceId, LocalDate } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { ofUnits } from './of-units.js'

export interface CountColumns {
  readonly root: number
  readonly units: number
  readonly without_plan: number
  readonly without_report: number
  readonly overdue: number
  readonly extended: number
  readonly next_due_on: string | null
}

const ON_HOLD = 'exists (select from engine.hold h where h.instance = any(i.id || i.ancestors))'

// How these directives stand, counted in units; what is on hold is not late and has no next date. Uses instance_by_root.
export const counts = statement<{ roots: readonly InstanceId[]; units: OfUnits; today: LocalDate }, CountColumns>(
  'counts',
  ['roots', 'units', 'today'],
  /* sql */ `
select
  i.root,
  count(distinct i.unit) filter (where i.definition like 'assignment@%' and i.state not in ('moved', 'withdrawn')) as units,
  count(distinct i.unit) filter (where i.definition like 'unit-plan@%' and i.state in ('due', 'drafting', 'submitted', 'supplementAsked')) as without_plan,
  count(distinct i.unit) filter (where i.definition like 'unit-report@%' and i.state in ('due', 'supplementAsked')) as without_report,
  count(distinct i.unit) filter (where not i.done and (i.stage in ('overdue', 'office', 'leaders', 'proposed', 'reported') or i.late and i.state = 'supplementAsked') and i.definition not like 'directive@%' and not ${ON_HOLD}) as overdue,
  count(distinct i.unit) filter (where i.definition like 'extension@%' and i.state in ('granted', 'grantedOther')) as extended,
  min(i.due_on) filter (where not i.done and i.due_on >= $3::date and not ${ON_HOLD} and i.holder in ('unitClerk', 'handler', 'headOfUnit', 'focalUnit')) as next_due_on
from engine.instance i
where i.root = any($1::bigint[]) and ${ofUnits(2)}
group by i.root`,
)
