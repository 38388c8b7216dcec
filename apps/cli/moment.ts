import { at, parseDate, type Instant } from '#base'

const VIETNAMESE = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}:\d{2})(?::(\d{2}))?)?$/u
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/u
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/u

/**
 * A moment as people write it: `21/11/2026 10:53[:07]`, or ISO 8601. Without a zone it is Việt Nam's clock; a mere day is its last
 * millisecond. Null when it is none.
 */
export function momentOf(text: string): Instant | null {
  const local = VIETNAMESE.exec(text)
  if (local) return onClock(`${local[3]}-${local[2]}-${local[1]}`, local[4], Number(local[5] ?? 0), 0)
  const [, day = '', clock, seconds = '0', fraction = '0', zone] = ISO.exec(text) ?? []
  if (zone === undefined) return onClock(day, clock, Number(seconds), Math.round(Number(fraction) * 1000))
  const moment = onClock(day, clock, Number(seconds), 0) === null ? Number.NaN : Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(moment) ? null : (moment as Instant)
}

function onClock(day: string, clock: string | undefined, seconds: number, ms: number): Instant | null {
  const date = parseDate(day)
  if (date === null || seconds > 59) return null
  if (clock === undefined) return (at(date, '24:00') - 1) as Instant
  return CLOCK.test(clock) ? ((at(date, clock) + seconds * 1000 + ms) as Instant) : null
}
