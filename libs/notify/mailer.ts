import { createTransport } from 'nodemailer'

/** What is handed to the mail server. */
export interface Letter {
  readonly id: number
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
}
export interface MailSettings {
  /** Null: no server is set, mails are kept. */
  readonly smtpUrl: string | null
  readonly from: string
  /** Where a person switches digests off; named in the mail's own header. */
  readonly unsubscribeUrl?: string
}
export interface Mailer {
  /**
   * Hands one mail over. Answers what the server said, its proof; null when no server is set and the mail is kept.
   * Throws what the server refused. The same mail twice carries the same name, so that the reader's box knows a repetition.
   */
  deliver(mail: Letter): Promise<{ readonly response: string } | null>
  close(): Promise<void>
}

export function openMailer({ smtpUrl, from, unsubscribeUrl }: MailSettings): Mailer {
  if (smtpUrl === null) return { deliver: () => Promise.resolve(null), close: () => Promise.resolve() }
  const transport = createTransport(poolOf(smtpUrl))
  const domain = /@([^>\s]+)/u.exec(from)?.[1] ?? 'localhost'
  const headers = { 'Auto-Submitted': 'auto-generated', ...(unsubscribeUrl ? { 'List-Unsubscribe': `<${unsubscribeUrl}>` } : {}) }
  return {
    deliver: async ({ id, address, subject, text, html }) => {
      if (address === '') throw new Error('the person has no mail address')
      const { response } = await transport.sendMail({ from, to: address, subject, text, html, headers, messageId: `<dondoc-${id}@${domain}>` })
      return { response }
    },
    close: () => {
      transport.close()
      return Promise.resolve()
    },
  }
}

function poolOf(smtpUrl: string): { host: string; port: number; secure: boolean; pool: true; auth?: { user: string; pass: string } } {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const auth = url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}
  return { host: url.hostname, port: Number(url.port) || (secure ? 465 : 587), secure, pool: true, ...auth }
}
