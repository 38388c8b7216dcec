import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Instant, PersonId } from '#base'
import type { HandedOver, WaitingMail } from '#cascade'
import { isSigned, openWebhook, REPLAY_WINDOW_S, signature } from './index.js'

const SECRET = 'sixteen letters or more'
const message: WaitingMail = {
  id: 12,
  person: 5 as PersonId,
  channel: 'webhook',
  address: '0912345678',
  subject: 'Đôn Đốc: 1 nội dung',
  text: 'Đơn vị chưa cập nhật kế hoạch',
  html: '',
  kind: 'digest',
  thread: null,
  attempts: 2,
  doubted: false,
  createdAt: 0 as Instant,
}

interface Heard {
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** A port at which somebody listened and nobody does. */
async function closedPort(): Promise<number> {
  const server = http.createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((done) => server.close(() => done()))
  return port
}

describe('Handing a message to a gateway', () => {
  const heard: Heard[] = []
  let answer: (response: http.ServerResponse) => void = (response) => response.end('{"queued":true}')
  let server: http.Server
  beforeAll(async () => {
    server = http.createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
      request.on('end', () => {
        heard.push({ headers: request.headers, body })
        answer(response)
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise<void>((done) => server.close(() => done()))
  })

  const deliver = (url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`): Promise<HandedOver> =>
    openWebhook({ url, secret: SECRET, publicUrl: 'https://dondoc.example', perMinute: 60, timeoutMs: 1_500 }).deliver(message)

  test('It says whom, what and where to look, and is signed over its time and its body', async () => {
    expect(await deliver()).toEqual({ is: 'sent', answer: '200 {"queued":true}', messageId: 'dondoc-12' })
    const [{ headers, body } = { headers: {}, body: '' }] = heard.slice(-1)
    expect(JSON.parse(body)).toEqual({
      message: 'dondoc-12',
      try: 3,
      kind: 'digest',
      to: { person: 5, phone: '0912345678' },
      subject: message.subject,
      text: message.text,
      link: 'https://dondoc.example/thong-bao',
    })
    const given = { signature: String(headers['x-dondoc-signature']), timestamp: Number(headers['x-dondoc-timestamp']), body }
    expect(isSigned(SECRET, given, given.timestamp)).toBe(true)
    expect(isSigned(SECRET, { ...given, body: body.replace('Đơn vị', 'Sở') }, given.timestamp)).toBe(false)
    expect(isSigned('another secret of one’s own', given, given.timestamp)).toBe(false)
  })

  test('What was caught on the way and comes again after the window is no proof any more', () => {
    const timestamp = 1_800_000_000
    const given = { signature: signature(SECRET, timestamp, '{}'), timestamp, body: '{}' }
    expect([0, REPLAY_WINDOW_S, REPLAY_WINDOW_S + 1, -REPLAY_WINDOW_S - 1].map((later) => isSigned(SECRET, given, timestamp + later))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test.each<[string, (response: http.ServerResponse) => void, HandedOver['is']]>([
    ['a gateway that is busy is asked later', (response) => response.writeHead(503).end('busy'), 'deferred'],
    ['and one that counts, too', (response) => response.writeHead(429).end(), 'deferred'],
    ['a message that it does not take is refused for good', (response) => response.writeHead(422).end('no such user'), 'refused'],
    ['a gateway that sends us elsewhere is not followed', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 'refused'],
    ['a line that is cut leaves open whether it arrived', (response) => response.destroy(), 'uncertain'],
    ['and so does silence', () => undefined, 'uncertain'],
  ])('%s', async (_, how, is) => {
    answer = how
    expect(await deliver()).toMatchObject({ is, messageId: 'dondoc-12' })
  })

  test('A gateway that is not there is asked later', async () => {
    expect(await deliver(`http://127.0.0.1:${await closedPort()}/`)).toMatchObject({ is: 'deferred' })
  })
})
