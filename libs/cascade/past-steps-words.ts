import { fold, parseDate, type LocalDate } from '#base'
import { lastDayBefore } from '#calendar'
import type { RoundRule } from './draft-body.js'

/** The period that a past report was about. */
export interface PastPeriod {
  readonly period: RoundRule['period']
  readonly year: number
  /** Month, quarter or half; 1 for a year. */
  readonly part: number
}
/** What the second column of a row says, as far as its words alone tell. */
export type PastWhat =
  | { readonly is: 'plan'; readonly year: number | null; readonly words: string }
  | { readonly is: 'report'; readonly period: PastPeriod }
  | { readonly is: 'duty'; readonly words: string }

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const YEAR = /\b(?:nam\s+)?(20\d{2})\b/u

/**
 * “Kế hoạch năm 2023”, “Kế hoạch 2.1 năm 2023”, “Báo cáo 6 tháng đầu năm 2024”, “Báo cáo quý III/2024”, “Nhiệm vụ 3.2”. What is no plan and no
 * report is looked for among the unit's duties; a report without its period is null.
 */
export function readWhat(said: string): PastWhat | null {
  const text = fold(said)
  const plan = /^(?:ke hoach|kh)\b(.*)$/u.exec(text)
  if (plan) {
    const rest = plan[1] ?? ''
    return {
      is: 'plan',
      year: Number(YEAR.exec(rest)?.[1] ?? 0) || null,
      words: rest
        .replace(YEAR, '')
        .replace(/[\s,.;:()-]+$/u, '')
        .trim(),
    }
  }
  if (/^(?:bao cao|bc)\b/u.test(text)) {
    const period = periodOf(text)
    return period ? { is: 'report', period } : null
  }
  const words = text.replace(/^(?:nhiem vu|nv|muc|viec|noi dung)\b[\s:]*/u, '')
  return words === '' ? null : { is: 'duty', words }
}

function periodOf(text: string): PastPeriod | null {
  const year = Number(/(?:^|\D)(20\d{2})(?!\d)/u.exec(text)?.[1] ?? 0)
  if (year === 0) return null
  const month = /\bthang\s+(\d{1,2})\s*(?:\/|nam\b)/u.exec(text)
  const quarter = /\bquy\s+(iv|i{1,3}|[1-4])\b/u.exec(text)?.[1]
  if (/\b(?:6|sau)\s+thang\b/u.test(text)) return { period: 'half-yearly', year, part: /\bcuoi\b/u.test(text) ? 2 : 1 }
  if (quarter !== undefined) return { period: 'quarterly', year, part: ROMAN[quarter] ?? Number(quarter) }
  if (month) return Number(month[1]) >= 1 && Number(month[1]) <= 12 ? { period: 'monthly', year, part: Number(month[1]) } : null
  return { period: 'yearly', year, part: 1 }
}

const QUARTERS = ['I', 'II', 'III', 'IV']

/** As the rounds of the calendar are called, so that a past one and a running one are known to be the same. */
export function labelOfPeriod({ period, year, part }: PastPeriod): string {
  switch (period) {
    case 'monthly':
      return `Báo cáo tháng ${part <= 2 ? `0${part}` : part}/${year}`
    case 'quarterly':
      return `Báo cáo quý ${QUARTERS[part - 1] ?? part}/${year}`
    case 'half-yearly':
      return `Báo cáo 6 tháng ${part === 1 ? 'đầu' : 'cuối'} năm ${year}`
    default:
      return `Báo cáo năm ${year}`
  }
}

/** Months of the year that one period takes. */
const MONTHS = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 } as const

/**
 * The units' day of a past period by the letter's rule, without the working calendar, which may not know that year: the first day of the rule after
 * the beginning of the period's last quarter (of its last month for shorter periods). Null where no rule of that rhythm gives a day.
 */
export function dueOfPeriod(rules: readonly RoundRule[], { period, year, part }: PastPeriod): LocalDate | null {
  const last = MONTHS[period] * part
  const from = period === 'yearly' || period === 'half-yearly' ? last - 2 : last
  const days = rules
    .filter((rule) => rule.period === period)
    .flatMap(({ unitsDueBefore }) => {
      const [month = 0, day = 0] = unitsDueBefore.split('-').map(Number)
      return monthsAfter(period, month, year, from).flatMap((one) => parseDate(`${one.year}-${two(one.month)}-${two(day)}`) ?? [])
    })
    .map((day) => lastDayBefore(day).on)
    .sort()
  return days.find((day) => day >= `${year}-${two(from)}-01`) ?? null
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The months named by a rule, in the year of the period and the next; half-yearly and yearly rules name one month, the others one of each period. */
function monthsAfter(period: RoundRule['period'], month: number, year: number, from: number): { year: number; month: number }[] {
  const step = period === 'monthly' ? 1 : period === 'quarterly' ? 3 : 12
  return [year, year + 1]
    .flatMap((one) => Array.from({ length: 12 / step }, (_, i) => ({ year: one, month: ((month - 1 + i * step) % 12) + 1 })))
    .filter((one) => one.year > year || one.month >= from)
    .sort((a, b) => a.year - b.year || a.month - b.month)
}
