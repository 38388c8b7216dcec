import type { UnitId } from '#base'
import { statement } from '../sql.js'

// Directives in which these units have or had work; what was moved or withdrawn is no reason to see one.
export const rootsOf = statement<{ units: readonly UnitId[] }, { root: number }>(
  'roots-of',
  ['units'],
  /* sql */ `
select distinct i.root
from engine.instance i
where i.unit = any($1::text[]) and i.state not in ('moved', 'withdrawn')`,
)
