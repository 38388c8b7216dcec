import { statement } from '../sql.js'
import { PROOF, type ProofColumns } from './told-columns.js'

export interface MailColumns extends ProofColumns {
  readonly id: number
  readonly created_at: number
  readonly person: number
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly kind: 'digest' | 'urgent'
  readonly why: 'bounced' | 'refused' | 'noAddress' | 'gaveUp' | null
  readonly next_try_at: number | null
}

// Messages as they were written, on each channel, newest first, a page before an id, of one status or of all. Primary key.
export const outbox = statement<{ before: number | null; status: string | null; limit: number }, MailColumns>(
  'outbox',
  ['before', 'status', 'limit'],
  /* sql */ `
select m.id, m.created_at, coalesce(m.person, 0) as person, m.address, m.subject, m.text, m.kind, m.why,
  case when m.status = 'waiting' then m.next_try_at end as next_try_at, ${PROOF}
from house.mail m
where ($1::bigint is null or m.id < $1::bigint) and ($2::text is null or m.status = $2::text)
order by m.id desc
limit $3::int`,
)
