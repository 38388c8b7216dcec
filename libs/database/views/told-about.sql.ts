import type { InstanceId } from '#base'
import { statement } from '../sql.js'
import { TOLD, type ToldColumns } from './told-columns.js'

// Who was told about these instances, newest first, with the lines about many that name them. Uses notice_by_instance and the unique key.
export const toldAbout = statement<{ instances: readonly InstanceId[]; lists: readonly string[] }, ToldColumns>(
  'told-about',
  ['instances', 'lists'],
  /* sql */ `
select ${TOLD}
from house.notice n
left join house.mail m on m.id = n.mail
where (n.instance = any($1::bigint[]) and n.about not in ('massLate', 'rung.unopened') or n.effect = any($2::text[])) and n.withdrawn_at is null
order by n.id desc`,
)
