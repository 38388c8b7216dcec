import { statement } from '../sql.js'

// Open instances on a definition, page by page in the order of the primary key: no index serves it, since a definition that is indexed would
// make every migration rewrite one, and a migration reads the table once in all.
export const standingOn = statement<{ definition: string; after: number; limit: number }, { id: number }>(
  'standing-on',
  ['definition', 'after', 'limit'],
  /* sql */ `
select i.id
from engine.instance i
where i.definition = $1 and not i.done and i.id > $2::bigint
order by i.id
limit $3::int`,
)
