import type { DraftDue, PartialDate, Period, Relative } from './draft.js'
import { rx, W } from './text.js'

/** A time with its words and their place in the key. `strict` is “trước”: the day itself is too late. */
export interface TimeAt {
  readonly due: DraftDue
  readonly words: string
  readonly from: number
  readonly to: number
  readonly strict: boolean
}

type Found = Omit<TimeAt, 'words'>

const CLOCK = '(?:(\\d{1,2})\\s*(?:giờ|h|g)\\s*(\\d{2})?(?:\\s*phút)?\\s*,?\\s*)?'
const DAY = '(\\d{1,2})\\s*(?:[/.-]\\s*(\\d{1,2})(?:\\s*[/.-]\\s*(\\d{4}))?|tháng\\s+(\\d{1,2})(?:\\s*(?:năm\\s+|[/.-]\\s*)(\\d{4}))?)(?!\\s*[/%\\d])'
const BY = '(?:trước|chậm\\s+nhất|muộn\\s+nhất|không\\s+quá|đến|hạn|hết|xong|thời\\s+hạn)(?:\\s+(?:cuối|là|vào|trước|hết|đến|thời\\s+điểm|lúc))*\\s*:?\\s*'
const DATED = rx(`${W}(${BY})${CLOCK}(?:ngày\\s+)?${DAY}(\\s*(?:hằng|hàng|mỗi)\\s+năm)?`, 'g')
const DAY_OF_MONTH = rx(
  `${W}(?:trước|chậm\\s+nhất|muộn\\s+nhất|đến|vào)(?:\\s+(?:là|vào|hết))*\\s+ngày\\s+(\\d{1,2})\\s+(?:(hằng|hàng|mỗi)\\s+tháng|(?:của\\s+)?tháng\\s+(cuối|đầu)[^,;.]{0,20}?quý|của\\s+tháng)`,
  'g',
)
const MONTH = rx(`${W}(?:trong|hết|vào|hoàn\\s+thành|xong)\\s+tháng\\s+(\\d{1,2})(?:\\s*(?:/|năm)\\s*(\\d{4}))?(?!\\d)`, 'g')
const QUARTER = rx(`${W}(?:trong|hết|vào|hoàn\\s+thành|trước|xong)\\s+(?:hết\\s+)?quý\\s+(iv|iii|ii|i|[1-4])\\s*(?:[/,]|năm|\\s)*(\\d{4})?(?![\\p{L}\\d])`, 'g')
const YEAR = rx(`${W}(?:đến(?:\\s+hết)?|trong|hết)\\s+năm\\s+(\\d{4})(?!\\d)`, 'g')
const PERIOD = rx(`${W}(?:hằng|hàng|mỗi)\\s+(ngày|tuần|tháng|quý|năm)(?![\\p{L}])|${W}định\\s+kỳ\\s+(?:vào\\s+)?(tuần|tháng|quý|năm)(?![\\p{L}])`, 'g')
const HALF = rx(`${W}(?:0?6|sáu)\\s+tháng(?:\\s+(?:đầu|cuối)\\s+năm)?`, 'g')
const WHOLE = rx(`(?:tháng|năm|quý|\\))\\s*(?:,|và|,\\s*và)\\s*((?:01|1|một|cả)?\\s*năm)(?![\\p{L}]|\\s*\\d)`, 'g')
const HALF_OF = rx('(?:định\\s+kỳ|báo\\s+cáo|sơ\\s+kết|kỳ|quý\\s*[,và]{1,2})[^;.]{0,30}$')
const RELATIVE = rx(
  `${W}(?:trong\\s+(?:thời\\s+hạn\\s+|vòng\\s+)?|chậm\\s+nhất\\s+(?:là\\s+)?(?:sau\\s+)?|sau\\s+|không\\s+quá\\s+)(\\d{1,3})\\s+(ngày\\s+làm\\s+việc|ngày|tháng|giờ|năm)\\s*,?\\s+(?:kể\\s+)?(?:từ|sau)\\s+(?:khi\\s+)?([^,;.()]{3,60})`,
  'g',
)
// “dự toán kinh phí hàng năm”, “nhiệm vụ chính trị … hằng năm”: the year belongs to the noun, it sets no time.
const OF_NOUN = rx('(?:dự\\s+toán|ngân\\s+sách|kinh\\s+phí|nhiệm\\s+vụ\\s+chính\\s+trị|thi\\s+đua)[^;.]{0,60}$')

const PERIODS: Record<string, Period> = { ngày: 'daily', tuần: 'weekly', tháng: 'monthly', năm: 'yearly' }
const UNITS: Record<string, Relative['unit']> = { ngày: 'day', tháng: 'month', giờ: 'hour', năm: 'year' }
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }
const NEAR = 34

const two = (value: string | number): string => String(value).padStart(2, '0')
const at = (match: RegExpMatchArray): { from: number; to: number } => ({ from: match.index ?? 0, to: (match.index ?? 0) + match[0].length })

/** Does the day stand in the calendar? A leap day counts where no year is told. */
function isDay(day: number, month: number, year: number | null): boolean {
  const longest = [31, year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= (longest[month - 1] ?? 0)
}

function periodsIn(key: string): Found[] {
  const found: Found[] = []
  for (const match of key.matchAll(PERIOD)) {
    if (OF_NOUN.test(key.slice(Math.max(0, (match.index ?? 0) - 90), match.index))) continue
    const word = match[1] ?? match[2] ?? ''
    found.push({ due: { period: PERIODS[word] ?? 'quarterly' }, ...at(match), strict: false })
  }
  for (const match of key.matchAll(HALF)) {
    const after = key.slice((match.index ?? 0) + match[0].length)
    if (HALF_OF.test(key.slice(Math.max(0, (match.index ?? 0) - 60), match.index)) || /^\s*(?:,|và|\()/u.test(after))
      found.push({ due: { period: 'half-yearly' }, ...at(match), strict: false })
  }
  if (found.length > 0)
    for (const match of key.matchAll(WHOLE)) {
      const { to } = at(match)
      found.push({ due: { period: 'yearly' }, from: to - (match[1] ?? '').length, to, strict: false })
    }
  return found.toSorted((a, b) => a.from - b.from)
}

interface Day {
  readonly monthDay: string
  readonly year: string | null
  readonly time: string | null
  readonly everyYear: boolean
}

/** The day that a match of `DATED` tells; null where no calendar has it. */
function dayOf(match: RegExpMatchArray): Day | null {
  const [, , hour, minute, day = '', slashMonth, slashYear, wordMonth, wordYear, each] = match
  const month = slashMonth ?? wordMonth ?? ''
  const year = slashYear ?? wordYear ?? null
  if (!isDay(Number(day), Number(month), year === null ? null : Number(year))) return null
  return { monthDay: `${two(month)}-${two(day)}`, year, time: hour === undefined ? null : `${two(hour)}:${minute ?? '00'}`, everyYear: each !== undefined }
}

/** The period whose words stand right before a place and have no day yet. */
function periodBefore(periods: readonly Found[], place: { from: number }): Found | undefined {
  return periods.findLast((one) => one.to <= place.from && place.from - one.to < NEAR && 'period' in one.due && one.due.before === undefined)
}

/** A day each period, if its words say so or a period stands right before it; else a day once, in the letter's year if none is told. */
function datedIn(key: string, periods: Found[], letterYear: number | null): Found[] {
  const found: Found[] = []
  for (const match of key.matchAll(DATED)) {
    const day = dayOf(match)
    if (day === null) continue
    const place = at(match)
    const strict = /trước/u.test(match[1] ?? '')
    const before = day.year === null ? periodBefore(periods, place) : undefined
    const year = day.year ?? letterYear
    if (before && 'period' in before.due) {
      const to = place.to + (key.charAt(place.to) === ')' ? 1 : 0)
      periods.splice(periods.indexOf(before), 1, { due: { ...before.due, before: day.monthDay }, from: before.from, to, strict })
    } else if (day.everyYear) found.push({ due: { period: 'yearly', before: day.monthDay }, ...place, strict })
    else if (year !== null) found.push({ due: { date: `${year}-${day.monthDay}`, ...(day.time === null ? {} : { time: day.time }) }, ...place, strict })
  }
  return found
}

function partsIn(key: string, letterYear: number | null): Found[] {
  const found: Found[] = []
  const add = (match: RegExpMatchArray, year: string | undefined, rest: string): void => {
    const whole: PartialDate | null = year ?? (letterYear === null ? null : String(letterYear))
    if (whole !== null) found.push({ due: { date: `${whole}${rest}` }, ...at(match), strict: false })
  }
  for (const match of key.matchAll(MONTH)) if (Number(match[1]) >= 1 && Number(match[1]) <= 12) add(match, match[2], `-${two(match[1] ?? '')}`)
  for (const match of key.matchAll(QUARTER)) add(match, match[2], `-Q${ROMAN[match[1] ?? ''] ?? match[1]}`)
  for (const match of key.matchAll(YEAR)) add(match, match[1], '')
  return found
}

function daysOfMonthIn(key: string, periods: Found[]): Found[] {
  const found: Found[] = []
  for (const match of key.matchAll(DAY_OF_MONTH)) {
    const place = at(match)
    const before = periods.findLast((one) => one.to <= place.from && place.from - one.to < NEAR)
    const period: Period = match[3] !== undefined ? 'quarterly' : before && 'period' in before.due && match[2] === undefined ? before.due.period : 'monthly'
    if (before && 'period' in before.due && before.due.period === period) periods.splice(periods.indexOf(before), 1)
    if (Number(match[1]) <= 31) found.push({ due: { period, before: two(match[1] ?? '') }, ...place, strict: /^trước/u.test(match[0]) })
  }
  return found
}

/**
 * The times in a key (references blanked out). “theo quy định”, “kịp thời”, “định kỳ” alone are no time.
 * `text` is what the key was made of, character for character. `letterYear` completes a day without a year; where it is unknown too, such a day is left out.
 */
export function timesIn(key: string, letterYear: number | null, text: string): readonly TimeAt[] {
  const relative: Found[] = [...key.matchAll(RELATIVE)].map((match) => ({
    due: {
      relative: {
        event: (match[3] ?? '').trim(),
        days: Number(match[1]),
        unit: match[2]?.includes('làm') === true ? 'working-day' : (UNITS[match[2] ?? ''] ?? 'day'),
      },
    },
    ...at(match),
    strict: false,
  }))
  const periods = periodsIn(key)
  const dated = datedIn(key, periods, letterYear)
  const monthly = daysOfMonthIn(key, periods)
  const all = [...dated, ...monthly, ...relative, ...partsIn(key, letterYear), ...periods].toSorted((a, b) => a.from - b.from || b.to - a.to)
  const whole = all.filter((one, i) => !all.slice(0, i).some((other) => one.to <= other.to))
  const told = whole.filter((one, i) => whole.findIndex((other) => JSON.stringify(other.due) === JSON.stringify(one.due)) === i)
  return told.map((one) => ({ ...one, words: text.slice(one.from, one.to).trim() }))
}
