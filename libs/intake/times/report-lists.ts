import type { DraftDue, Period } from '../shape/draft.js'
import { keyOf, rx, W } from '../words/text.js'
import { clock, isDay, two, type Found } from './time-dates.js'
import { weekdayOf } from './time-periods.js'

const OPENING = rx(`${W}định\\s+kỳ\\s*(?:như\\s+sau\\s*)?:\\s*`, 'g')
const ITEM = rx(
  '^(?:(?:hằng|hàng|mỗi|báo\\s+cáo)\\s+)?(tuần|tháng|quý|(?:0?6|sáu)\\s+tháng|năm)(?![\\p{L}]|\\s*[\\d/]|\\s+[\\p{L}])\\s*(?:\\(([^()]{1,60})\\))?',
)
const BETWEEN = rx('^\\s*(?:[,;]\\s*(?:và\\s+)?|và\\s+)')
const WEEKDAY = rx('(?:thứ\\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ\\s+nhật))(?![\\p{L}\\d])')
const HOUR = rx('(?<!\\d)(\\d{1,2})\\s*(?:giờ|h)\\s*(\\d{2})?')
const DAY_OF_YEAR = rx('(?<!\\d)(\\d{1,2})(?:\\s*[/.-]\\s*|\\s+tháng\\s+)(\\d{1,2})(?!\\d|\\s*[/.-]\\s*\\d)')
const DAY_OF_MONTH = rx('(?:ngày\\s+|^\\s*)(?:mồng\\s+|mùng\\s+)?(\\d{1,2})(?!\\d|\\s*(?:[/.-]\\s*\\d|giờ|h(?![\\p{L}])|tháng\\s+\\d))')
const PERIODS: Readonly<Record<string, Period>> = { tuần: 'weekly', tháng: 'monthly', [keyOf('quý')]: 'quarterly', năm: 'yearly' }

/** No list is longer; hostile text takes no more than its length. */
const MOST_ITEMS = 6
const LONGEST_ITEM = 100

/**
 * “Báo cáo định kỳ: tuần (trước 15 giờ 00 thứ Sáu), tháng (trước ngày 25), năm (trước ngày 10/12)”: after the colon each word is a period, and what stands
 * in brackets behind it is its day. `to` is behind the bracket, so that the day is not read a second time by itself.
 */
export function listedPeriodsIn(key: string): Found[] {
  return [...key.matchAll(OPENING)].flatMap((opening) => itemsFrom(key, opening.index + opening[0].length))
}

function itemsFrom(key: string, start: number): Found[] {
  const found: Found[] = []
  for (let from = start; found.length < MOST_ITEMS;) {
    const item = ITEM.exec(key.slice(from, from + LONGEST_ITEM))
    if (!item) return found
    const to = from + item[0].trimEnd().length
    const inside = item[2] ?? ''
    found.push({ due: dueOf(PERIODS[item[1] ?? ''] ?? 'half-yearly', inside), from, to, strict: inside.includes('trước') })
    const between = BETWEEN.exec(key.slice(to, to + LONGEST_ITEM))
    if (!between) return found
    from = to + between[0].length
  }
  return found
}

function dueOf(period: Period, inside: string): DraftDue {
  const [, hour, minute] = HOUR.exec(inside) ?? []
  const before = dayOf(period, inside)
  return { period, ...(before !== null && { before }), ...clock(hour, minute) }
}

function dayOf(period: Period, inside: string): string | null {
  if (period === 'weekly') {
    const match = WEEKDAY.exec(inside)
    return match && weekdayOf(match[1], match[2])
  }
  if (period === 'monthly' || period === 'quarterly') {
    const day = Number(DAY_OF_MONTH.exec(inside)?.[1] ?? 0)
    return day >= 1 && day <= 31 ? two(day) : null
  }
  const [, day = '', month = ''] = DAY_OF_YEAR.exec(inside) ?? []
  return isDay(Number(day), Number(month), null) ? `${two(month)}-${two(day)}` : null
}
