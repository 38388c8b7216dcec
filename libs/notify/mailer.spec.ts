import { afterEach, describe, expect, test } from '@jest/globals'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { openMailer, type Mailer } from './index.js'

const FROM = 'Đôn Đốc <don-doc@laocai.example>'
const mail = { id: 7, address: 'vanthu@laocai.example', subject: 'Đôn Đốc: 3 nội dung, 2 quá hạn', text: 'Kính gửi đồng chí', html: '<p>Kính gửi đồng chí</p>' }

describe('Handing mails over', () => {
  let server: SMTPServer | undefined
  let mailer: Mailer | undefined
  afterEach(async () => {
    await mailer?.close()
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()))
    server = undefined
  })

  async function post(refuses: string | null = null): Promise<{ received: string[]; url: string }> {
    const received: string[] = []
    const opened = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) => done(address === refuses ? new Error('no such mailbox') : null),
      onData: (stream, _session, done) => {
        let text = ''
        stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
        stream.on('end', () => {
          received.push(text)
          done()
        })
      },
    })
    server = opened
    await new Promise<void>((done) => opened.listen(0, '127.0.0.1', done))
    return { received, url: `smtp://127.0.0.1:${(opened.server.address() as AddressInfo).port}` }
  }

  test('A mail that the server took carries the server’s own answer as proof, and a name by which a repetition is known', async () => {
    const { received, url } = await post()
    mailer = openMailer({ smtpUrl: url, from: FROM, unsubscribeUrl: 'https://dondoc.example/settings' })
    const proof = await mailer.deliver(mail)
    expect(proof?.response).toMatch(/^250/)
    expect(received[0]).toContain('Message-ID: <dondoc-7@laocai.example>')
    expect(received[0]).toContain('List-Unsubscribe: <https://dondoc.example/settings>')
  })

  test('A mailbox that does not exist is an error with the server’s words, so that the mail is tried again or stands on the Office’s list', async () => {
    const { url } = await post(mail.address)
    mailer = openMailer({ smtpUrl: url, from: FROM })
    await expect(mailer.deliver(mail)).rejects.toThrow('no such mailbox')
  })

  test('Without a mail server mails are kept', async () => {
    mailer = openMailer({ smtpUrl: null, from: FROM })
    expect(await mailer.deliver(mail)).toBeNull()
  })

  test('A person without an address is named as such', async () => {
    const { url } = await post()
    mailer = openMailer({ smtpUrl: url, from: FROM })
    await expect(mailer.deliver({ ...mail, address: '' })).rejects.toThrow('no mail address')
  })
})
