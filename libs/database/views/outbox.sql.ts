import { statement } from '../sql.js'

export interface MailColumns {
  readonly id: number
  readonly created_at: number
  readonly person: number
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly status: 'waiting' | 'sent' | 'kept' | 'failed'
  readonly response: string | null
}

// Mails as they were written, newest first, a page before an id. Primary key.
export const outbox = statement<{ before: number | null; limit: number }, MailColumns>(
  'outbox',
  ['before', 'limit'],
  /* sql */ `
select id, created_at, coalesce(person, 0) as person, address, subject, text, status, response
from house.mail
where $1::bigint is null or id < $1::bigint
order by id desc
limit $2::int`,
)
