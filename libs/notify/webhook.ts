import type { ChannelDoor, HandedOver, WaitingMail } from '#cascade'
import { signature } from './signature.js'

export interface WebhookSettings {
  readonly url: string
  /** Of this installation, from the environment; never shown, never logged. */
  readonly secret: string
  readonly publicUrl: string
  readonly perMinute: number
  readonly timeoutMs: number
}

/**
 * A message by HTTP to a gateway (Zalo OA, SMS, iOffice): a POST of JSON, signed with HMAC-SHA256 and a time stamp (docs/channels.md). The same
 * message bears the same name on every try. 2xx = taken; 408, 425, 429, 5xx and a server that is not reached = later; any other answer = refused for
 * good; a line that is cut or silent after the message went out = uncertain.
 */
export function openWebhook(settings: WebhookSettings): ChannelDoor {
  return { channel: 'webhook', perMinute: settings.perMinute, deliver: (mail) => post(mail, settings) }
}

async function post(mail: WaitingMail, { url, secret, publicUrl, timeoutMs }: WebhookSettings): Promise<HandedOver> {
  const messageId = `dondoc-${mail.id}`
  const { subject, text, kind, person, attempts } = mail
  const body = JSON.stringify({
    message: messageId,
    try: attempts + 1,
    kind,
    to: { person, phone: mail.address },
    subject,
    text,
    link: `${publicUrl}/thong-bao`,
  })
  const timestamp = Math.floor(Date.now() / 1000)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-dondoc-message': messageId,
    'x-dondoc-timestamp': String(timestamp),
    'x-dondoc-signature': signature(secret, timestamp, body),
  }
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    return { ...meaningOf(answer.status, await wordsOf(answer)), messageId }
  } catch (error) {
    return { ...cutOff(error), messageId }
  }
}

function meaningOf(status: number, words: string): HandedOver {
  const answer = `${status}${words ? ` ${words}` : ''}`
  if (status >= 200 && status < 300) return { is: 'sent', answer }
  return { is: status >= 500 || [408, 425, 429].includes(status) ? 'deferred' : 'refused', answer }
}

const MOST_WORDS = 300
/** What the gateway says of it, for the record; it has answered already when its words do not come. */
async function wordsOf(answer: Response): Promise<string> {
  return answer.text().then(
    (text) => text.replace(/\s+/gu, ' ').trim().slice(0, MOST_WORDS),
    () => '',
  )
}

// The request was on its way when the line broke or fell silent; everything else (no server, no name, no trust) happened before it.
const CUT = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']

function cutOff(error: unknown): HandedOver {
  const { name, message, cause } = error as {
    readonly name?: string
    readonly message?: string
    readonly cause?: { readonly code?: string; readonly message?: string }
  }
  const cut = name === 'TimeoutError' || (cause?.code !== undefined && CUT.includes(cause.code))
  return { is: cut ? 'uncertain' : 'deferred', answer: cause?.message ?? message ?? 'no answer' }
}
