import type { Instant, PersonId } from '#base'
import { statement } from '../sql.js'

// One's own notices only; what was seen keeps its first moment.
export const markSeen = statement<{ person: PersonId; ids: readonly number[]; now: Instant }, never>(
  'mark-seen',
  ['person', 'ids', 'now'],
  /* sql */ `
update house.notice
set seen_at = house.instant($3::bigint)
where id = any($2::bigint[]) and person = $1::bigint and seen_at is null`,
)
