import { createHmac, timingSafeEqual } from 'node:crypto'

/** A message is believed for so long after its time stamp, in either direction: longer than two clocks differ, shorter than anybody needs to steal one. */
export const REPLAY_WINDOW_S = 300

/** HMAC-SHA256 over `<unix seconds>.<body>`, as `sha256=<hex>`. */
export function signature(secret: string, timestamp: number, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

/** Compared in constant time; a time stamp outside the window is no proof, whoever signed it. */
export function isSigned(
  secret: string,
  given: { readonly signature: string; readonly timestamp: number; readonly body: string },
  nowSeconds: number,
): boolean {
  if (Math.abs(nowSeconds - given.timestamp) > REPLAY_WINDOW_S) return false
  const [mine, theirs] = [Buffer.from(signature(secret, given.timestamp, given.body)), Buffer.from(given.signature)]
  return mine.length === theirs.length && timingSafeEqual(mine, theirs)
}
