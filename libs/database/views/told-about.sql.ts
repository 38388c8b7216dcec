import type { InstanceId } from '#base'
import { statement } from '../sql.js'
import { TOLD, type ToldColumns } from './told-columns.js'

// Who was told about these instances, newest first. Uses notice_by_instance.
export const toldAbout = statement<{ instances: readonly InstanceId[] }, ToldColumns>(
  'told-about',
  ['instances'],
  /* sql */ `
select ${TOLD}
from house.notice n
left join house.mail m on m.id = n.mail
where n.instance = any($1::bigint[]) and n.withdrawn_at is null
order by n.id desc`,
)
