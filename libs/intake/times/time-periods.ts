import type { DraftDue, Period } from '../shape/draft.js'
import { at, clock, lastOf, two, type Found } from './time-dates.js'
import { keyOf, rx, W } from '../words/text.js'

const EACH = '(?:hằng|hàng|mỗi)'
const UNIT = '(ngày|tuần|tháng|quý|năm)'
const PERIOD = rx(
  `${W}(?:${EACH}\\s+${UNIT}|định\\s+kỳ\\s+(?:theo\\s+|vào\\s+)?(tuần|tháng|quý|năm)|báo\\s+cáo\\s+(tuần|tháng|quý|năm)|\\d{1,2}\\s+lần\\s*/\\s*(?:1\\s+)?${UNIT}|(?<!\\d\\s{0,2})${UNIT}\\s*/\\s*(?:0?1\\s+)?lần)(?![\\p{L}]|\\s*/|\\s*\\d(?!\\d?\\s*lần))`,
  'g',
)
/** “giảm 4%/năm”, “02 đợt/năm”; “triệu đồng/người/năm” is an income. */
const PER_YEAR = rx('(?:%|\\d{1,3}\\s+(?:đợt|lớp|cuộc|buổi|hội\\s+nghị|mô\\s+hình|người|hộ))\\s*(/\\s*năm)(?![\\p{L}])', 'g')
const THREE = rx(`${W}định\\s+kỳ\\s+(?:0?3|ba)\\s+tháng`, 'g')
const HALF = rx(`${W}(?:0?6|sáu)\\s+tháng(?:\\s+(?:đầu|cuối)\\s+năm)?`, 'g')
const NEXT = rx(`^\\s*(?:,|/|và|hoặc|,\\s*và)\\s*(?:(?:${EACH}|báo\\s+cáo|định\\s+kỳ|01|1|một|cả)\\s+)?(tháng|quý|năm)(?![\\p{L}]|\\s*[\\d/])`)
const WHOLE = rx(`(?:tháng|năm|quý|\\))\\s*(?:,|;|và|,\\s*và)\\s*((?:01|1|một|cả)?\\s*năm)(?![\\p{L}]|\\s*\\d)`, 'g')
const HALF_OF = rx('(?:định\\s+kỳ|báo\\s+cáo|sơ\\s+kết|kỳ|quý\\s*[,và]{1,2}|tháng\\s*[,và]{1,2})[^;.]{0,30}$')
/** “dự toán kinh phí hàng năm”, “nhiệm vụ chính trị … hằng năm”: the year belongs to the noun, it sets no time. */
const OF_NOUN = rx(
  '(?:dự\\s+toán|ngân\\s+sách|kinh\\s+phí|nhiệm\\s+vụ\\s+chính\\s+trị|thi\\s+đua)[^;.]{0,60}$|(?:xếp\\s+loại|bình\\s+xét|bình\\s+quân)\\s+(?:[\\p{L}]+\\s+){0,4}$',
)
const DAY_OF_MONTH = rx(
  `${W}(?:(?:trước|chậm\\s+nhất|muộn\\s+nhất|đến|vào)(?:\\s+(?:là|vào|hết))*\\s+)?ngày\\s+(?:mồng\\s+|mùng\\s+)?(\\d{1,2})(?:\\s*(?:,|và|;)\\s*(?:trước\\s+)?(?:ngày\\s+)?(\\d{1,2}))?\\s+(?:${EACH}\\s+tháng|(?:của\\s+)?tháng\\s+(cuối|đầu)[^,;.]{0,20}?quý|(của)\\s+tháng|tháng\\s+(?:sau|kế\\s+tiếp|tiếp\\s+theo|liền\\s+kề)|${EACH}\\s+(quý))`,
  'g',
)
const BARE_DAY = rx(
  `${W}(?:trước|chậm\\s+nhất|muộn\\s+nhất|đến|vào)(?:\\s+(?:là|vào|hết))*\\s+ngày\\s+(?:mồng\\s+|mùng\\s+)?(\\d{1,2})(?!\\d|\\s*[/.-]\\s*\\d|\\s*(?:,|và)?\\s*(?:ngày\\s+)?(?:\\d|tháng|của|hằng|hàng|mỗi|làm))`,
  'g',
)
const WEEKDAYS: Record<string, string> = {
  hai: 'Mon',
  ba: 'Tue',
  tư: 'Wed',
  năm: 'Thu',
  sáu: 'Fri',
  bảy: 'Sat',
  '2': 'Mon',
  '3': 'Tue',
  '4': 'Wed',
  '5': 'Thu',
  '6': 'Fri',
  '7': 'Sat',
}
const WEEKDAY = rx(
  `${W}(?:trước\\s+|vào\\s+|chậm\\s+nhất\\s+)?(?:(\\d{1,2})\\s*(?:giờ|h)\\s*(\\d{2})?,?\\s*)?(?:(?:sáng|chiều|cuối\\s+ngày|ngày|hết)\\s+)?(?:thứ\\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ\\s+nhật))\\s*,?\\s*${EACH}\\s+tuần`,
  'g',
)
const IN_WEEK = rx(`${W}${EACH}\\s+tuần[^;.]{0,70}?(?:thứ\\s+(hai|ba|tư|năm|sáu|bảy|[2-7])|(chủ\\s+nhật))(?![\\p{L}\\d])`, 'g')
const HOUR = '(\\d{1,2})\\s*(?:giờ|h|g)\\s*(\\d{2})?(?:\\s*phút)?'
const HOURS = `(?:trước|lúc|vào)\\s+(?:lúc\\s+)?${HOUR}(?:\\s*(?:,|và|;)\\s*(?:(?:trước|lúc|vào)\\s+)?${HOUR})?`
const DAILY = rx(`${W}${HOURS}\\s*,?\\s*${EACH}\\s+ngày`, 'g')
const DAILY_AT = rx(`${W}${EACH}\\s+ngày(?:,?\\s*\\(?|[^;:.,()\\d]{1,60}\\s)${HOURS}`, 'g')
const MONTHS = rx(
  `${W}tháng\\s+(\\d{1,2})(?:\\s*(?:,|và|;)\\s*(?:tháng\\s+)?(\\d{1,2}))?(?:\\s*(?:,|và|;)\\s*(?:tháng\\s+)?(\\d{1,2}))?\\s*${EACH}\\s+năm`,
  'g',
)
const PERIODS: Record<string, Period> = { ngày: 'daily', tuần: 'weekly', tháng: 'monthly', [keyOf('quý')]: 'quarterly', năm: 'yearly' }
const NEAR = 34

const plain = (period: Period, place: { from: number; to: number }): Found => ({ due: { period }, ...place, strict: false })

/** “hằng tháng, quý, 6 tháng, năm”: what follows a period in a list is one too. */
function listAfter(key: string, from: number): Found[] {
  const found: Found[] = []
  for (let to = from; ;) {
    const half = /^\s*(?:,|;|và)\s*(?:báo cáo\s+)?0?6 tháng/u.exec(key.slice(to, to + 40))
    const next = half ?? NEXT.exec(key.slice(to, to + 40))
    if (!next) return found
    const start = to + next[0].length - (half ? 6 : (next[1] ?? '').length)
    to += next[0].length
    found.push(plain(half ? 'half-yearly' : (PERIODS[next[1] ?? ''] ?? 'yearly'), { from: start, to }))
  }
}

/** Periods told in words: “hằng quý”, “định kỳ tháng”, “6 tháng, năm”, “02 lần/năm”. */
export function periodsIn(key: string): Found[] {
  const found: Found[] = []
  for (const match of key.matchAll(PERIOD)) {
    if (OF_NOUN.test(key.slice(Math.max(0, match.index - 90), match.index))) continue
    const word = match.slice(1).find((unit) => unit !== undefined) ?? ''
    const place = at(match)
    found.push(plain(PERIODS[word] ?? 'yearly', place), ...listAfter(key, place.to))
  }
  for (const match of key.matchAll(PER_YEAR)) found.push(plain('yearly', at(match)))
  for (const match of key.matchAll(THREE)) found.push(plain('quarterly', at(match)))
  for (const match of key.matchAll(HALF)) {
    const after = key.slice(match.index + match[0].length)
    if (HALF_OF.test(key.slice(Math.max(0, match.index - 60), match.index)) || /^\s*(?:,|và|\(|\/\s*(?:0?1\s+)?lần|một lần|1 lần|01 lần)/u.test(after))
      found.push(plain('half-yearly', at(match)))
  }
  if (found.length > 0)
    for (const match of key.matchAll(WHOLE)) {
      const { to } = at(match)
      found.push(plain('yearly', { from: to - (match[1] ?? '').length, to }))
    }
  const first = found.toSorted((a, b) => a.from - b.from || b.to - a.to)
  return first.filter((one, i) => !first.slice(0, i).some((other) => one.to <= other.to && one.from >= other.from))
}

/** The period whose words stand right before a place and have no day yet. */
export function periodBefore(periods: readonly Found[], place: { readonly from: number }): Found | undefined {
  return periods.findLast(
    (one) => one.to <= place.from && place.from - one.to < NEAR && 'period' in one.due && one.due.before === undefined && one.due.period !== 'daily',
  )
}

function monthPeriod(match: RegExpMatchArray, before: Found | undefined): Period {
  if (match[3] !== undefined || match[5] !== undefined) return 'quarterly'
  return before && 'period' in before.due && match[4] !== undefined ? before.due.period : 'monthly'
}

/** Days of a month, of the last or the first month of a quarter, weekdays, hours of each day; each takes the place of the period beside it. */
export function daysOfPeriodsIn(key: string, periods: Found[]): Found[] {
  const found: Found[] = []
  const take = (period: Period, place: { from: number }): void => {
    const before = periodBefore(periods, place)
    if (before && 'period' in before.due && before.due.period === period) periods.splice(periods.indexOf(before), 1)
  }
  for (const match of key.matchAll(DAY_OF_MONTH)) {
    const place = at(match)
    const period = monthPeriod(match, periodBefore(periods, place))
    take(period, place)
    const days = match.slice(1, 3).filter((day) => day !== undefined && Number(day) >= 1 && Number(day) <= 31)
    // Each day has a place of its own, so that none counts as a part of the other.
    for (const [i, day] of days.entries())
      found.push({
        due: { period, before: two(day ?? '') },
        from: place.from + i,
        to: place.to - (days.length - 1 - i),
        strict: match[0].startsWith('trước'),
      })
  }
  found.push(...bareDaysIn(key, periods))
  found.push(...daysOfWeeksIn(key), ...hoursOfDaysIn(key))
  for (const match of key.matchAll(MONTHS)) found.push(...monthsOf(match))
  return found
}

/** “hằng tháng tổng hợp, báo cáo … trước ngày 30”: a day without a month belongs to the month or the quarter that its sentence names before it. */
function bareDaysIn(key: string, periods: Found[]): Found[] {
  const found: Found[] = []
  for (const match of key.matchAll(BARE_DAY)) {
    const place = at(match)
    const before = periods.findLast(
      ({ due, to }) =>
        to <= place.from &&
        'period' in due &&
        (due.period === 'monthly' || due.period === 'quarterly') &&
        due.before === undefined &&
        !/[.;]/u.test(key.slice(to, place.from)),
    )
    if (!before || !('period' in before.due) || Number(match[1]) < 1 || Number(match[1]) > 31) continue
    periods.splice(periods.indexOf(before), 1)
    found.push({ due: { ...before.due, before: two(match[1] ?? '') }, ...place, strict: match[0].startsWith('trước') })
  }
  return found
}

/** `Fri` for “sáu”, `Sun` for “chủ nhật”. */
export const weekdayOf = (name: string | undefined, sunday: string | undefined): string => (sunday === undefined ? (WEEKDAYS[name ?? ''] ?? 'Fri') : 'Sun')

function daysOfWeeksIn(key: string): Found[] {
  const found = [...key.matchAll(WEEKDAY)].map((match): Found => {
    const [words, hour, minute, name, sunday] = match
    return { due: { period: 'weekly', before: weekdayOf(name, sunday), ...clock(hour, minute) }, ...at(match), strict: words.startsWith('trước') }
  })
  const within = [...key.matchAll(IN_WEEK)].map((match): Found => ({
    due: { period: 'weekly', before: weekdayOf(match[1], match[2]) },
    ...at(match),
    strict: false,
  }))
  return [...found, ...within]
}

function hoursOfDaysIn(key: string): Found[] {
  return [...key.matchAll(DAILY), ...key.matchAll(DAILY_AT)].flatMap((match) => {
    const hours = [match.slice(1, 3), match.slice(3, 5)].filter(([hour]) => hour !== undefined && Number(hour) <= 24)
    const { from, to } = at(match)
    const strict = match[0].includes('trước')
    // Each hour has a place of its own, so that none counts as a part of the other.
    return hours.map(([hour, minute], i): Found => ({
      due: { period: 'daily', ...clock(hour, minute) },
      from: from + i,
      to: to - (hours.length - 1 - i),
      strict,
    }))
  })
}

/** “tháng 6 và tháng 9 hằng năm”: by the end of each. */
function monthsOf(match: RegExpMatchArray): Found[] {
  const months = match.slice(1, 4).flatMap((month) => (month === undefined || Number(month) < 1 || Number(month) > 12 ? [] : [Number(month)]))
  const { from, to } = at(match)
  return months.map((month, i) => {
    const due: DraftDue = { period: 'yearly', before: `${two(month)}-${two(lastOf(month))}` }
    return { due, from: from + i, to: to - (months.length - 1 - i), strict: false }
  })
}
