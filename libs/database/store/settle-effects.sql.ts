import { statement } from '../sql.js'

// Delivered: for good.
export const settleEffects = statement<{ instances: readonly number[]; versions: readonly number[]; ns: readonly number[] }, never>(
  'settle-effects',
  ['instances', 'versions', 'ns'],
  /* sql */ `
update engine.effect e
set settled_at = house.now()
from unnest($1::bigint[], $2::int[], $3::int[]) as s (instance, version, n)
where e.instance = s.instance and e.version = s.version and e.n = s.n`,
)
