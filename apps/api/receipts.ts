import { refuse, type Instant, type Result } from '#base'
import type { House } from '#assembly'
import type { BodyOf, routes } from '#contract'
import { isSigned } from '#notify'

export type Receipt = BodyOf<typeof routes.messageOpened>

/**
 * A gateway's word that a message was opened, signed over `<message>.<openedAt>` with the secret of its channel. Problems `receipt.unsigned` (also
 * where no channel is set, and outside the replay window), `receipt.unknown`.
 */
export function receiptsOf({ settings, needs }: Pick<House, 'settings' | 'needs'>, nowMs: () => number): (receipt: Receipt) => Promise<Result<null>> {
  return async ({ message, openedAt, timestamp, signature }) => {
    const { webhook } = settings
    const body = `${message}.${openedAt}`
    if (webhook === null || !isSigned(webhook.secret, { signature, timestamp, body }, Math.floor(nowMs() / 1000))) return refuse('receipt.unsigned', {})
    return (await needs.mailRoom.opened(message, openedAt as Instant)) ? { ok: true, value: null } : refuse('receipt.unknown', { message })
  }
}
