import { statement } from '../sql.js'

// Open instances below an ancestor, children before their parents. Uses instance_by_root.
export const openBelow = statement<{ ancestor: number }, { id: number }>(
  'open-below',
  ['ancestor'],
  /* sql */ `
select i.id
from engine.instance above
join engine.instance i on i.root = above.root and above.id = any(i.ancestors)
where above.id = $1::bigint and not i.done
order by cardinality(i.ancestors) desc, i.id`,
)
