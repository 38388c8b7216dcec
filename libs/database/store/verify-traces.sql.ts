import { statement, type NoArgs } from '../sql.js'

export interface TraceColumns {
  readonly kind: 'trace' | 'kin'
  readonly what: string
  readonly instance: number
  readonly version: number | null
}

// What a cut chain leaves behind elsewhere: timers and effects of a version that the instance has not reached,
// records that boards look for elsewhere, and instances whose ancestors are not their parent's. One pass over each table; the first hundred of each are enough to be told.
export const traces = statement<NoArgs, TraceColumns>(
  'verify-traces',
  [],
  /* sql */ `
(select 'trace' as kind, 'a timer' as what, t.instance, t.version
from engine.timer t left join engine.instance i on i.id = t.instance where i.id is null or t.version > i.version limit 100)
union all
(select 'trace', 'an effect', t.instance, t.version
from engine.effect t left join engine.instance i on i.id = t.instance where i.id is null or t.version > i.version limit 100)
union all
(select 'trace', 'a record', h.instance, h.version
from engine.history h join engine.instance i on i.id = h.instance where (h.record is null) <> (h.record_root is null) or h.record_root <> i.root limit 100)
union all
(select 'kin', 'parent', i.id, null
from engine.instance i left join engine.instance p on p.id = i.parent
where case when i.parent is null then i.root <> i.id or i.ancestors <> '{}' else p.id is null or i.root <> p.root or i.ancestors <> p.id || p.ancestors end limit 100)`,
)
