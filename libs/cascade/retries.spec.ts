import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MINUTE, type Instant } from '#base'
import { closed, MAIL_TRIES, retryAt } from './retries.js'

const now = 1_800_000_000_000 as Instant
const mail = fc.record({
  id: fc.nat(),
  attempts: fc.integer({ min: 0, max: MAIL_TRIES - 1 }),
  address: fc.constant('a@b.example'),
  channel: fc.constant('mail' as const),
  doubted: fc.boolean(),
})

describe('When a mail is tried again', () => {
  test('Each wait is longer than the one before, and never more than a quarter longer than it says', () => {
    fc.assert(
      fc.property(mail, ({ id, attempts }) => {
        const wait = retryAt({ id, attempts }, now) - now
        const said = MINUTE * 5 ** Math.min(attempts, 4)
        expect(wait).toBeGreaterThanOrEqual(said)
        expect(wait).toBeLessThanOrEqual(said * 1.25)
        expect(retryAt({ id, attempts }, now)).toBe(retryAt({ id, attempts }, now))
      }),
    )
  })

  test('A hundred mails that failed at one moment do not come back at one moment', () => {
    const moments = new Set(Array.from({ length: 100 }, (_, id) => retryAt({ id, attempts: 1 }, now)))
    expect(moments.size).toBeGreaterThan(80)
  })

  test('What was not taken is never called sent, what was refused for good is not tried again, and a doubt stays a doubt to the end', () => {
    fc.assert(
      fc.property(mail, fc.constantFrom('deferred', 'refused', 'bounced', 'uncertain'), (one, is) => {
        const { status, retryAt: next, why } = closed(one, { is, answer: 'x' }, now)
        const last = one.attempts + 1 >= MAIL_TRIES
        expect(status).not.toBe('sent')
        expect(next !== null).toBe(status === 'waiting')
        if (is === 'refused' || is === 'bounced') expect([status, why]).toEqual(['failed', is])
        else expect(status).toBe(!last ? 'waiting' : is === 'uncertain' || one.doubted ? 'uncertain' : 'failed')
      }),
    )
  })

  test('A mail whose line was cut once, and which the server then puts off to the end, is not called failed: it may have arrived', () => {
    const last = { id: 7, attempts: MAIL_TRIES - 1, address: 'a@b.example', channel: 'mail' as const }
    const busy = { is: 'deferred' as const, answer: '451 busy' }
    expect(closed({ ...last, doubted: true }, busy, now)).toMatchObject({ status: 'uncertain', why: null, retryAt: null })
    expect(closed({ ...last, doubted: false }, busy, now)).toMatchObject({ status: 'failed', why: 'gaveUp', retryAt: null })
  })
})
