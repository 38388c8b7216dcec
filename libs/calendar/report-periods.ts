import { formatDate, type LocalDate } from '#base'
import { cutOffRule, defaultDueRule, labelOf, type ReportedPeriod } from './labels.js'
import { dayInMonth } from './term.js'
import { addWorkingDays } from './working-days.js'
import { legalCalendar, type WorkingCalendar } from './working-calendar.js'

/** A regular report's period by Decree 09/2019/NĐ-CP; the decree names no nine months, whose data end with those of the third quarter. */
export type ReportPeriod = ReportedPeriod | { readonly is: 'nineMonths'; readonly year: number }

/** From when to when its data are, and the first day on which it may be due. */
export interface PeriodDates {
  /** `Báo cáo quý III/2026`. */
  readonly label: string
  /** First day of the data. */
  readonly from: LocalDate
  /** Last day of the data, the cut-off. */
  readonly cutOff: LocalDate
  /** The first working day after the cut-off: no report may be asked for earlier (art. 8). */
  readonly dueOn: LocalDate
  readonly rules: readonly string[]
}

const FIRST_DAY = 15
const LAST_DAY = 14
const NINE_MONTHS = 'Nghị định không nêu kỳ 9 tháng: tính từ đầu kỳ báo cáo năm đến ngày chốt số liệu quý III.'

/** The first and the last month of the period: its data begin on the 15th of the month before the first, and end on the 14th of the last. */
function monthsOf(period: ReportPeriod): readonly [first: number, last: number] {
  switch (period.is) {
    case 'month':
      return [period.month, period.month]
    case 'quarter':
      return [3 * period.quarter - 2, 3 * period.quarter]
    case 'half':
      return [6 * period.half - 5, 6 * period.half]
    case 'nineMonths':
      return [1, 9]
    case 'year':
      return [1, 12]
  }
}

/**
 * The dates of a regular report by Decree 09/2019/NĐ-CP, art. 12: a month's data run from the 15th of the month before to the 14th of the month;
 * a quarter's, a half year's and a year's alike, from the 15th before their first month to the 14th of their last. The day on which it is due lies at
 * least one working day after the cut-off (art. 8). Throws `Refusal` `calendar.yearUnknown`.
 */
export function reportPeriod(calendar: WorkingCalendar, period: ReportPeriod): PeriodDates {
  const [first, last] = monthsOf(period)
  const { year } = period
  const from = first === 1 ? dayInMonth(year - 1, 12, FIRST_DAY) : dayInMonth(year, first - 1, FIRST_DAY)
  const cutOff = dayInMonth(year, last, LAST_DAY)
  const dueOn = addWorkingDays(legalCalendar(calendar), cutOff, 1)
  const label = period.is === 'nineMonths' ? `Báo cáo 9 tháng đầu năm ${year}` : labelOf(period)
  const rules = [
    `Số liệu từ ngày ${formatDate(from)} đến ngày ${formatDate(cutOff)}.`,
    ...(period.is === 'nineMonths' ? [NINE_MONTHS] : []),
    cutOffRule(cutOff),
    defaultDueRule(dueOn),
  ]
  return { label, from, cutOff, dueOn, rules }
}

/** All regular periods of a year in the order in which their data end, the shorter one first. */
export function reportPeriodsOf(year: number): ReportPeriod[] {
  const quarters = ([1, 2, 3, 4] as const).map((quarter): ReportPeriod => ({ is: 'quarter', year, quarter }))
  const longer: readonly ReportPeriod[] = [
    { is: 'half', year, half: 1 },
    { is: 'nineMonths', year },
    { is: 'half', year, half: 2 },
  ]
  return Array.from({ length: 12 }, (_, i): ReportPeriod[] => {
    const month = i + 1
    const ends = [...quarters, ...longer].filter((period) => monthsOf(period)[1] === month)
    return [{ is: 'month', year, month }, ...ends, ...(month === 12 ? [{ is: 'year' as const, year }] : [])]
  }).flat()
}
