import { dayOf, instant } from '#base'
import type { DueSet } from '#contract'
import { date } from '../../format.js'
import { text } from '../../text/text.js'

/** Who set a date: the paper, and whoever entered it on which day. */
export function dueSetWords(set: DueSet | null): string | null {
  if (!set) return null
  const day = set.at === null ? '' : date(dayOf(instant(set.at)))
  if (set.paper !== null) return text['deadline.set.paper'](set.paper, set.by?.name ?? '', day)
  return set.by ? text['deadline.set.officer'](set.by.name, day) : null
}
