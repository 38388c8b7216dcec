import type { PersonId } from '#base'
import { statement, type Sql } from '../sql.js'

export interface Account {
  readonly person: PersonId
  readonly passwordHash: string
  readonly mustChange: boolean
  /** Wrong tries in a row; 0 again after a right one, and when a lock has run out. */
  readonly failures: number
  /** Milliseconds of real time (the house's clock may be a demo's); null when not locked. */
  readonly lockedUntil: number | null
  /** The person holds no post today and will hold none: nobody signs in with it until somebody gives them one. */
  readonly closed: boolean
}
interface AccountRow {
  readonly person: number
  readonly password_hash: string
  readonly must_change: boolean
  readonly failures: number
  readonly locked_until: number | null
  readonly closed: boolean
}

/** Posts end by the days of the house, whose clock may be a demo's. True for a person (`of`) with a post today or later. */
export const HOLDS_A_POST = (of: string): string => /* sql */ `
exists (
  select from house.post_held h
  where h.person = ${of} and (h.valid_to is null or h.valid_to >= (house.now() at time zone 'Asia/Ho_Chi_Minh')::date)
)`

// Only people who are active; a lock that has run out is no lock, and its wrong tries are forgotten.
const BY = (condition: string): string => /* sql */ `
select a.person, a.password_hash, a.must_change,
  case when a.locked_until <= clock_timestamp() then 0 else a.failures end as failures,
  case when a.locked_until > clock_timestamp() then a.locked_until end as locked_until,
  not ${HOLDS_A_POST('a.person')} as closed
from house.account a
join house.person p on p.id = a.person and p.active
where ${condition}`
const byName = statement<{ username: string }, AccountRow>('account-by-name', ['username'], BY('a.username = $1::text'))
const byPerson = statement<{ person: PersonId }, AccountRow>('account-by-person', ['person'], BY('a.person = $1::bigint'))
const wrongTry = statement<{ person: PersonId; lockAt: number; lockMs: number }, { failures: number; locked_until: number | null }>(
  'wrong-try',
  ['person', 'lockAt', 'lockMs'],
  /* sql */ `
with counted as (
  select person, case when locked_until <= clock_timestamp() then 1 else failures + 1 end as failures
  from house.account where person = $1::bigint for update
)
update house.account a
set failures = counted.failures,
  locked_until = case when counted.failures >= $2::int then clock_timestamp() + $3::bigint * interval '1 millisecond' end
from counted
where a.person = counted.person
returning a.failures, a.locked_until`,
)
const rightTry = statement<{ person: PersonId }, never>(
  'right-try',
  ['person'],
  'update house.account set failures = 0, locked_until = null where person = $1::bigint and (failures > 0 or locked_until is not null)',
)
const setPassword = statement<{ person: PersonId; passwordHash: string }, never>(
  'set-password',
  ['person', 'passwordHash'],
  'update house.account set password_hash = $2::text, must_change = false, failures = 0, locked_until = null where person = $1::bigint',
)

/** Who may sign in, and how often they were wrong. */
export interface Accounts {
  byName(username: string): Promise<Account | null>
  byPerson(person: PersonId): Promise<Account | null>
  /** Counts a wrong try; at `lockAt` of them the account is locked for `lockMs`. */
  wrong(person: PersonId, lockAt: number, lockMs: number): Promise<{ readonly failures: number; readonly lockedUntil: number | null }>
  right(person: PersonId): Promise<void>
  setPassword(person: PersonId, passwordHash: string): Promise<void>
}

export function openAccounts(sql: Sql): Accounts {
  return {
    byName: async (username) => accountOf((await sql.run(byName, { username: username.toLowerCase() }))[0]),
    byPerson: async (person) => accountOf((await sql.run(byPerson, { person }))[0]),
    wrong: async (person, lockAt, lockMs) => {
      const [row] = await sql.run(wrongTry, { person, lockAt, lockMs })
      return { failures: row?.failures ?? 0, lockedUntil: row?.locked_until ?? null }
    },
    right: async (person) => void (await sql.run(rightTry, { person })),
    setPassword: async (person, passwordHash) => void (await sql.run(setPassword, { person, passwordHash })),
  }
}

function accountOf(row: AccountRow | undefined): Account | null {
  if (!row) return null
  const { person, password_hash: passwordHash, must_change: mustChange, failures, locked_until: lockedUntil, closed } = row
  return { person: person as PersonId, passwordHash, mustChange, failures, lockedUntil, closed }
}
