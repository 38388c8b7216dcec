import { createHash, randomBytes } from 'node:crypto'
import type { PersonId } from '#base'
import { statement, type NoArgs, type Sql } from '../sql.js'
import { HOLDS_A_POST } from './accounts.js'

const HOURS_12 = 12 * 3_600_000
/** A session slides at most this often: not every reading is worth a write. */
const SLIDE_MS = 60_000

const begin = statement<{ tokenHash: string; person: PersonId; csrf: string; lives: number }, never>(
  'begin-session',
  ['tokenHash', 'person', 'csrf', 'lives'],
  /* sql */ `
insert into house.session (token_hash, person, csrf, created_at, expires_at, last_seen)
select $1::text, $2::bigint, $3::text, now, now + $4::bigint * interval '1 millisecond', now from clock_timestamp() as now`,
)
const find = statement<{ tokenHash: string }, { person: number; csrf: string; must_change: boolean; seen_ago: number; closed: boolean }>(
  'find-session',
  ['tokenHash'],
  /* sql */ `
select s.person, s.csrf, coalesce(a.must_change, false) as must_change, (extract(epoch from clock_timestamp() - s.last_seen) * 1000)::bigint as seen_ago,
  not ${HOLDS_A_POST('s.person')} as closed
from house.session s
join house.person p on p.id = s.person and p.active
left join house.account a on a.person = s.person
where s.token_hash = $1::text and s.expires_at > clock_timestamp()`,
)
const slide = statement<{ tokenHash: string; lives: number }, never>(
  'slide-session',
  ['tokenHash', 'lives'],
  "update house.session set last_seen = clock_timestamp(), expires_at = clock_timestamp() + $2::bigint * interval '1 millisecond' where token_hash = $1::text",
)
const end = statement<{ tokenHash: string }, never>('end-session', ['tokenHash'], 'delete from house.session where token_hash = $1::text')
const endOthers = statement<{ person: PersonId; but: string }, never>(
  'end-other-sessions',
  ['person', 'but'],
  'delete from house.session where person = $1::bigint and token_hash <> $2::text',
)
const sweep = statement<NoArgs, never>('sweep-sessions', [], 'delete from house.session where expires_at <= clock_timestamp()')

export interface SignedIn {
  readonly person: PersonId
  readonly csrf: string
  readonly mustChange: boolean
}
/**
 * Sessions are rows that can be ended at any moment. The cookie holds a random token, the row only its hash. Twelve hours after the last use a
 * session has run out; it counts real time, whatever a demo clock says. The session of somebody without any post ends when it is asked for.
 */
export interface Sessions {
  begin(person: PersonId): Promise<{ readonly token: string; readonly csrf: string }>
  find(token: string): Promise<SignedIn | null>
  end(token: string): Promise<void>
  /** Whoever changes a password is signed out everywhere else. */
  endOthers(person: PersonId, token: string): Promise<void>
  sweep(): Promise<void>
}

export function openSessions(sql: Sql): Sessions {
  return {
    begin: async (person) => {
      const [token, csrf] = [randomBytes(32).toString('base64url'), randomBytes(18).toString('base64url')]
      await sql.run(begin, { tokenHash: hashed(token), person, csrf, lives: HOURS_12 })
      return { token, csrf }
    },
    find: async (token) => {
      const tokenHash = hashed(token)
      const [row] = await sql.run(find, { tokenHash })
      if (!row) return null
      if (row.closed) {
        // Ended for good: a new post opens the account, not what was left open in some browser.
        await sql.run(end, { tokenHash })
        return null
      }
      if (row.seen_ago > SLIDE_MS) await sql.run(slide, { tokenHash, lives: HOURS_12 })
      return { person: row.person as PersonId, csrf: row.csrf, mustChange: row.must_change }
    },
    end: async (token) => void (await sql.run(end, { tokenHash: hashed(token) })),
    endOthers: async (person, token) => void (await sql.run(endOthers, { person, but: hashed(token) })),
    sweep: async () => void (await sql.run(sweep, {})),
  }
}

function hashed(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
