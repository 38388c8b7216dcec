import type { Instant, InstanceId, PersonId } from '#base'
import { statement } from '../sql.js'

// Opening a piece of work is seeing what one was told about it. Uses notice_by_instance.
export const seeAbout = statement<{ person: PersonId; instance: InstanceId; now: Instant }, never>(
  'see-about',
  ['person', 'instance', 'now'],
  /* sql */ `
update house.notice
set seen_at = house.instant($3::bigint)
where instance = $2::bigint and person = $1::bigint and seen_at is null and withdrawn_at is null and not silent
  and (level = 0 or deliver_at <= house.instant($3::bigint))`,
)
