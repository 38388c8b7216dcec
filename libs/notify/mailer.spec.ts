import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Instant, InstanceId, PersonId } from '#base'
import type { HandedOver, WaitingMail } from '#cascade'
import { openMailServer, type MailServer, type Manner } from '../../test/support/mail-server.js'
import { openMailer } from './index.js'

const letter: WaitingMail = {
  id: 7,
  person: 1 as PersonId,
  channel: 'mail',
  address: 'vanthu@laocai.example',
  subject: 'Đôn Đốc: 3 nội dung, 2 quá hạn',
  text: 'Kính gửi đồng chí',
  html: '<p>Kính gửi đồng chí</p>',
  kind: 'digest',
  thread: 1001 as InstanceId,
  attempts: 0,
  doubted: false,
  createdAt: 0 as Instant,
}

describe('Handing a mail over to a server on a real line', () => {
  let server: MailServer
  beforeAll(async () => {
    server = await openMailServer()
  })
  afterAll(() => server.close())

  const deliver = (mail: WaitingMail, smtpUrl: string | null = server.url): Promise<HandedOver> =>
    openMailer({ smtpUrl, from: 'Đôn Đốc <don-doc@laocai.example>', publicUrl: 'https://dondoc.example', perMinute: 60, timeoutMs: 400 }).deliver(mail)
  const meeting = async (...manners: Manner[]): Promise<HandedOver> => {
    server.behave(...manners)
    return deliver(letter)
  }

  test('What the server took is sent, with the server’s own answer and the name by which a repetition is known', async () => {
    expect(await meeting('takes')).toEqual({ is: 'sent', answer: '250 2.0.0 queued as 4711', messageId: '<dondoc-7@laocai.example>' })
  })

  test('One thread a directive, the digest may be given up, what is urgent may not', async () => {
    await meeting('takes')
    const digest = server.taken.at(-1)?.text ?? ''
    expect(digest).toContain('Message-ID: <dondoc-7@laocai.example>')
    expect(digest).toContain('References: <van-ban-1001@laocai.example>')
    expect(digest).toContain('In-Reply-To: <van-ban-1001@laocai.example>')
    expect(digest).toContain('List-Unsubscribe: <https://dondoc.example/thong-bao?chon=thu>')
    expect(digest).toContain('Auto-Submitted: auto-generated')
    expect(digest).toContain('Content-Type: multipart/alternative')
    await deliver({ ...letter, kind: 'urgent' })
    expect(server.taken.at(-1)?.text).not.toContain('List-Unsubscribe')
    expect(server.taken.at(-1)?.text).toContain('Importance: high')
  })

  test.each<[string, Manner, HandedOver['is'], RegExp]>([
    ['a server that asks to come back later is asked later', 'greylists', 'deferred', /^451/],
    ['a server that has no room for the message now is asked later', 'overloaded', 'deferred', /^452/],
    ['a server that is closing down is asked later', 'closesDown', 'deferred', /^421/],
    ['a server that takes its time is waited for', 'slow', 'sent', /^250/],
    ['a house that the server does not let in is no fault of the address: it is tried again', 'refusesLogin', 'deferred', /^530/],
    ['a mailbox that does not exist bounces', 'noSuchMailbox', 'bounced', /^550/],
    ['words that the server does not take are no fault of the address', 'refusesContent', 'refused', /^554/],
    ['a line that is cut before the message is tried again', 'cutsBeforeData', 'deferred', /closed/],
    ['a line that is cut after the message leaves open whether it arrived', 'cutsAfterData', 'uncertain', /closed/],
    ['a server that falls silent after the message leaves it open too', 'silentAfterData', 'uncertain', /Timeout/i],
    ['a server that never greets is tried again', 'neverGreets', 'deferred', /Greeting|Timeout/i],
  ])('%s', async (_, manner, is, words) => {
    const came = await meeting(manner)
    expect(came).toMatchObject({ is, messageId: '<dondoc-7@laocai.example>' })
    expect(came.answer).toMatch(words)
  })

  test('A server that is not there, no server at all, and a person without an address are three different things', async () => {
    expect(await deliver(letter, 'smtp://127.0.0.1:1')).toMatchObject({ is: 'deferred', answer: expect.stringContaining('ECONNREFUSED') })
    expect(await deliver(letter, null)).toEqual({ is: 'kept', answer: null })
    expect(await deliver({ ...letter, address: '' })).toMatchObject({ is: 'bounced', answer: 'no mail address is known' })
  })
})
