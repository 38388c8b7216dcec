import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { call, fileAddress, newKey } from './api.js'
import { readProblem } from './problem-error.js'

const fetched = jest.fn<typeof fetch>()
const original = globalThis.fetch

beforeEach(() => {
  globalThis.fetch = fetched
  Object.assign(globalThis, { document: { cookie: 'a=1; dondoc_csrf=t%2B1; b=2' } })
})
afterEach(() => {
  globalThis.fetch = original
  Reflect.deleteProperty(globalThis, 'document')
  fetched.mockReset()
})

function answers(status: number, body: unknown): void {
  fetched.mockResolvedValue(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }))
}
function sent(): { address: string; request: RequestInit } {
  const [address, request] = fetched.mock.calls[0] ?? []
  return { address: String(address), request: request ?? {} }
}

const issue = { params: { id: 7, event: 'ISSUE' }, body: { payload: { number: '46/KH-UBND' }, seen: 'due' } }

describe('Calls follow the contract', () => {
  test('Parameters and search go into the address, and reading carries neither key nor token', async () => {
    answers(200, [])
    expect(await call('units', { query: { q: 'y tý & co' } })).toEqual([])
    expect(sent().address).toBe('/api/units?q=y+t%C3%BD+%26+co')
    expect(Object.keys(sent().request.headers ?? {})).toEqual(['accept'])
    expect(fileAddress('a/b')).toBe('/api/files/a%2Fb')
  })

  test('A command carries the token of the cookie, and the key of its intention in head and body', async () => {
    answers(200, { state: 'issued' })
    const key = newKey()
    await call('send', issue, { key })
    expect(sent()).toMatchObject({
      address: '/api/instances/7/events/ISSUE',
      request: { method: 'POST', headers: { 'x-csrf': 't+1', 'idempotency-key': key } },
    })
    expect(JSON.parse(String(sent().request.body))).toEqual({ ...issue.body, key })
  })

  test('A file goes as it is, with its name in the address', async () => {
    answers(200, { hash: 'a'.repeat(64), name: 'KH 46.pdf', size: 3 })
    const body = new Blob(['abc'], { type: 'application/pdf' })
    await call('uploadFile', { query: { name: 'KH 46.pdf' }, body })
    expect(sent()).toMatchObject({ address: '/api/files?name=KH+46.pdf', request: { body, headers: { 'content-type': 'application/pdf' } } })
  })

  test('A refusal keeps its code and facts, whether they stand beside the code or in params', async () => {
    answers(409, { type: 'about:blank', status: 409, code: 'instance.stale', params: { by: 'Trần Hải Nam' } })
    await expect(call('send', issue)).rejects.toMatchObject({ problem: { code: 'instance.stale', params: { by: 'Trần Hải Nam' } }, isPassing: false })
    expect(readProblem({ code: 'session.wrong', left: 3 })?.params.left).toBe(3)
  })

  test('No connection and the page of a proxy are no refusals, and may be tried again', async () => {
    fetched.mockRejectedValue(new TypeError('failed'))
    await expect(call('today', {})).rejects.toMatchObject({ problem: null, status: 0, isPassing: true })
    answers(502, '<html>Bad gateway</html>')
    await expect(call('today', {})).rejects.toMatchObject({ problem: null, isPassing: true })
  })

  test('Keys are UUIDs of version 4 and never the same', () => {
    const keys = Array.from({ length: 200 }, newKey)
    expect(keys.every((key) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(key))).toBe(true)
    expect(new Set(keys).size).toBe(200)
  })
})
