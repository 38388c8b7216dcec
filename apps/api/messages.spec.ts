import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { rootDir, SAMPLE_PASSWORD } from '#assembly'
import type { DigestChoice, MailRoomView, Me, MessagePreview, PassedOnView, WorkView } from '#contract'
import { statement } from '#database'
import { readText } from '#documents'
import { signature } from '#notify'
import { openTestHouse, type TestHouse } from '../../test/support/house.js'
import { openApi, type Http } from './index.js'
import { openWholeHouse, type WholeHouse } from './whole-house.fixture.js'

describe('Messages, as the Office and the units see them', () => {
  let whole: WholeHouse
  let directive: number
  let plans: number[]
  beforeAll(async () => {
    whole = await openWholeHouse()
    directive = await whole.house.assigned('2026-11-27')
    plans = (await whole.house.cards(directive, 'unit-plan')).map(({ id }) => id)
  }, 60_000)
  afterAll(() => whole.close())

  test('A word to more than twenty people goes only after somebody has seen who reads what, and to no others than were seen', async () => {
    const officer = await whole.as('hang')
    const many = { instances: plans.slice(0, 30), payload: {} }
    const unseen = await officer.send('POST', '/api/events/NUDGE', { ...many, key: 'nudge-thirty-1' })
    expect(unseen).toMatchObject({ status: 409, body: { code: 'message.previewFirst' } })
    const { body: preview } = await officer.send<MessagePreview>('POST', '/api/events/NUDGE/preview', many)
    expect(preview.people).toBeGreaterThan(20)
    expect(preview.rows).toHaveLength(preview.people)
    const told = async (): Promise<number> => (await whole.house.told(directive)).filter(({ about }) => about === 'nudge').length
    expect(await told()).toBe(0)
    const others = await officer.send('POST', '/api/events/NUDGE', { ...many, instances: plans.slice(0, 40), previewed: preview.people, key: 'nudge-thirty-2' })
    expect(others.status).toBe(409)
    const seen = await officer.send<{ done: number[] }>('POST', '/api/events/NUDGE', { ...many, previewed: preview.people, key: 'nudge-thirty-3' })
    expect(seen.body.done).toHaveLength(30)
    await whole.house.settle()
    const words = (await whole.house.told(directive)).filter(({ about }) => about === 'nudge').map(({ text }) => text)
    expect(words.sort()).toEqual(preview.rows.flatMap(({ texts }) => texts).sort())
    expect((await officer.send('POST', '/api/events/NUDGE', { instances: plans.slice(0, 3), payload: {}, key: 'nudge-three-only' })).status).toBe(200)
  })

  test('Silent mode is begun and ended by the Office’s leaders with a reason, and stands on every page of the Office alone', async () => {
    const [chief, officer, clerk] = [await whole.as('chanhvp'), await whole.as('hang'), await whole.as('xa.muonghum')]
    expect((await chief.send('PUT', '/api/mail-room/silence', { on: true, reason: '' })).status).toBe(422)
    expect((await chief.send('PUT', '/api/mail-room/silence', { on: true, reason: 'Chạy thử tháng đầu' })).status).toBe(204)
    const { body: room } = await officer.get<MailRoomView>('/api/mail-room')
    expect(room).toMatchObject({ silence: { on: true, reason: 'Chạy thử tháng đầu', by: { name: expect.any(String) } }, maySwitch: false })
    expect((await officer.get<Me>('/api/session')).body.silent).toBe(true)
    expect((await clerk.get<Me>('/api/session')).body.silent).toBe(false)
    await chief.send('PUT', '/api/mail-room/silence', { on: false, reason: 'Đã rà soát' })
    expect((await officer.get<Me>('/api/session')).body.silent).toBe(false)
  })

  test('One’s own choice about the digest is one’s own', async () => {
    const clerk = await whole.as('xa.muonghum')
    expect((await clerk.get<DigestChoice>('/api/inbox/choice')).body.digest).toBe(true)
    await clerk.send('PUT', '/api/inbox/choice', { digest: false })
    expect((await clerk.get<DigestChoice>('/api/inbox/choice')).body.digest).toBe(false)
    expect((await (await whole.as('soyte')).get<DigestChoice>('/api/inbox/choice')).body.digest).toBe(true)
  })

  test('What was passed on by Zalo stands in the journal of the work and of its directive, with its source, for good', async () => {
    const officer = await whole.as('hang')
    const [plan = 0] = plans
    const said = { channel: 'zalo', whom: 'đ/c Chủ tịch UBND xã', said: 'Đề nghị gửi kế hoạch trong tuần', source: 'Nhóm Zalo Văn phòng – các xã' }
    expect((await officer.send('POST', `/api/instances/${plan}/passed-on`, said)).status).toBe(200)
    for (const id of [plan, directive]) {
      const { body } = await officer.get<PassedOnView[]>(`/api/instances/${id}/passed-on`)
      expect(body).toMatchObject([{ ...said, instance: plan, by: { name: expect.any(String) } }])
    }
    expect((await officer.send('POST', `/api/instances/${plan}/passed-on`, { ...said, passedAt: 4_000_000_000_000 })).status).toBe(422)
    expect((await (await whole.as('soyte')).send('POST', `/api/instances/${plan}/passed-on`, said)).status).toBe(403)
  })

  test('The journal goes on paper: every person, the words, and what is known of each message', async () => {
    await whole.house.goTo('2026-11-10', '09:00')
    const officer = await whole.as('hang')
    for (const format of ['docx', 'pdf'] as const) {
      const answer = await fetch(`${whole.http.url}/api/directives/${directive}/told/${format}`, { headers: { cookie: officer.cookie } })
      expect(answer.status).toBe(200)
      const read = await readText({ name: `phu-luc.${format}`, bytes: new Uint8Array(await answer.arrayBuffer()) })
      const text = (read.ok ? read.value.text : '').replace(/\s+/gu, ' ')
      expect(text).toContain('NHẬT KÝ NHẮC VIỆC, ĐÔN ĐỐC')
      expect(text).toContain('UBND xã Mường Hum')
      expect(text).toContain('Đề nghị gửi kế hoạch trong tuần')
      expect(text).toContain('Chưa gửi')
    }
  }, 60_000)

  test('Opening a piece of work from the link in a mail is seeing what was told about it', async () => {
    const clerk = await whole.as('sonoivu')
    const own = (await whole.house.cards(directive, 'unit-plan')).find(({ unit }) => unit === 'so-noi-vu' || unit === 'SNV') ?? { id: 0 }
    const id = own.id || ((await clerk.get<{ rows: { work: { id: number; definition: string } }[] }[]>('/api/work')).body[0]?.rows[0]?.work.id ?? 0)
    await clerk.get(`/api/instances/${id}`)
    const { body } = await clerk.get<WorkView>(`/api/instances/${id}`)
    const about = body.told.filter((one) => one.instance === id)
    expect(about.length).toBeGreaterThan(0)
    expect(about.some(({ seenAt }) => seenAt !== null)).toBe(true)
  })
})

const copies = statement<Record<never, never>, { id: number; status: string; address: string; message_id: string | null }>(
  'test-copies',
  [],
  "select id, status, address, message_id from house.mail where channel = 'webhook' order by id",
)

describe('A gateway to other channels', () => {
  const SECRET = 'a secret of this installation'
  const heard: { readonly message: string; readonly to: { readonly phone: string } }[] = []
  let busy = true
  let gateway: http.Server
  let house: TestHouse
  let api: Http
  beforeAll(async () => {
    gateway = http.createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
      request.on('end', () => {
        if (busy) return void response.writeHead(503).end('busy')
        heard.push(JSON.parse(body) as (typeof heard)[number])
        response.end('{"queued":true}')
      })
    })
    await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/in`
    house = await openTestHouse('2026-11-09', '08:00', { WEBHOOK_URL: url, WEBHOOK_SECRET: SECRET, WEBHOOKS_PER_MINUTE: '1000', CHANNEL_SECONDS: '5' })
    api = await openApi(house, { root: rootDir(), log: () => undefined, web: false })
    await api.listen(0, '127.0.0.1')
  }, 60_000)
  afterAll(async () => {
    await api.close()
    await house.close()
    gateway.closeAllConnections()
    await new Promise<void>((done) => gateway.close(() => done()))
  })

  test('Each digest goes there too, is tried again while it is busy, and is not called sent before it answered', async () => {
    const directive = await house.assigned('2026-11-27')
    await house.goTo('2026-11-10', '07:30')
    const waiting = await house.database.sql.run(copies, {})
    expect(waiting.length).toBeGreaterThan(100)
    expect(waiting.every(({ status }) => status === 'waiting')).toBe(true)
    busy = false
    await house.goTo('2026-11-10', '08:00')
    expect((await house.database.sql.run(copies, {})).every(({ status }) => status === 'sent')).toBe(true)
    expect(new Set(heard.map(({ message }) => message)).size).toBe(waiting.length)
    const [told] = (await house.told(directive)).filter(({ mail }) => mail !== null)
    expect(told).toBeDefined()
  }, 60_000)

  test('It tells that a message was opened, by its own signature within the window; anybody else is turned away', async () => {
    const [message = ''] = heard.map((one) => one.message)
    const openedAt = Date.UTC(2026, 10, 10, 2)
    const timestamp = Math.floor(Date.now() / 1000)
    const tell = async (receipt: object): Promise<number> =>
      (await fetch(`${api.url}/api/receipts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(receipt) })).status
    const signed = { message, openedAt, timestamp, signature: signature(SECRET, timestamp, `${message}.${openedAt}`) }
    expect(await tell({ ...signed, message: 'dondoc-1' })).toBe(401)
    expect(await tell({ ...signed, timestamp: timestamp - 1000, signature: signature(SECRET, timestamp - 1000, `${message}.${openedAt}`) })).toBe(401)
    expect(await tell(signed)).toBe(204)
    const session = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'hang', password: SAMPLE_PASSWORD }),
    })
    const cookie = session.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0] ?? '')
      .join('; ')
    const outbox = (await (await fetch(`${api.url}/api/outbox`, { headers: { cookie } })).json()) as {
      id: number
      proof: { channel: string; openedAt: number | null }
    }[]
    expect(outbox.some(({ proof }) => proof.channel === 'webhook')).toBe(true)
    const opened = await house.database.sql.run(
      statement<Record<never, never>, { message_id: string }>('test-opened', [], 'select message_id from house.mail where opened_at is not null'),
      {},
    )
    expect(opened).toEqual([{ message_id: message }])
  })
})
