import { type Instant, instant } from '#base'
import type { Told } from '#contract'
import type { IconName } from '../../parts/icon.js'
import { clock, moment } from '../../format.js'
import { text } from '../../text/text.js'

export interface Delivery {
  readonly icon: IconName
  readonly words: string
  readonly wrong: boolean
}

/** What is known about a message on its way. “Đã gửi” stands only where the mail server's own answer is on record. */
export function deliveryOf({ mail, deliverAt }: Pick<Told, 'mail' | 'deliverAt'>, now: Instant): Delivery {
  if (mail === null) {
    return deliverAt > now ? quiet('clock', text['told.planned'](moment(instant(deliverAt)))) : quiet('bell', text['told.onPage'])
  }
  switch (mail.status) {
    case 'sent':
      return mail.at !== null && mail.response !== null ? quiet('tick', text['told.sent'](clock(instant(mail.at)))) : quiet('clock', text['told.unproved'])
    case 'kept':
      return quiet('note', text['told.keptMail'])
    case 'failed':
      return wrong(text['told.failed'](mail.response ?? text['told.failed.unknown']))
    default:
      return mail.response === null ? quiet('clock', text['told.waiting']) : wrong(text['told.retrying'](mail.response))
  }
}

function quiet(icon: IconName, words: string): Delivery {
  return { icon, words, wrong: false }
}

function wrong(words: string): Delivery {
  return { icon: 'wrong', words, wrong: true }
}
