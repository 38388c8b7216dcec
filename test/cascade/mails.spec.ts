import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate } from '#base'
import { statement } from '#database'
import { must, openTestHouse, type TestHouse } from '../support/house.js'
import { openMailServer, type MailServer } from '../support/mail-server.js'

interface MailLine {
  readonly id: number
  readonly address: string
  readonly status: string
  readonly attempts: number
  readonly response: string | null
  readonly why: string | null
  readonly tries: readonly string[]
}
const mails = statement<Record<never, never>, MailLine>(
  'test-mails',
  [],
  /* sql */ `
select m.id, m.address, m.status, m.attempts, m.response, m.why, array(select outcome from house.mail_try t where t.mail = m.id order by n) as tries
from house.mail m order by m.id`,
)
const lines = statement<Record<never, never>, { kind: string; what: string; detail: string; ended: boolean }>(
  'test-not-reached',
  [],
  'select kind, what, detail, ended_at is not null as ended from house.not_reached order by id',
)

describe('Mails of a morning, by a real mail server', () => {
  let server: MailServer
  let house: TestHouse
  const all = (): Promise<MailLine[]> => house.database.sql.run(mails, {})
  beforeAll(async () => {
    server = await openMailServer()
    house = await openTestHouse('2026-11-02', '08:00', { SMTP_URL: server.url, CHANNEL_SECONDS: '1', MAILS_PER_MINUTE: '1000' })
    // A Party plan whose letter is late: the desk officer hears, then the deputy chief, then the chief on Monday.
    must(
      await house.cascade.takeInSuperior(await house.as('hang'), {
        number: '99-KH/TU',
        field: 'VX',
        instruction: { drafter: 'van-phong-ubnd-tinh', dueOn: localDate('2026-11-04') },
      }),
    )
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await server.close()
  })

  test('What the server took is sent, with the server’s own answer as proof', async () => {
    await house.goTo('2026-11-04', '12:00')
    const sent = await all()
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.every(({ status, response, tries }) => status === 'sent' && response?.startsWith('250') && tries.join() === 'sent')).toBe(true)
    expect(server.taken.map(({ to }) => to).sort()).toEqual(sent.map(({ address }) => address).sort())
  })

  test('A greylisting server gets the same mail again some minutes later, and only then is it called sent', async () => {
    const before = (await all()).length
    server.behave('greylists')
    await house.goTo('2026-11-05', '07:30')
    const [first] = (await all()).slice(before)
    expect(first).toMatchObject({ status: 'waiting', tries: ['deferred'], response: expect.stringContaining('greylisted') })
    server.behave('takes')
    await house.goTo('2026-11-05', '08:00')
    expect((await all()).slice(before).every(({ status, tries }) => status === 'sent' && tries.join() === 'deferred,sent')).toBe(true)
  })

  test('A line that is cut after the message: the record says uncertain, and the second try bears the same name', async () => {
    const [before, taken] = [(await all()).length, server.taken.length]
    server.behave('cutsAfterData')
    await house.goTo('2026-11-09', '07:30')
    const cut = (await all()).slice(before)
    expect(cut.length).toBeGreaterThan(0)
    expect(cut.every(({ status, tries }) => status === 'waiting' && tries.join() === 'uncertain')).toBe(true)
    server.behave('takes')
    await house.goTo('2026-11-09', '09:00')
    expect((await all()).slice(before).every(({ status, tries }) => status === 'sent' && tries.join() === 'uncertain,sent')).toBe(true)
    const names = server.taken.slice(taken).map(({ text }) => /Message-ID: (\S+)/u.exec(text)?.[1])
    expect(names.length).toBe(2 * cut.length)
    expect(new Set(names).size).toBe(cut.length)
  })
})

describe('An address that bounces', () => {
  let server: MailServer
  let house: TestHouse
  beforeAll(async () => {
    server = await openMailServer()
    house = await openTestHouse('2026-11-09', '08:00', { SMTP_URL: server.url, CHANNEL_SECONDS: '1', MAILS_PER_MINUTE: '1000' })
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await server.close()
  })

  test('It is not tried for days, the Office sees one line, the unit’s clerk is told, and a mail that arrives closes it', async () => {
    server.behave('noSuchMailbox')
    const directive = await house.assigned('2026-11-27')
    await house.goTo('2026-11-10', '09:00')
    const bounced = await house.database.sql.run(mails, {})
    expect(bounced.every(({ status, why, attempts }) => status === 'failed' && why === 'bounced' && attempts === 1)).toBe(true)
    const open = await house.database.sql.run(lines, {})
    expect(new Set(open.map(({ what }) => what)).size).toBe(open.length)
    expect(open.every(({ kind, detail, ended }) => kind === 'address' && detail.startsWith('550') && !ended)).toBe(true)
    const words = (await house.told(directive)).filter(({ about }) => about === 'address.notReached')
    expect(words.length).toBeGreaterThan(0)
    expect(words[0]?.text).toMatch(/^Hộp thư .+ không nhận thư: 550/u)
    server.behave('takes')
    await house.goTo('2026-11-20', '09:00')
    const after = await house.database.sql.run(lines, {})
    expect(after.some(({ ended }) => ended)).toBe(true)
  })
})

describe('A rate for each channel', () => {
  test('Not more than so many a minute are handed over, the others follow, and none is lost', async () => {
    const server = await openMailServer()
    const house = await openTestHouse('2026-11-09', '08:00', { SMTP_URL: server.url, MAILS_PER_MINUTE: '40' })
    try {
      await house.assigned('2026-11-27')
      await house.goTo('2026-11-10', '07:30')
      expect(server.taken.length).toBe(40)
      await house.goTo('2026-11-10', '09:00')
      const all = await house.database.sql.run(mails, {})
      expect(all.length).toBeGreaterThan(100)
      expect(all.every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true)
      expect(server.taken.length).toBe(all.length)
    } finally {
      await house.close()
      await server.close()
    }
  }, 60_000)
})
