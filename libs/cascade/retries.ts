import { MINUTE, spread, unreachable, type Instant } from '#base'
import type { ClosedTry, HandedOver, WaitingMail } from './needs.js'

/** 1, 5, 25 minutes, 2 hours, 10 hours, each up to a quarter later: then nobody tries any more. A grey-listing server lets the second or third pass. */
export const MAIL_TRIES = 6
const GROWS = 5

/** How a try is closed: sent or kept, put off to a next try, or given up; given up after a doubt it stays `uncertain`, whatever the last try was. */
export function closed(mail: Pick<WaitingMail, 'id' | 'attempts' | 'address' | 'channel' | 'doubted'>, outcome: HandedOver, now: Instant): ClosedTry {
  const ended = (status: ClosedTry['status'], why: ClosedTry['why'] = null): ClosedTry => ({ outcome, status, why, retryAt: null })
  switch (outcome.is) {
    case 'sent':
    case 'kept':
      return ended(outcome.is)
    case 'refused':
      return ended('failed', 'refused')
    case 'bounced':
      return ended('failed', mail.address === '' ? 'noAddress' : 'bounced')
    case 'deferred':
    case 'uncertain':
      if (mail.attempts + 1 < MAIL_TRIES) return { outcome, status: 'waiting', why: null, retryAt: retryAt(mail, now) }
      return outcome.is === 'uncertain' || mail.doubted ? ended('uncertain') : ended('failed', 'gaveUp')
    default:
      return unreachable(outcome.is)
  }
}

/** The next try. Later by up to a quarter of the wait, by the mail's own number: a server that comes back is not met by all at one moment. */
export function retryAt({ id, attempts }: Pick<WaitingMail, 'id' | 'attempts'>, now: Instant): Instant {
  const wait = MINUTE * GROWS ** Math.min(attempts, 4)
  return Math.round(now + wait * (1 + spread(id * 31 + attempts) / 4)) as Instant
}
