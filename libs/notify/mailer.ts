import MailComposer from 'nodemailer/lib/mail-composer'
import { choiceUrl, type ChannelDoor, type HandedOver, type WaitingMail } from '#cascade'
import { sendOver } from './smtp.js'

export interface MailSettings {
  /** Null: no server is set, mails are kept. */
  readonly smtpUrl: string | null
  readonly from: string
  /** The house's public address without a slash at its end. */
  readonly publicUrl: string
  /** How many a minute at most; a server of a province is shared with everybody else's mail. */
  readonly perMinute: number
  /** How long the server may be silent. */
  readonly timeoutMs: number
}

type Letter = Omit<WaitingMail, 'channel' | 'attempts' | 'createdAt' | 'person'>

/**
 * E-mail: HTML and text, one thread a directive. The same mail carries the same Message-ID on every try, so that a reader's box knows a repetition.
 * Answers what the server said; `bounced` is a 5xx to the recipient, `uncertain` a line that was cut after the whole message had gone out. Never throws
 * for what the server does.
 */
export function openMailer({ smtpUrl, from, publicUrl, perMinute, timeoutMs }: MailSettings): ChannelDoor {
  if (smtpUrl === null) return { channel: 'mail', perMinute: null, deliver: () => Promise.resolve({ is: 'kept', answer: null }) }
  return {
    channel: 'mail',
    perMinute,
    deliver: async (mail): Promise<HandedOver> => {
      if (mail.address === '') return { is: 'bounced', answer: 'no mail address is known' }
      const messageId = messageIdOf(mail, from)
      const message = await messageOf(mail, { from, publicUrl, messageId })
      return { ...(await sendOver({ url: smtpUrl, timeoutMs }, { from: bare(from), to: mail.address }, message)), messageId }
    },
  }
}

function messageOf(
  { address, subject, text, html, kind, thread }: Letter,
  { from, publicUrl, messageId }: Pick<MailSettings, 'from' | 'publicUrl'> & { readonly messageId: string },
): Promise<Buffer> {
  const root = thread === null ? null : `<van-ban-${thread}@${domainOf(from)}>`
  const composer = new MailComposer({
    from,
    to: address,
    subject,
    text,
    html,
    messageId,
    ...(root === null ? {} : { inReplyTo: root, references: root }),
    headers: {
      // Answering machines leave it alone (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      // Only what comes every morning may be given up (RFC 2369); what is urgent is no mailing list.
      ...(kind === 'digest' ? { 'List-Unsubscribe': `<${choiceUrl(publicUrl)}>`, 'List-Id': `Bản tin sáng Đôn Đốc <ban-tin-sang.${domainOf(from)}>` } : {}),
      ...(kind === 'urgent' ? { Importance: 'high' } : {}),
    },
  })
  return composer.compile().build()
}

/** `Đôn Đốc <a@b>` → `a@b`. */
const bare = (from: string): string => /<([^>]+)>/u.exec(from)?.[1] ?? from
const domainOf = (from: string): string => /@([^>\s]+)/u.exec(from)?.[1] ?? 'localhost'
const messageIdOf = ({ id }: Letter, from: string): string => `<dondoc-${id}@${domainOf(from)}>`
