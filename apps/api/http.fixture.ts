import type { PersonId } from '#base'
import type { Change, Views } from '#cascade'
import { hashPassword, type Account, type Accounts, type Sessions, type SignedIn } from '#database'
import { openHttp, type Http } from './http.js'
import type { Parts } from './parts.js'
import { openSignIn } from './sign-in.js'

const OFFICER = 1 as PersonId
export const PASSWORD = 'mat-khau-dung'

/** A part whose every function answers `{ ok: true, value: null }`; what a test needs is put in its place. */
function silent<T extends object>(own: Partial<T> = {}): T {
  const handler: ProxyHandler<object> = {
    get: (target, name) => Reflect.get(target, name) ?? (name === 'then' ? undefined : () => Promise.resolve({ ok: true, value: null })),
  }
  return new Proxy(own, handler) as T
}

export interface Fixture {
  readonly http: Http
  readonly log: { event: string; facts: Record<string, unknown> }[]
  readonly changes: Change[]
  /** Real time as the sign-in counts it. */
  later(ms: number): void
  call(method: string, path: string, options?: { body?: unknown; cookie?: string; csrf?: string; headers?: Record<string, string> }): Promise<Response>
  /** Signs in and gives what a browser would keep. */
  signIn(): Promise<{ cookie: string; csrf: string }>
}

/** A real server on port 0 with a real sign-in on rows in memory; views and use cases are the test's. */
export async function openFixture(
  own: { views?: Partial<Views>; cascade?: Partial<Parts['cascade']>; files?: Partial<Parts['files']>; moveClock?: Parts['moveClock'] } = {},
): Promise<Fixture> {
  let now = 1_000_000
  const log: Fixture['log'] = []
  const changes: Change[] = []
  const passwordHash = await hashPassword(PASSWORD)
  const accounts = accountsInMemory(passwordHash, () => now)
  const http = await openHttp({
    cascade: silent<Parts['cascade']>(own.cascade),
    views: silent<Views>({
      mayCall: () => Promise.resolve({ ok: true, value: null }),
      watcher: () => Promise.resolve(() => true),
      me: () => Promise.resolve({ office: true } as never),
      ...own.views,
    }),
    signIn: openSignIn(
      accounts,
      sessionsInMemory(),
      () => Promise.resolve(),
      () => now,
    ),
    files: silent<Parts['files']>(own.files),
    queues: silent<Parts['queues']>({}),
    opened: async () => ({ ok: true, value: null }),
    moveClock: own.moveClock ?? null,
    changes: { lastChange: () => Promise.resolve(changes.at(-1)?.seq ?? 0), changesAfter: (seq) => Promise.resolve(changes.filter((one) => one.seq > seq)) },
    webRoot: null,
    secure: false,
    log: (event, facts = {}) => log.push({ event, facts }),
  })
  await http.listen(0, '127.0.0.1')
  const call: Fixture['call'] = (method, path, { body, cookie, csrf, headers = {} } = {}) =>
    fetch(http.url + path, {
      method,
      headers: {
        ...(body === undefined || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...(csrf ? { 'x-csrf': csrf } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Buffer.from(body) : typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return {
    http,
    log,
    changes,
    call,
    later: (ms) => (now += ms),
    signIn: async () => {
      const answer = await call('POST', '/api/session', { body: { username: 'hang', password: PASSWORD } })
      const kept = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')
      return { cookie: kept.join('; '), csrf: kept.find((line) => line.startsWith('dondoc_csrf='))?.split('=')[1] ?? '' }
    },
  }
}

function accountsInMemory(passwordHash: string, now: () => number): Accounts {
  let account: Account = { person: OFFICER, passwordHash, mustChange: false, failures: 0, lockedUntil: null, closed: false }
  const current = (): Account => (account.lockedUntil !== null && account.lockedUntil <= now() ? { ...account, failures: 0, lockedUntil: null } : account)
  return {
    byName: (username) => Promise.resolve(username === 'hang' ? current() : null),
    byPerson: () => Promise.resolve(current()),
    wrong: (_person, lockAt, lockMs) => {
      const failures = current().failures + 1
      account = { ...account, failures, lockedUntil: failures >= lockAt ? now() + lockMs : null }
      return Promise.resolve(account)
    },
    right: () => {
      account = { ...account, failures: 0, lockedUntil: null }
      return Promise.resolve()
    },
    setPassword: (_person, next) => {
      account = { ...account, passwordHash: next, mustChange: false }
      return Promise.resolve()
    },
  }
}

function sessionsInMemory(): Sessions {
  const rows = new Map<string, SignedIn>()
  return {
    begin: (person) => {
      const [token, csrf] = [`token-${rows.size}`, `csrf-${rows.size}`]
      rows.set(token, { person, csrf, mustChange: false })
      return Promise.resolve({ token, csrf })
    },
    find: (token) => Promise.resolve(rows.get(token) ?? null),
    end: (token) => Promise.resolve(void rows.delete(token)),
    endOthers: (_person, but) => {
      for (const token of rows.keys()) if (token !== but) rows.delete(token)
      return Promise.resolve()
    },
    sweep: () => Promise.resolve(),
  }
}
