import { number } from '../../format.js'
import { text } from '../../text/text.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `45 giây`, `12 phút`, `3 giờ`, `2 ngày`: rounded down, in the largest unit of which there is one. */
export function span(ms: number): string {
  if (ms < SECOND) return text['queues.span.now']
  if (ms < MINUTE) return text['queues.span.seconds'](number(Math.floor(ms / SECOND)))
  if (ms < HOUR) return text['queues.span.minutes'](number(Math.floor(ms / MINUTE)))
  if (ms < DAY) return text['queues.span.hours'](number(Math.floor(ms / HOUR)))
  return text['queues.span.days'](number(Math.floor(ms / DAY)))
}
