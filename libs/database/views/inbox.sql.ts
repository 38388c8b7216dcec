import type { Instant, PersonId } from '#base'
import { statement } from '../sql.js'
import { TOLD, type ToldColumns } from './told-columns.js'

// One person's own notices, newest first, a page before an id: news at once, what climbs when its day has come (the weekly list). Uses notice_by_person.
export const inbox = statement<{ person: PersonId; before: number | null; now: Instant; limit: number }, ToldColumns>(
  'inbox',
  ['person', 'before', 'now', 'limit'],
  /* sql */ `
select ${TOLD}
from house.notice n
left join house.mail m on m.id = n.mail
where n.person = $1::bigint and n.withdrawn_at is null and not n.silent and (n.level = 0 or n.deliver_at <= house.instant($3::bigint)) and ($2::bigint is null or n.id < $2::bigint)
order by n.id desc
limit $4::int`,
)
