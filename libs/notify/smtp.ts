import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { HandedOver } from '#cascade'

/** Where mails are handed over, and how long a server may be silent. */
export interface SmtpServer {
  readonly url: string
  readonly timeoutMs: number
}
interface Failure {
  readonly message: string
  readonly command?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
}

/**
 * One mail over one connection. The message is a stream of our own: when it has been read to its end, the server has everything, and a line that is
 * cut from there on leaves open whether it arrived (RFC 5321, 4.5.4.1 and 6.1). A connection a mail costs little at the pace of a province, and the
 * answer cannot be mistaken for that of another mail.
 */
export function sendOver(server: SmtpServer, envelope: { readonly from: string; readonly to: string }, message: Buffer): Promise<HandedOver> {
  const connection = new SMTPConnection({ ...placeOf(server.url), ...patience(server.timeoutMs) })
  let whole = false
  const said = new Promise<HandedOver>((resolve) => {
    const failed = (error: Failure): void => resolve(whatCame(error, whole))
    connection.once('error', failed)
    connection.once('end', () => failed({ message: 'connection closed' }))
    connection.connect((unreached) => {
      if (unreached) return failed(unreached)
      const { auth } = placeOf(server.url)
      const send = (): void => {
        const stream = Readable.from([message])
        stream.once('end', () => (whole = true))
        connection.send({ from: envelope.from, to: [envelope.to], size: message.length }, stream, (error, info) =>
          error ? failed(error) : resolve({ is: 'sent', answer: info?.response ?? '' }),
        )
      }
      if (!auth || connection.authenticated) return send()
      connection.login({ credentials: auth, user: auth.user, pass: auth.pass }, (refused) => (refused ? failed(refused) : send()))
    })
  })
  return said.finally(() => {
    // What comes after the answer is of no interest, but an error that nobody hears would end the process.
    connection.on('error', () => undefined)
    connection.quit()
    connection.close()
  })
}

const NOT_LET_IN = [503, 530, 534, 535, 538]

/** The server's word, or the line's silence, as what it means for the mail. */
export function whatCame({ message, command, response, responseCode }: Failure, whole: boolean): HandedOver {
  const answer = response ?? message
  if (responseCode === undefined) return { is: whole ? 'uncertain' : 'deferred', answer }
  // The house is not let in (RFC 4954, 6: some servers say so only to MAIL FROM): a setting is wrong, no address. It is tried again, and stands on
  // the list until somebody mends it.
  if (responseCode < 500 || NOT_LET_IN.includes(responseCode)) return { is: 'deferred', answer }
  if (command === undefined || !/^(?:MAIL FROM|RCPT TO|DATA)$/u.test(command)) return { is: 'deferred', answer }
  return { is: command === 'RCPT TO' ? 'bounced' : 'refused', answer }
}

function placeOf(smtpUrl: string): { host: string; port: number; secure: boolean; auth?: { user: string; pass: string } } {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const auth = url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}
  return { host: url.hostname, port: Number(url.port) || (secure ? 465 : 587), secure, ...auth }
}

function patience(ms: number): { connectionTimeout: number; greetingTimeout: number; socketTimeout: number; dnsTimeout: number; socketCloseTimeout: number } {
  return { connectionTimeout: ms, greetingTimeout: ms, socketTimeout: ms, dnsTimeout: ms, socketCloseTimeout: Math.min(ms, 1000) }
}
