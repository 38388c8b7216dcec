import { ok, refuse, type PersonId, type Result } from '#base'
import { hashPassword, isPassword, type Accounts, type Sessions, type SignedIn } from '#database'
import { strangerTries, type Tries } from './stranger-tries.js'

export interface Begun {
  readonly token: string
  readonly csrf: string
  readonly person: PersonId
  readonly mustChange: boolean
}
export interface SignIn {
  /**
   * Problems `session.wrong` with the tries that are left, `session.locked` with the moment it ends; the same for a name nobody has. `account.closed`,
   * said to whoever knows the password only: the person holds no post any more.
   */
  begin(username: string, password: string): Promise<Result<Begun>>
  find(token: string): Promise<SignedIn | null>
  end(token: string): Promise<void>
  /** Ends the person's other sessions. Problems `session.wrong`, `session.locked`, `password.tooWeak`. */
  changePassword(person: PersonId, token: string, current: string, next: string): Promise<Result<null>>
}

export const LOCK_AT = 5
const LOCK_MS = 15 * 60_000
const SHORTEST = 10

type Audit = (entry: { actor: PersonId; what: string; target: string; detail: Record<string, unknown> }) => Promise<void>

/** Signing in on real time: a demo clock moves neither a lock nor a session. `now` is milliseconds of real time. */
export function openSignIn(accounts: Accounts, sessions: Sessions, audit: Audit, now: () => number): SignIn {
  const strangers = strangerTries(LOCK_AT, LOCK_MS, now)
  // Checking against a hash that fits nobody takes as long as checking a real one: the time tells no names.
  const nobody = hashPassword('nobody signs in with this')

  async function triesOf(username: string, password: string): Promise<Result<SignedInPerson>> {
    const account = await accounts.byName(username)
    const lockedUntil = account ? account.lockedUntil : strangers.lockedUntil(username)
    if (lockedUntil !== null) return refuse('session.locked', { until: lockedUntil })
    const right = await isPassword(account?.passwordHash ?? (await nobody), password)
    if (account && right) return account.closed ? refuse('account.closed', {}) : ok(account)
    const tries = account ? await accounts.wrong(account.person, LOCK_AT, LOCK_MS) : strangers.wrong(username)
    if (account && tries.lockedUntil !== null) await audit({ actor: account.person, what: 'account.locked', target: `person:${account.person}`, detail: {} })
    return refused(tries)
  }

  return {
    begin: async (username, password) => {
      const tried = await triesOf(username.trim().toLowerCase(), password)
      if (!tried.ok) return tried
      const { person, mustChange } = tried.value
      await accounts.right(person)
      return ok({ ...(await sessions.begin(person)), person, mustChange })
    },
    find: (token) => sessions.find(token),
    end: (token) => sessions.end(token),
    changePassword: async (person, token, current, next) => {
      const account = await accounts.byPerson(person)
      if (!account) return refuse('session.required', {})
      if (account.lockedUntil !== null) return refuse('session.locked', { until: account.lockedUntil })
      if (!(await isPassword(account.passwordHash, current))) return refused(await accounts.wrong(person, LOCK_AT, LOCK_MS))
      if (next === current || next.length < SHORTEST) return refuse('password.tooWeak', { min: SHORTEST })
      await accounts.setPassword(person, await hashPassword(next))
      await sessions.endOthers(person, token)
      await audit({ actor: person, what: 'password.changed', target: `person:${person}`, detail: {} })
      return ok(null)
    },
  }
}

interface SignedInPerson {
  readonly person: PersonId
  readonly mustChange: boolean
}

function refused({ failures, lockedUntil }: Tries): Result<never> {
  return lockedUntil === null ? refuse('session.wrong', { left: LOCK_AT - failures }) : refuse('session.locked', { until: lockedUntil })
}
