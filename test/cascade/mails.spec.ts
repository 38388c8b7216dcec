import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { localDate } from '#base'
import { statement } from '#database'
import { must, openTestHouse, type TestHouse } from '../support/house.js'

interface MailLine {
  readonly address: string
  readonly status: string
  readonly attempts: number
  readonly response: string | null
}
const mails = statement<Record<never, never>, MailLine>('test-mails', [], 'select address, status, attempts, response from house.mail order by id')

describe('Mails of a morning, by a real mail server', () => {
  const received: string[] = []
  let refusing = true
  let server: SMTPServer
  let house: TestHouse
  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) => done(refusing && address.startsWith('chanhvp@') ? new Error('mailbox is full') : null),
      onData: (stream, session, done) => {
        received.push(...session.envelope.rcptTo.map(({ address }) => address))
        stream.resume()
        stream.on('end', () => done())
      },
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    house = await openTestHouse('2026-11-02', '08:00', { SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` })
    // A Party plan whose letter is late: the desk officer hears, then the deputy chief, then the chief on Monday.
    const hang = (await house.as('hang')) as { person: never }
    must(
      await house.cascade.takeInSuperior(hang, {
        number: '99-KH/TU',
        field: 'VX',
        instruction: { drafter: 'van-phong-ubnd-tinh', dueOn: localDate('2026-11-04') },
      }),
    )
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await new Promise<void>((done) => server.close(() => done()))
  })

  test('What the server took is sent, with the server’s own answer as proof', async () => {
    await house.goTo('2026-11-06', '12:00')
    const sent = (await house.database.sql.run(mails, {})).filter(({ status }) => status === 'sent')
    expect(sent.length).toBeGreaterThan(1)
    expect(sent.every(({ response }) => response?.startsWith('250'))).toBe(true)
    expect(received.sort()).toEqual(sent.map(({ address }) => address).sort())
  })

  test('What it refused is tried again, and is not called sent before it is', async () => {
    await house.goTo('2026-11-16', '07:30')
    const [chiefs] = (await house.database.sql.run(mails, {})).filter(({ address }) => address.startsWith('chanhvp@'))
    expect(chiefs).toMatchObject({ status: 'waiting', response: expect.stringContaining('mailbox is full') })
    refusing = false
    await house.goTo('2026-11-16', '09:00')
    const [now] = (await house.database.sql.run(mails, {})).filter(({ address }) => address.startsWith('chanhvp@'))
    expect(now).toMatchObject({ status: 'sent' })
    expect(now?.attempts).toBeGreaterThan(1)
  })
})
