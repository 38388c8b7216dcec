import { type Instant, instant, unreachable } from '#base'
import type { DeliveryProof, Told } from '#contract'
import type { IconName } from '../../parts/icon.js'
import { clock, moment, number } from '../../format.js'
import { text } from '../../text/text.js'

export interface Delivery {
  readonly icon: IconName
  readonly words: string
  readonly wrong: boolean
}

/** What is known about a message on its way. “Đã gửi” stands only where the other side's own answer is on record. */
export function deliveryOf({ mail, deliverAt, silent }: Pick<Told, 'mail' | 'deliverAt'> & Partial<Pick<Told, 'silent'>>, now: Instant): Delivery {
  if (silent) return quiet('note', text['told.silent'])
  if (mail !== null) return proofOf(mail)
  return deliverAt > now ? quiet('clock', text['told.planned'](moment(instant(deliverAt)))) : quiet('bell', text['told.onPage'])
}

/** The same of one message on one channel. */
export function proofOf(proof: Omit<DeliveryProof, 'tries' | 'openedAt'> & Partial<DeliveryProof>): Delivery {
  const { status, at, response, tries = 1, channel } = proof
  const said = response ?? text['told.failed.unknown']
  switch (status) {
    case 'sent':
      if (at === null || response === null) return quiet('clock', text['told.unproved'])
      return quiet('tick', text[channel === 'mail' ? 'told.sent' : 'told.sent.webhook'](clock(instant(at))) + (proof.uncertain ? text['told.twice'] : ''))
    case 'kept':
      return quiet('note', text['told.keptMail'])
    case 'silent':
      return quiet('note', text['told.silent'])
    case 'declined':
      return quiet('bell', text['told.declined'])
    case 'failed':
      return wrong(text['told.failed'](said) + (proof.uncertain ? text['told.perhaps'] : ''))
    case 'uncertain':
      return wrong(text['told.uncertain'](number(tries), said))
    case 'waiting':
      if (response === null) return quiet('clock', text['told.waiting'])
      return wrong(text[proof.uncertain ? 'told.uncertain.again' : 'told.retrying'](said))
    default:
      return unreachable(status)
  }
}

function quiet(icon: IconName, words: string): Delivery {
  return { icon, words, wrong: false }
}

function wrong(words: string): Delivery {
  return { icon: 'wrong', words, wrong: true }
}
