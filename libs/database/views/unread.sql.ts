import type { Instant, PersonId } from '#base'
import { statement } from '../sql.js'

// How many notices that stand in the inbox the person has not seen. Uses notice_by_person.
export const unread = statement<{ person: PersonId; now: Instant }, { count: number }>(
  'unread',
  ['person', 'now'],
  /* sql */ `
select count(*) as count
from house.notice
where person = $1::bigint and seen_at is null and withdrawn_at is null and not silent and (level = 0 or deliver_at <= house.instant($2::bigint))`,
)
