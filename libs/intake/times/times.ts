import type { DraftDue, LetterDate, Relative } from '../shape/draft.js'
import { at, datedIn, partsIn, ROMAN, two, type Found, type PeriodBeside } from './time-dates.js'
import { listedPeriodsIn } from './report-lists.js'
import { daysOfPeriodsIn, periodBefore, periodsIn } from './time-periods.js'
import { rx, W } from '../words/text.js'

/** A time with its words and their place in the key. `strict` is “trước”: the day itself is too late. */
export interface TimeAt {
  readonly due: DraftDue
  readonly words: string
  readonly from: number
  readonly to: number
  readonly strict: boolean
}

/**
 * Terms that run from an event. How their days are counted is the law's, not the letter's: the first day is not counted (Civil Code 2015, art. 147), a term
 * that ends on a day off runs to the end of the next working day (art. 148); for reports Decree 09/2019/NĐ-CP, art. 12 and 13.
 */
const RELATIVE = rx(
  `${W}(?:trong\\s+(?:thời\\s+(?:hạn|gian)\\s+|vòng\\s+|khoảng\\s+)?|chậm\\s+nhất\\s+(?:là\\s+)?(?:sau\\s+)?|sau\\s+|không\\s+quá\\s+|tối\\s+đa\\s+)(?:không\\s+quá\\s+)?(\\d{1,3})(?:\\s*\\([^()]{2,20}\\))?\\s+(ngày\\s+làm\\s+việc|ngày|tháng|giờ|năm)\\s*,?\\s+(?:(?:kể\\s+)?từ\\s+|tính\\s+từ\\s+|(?=sau\\s+khi)sau\\s+|sau\\s+)([^,;.()]{3,60})`,
  'g',
)
/** “trong vòng 72 giờ”, “trong thời hạn 07 ngày làm việc”: a term whose beginning the letter leaves open. */
const OPEN_TERM = rx(
  `${W}(?:trong\\s+(?:thời\\s+hạn\\s+|thời\\s+gian\\s+|vòng\\s+)(?:không\\s+quá\\s+|tối\\s+đa\\s+)?|thời\\s+hạn\\s*:?\\s+(?:không\\s+quá\\s+)?)(\\d{1,3})(?:\\s*\\([^()]{2,20}\\))?\\s+(ngày\\s+làm\\s+việc|ngày|tháng|giờ)(?=\\s*(?:[.;,)]|$|phải\\s|báo\\s+cáo))`,
  'g',
)
const UNITS: Record<string, Relative['unit']> = { ngày: 'day', tháng: 'month', giờ: 'hour', năm: 'year' }

const unitOf = (printed = ''): Relative['unit'] => (printed.includes('làm') ? 'working-day' : (UNITS[printed] ?? 'day'))

function relativeIn(key: string, text: string): Found[] {
  const open = [...key.matchAll(OPEN_TERM)].map((match): Found => ({
    due: { relative: { event: '', days: Number(match[1]), unit: unitOf(match[2]) } },
    ...at(match),
    strict: false,
  }))
  const told = [...key.matchAll(RELATIVE)].map((match): Found => {
    const place = at(match)
    const event = match[3] ?? ''
    const unit = unitOf(match[2])
    return { due: { relative: { event: text.slice(place.to - event.length, place.to).trim(), days: Number(match[1]), unit } }, ...place, strict: false }
  })
  return [...told, ...open.filter((one) => !told.some((other) => other.from <= one.from && one.to <= other.to))]
}

const FROM_PERIOD = rx('^,?\\s*(?:bắt\\s+đầu\\s+)?từ\\s+(?:quý\\s+(iv|iii|ii|i|[1-4])\\s*(?:/|năm)\\s*|năm\\s+)(\\d{4})')

/** “Hằng quý, từ quý I/2026”. */
function withBeginning(one: Found, key: string): Found {
  if (!('period' in one.due)) return one
  const from = FROM_PERIOD.exec(key.slice(one.to, one.to + 40))
  if (!from) return one
  const quarter = from[1] === undefined ? '' : `-Q${ROMAN[from[1]] ?? from[1]}`
  return { ...one, due: { ...one.due, from: `${from[2]}${quarter}` }, to: one.to + from[0].length }
}

/** “Từ ngày 01/01 đến ngày 31/5, … hằng tuần”: the time in which a period runs is the period's own. */
function withinRange(all: readonly Found[]): readonly Found[] {
  const range = all.find((one) => 'date' in one.due && !('period' in one.due) && one.due.from !== undefined)
  const period = all.find((one) => 'period' in one.due && /^(?:daily|weekly|monthly|quarterly)$/u.test(one.due.period))
  if (!range || !period || !('period' in period.due) || !('date' in range.due) || range.due.date === undefined || range.due.from === undefined) return all
  const due: DraftDue = { ...period.due, from: range.due.from, date: range.due.date }
  return all.flatMap((one) => (one === range ? [] : one === period ? [{ ...one, due }] : [one]))
}

/** “hằng quý … trước ngày 20 tháng cuối quý”: the period alone says no more than the period with its day. */
function isToldCloser(one: Found, all: readonly Found[]): boolean {
  const { due } = one
  if (!('period' in due) || due.before !== undefined || due.time !== undefined || due.from !== undefined) return false
  return all.some((other) => 'period' in other.due && other.due.period === due.period && (other.due.before !== undefined || other.due.time !== undefined))
}

/** What lies within a longer time is part of it; the same time told twice is one. */
function settled(all: readonly Found[]): readonly Found[] {
  const sorted = all.toSorted((a, b) => a.from - b.from || b.to - a.to)
  const whole: Found[] = []
  let reach = -1
  for (const one of sorted) {
    if (one.to > reach) whole.push(one)
    reach = Math.max(reach, one.to)
  }
  const seen = new Set<string>()
  return withinRange(whole.filter((one) => !isToldCloser(one, whole))).filter((one) => {
    const due = JSON.stringify(one.due)
    return !seen.has(due) && seen.add(due)
  })
}

const LAST: Readonly<Record<string, string>> = { Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' }

/** Is a day, month, quarter or year over when the letter is written? */
function isOver(date: string, letter: LetterDate): boolean {
  if (letter.month === null || letter.day === null) return false
  const [year, rest] = [date.slice(0, 4), date.slice(5)]
  const last = rest === '' ? '12-31' : (LAST[rest] ?? (rest.length === 2 ? `${rest}-31` : rest))
  return `${year}-${last}` < `${letter.year}-${two(letter.month)}-${two(letter.day)}`
}

/** “Trong quý I, tỉnh đã kiểm tra … Trong quý II, Thanh tra tỉnh tiến hành …”: what is over tells of the past where another time lies ahead. */
export function aheadOf(times: readonly TimeAt[], letter: LetterDate | null): readonly TimeAt[] {
  const ahead = letter === null ? times : times.filter(({ due }) => !('date' in due) || 'period' in due || due.date === undefined || !isOver(due.date, letter))
  return ahead.length > 0 ? ahead : times
}

/**
 * The times in a key (references blanked out). “theo quy định”, “kịp thời”, “định kỳ” alone are no time.
 * `text` is what the key was made of, character for character. The letter's date completes a day without a year; where it is unknown too, such a day is left out.
 */
export function timesIn(key: string, letter: LetterDate | null, text: string): readonly TimeAt[] {
  const periods = periodsIn(key).map((one) => withBeginning(one, key))
  const monthly = daysOfPeriodsIn(key, periods)
  const beside: PeriodBeside = (place, monthDay, strict) => {
    const before = periodBefore(periods, place)
    if (!before || !('period' in before.due)) return null
    const to = place.to + (key.charAt(place.to) === ')' ? 1 : 0)
    periods.splice(periods.indexOf(before), 1)
    return { due: { ...before.due, before: monthDay }, from: before.from, to, strict }
  }
  const dated = datedIn(key, letter, beside)
  const told = settled([...listedPeriodsIn(key), ...dated, ...monthly, ...relativeIn(key, text), ...partsIn(key, letter), ...periods])
  return told.map(({ due, from, to, strict }) => ({ due, from, to, strict, words: text.slice(from, to).trim() }))
}

const YEARS = rx('^(?:(?:giai\\s+đoạn|năm\\s+học|các\\s+năm|năm|từ(?:\\s+năm)?)\\s+)?(\\d{4})\\s*(?:-|đến(?:\\s+hết)?)\\s*(?:năm\\s+)?(\\d{4})\\s*[.;]?$')
const Q = '(iv|iii|ii|i|[1-4])'
const QUARTERS = rx(`^(?:từ\\s+)?quý\\s+${Q}(?:\\s*(?:/|năm)\\s*(\\d{4}))?\\s*(?:-|,|và|đến(?:\\s+hết)?)\\s*(?:quý\\s+)?${Q}\\s*(?:/|năm|\\s)\\s*(\\d{4})`)
const MONTHS = rx(
  '^(?:từ\\s+)?tháng\\s+(\\d{1,2})(?:\\s*(?:/|năm)\\s*(\\d{4}))?\\s*(?:-|,|và|đến(?:\\s+hết)?)\\s*(?:tháng\\s+)?(\\d{1,2})\\s*(?:/|năm)\\s*(\\d{4})',
)
const SHORT_MONTH = rx('^(?:t\\s?|tháng\\s*)?(\\d{1,2})\\s*/\\s*(\\d{4})\\s*[.;]?$')
const DAYS = rx('^(?:từ\\s+)?(?:ngày\\s+)?(\\d{1,2})\\s*(?:-|đến(?:\\s+hết)?(?:\\s+ngày)?)\\s*(\\d{1,2})\\s*/\\s*(\\d{1,2})\\s*/\\s*(\\d{4})\\s*[.;]?$')
const WEEK = rx('^tuần\\s+(?:thứ\\s+)?(?:[1-5]|nhất|hai|ba|tư|đầu|cuối|[ivx]{1,3})\\s*,?\\s*(?:của\\s+)?tháng\\s+(\\d{1,2})\\s*(?:/|năm)\\s*(\\d{4})')
const BARE_YEAR = rx('^(?:(?:(?:trong|cả|suốt|hết|đến(?:\\s+hết)?|cuối)\\s+)?năm\\s+)?(\\d{4})\\s*[.;]?$')
const YEAR_ON = rx('^(?:từ\\s+)?(?:năm\\s+)?(\\d{4})\\s*(?:và|,)\\s*(?:các|những)\\s+năm\\s+(?:tiếp\\s+theo|sau|kế\\s+tiếp)')
const HALVES = rx('^(?:trong\\s+)?(?:6|06|sáu)\\s+tháng\\s+cuối\\s+năm\\s+(\\d{4})')
const ONGOING = rx('^(?:thường\\s+xuyên|liên\\s+tục|hằng\\s+ngày\\s+và\\s+thường\\s+xuyên|xuyên\\s+suốt)')

const month = (value = ''): string | null => (Number(value) >= 1 && Number(value) <= 12 ? two(value) : null)
const quarter = (value = ''): string => `Q${ROMAN[value] ?? value}`

/** What a cell of times says that a sentence would not, each by its pattern: a range of years, of quarters, of months, “T9/2025”, a bare year. */
const RANGES: readonly (readonly [RegExp, (groups: readonly (string | undefined)[]) => DraftDue | null])[] = [
  [YEARS, ([first = '', last = '']) => ({ date: last, from: first })],
  [QUARTERS, ([q1, year, q2, last]) => ({ date: `${last}-${quarter(q2)}`, from: `${year ?? last}-${quarter(q1)}` })],
  [
    MONTHS,
    ([m1, year, m2, last]) => {
      const [first, end] = [month(m1), month(m2)]
      return first === null || end === null ? null : { date: `${last}-${end}`, from: `${year ?? last}-${first}` }
    },
  ],
  [
    SHORT_MONTH,
    ([m, year]) => {
      const only = month(m)
      return only === null ? null : { date: `${year}-${only}` }
    },
  ],
  [
    DAYS,
    ([first = '', last = '', m, year]) => {
      const only = month(m)
      return only === null || Number(last) > 31 ? null : { date: `${year}-${only}-${two(last)}`, from: `${year}-${only}-${two(first)}` }
    },
  ],
  [
    WEEK,
    ([m, year]) => {
      const only = month(m)
      return only === null ? null : { date: `${year}-${only}` }
    },
  ],
  [BARE_YEAR, ([year = '']) => ({ date: year })],
  [HALVES, ([year = '']) => ({ date: year })],
  [YEAR_ON, ([from = '']) => ({ period: 'yearly', from })],
]

function rangeOf(key: string): DraftDue | null {
  for (const [pattern, due] of RANGES) {
    const match = pattern.exec(key)
    if (match) return due(match.slice(1))
  }
  return null
}

/** The times of a cell, or of a line “Thời gian thực hiện: …”: there, words are a time that in a sentence would be none (“Thường xuyên”, “Quý IV/2025”, “2025 - 2027”). */
export function timeCell(key: string, letter: LetterDate | null, text: string): readonly TimeAt[] {
  const lead = /^[\s\-–+•(]*/u.exec(key)?.[0].length ?? 0
  const trimmed = key.slice(lead).trim()
  const whole = (due: DraftDue): TimeAt => ({ due, words: text.trim(), from: 0, to: text.length, strict: false })
  const range = rangeOf(trimmed)
  if (range) return [whole(range)]
  const told = timesIn(key, letter, text)
  if (ONGOING.test(trimmed)) return [whole({ period: 'ongoing' }), ...told.filter(({ due }) => 'period' in due && due.before !== undefined)]
  if (told.length > 0) return told
  // “Quý IV/2026”, “30/6/2026” need no “trong”, “ngày” before them.
  for (const words of ['trong ', 'trước ngày ']) {
    const found = timesIn(words + trimmed, letter, words + trimmed)
    if (found.length > 0) return found.map((one) => ({ ...one, words: text.trim(), strict: false }))
  }
  return []
}
