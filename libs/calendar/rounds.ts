import { addDays, Refusal } from '#base'
import type { LocalDate } from '#base'
import { cutOffRule, defaultDueRule, estimateRule, labelOf } from './labels.js'
import type { ReportedPeriod } from './labels.js'
import { DEFAULT_POLICY } from './policies.js'
import type { Policy } from './policies.js'
import { dayInMonth, lastDayBefore } from './term.js'
import type { DueOn } from './term.js'
import { addWorkingDays } from './working-days.js'
import { legalCalendar } from './working-calendar.js'
import type { WorkingCalendar } from './working-calendar.js'

export const PERIODS = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const
export type Period = (typeof PERIODS)[number]

export interface RoundsInput {
  readonly period: Period
  /** `MM-DD`, "trước ngày": the day before it is the last in time. Monthly reads the day alone, quarterly the month within its quarter. */
  readonly unitsDueBefore?: string | undefined
  /** `MM-DD`, the last day itself; read only where `unitsDueBefore` is not given. */
  readonly unitsDueOn?: string | undefined
  readonly from: LocalDate
  readonly until: LocalDate
  readonly calendar: WorkingCalendar
  readonly policy?: Policy
}

/** One report to come, as the officer and the units read it. */
export interface RoundDates {
  /** `Báo cáo 6 tháng đầu năm 2026`. */
  readonly label: string
  readonly period: Period
  /** The units' last day. */
  readonly dueOn: LocalDate
  readonly opensOn: LocalDate
  /** The focal unit's last day for the consolidated report. */
  readonly consolidatedBy: LocalDate
  /** Where the period's data end by Decree 09/2019/NĐ-CP, art. 12. */
  readonly cutOff: LocalDate
  readonly rules: readonly string[]
}

interface MonthDay {
  readonly month: number
  readonly day: number
}

// Decree 09/2019/NĐ-CP, art. 12: data end on the 14th of the period's last month (14/6 and 14/12 for the halves, 14/12 for the year).
const CUT_OFF_DAY = 14
const LAST_MONTH_DAY: Record<Period, MonthDay[]> = {
  monthly: [{ month: 12, day: CUT_OFF_DAY }],
  quarterly: [{ month: 12, day: CUT_OFF_DAY }],
  'half-yearly': [
    { month: 6, day: CUT_OFF_DAY },
    { month: 12, day: CUT_OFF_DAY },
  ],
  yearly: [{ month: 12, day: CUT_OFF_DAY }],
}

function monthDayOf(text: string): MonthDay {
  const match = /^(\d{2})-(\d{2})$/.exec(text)
  const [month, day] = [Number(match?.[1]), Number(match?.[2])]
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) throw new Refusal({ code: 'date.invalid', params: { text, at: 0 } })
  return { month, day }
}

function monthsOf(period: Period, month: number): number[] {
  const all = Array.from({ length: 12 }, (_, i) => i + 1)
  if (period === 'monthly') return all
  return period === 'quarterly' ? all.filter((other) => (other - month) % 3 === 0) : [month]
}

function namedDays({ period, unitsDueBefore, unitsDueOn, from, until }: RoundsInput): LocalDate[] {
  const given = unitsDueBefore ?? unitsDueOn
  const named = given === undefined ? LAST_MONTH_DAY[period] : [monthDayOf(given)]
  const first = Number(from.slice(0, 4))
  // One year more: "before 01/01" ends in the year before.
  const years = Array.from({ length: Math.max(0, Number(until.slice(0, 4)) - first + 2) }, (_, i) => first + i)
  return years.flatMap((year) => named.flatMap(({ month, day }) => monthsOf(period, month).map((each) => dayInMonth(year, each, day))))
}

function dueOf({ unitsDueBefore, unitsDueOn, calendar }: RoundsInput, named: LocalDate): DueOn {
  if (unitsDueBefore !== undefined) return lastDayBefore(named)
  if (unitsDueOn !== undefined) return { on: named, rules: [] }
  const on = addWorkingDays(legalCalendar(calendar), named, 1)
  return { on, rules: [defaultDueRule(on)] }
}

/** Which period a report due on that day is about: one due early in a period is about the period before. */
function reportedOn(period: Period, dueOn: LocalDate): ReportedPeriod {
  const [year, month, day] = [Number(dueOn.slice(0, 4)), Number(dueOn.slice(5, 7)), Number(dueOn.slice(8, 10))]
  if (period === 'yearly') return { is: 'year', year: month <= 3 ? year - 1 : year }
  if (period === 'half-yearly') {
    if (month <= 3) return { is: 'half', year: year - 1, half: 2 }
    return { is: 'half', year, half: month <= 9 ? 1 : 2 }
  }
  // Months counted through, so that January's report of the month or quarter before falls into December.
  if (period === 'quarterly') {
    const quarters = year * 4 + Math.ceil(month / 3) - 1 - (month % 3 === 1 ? 1 : 0)
    return { is: 'quarter', year: Math.floor(quarters / 4), quarter: (quarters % 4) + 1 }
  }
  const months = year * 12 + month - 1 - (day <= 10 ? 1 : 0)
  return { is: 'month', year: Math.floor(months / 12), month: (months % 12) + 1 }
}

function cutOffOf(reported: ReportedPeriod): LocalDate {
  const last = reported.is === 'month' ? reported.month : reported.is === 'quarter' ? 3 * reported.quarter : reported.is === 'half' ? 6 * reported.half : 12
  return dayInMonth(reported.year, last, CUT_OFF_DAY)
}

/**
 * When a round opens and when its consolidated report is due, from the units' day: 20 working days before, 10 after (policy). For rounds
 * asked for once (a letter names the day) as for recurring ones. Throws `Refusal` `calendar.yearUnknown`.
 */
export function roundDates(
  calendar: WorkingCalendar,
  dueOn: LocalDate,
  policy: Policy = DEFAULT_POLICY,
): Pick<RoundDates, 'dueOn' | 'opensOn' | 'consolidatedBy'> {
  return {
    dueOn,
    opensOn: addWorkingDays(calendar, dueOn, -policy.roundOpensWorkingDays),
    consolidatedBy: addWorkingDays(calendar, dueOn, policy.roundConsolidatesWorkingDays),
  }
}

function roundOf({ period, calendar, policy }: RoundsInput, due: DueOn): RoundDates {
  const reported = reportedOn(period, due.on)
  const cutOff = cutOffOf(reported)
  const rules = [...due.rules, due.on <= cutOff ? estimateRule(cutOff) : cutOffRule(cutOff)]
  return { label: labelOf(reported), period, ...roundDates(calendar, due.on, policy), cutOff, rules }
}

/**
 * The rounds whose units' day lies in `from`…`until`, earliest first. A half-yearly rule with a day gives one round a year (before 10/6:
 * the first half; the year's end is the yearly rule's, where the letter says both). Without a day the units report on the first working
 * day after the cut-off of Decree 09/2019/NĐ-CP, arts. 8 and 12, both halves. Days fixed by a letter do not roll.
 * Throws `Refusal` `calendar.yearUnknown` or `date.invalid`; clip `until` to `lastKnownDay`.
 */
export function roundsOf(input: RoundsInput): RoundDates[] {
  return namedDays(input)
    .filter((named) => named <= addDays(input.until, 1))
    .map((named) => dueOf(input, named))
    .filter((due) => due.on >= input.from && due.on <= input.until)
    .map((due) => roundOf(input, due))
}
