import { rootDir, SAMPLE_PASSWORD } from '#assembly'
import { openTestHouse, type TestHouse } from '../../test/support/house.js'
import { openApi, type Http } from './index.js'

/** One person at a browser. */
export interface Browser {
  get<T = Record<string, unknown>>(path: string): Promise<{ status: number; body: T }>
  send<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }>
  readonly cookie: string
}
export interface WholeHouse {
  readonly house: TestHouse
  readonly http: Http
  /** Signed in once a name; the second time the same browser. */
  as(username: string): Promise<Browser>
  close(): Promise<void>
}

/** The sample province behind a real web server; everybody signs in with the sample's password. */
export async function openWholeHouse(day = '2026-11-09', clock = '08:00'): Promise<WholeHouse> {
  const house = await openTestHouse(day, clock)
  const http = await openApi(house, { root: rootDir(), log: () => undefined, web: false })
  await http.listen(0, '127.0.0.1')
  const browsers = new Map<string, Promise<Browser>>()
  const as = (username: string): Promise<Browser> => {
    const known = browsers.get(username) ?? signIn(http.url, username)
    browsers.set(username, known)
    return known
  }
  const close = async (): Promise<void> => {
    await http.close()
    await house.close()
  }
  return { house, http, as, close }
}

async function signIn(url: string, username: string): Promise<Browser> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: SAMPLE_PASSWORD }),
  })
  if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${await answer.text()}`)
  const kept = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')
  const cookie = kept.join('; ')
  const csrf = kept.find((line) => line.startsWith('dondoc_csrf='))?.slice('dondoc_csrf='.length) ?? ''
  const send = async <T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> => {
    const bytes = body instanceof Uint8Array
    const headers: Record<string, string> = {
      cookie,
      ...(method === 'GET' ? {} : { 'x-csrf': csrf }),
      ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    }
    const said = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body: bytes ? Buffer.from(body) : JSON.stringify(body) }) })
    const text = await said.text()
    return { status: said.status, body: (said.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T }
  }
  return { cookie, get: (path) => send('GET', path), send }
}
