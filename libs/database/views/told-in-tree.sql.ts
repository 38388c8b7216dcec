import type { InstanceId } from '#base'
import type { OfUnits } from '#cascade'
import { statement } from '../sql.js'
import { TOLD, type ToldColumns } from './told-columns.js'

// Who was told about one directive, newest first: all, or what concerns these units. Uses notice_by_directive.
export const toldInTree = statement<{ root: InstanceId; units: OfUnits; limit: number }, ToldColumns>(
  'told-in-tree',
  ['root', 'units', 'limit'],
  /* sql */ `
select ${TOLD}
from house.notice n
left join house.mail m on m.id = n.mail
where n.directive = $1::bigint and n.withdrawn_at is null and ($2::text[] is null or n.unit = any($2::text[]))
order by n.id desc
limit $3::int`,
)
