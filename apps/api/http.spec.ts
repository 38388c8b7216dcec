import { afterEach, describe, expect, test } from '@jest/globals'
import { refuse, type InstanceId } from '#base'
import { routes, type AnyRoute } from '#contract'
import { openFixture, PASSWORD, type Fixture } from './http.fixture.js'

let house: Fixture
afterEach(() => house.http.close())

const problem = async (answer: Response): Promise<{ status: number; code: unknown; title: string; params: Record<string, unknown> }> => {
  const body = (await answer.json()) as { code: string; title: string; params: Record<string, unknown> }
  return { status: answer.status, code: body.code, title: body.title, params: body.params }
}
/** A path that fits a route's own schema. */
const pathOf = (route: AnyRoute): string => `/api${route.path.replace(':id', '7').replace(':event', 'NOTE').replace(':hash', 'a'.repeat(64))}`

describe('Whoever is not signed in', () => {
  test('learns nothing but that, on every route of the contract and on paths that do not exist', async () => {
    house = await openFixture()
    for (const route of Object.values<AnyRoute>(routes).filter((one) => !one.open)) {
      expect([route.name, (await problem(await house.call(route.method, pathOf(route)))).code]).toEqual([route.name, 'session.required'])
    }
    expect(await problem(await house.call('GET', '/api/0.123'))).toMatchObject({ status: 401, code: 'session.required' })
    for (const path of ['/api/live', '/api/openapi.json', '/%61pi/today', '/%61pi/live'])
      expect([path, (await house.call('GET', path)).status]).toEqual([path, 401])
    expect((await house.call('GET', '/api/house')).status).toBe(204)
  })
})

describe('Signing in', () => {
  test('sets a session that no script can read and a token that the page repeats', async () => {
    house = await openFixture()
    const answer = await house.call('POST', '/api/session', { body: { username: ' Hang ', password: PASSWORD } })
    expect(answer.status).toBe(200)
    const [session, csrf] = answer.headers.getSetCookie()
    expect(session).toMatch(/^dondoc_session=.*HttpOnly.*SameSite=Lax/i)
    expect(csrf).toMatch(/^dondoc_csrf=/)
    expect(csrf).not.toMatch(/HttpOnly/i)
  })

  test('says the same of a wrong password and of a name that nobody has, and locks both after five tries for fifteen minutes', async () => {
    house = await openFixture()
    const tries = async (username: string): Promise<unknown[]> => {
      const seen: unknown[] = []
      for (let i = 0; i < 6; i++) seen.push(await problem(await house.call('POST', '/api/session', { body: { username, password: 'sai' } })))
      return seen
    }
    const [known, unknown] = [await tries('hang'), await tries('khong-co-ai')]
    expect(known).toEqual(unknown)
    expect(known.map((one) => (one as { code: string }).code)).toEqual([...Array<string>(4).fill('session.wrong'), 'session.locked', 'session.locked'])
    expect(await problem(await house.call('POST', '/api/session', { body: { username: 'hang', password: PASSWORD } }))).toMatchObject({ status: 429 })
    house.later(15 * 60_000)
    expect((await house.call('POST', '/api/session', { body: { username: 'hang', password: PASSWORD } })).status).toBe(200)
  })

  test('too often from one address is slowed down before any password is looked at', async () => {
    house = await openFixture()
    const ask = async (): Promise<number> => (await house.call('POST', '/api/session', { body: {} })).status
    const statuses: number[] = []
    while (statuses.length < 600) statuses.push(...(await Promise.all(Array.from({ length: 50 }, ask))))
    expect([new Set(statuses), await ask()]).toEqual([new Set([422]), 429])
  })

  test('a changed password signs out everywhere else', async () => {
    house = await openFixture()
    const [here, elsewhere] = [await house.signIn(), await house.signIn()]
    expect((await house.call('PUT', '/api/session/password', { ...here, body: { current: PASSWORD, next: 'mat-khau-moi-2026' } })).status).toBe(204)
    expect((await house.call('GET', '/api/session', elsewhere)).status).toBe(401)
    expect((await house.call('GET', '/api/session', here)).status).toBe(200)
  })

  test('after signing out the session is of no use to anybody', async () => {
    house = await openFixture()
    const me = await house.signIn()
    expect((await house.call('DELETE', '/api/session', me)).status).toBe(204)
    expect((await house.call('GET', '/api/session', me)).status).toBe(401)
  })
})

describe('A write', () => {
  const body = { key: 'key-12345', payload: {} }
  test('is refused unless header, cookie and session carry the same token', async () => {
    house = await openFixture()
    const { cookie, csrf } = await house.signIn()
    const send = async (options: object): Promise<number> => (await house.call('POST', '/api/instances/7/events/NOTE', { body, ...options })).status
    expect(await send({ cookie })).toBe(403)
    expect(await send({ cookie, csrf: 'csrf-9' })).toBe(403)
    expect(await send({ cookie: cookie.replace(/dondoc_csrf=[^;]*/, 'dondoc_csrf=csrf-9'), csrf: 'csrf-9' })).toBe(403)
    expect(await send({ cookie: cookie.split(';')[0], csrf })).toBe(403)
    expect(await send({ cookie, csrf })).toBe(204)
  })

  test('reaches the use case with the person, the instance, the event and the key, and nothing else of the request', async () => {
    const seen: unknown[] = []
    house = await openFixture({
      cascade: { send: (actor, sending) => (seen.push({ actor, sending }), Promise.resolve({ ok: true, value: { state: 'x' } as never })) },
    })
    await house.call('POST', '/api/instances/7/events/NOTE', { ...(await house.signIn()), body: { ...body, seen: 'due' } })
    expect(seen).toEqual([{ actor: { person: 1 }, sending: { instance: 7, event: 'NOTE', payload: {}, key: 'key-12345', seen: 'due', reason: null } }])
  })
})

describe('A refusal', () => {
  test('is a problem document with a stable code, a Vietnamese sentence and the facts', async () => {
    house = await openFixture({
      views: { work: () => Promise.resolve(refuse('scope.forbidden', { helper: { name: 'Lý Thu Hằng', post: 'Chuyên viên', phone: '0214 3000 002' } })) },
    })
    const answer = await house.call('GET', '/api/instances/7', await house.signIn())
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await answer.json()).toEqual({
      type: 'urn:dondoc:scope.forbidden',
      title: 'Đồng chí không có quyền thực hiện thao tác này. Liên hệ: Lý Thu Hằng (Chuyên viên, 0214 3000 002).',
      status: 403,
      code: 'scope.forbidden',
      params: { helper: { name: 'Lý Thu Hằng', post: 'Chuyên viên', phone: '0214 3000 002' } },
    })
  })

  test('names every field that is wrong at once', async () => {
    house = await openFixture()
    const answer = await problem(await house.call('POST', '/api/instances/7/events/NOTE', { ...(await house.signIn()), body: { key: 'short', extra: 1 } }))
    expect(answer).toMatchObject({ status: 422, code: 'input.invalid' })
    expect((answer.params['issues'] as { path: string }[]).map(({ path }) => path).sort()).toEqual(['', 'key'])
  })

  test('of a broken body, an unknown path and a file too large each has its own code', async () => {
    house = await openFixture()
    const me = await house.signIn()
    expect(
      await problem(await house.call('POST', '/api/inbox/seen', { ...me, body: '{"ids":[', headers: { 'content-type': 'application/json' } })),
    ).toMatchObject({ status: 400, code: 'input.notJson' })
    expect(await problem(await house.call('GET', '/api/nothing/here', me))).toMatchObject({
      status: 404,
      code: 'route.unknown',
      params: { path: '/api/nothing/here' },
    })
    expect(await problem(await house.call('POST', '/api/files?name=a.docx', { ...me, body: new Uint8Array(25 * 1_048_576 + 1) }))).toMatchObject({
      status: 413,
      code: 'file.tooLarge',
    })
    expect(await problem(await house.call('POST', '/api/files?name=a.docx', { ...me, body: new Uint8Array(0) }))).toMatchObject({
      status: 422,
      code: 'file.empty',
    })
  })

  test('of something broken tells a number and nothing of the inside; the log has the rest', async () => {
    house = await openFixture({ views: { today: () => Promise.reject(new Error('connection to 10.0.0.7 lost')) } })
    const answer = await house.call('GET', '/api/today', await house.signIn())
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).not.toMatch(/10\.0\.0\.7|at .*\.ts|Error/)
    const { params } = JSON.parse(text) as { params: { reference: string } }
    expect(house.log.find(({ event }) => event === 'request.broken')?.facts).toMatchObject({
      request: params.reference,
      error: expect.stringContaining('10.0.0.7'),
    })
  })
})

describe('Files', () => {
  test('are taken as the bytes they are, whatever their kind, with a Vietnamese name', async () => {
    const kept: { name: string; media: string; bytes: string }[] = []
    house = await openFixture({
      files: {
        keep: ({ name, media, bytes }) => (kept.push({ name, media, bytes: Buffer.from(bytes).toString('utf8') }), Promise.resolve('b'.repeat(64) as never)),
      },
    })
    const me = await house.signIn()
    const name = 'Kế hoạch 15.txt'
    const answer = await house.call('POST', `/api/files?name=${encodeURIComponent(name)}`, {
      ...me,
      body: Buffer.from('Kính gửi'),
      headers: { 'content-type': 'text/plain' },
    })
    expect(await answer.json()).toEqual({ hash: 'b'.repeat(64), name, size: Buffer.byteLength('Kính gửi') })
    await house.call('POST', '/api/files', { ...me, body: Buffer.from('x'), headers: { 'x-file-name': encodeURIComponent(name) } })
    expect(kept).toEqual([
      { name, media: 'text/plain', bytes: 'Kính gửi' },
      { name, media: 'application/octet-stream', bytes: 'x' },
    ])
  })

  test('are given back as downloads, never as a page of ours', async () => {
    house = await openFixture({ files: { read: () => Promise.resolve({ name: 'Báo cáo.html', media: 'text/html', bytes: Buffer.from('<script>') }) } })
    const answer = await house.call('GET', `/api/files/${'a'.repeat(64)}`, await house.signIn())
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toContain("attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.html")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe('<script>')
  })
})

describe('Live pages', () => {
  test('hear of what the person may see by ids alone, each change once, also one whose number became visible late', async () => {
    house = await openFixture({ views: { watcher: () => Promise.resolve(({ unit }) => unit === 'so-noi-vu') } })
    const abort = new AbortController()
    const { cookie } = await house.signIn()
    const answer = await fetch(`${house.http.url}/api/live`, { headers: { cookie }, signal: abort.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const until = async (words: string): Promise<void> => {
      while (!text.includes(words)) text += (await reader.read()).value ?? ''
    }
    await until('here')
    const change = (seq: number, instance: number, unit: string): object => ({ seq, instance: instance as InstanceId, root: 1 as InstanceId, unit })
    house.changes.push(change(2, 12, 'so-noi-vu') as never, change(3, 13, 'so-y-te') as never)
    await until('"instance":12')
    house.changes.unshift(change(1, 11, 'so-noi-vu') as never)
    await until('"instance":11')
    abort.abort()
    expect(text.match(/data: .*/g)).toEqual(['data: {"instance":12,"root":1}', 'data: {"instance":11,"root":1}'])
  })
})

describe('The log', () => {
  test('has one line a request with ids, and neither names, nor passwords, nor text', async () => {
    house = await openFixture()
    await house.call('POST', '/api/instances/7/events/NOTE', { ...(await house.signIn()), body: { key: 'key-12345', payload: { text: 'Nội dung riêng' } } })
    const lines = house.log.filter(({ event }) => event === 'request')
    expect(lines.at(-1)?.facts).toMatchObject({ method: 'POST', route: '/api/instances/:id/events/:event', instance: '7', actor: 1, status: 204 })
    expect(JSON.stringify(lines)).not.toMatch(/Nội dung|mat-khau|hang/)
  })
})

describe('The demo clock', () => {
  test('does not exist where there is none', async () => {
    house = await openFixture()
    expect(await problem(await house.call('POST', '/api/clock', { ...(await house.signIn()), body: { to: 'week' } }))).toMatchObject({
      status: 409,
      code: 'clock.production',
    })
  })
})

describe('For programs outside', () => {
  test('every route is printed as OpenAPI 3.1 with the schema that checks it', async () => {
    house = await openFixture()
    const document = (await (await house.call('GET', '/api/openapi.json', await house.signIn())).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>
    }
    const printed = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    expect(printed.sort()).toEqual(
      Object.values<AnyRoute>(routes)
        .map(({ name }) => name)
        .sort(),
    )
  })
})
