import type { DraftDue, LetterDate, PartialDate } from '../shape/draft.js'
import { keyOf, rx, W } from '../words/text.js'

/** A time with its place in the key. `strict` is “trước”: the day itself is too late. */
export interface Found {
  readonly due: DraftDue
  readonly from: number
  readonly to: number
  readonly strict: boolean
}

const CLOCK = "(?:(\\d{1,2})\\s*(?:giờ|h|g)\\s*(\\d{2})?(?:\\s*(?:phút|’|'))?\\s*,?\\s*(?:(?:ngày|của\\s+ngày)\\s+(?=\\d))?)?"
const DAY =
  '(\\d{1,2})(?:\\s*([/.-])\\s*(\\d{1,2})(?:\\s*[/.-]\\s*(\\d{4}))?|\\s+tháng\\s+(\\d{1,2})(?:\\s*(?:,\\s*)?(?:năm\\s+|[/.-]\\s*)(\\d{4}))?)(?!\\s*[/%\\d]|[.,]\\d)'
const BY =
  '(?:trước|chậm\\s+nhất|muộn\\s+nhất|không\\s+quá|không\\s+muộn\\s+hơn|(?<!tính\\s)(?<!tính\\s+đến\\s)(?<!kể\\s)đến|hạn(?:\\s+cuối)?|hết|xong|hoàn\\s+thành|thời\\s+hạn|thời\\s+gian|trong|vào)(?:\\s+(?:cuối|là|vào|trước|trong|hết|đến|thời\\s+điểm|lúc|sau))*\\s*:?\\s*'
const DATED = rx(`${W}(${BY})${CLOCK}(ngày\\s+)?${DAY}(\\s*(?:hằng|hàng|mỗi)\\s+năm)?`, 'g')
const FROM_DAY = rx(`${W}từ\\s+(?:ngày\\s+)?${DAY}\\s*$`)
const SECOND = rx(`^\\s*(?:,|và|hoặc)\\s*(?:trước\\s+)?(?:ngày\\s+)?${DAY}\\s*(?:hằng|hàng|mỗi)\\s+năm`)
const PREFIX =
  '(?:trước|chậm\\s+nhất|muộn\\s+nhất|trong|hết|cuối|đầu|vào|đến|hoàn\\s+thành|xong|thời\\s+(?:gian|hạn)\\s*:)(?:\\s+(?:là|vào|trong|hết|cuối|đầu|giữa|trước))*'
const MONTH = rx(`${W}(?:${PREFIX})\\s+tháng\\s+(\\d{1,2})(?:\\s*(?:/|-|năm|,\\s*năm)\\s*(\\d{4}))?(?![\\d/%]|\\s*(?:hằng|hàng|năm))`, 'g')
const QUARTER = rx(`${W}(?:${PREFIX})\\s+quý\\s+(iv|iii|ii|i|[1-4])(?:\\s*(?:[/,-]|năm|\\s)\\s*(?:năm\\s+)?(\\d{4}))?(?![\\p{L}\\d])`, 'g')
/** “trong tháng 9 và tháng 10 năm 2025”, “trong các quý III, IV/2025”: a run of them ends with its last. */
const RUN = rx(
  `${W}(?:${PREFIX}|từ)\\s+(?:các\\s+|hai\\s+)?(tháng|quý)\\s+(iv|iii|ii|i|\\d{1,2})(?:\\s*(?:/|năm)\\s*\\d{4})?\\s*(?:,|và|-|đến(?:\\s+hết)?)\\s*(?:tháng\\s+|quý\\s+)?(iv|iii|ii|i|\\d{1,2})\\s*(?:/|,?\\s*năm\\s+|\\s)\\s*(\\d{4})(?!\\d)`,
  'g',
)
/** “báo cáo tại phiên họp thường kỳ tháng 9 năm 2023”: the session is the term. */
const SESSION = rx(
  `${W}(?:báo\\s+cáo|trình|thông\\s+qua|cho\\s+ý\\s+kiến)[^;.:]{0,60}?\\stại\\s+(?:phiên\\s+họp|kỳ\\s+họp|cuộc\\s+họp|hội\\s+nghị|giao\\s+ban)[^;.:\\d]{0,40}?(tháng|quý)\\s+(iv|iii|ii|i|\\d{1,2})\\s*(?:/|,?\\s*năm\\s+)\\s*(\\d{4})(?!\\d)`,
  'g',
)
const YEAR = rx(
  `${W}(?:đến(?:\\s+(?:hết|cuối))?|trong|vào|hết|(?:trong\\s+(?:6|06|sáu|những|các)\\s+tháng\\s+)?cuối|xong|hoàn\\s+thành)\\s+năm\\s+(\\d{4})(?!\\d|\\s*-\\s*\\d{4})`,
  'g',
)
const THIS_YEAR = rx(`${W}(?:từ\\s+nay\\s+)?(?:đến\\s+(?:hết|cuối)|hết|trong)\\s+năm(?:\\s+nay)?(?=\\s*(?:[.,;)]|$))`, 'g')
/** “Chiến lược … đến năm 2030”, “tầm nhìn đến năm 2045” are names of papers, not times of this letter. */
const IN_NAME = rx(
  '(?:chương\\s+trình|chiến\\s+lược|quy\\s+hoạch|đề\\s+án|kế\\s+hoạch|nghị\\s+quyết|định\\s+hướng|tầm\\s+nhìn|dự\\s+án|phương\\s+án)[^;.:]{0,140}$',
)
const AIMS_AT = rx('(?:phấn\\s+đấu|hoàn\\s+thành|xong|đạt)[^;.:]{0,40}$')
const SINCE = rx('(?:tính|kể\\s+từ|từ\\s+sau|số\\s+liệu|từ\\s+ngày\\s+ký)\\s+$')
/** “hoàn thành trong 6 tháng đầu năm 2026”: by the end of June, and of December. */
const HALF_YEAR = rx(`${W}(?:trong|hết|xong|hoàn\\s+thành)\\s+(?:6|06|sáu)\\s+tháng\\s+(đầu|cuối)\\s+năm(?:\\s+(?:nay|(\\d{4})))?(?!\\d)`, 'g')
/** “báo cáo kết quả trong 6 tháng đầu năm”: what is reported, not until when. */
const OF_REPORT = rx('(?:báo\\s+cáo|kết\\s+quả|tình\\s+hình|đánh\\s+giá|sơ\\s+kết|tổng\\s+kết|số\\s+liệu)[^;.,]{0,60}$')
export const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }

export const two = (value: string | number): string => String(value).padStart(2, '0')
export const at = (match: RegExpMatchArray): { from: number; to: number } => ({ from: match.index ?? 0, to: (match.index ?? 0) + match[0].length })

/** Does the day stand in the calendar? A leap day counts where no year is told. */
export function isDay(day: number, month: number, year: number | null): boolean {
  const longest = [31, year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= (longest[month - 1] ?? 0)
}

export const lastOf = (month: number): number => [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31

/** The year of a day told without one: the letter's; the next where the month is over when the letter is written. */
export function yearFor(month: number, letter: LetterDate | null): number | null {
  if (letter === null) return null
  return letter.month !== null && month < letter.month ? letter.year + 1 : letter.year
}

interface Day {
  readonly monthDay: string
  readonly month: number
  readonly year: string | null
}

/** The day that the groups of `DAY` tell; null where no calendar has it. */
function dayOf(groups: readonly (string | undefined)[]): Day | null {
  const [day = '', , slashMonth, slashYear, wordMonth, wordYear] = groups
  const month = slashMonth ?? wordMonth ?? ''
  const year = slashYear ?? wordYear ?? null
  return isDay(Number(day), Number(month), year === null ? null : Number(year)) ? { monthDay: `${two(month)}-${two(day)}`, month: Number(month), year } : null
}

const dateOf = (day: Day, letter: LetterDate | null): PartialDate | null => {
  const year = day.year ?? yearFor(day.month, letter)
  return year === null ? null : `${year}-${day.monthDay}`
}

/** Finds the period whose words a day stands beside; the reader of periods gives it. */
export type PeriodBeside = (place: { readonly from: number; readonly to: number }, monthDay: string, strict: boolean) => Found | null

export const clock = (hour: string | undefined, minute: string | undefined): { time?: string } =>
  hour === undefined || Number(hour) > 24 ? {} : { time: `${two(hour)}:${minute ?? '00'}` }

/** “trong 3/4 thời gian”, “tính đến ngày …” set no day: without “ngày”, only “trước”, “chậm nhất”, “xong” and the like do. */
function setsNone(key: string, from: number, by: string, bare: boolean): boolean {
  return SINCE.test(key.slice(Math.max(0, from - 14), from)) || (bare && /^(?:trong|vào|thời\s+gian)/u.test(by))
}

/** A day once, in the letter's year where it tells none, with its hour and the day from which it runs. */
function onceOn(key: string, match: RegExpMatchArray, day: Day, letter: LetterDate | null): Found[] {
  const [, by = '', hour, minute] = match
  const place = at(match)
  const date = dateOf(day, letter)
  if (date === null) return []
  const begin = fromBefore(key, place.from, letter)
  const from = begin !== null && begin.date < date ? { from: begin.date } : {}
  return [{ due: { date, ...from, ...clock(hour, minute) }, from: begin?.at ?? place.from, to: place.to, strict: /trước/u.test(by) }]
}

/** Days that a text sets: once, or each year where it says so or a period stands right before. */
export function datedIn(key: string, letter: LetterDate | null, beside: PeriodBeside): Found[] {
  const found: Found[] = []
  for (const match of key.matchAll(DATED)) {
    const [, by = '', hour, , word, ...groups] = match
    const day = dayOf(groups.slice(0, 6))
    const place = at(match)
    if (day === null || setsNone(key, place.from, by, word === undefined && hour === undefined && day.year === null)) continue
    const strict = /trước/u.test(by)
    const period = day.year === null ? beside(place, day.monthDay, strict) : null
    const next = day.year === null && !period ? second(key, place.to, strict) : []
    if (period) found.push(period)
    else if (groups[6] !== undefined || next.length > 0) found.push({ due: { period: 'yearly', before: day.monthDay }, ...place, strict }, ...next)
    else found.push(...onceOn(key, match, day, letter), ...(day.year === null ? [] : daysAfter(key, place.to, strict)))
  }
  return found
}

const NEXT_DAY = rx('^\\s*(?:,|và|;)\\s*(?:trước\\s+)?(?:ngày\\s+)?(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})(?!\\d)')

/** No letter names more days in one breath; hostile text takes no more than its length. */
const MOST_DAYS = 6

/** “chậm nhất ngày 15/3/2026 và 30/9/2026”: the days told after the first. */
function daysAfter(key: string, from: number, strict: boolean): Found[] {
  const found: Found[] = []
  for (let at = from; found.length < MOST_DAYS;) {
    const match = NEXT_DAY.exec(key.slice(at, at + 40))
    const [, day = '', month = '', year = ''] = match ?? []
    if (!match || !isDay(Number(day), Number(month), Number(year))) return found
    at += match[0].length
    found.push({ due: { date: `${year}-${two(month)}-${two(day)}` }, from: at - 8, to: at, strict })
  }
  return found
}

/** “trước ngày 15/6 và 15/12 hằng năm”: the second day of the two. */
function second(key: string, from: number, strict: boolean): Found[] {
  const match = SECOND.exec(key.slice(from))
  const day = match && dayOf(match.slice(1))
  return match && day ? [{ due: { period: 'yearly', before: day.monthDay }, from: from + match.index, to: from + match[0].length, strict }] : []
}

function fromBefore(key: string, to: number, letter: LetterDate | null): { readonly date: PartialDate; readonly at: number } | null {
  const match = FROM_DAY.exec(key.slice(Math.max(0, to - 50), to))
  const day = match && dayOf(match.slice(1))
  const date = day && dateOf(day, letter)
  return match && date ? { date, at: Math.max(0, to - 50) + match.index } : null
}

const isName = (key: string, from: number): boolean => {
  const before = key.slice(Math.max(0, from - 160), from)
  return IN_NAME.test(before) && !AIMS_AT.test(before)
}

/** `-10`, `-Q4`: the part of a year that a month or a quarter is. */
function partOf(unit: string | undefined, value = ''): string {
  return unit === 'tháng' ? `-${two(value)}` : `-Q${ROMAN[value] ?? value}`
}

/** Months, quarters and years that a text sets. */
export function partsIn(key: string, letter: LetterDate | null): Found[] {
  const found: Found[] = []
  const add = (match: RegExpMatchArray, year: string | number | null | undefined, rest: string): void => {
    if (year != null) found.push({ due: { date: `${year}${rest}` }, ...at(match), strict: false })
  }
  for (const match of key.matchAll(RUN)) add(match, match[4], partOf(match[1], match[3]))
  for (const match of key.matchAll(MONTH)) {
    const month = Number(match[1])
    if (month >= 1 && month <= 12) add(match, match[2] ?? yearFor(month, letter), `-${two(month)}`)
  }
  for (const match of key.matchAll(SESSION)) add(match, match[3], partOf(match[1], match[2]))
  for (const match of key.matchAll(QUARTER)) add(match, match[2] ?? letter?.year, partOf('quý', match[1]))
  for (const match of key.matchAll(YEAR)) if (!isName(key, match.index)) add(match, match[1], '')
  for (const match of key.matchAll(THIS_YEAR)) add(match, letter?.year, '')
  return [...found, ...halvesIn(key, letter)]
}

/** Half-years that lie ahead; those that are over are told of, not set. */
function halvesIn(key: string, letter: LetterDate | null): Found[] {
  return [...key.matchAll(HALF_YEAR)].flatMap((match) => {
    const first = match[1] === keyOf('đầu')
    const year = match[2] === undefined ? letter?.year : Number(match[2])
    const over = letter !== null && year !== undefined && (year < letter.year || (first && year === letter.year && (letter.month ?? 1) > 6))
    if (year === undefined || over || OF_REPORT.test(key.slice(Math.max(0, match.index - 80), match.index))) return []
    return [{ due: { date: first ? `${year}-06` : String(year) }, ...at(match), strict: false }]
  })
}
