import { addDays, at, clockOf, dayOf, formatDate, HOUR, instant, localDate } from '#base'
import type { Instant, LocalDate, TermUnit } from '#base'
import type { CalendarDay } from './day.js'
import { addWorkingDays, daysOffBetween, isWorkingDay, makeUpDaysBetween, nextWorkingDay } from './working-days.js'
import { legalCalendar } from './working-calendar.js'
import type { DueHour } from './urgency.js'
import type { WorkingCalendar } from './working-calendar.js'

/** A day that a rule led to, and the rules in the order they were applied, each a short sentence with its article. */
export interface DueOn {
  readonly on: LocalDate
  readonly rules: readonly string[]
}

export type { TermUnit }
/** "trong 10 ngày", "sau 3 tháng" as data; `n` is a whole number from 1. */
export interface Term {
  readonly n: number
  readonly unit: TermUnit
}

const CODE = 'Bộ luật Dân sự 2015'
const UNIT_WORDS: Record<TermUnit, string> = {
  day: 'ngày',
  workingDay: 'ngày làm việc',
  week: 'tuần',
  halfMonth: 'nửa tháng',
  month: 'tháng',
  halfYear: 'nửa năm',
  year: 'năm',
}
const ENDS: Record<Exclude<TermUnit, 'workingDay'>, string> = {
  day: `hết ngày cuối cùng (${CODE}, Điều 148 khoản 1)`,
  week: `hết ngày tương ứng của tuần cuối cùng (${CODE}, Điều 148 khoản 2)`,
  halfMonth: `hết ngày cuối cùng, nửa tháng là 15 ngày (${CODE}, Điều 146 khoản 1, Điều 148 khoản 1)`,
  month: `hết ngày tương ứng của tháng cuối cùng (${CODE}, Điều 148 khoản 3)`,
  halfYear: `hết ngày tương ứng của tháng cuối cùng, nửa năm là 06 tháng (${CODE}, Điều 146 khoản 1, Điều 148 khoản 3)`,
  year: `hết ngày, tháng tương ứng của năm cuối cùng (${CODE}, Điều 148 khoản 4)`,
}

/** The end of the day, 24:00 Asia/Ho_Chi_Minh: the last moment of a term (Civil Code 2015, art. 148.6). */
export function endOfDay(date: LocalDate): Instant {
  return at(date, '24:00')
}

/** The last moment in time of a date with an hour, 24:00 of the day without one. */
export function momentOfDue({ on, time = '24:00' }: DueHour): Instant {
  return at(on, time)
}

// Decree 30/2020/NĐ-CP, Annex I: a nought before days below 10 and before the months 1 and 2 only.
function shortDay(date: LocalDate): string {
  const month = Number(date.slice(5, 7))
  return `${date.slice(8, 10)}/${month <= 2 ? `0${month}` : month}`
}

const listed = (days: readonly CalendarDay[]): string => days.map((day) => shortDay(day.date)).join(', ')

/** A day that is only expected to be off is no ground for a legal date: it is counted as worked, and the rule says so. */
function forecastRule(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): string[] {
  const forecast = daysOffBetween(calendar, from, to).filter((day) => day.status === 'forecast')
  return forecast.length === 0 ? [] : [`Ngày nghỉ ${listed(forecast)} mới là dự kiến, chưa có thông báo nên chưa trừ; có thông báo thì hạn được tính lại.`]
}

function firstDayRule(start: LocalDate): string {
  return `Không tính ngày đầu ${formatDate(start)}, tính từ ngày tiếp theo (${CODE}, Điều 147).`
}

function requireCount(n: number): void {
  if (!Number.isSafeInteger(n) || n < 1) throw new Error(`not the length of a term: ${n}`)
}

function lastOfMonth(year: number, month: number): number {
  return month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day of the month, or the month's last day where it has none (Civil Code 2015, art. 148.3). */
export function dayInMonth(year: number, month: number, day: number): LocalDate {
  const two = (value: number): string => String(value).padStart(2, '0')
  return localDate(`${year}-${two(month)}-${two(Math.min(day, lastOfMonth(year, month)))}`)
}

function addMonths(date: LocalDate, months: number): LocalDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  return dayInMonth(Math.floor(count / 12), (count % 12) + 1, Number(date.slice(8, 10)))
}

/**
 * The last day of a term of `n` working days that starts with `start` (the day of issue, of receipt). `start` is not counted
 * (Civil Code 2015, art. 147). The rules name the days off that were left out. Throws `Refusal` `calendar.yearUnknown`.
 */
export function dueOfWorkingDays(calendar: WorkingCalendar, start: LocalDate, n: number): DueOn {
  requireCount(n)
  const announced = legalCalendar(calendar)
  const on = addWorkingDays(announced, start, n)
  const off = daysOffBetween(announced, start, on)
  const worked = makeUpDaysBetween(announced, start, on)
  const less = off.length > 0 ? `, trừ các ngày nghỉ ${listed(off)}` : ''
  const more = worked.length > 0 ? `, tính cả ngày làm bù ${listed(worked)}` : ''
  return { on, rules: [firstDayRule(start), `${n} ngày làm việc đến hết ngày ${formatDate(on)}${less}${more}.`, ...forecastRule(calendar, start, on)] }
}

const DAYS_IN: Partial<Record<TermUnit, number>> = { day: 1, week: 7, halfMonth: 15 }
const MONTHS_IN: Partial<Record<TermUnit, number>> = { month: 1, halfYear: 6, year: 12 }

function rollForward(calendar: WorkingCalendar, end: LocalDate): DueOn {
  const on = nextWorkingDay(legalCalendar(calendar), end)
  const forecast = forecastRule(calendar, addDays(end, -1), on)
  if (on === end) return { on, rules: forecast }
  const rule = `Ngày cuối ${formatDate(end)} là ngày nghỉ nên hạn đến hết ngày làm việc tiếp theo ${formatDate(on)} (${CODE}, Điều 148 khoản 5).`
  return { on, rules: [rule, ...forecast] }
}

function endOfTerm(start: LocalDate, { n, unit }: Term & { readonly unit: Exclude<TermUnit, 'workingDay'> }): DueOn {
  const [days, months] = [DAYS_IN[unit] ?? 0, MONTHS_IN[unit] ?? 0]
  const on = days > 0 ? addDays(start, days * n) : addMonths(start, months * n)
  const clamped = months > 0 && on.slice(8) !== start.slice(8)
  const rule = `Thời hạn ${n} ${UNIT_WORDS[unit]} kết thúc khi ${ENDS[unit]}: ${formatDate(on)}.`
  const last = `Tháng cuối không có ngày ${start.slice(8)} nên lấy ngày cuối tháng ${formatDate(on)} (${CODE}, Điều 148 khoản 3).`
  return { on, rules: clamped ? [rule, last] : [rule] }
}

/**
 * The last day of a counted term (Civil Code 2015, arts. 147–148): `start` excluded, month ends kept, a last day that is off
 * rolls forward to the next working day (148.5). 31/01 + 1 month = 28/02, then on if that is a Saturday. Throws `Refusal` `calendar.yearUnknown`.
 */
export function dueOfTerm(calendar: WorkingCalendar, start: LocalDate, { n, unit }: Term): DueOn {
  if (unit === 'workingDay') return dueOfWorkingDays(calendar, start, n)
  requireCount(n)
  const end = endOfTerm(start, { n, unit })
  const rolled = rollForward(calendar, end.on)
  return { on: rolled.on, rules: [firstDayRule(start), ...end.rules, ...rolled.rules] }
}

/**
 * The moment at which a term of hours ends: it begins at the moment that was said (Civil Code 2015, art. 147.1) and runs on through nights and
 * days off; 148.5 speaks of last days, not of hours. `from` and the answer are instants; the rule shows both on a Vietnamese clock.
 */
export function dueOfHours(from: Instant, n: number): { readonly at: Instant; readonly rules: readonly string[] } {
  requireCount(n)
  const end = instant(from + n * HOUR)
  const words = (moment: Instant): string => `${clockOf(moment)} ngày ${formatDate(dayOf(moment))}`
  return { at: end, rules: [`${n} giờ kể từ ${words(from)}, tính liên tục cả ngày nghỉ: đến ${words(end)} (${CODE}, Điều 147 khoản 1).`] }
}

/** "trước ngày 10/6": the last day in time is 09/6. A day fixed by a letter does not roll (see `dueOfFixedDay`). */
export function lastDayBefore(date: LocalDate): DueOn {
  const on = addDays(date, -1)
  return { on, rules: [`“Trước ngày ${formatDate(date)}”: ngày cuối cùng còn trong hạn là ${formatDate(on)}.`] }
}

/**
 * A day that the letter itself names. It stays where it is even on a day off, as offices practise it, and the rule says so;
 * with `rolls` it goes to the next working day (Civil Code 2015, art. 148.5). Throws `Refusal` `calendar.yearUnknown`.
 */
export function dueOfFixedDay(calendar: WorkingCalendar, date: LocalDate, rolls = false): DueOn {
  if (rolls) return rollForward(calendar, date)
  const announced = legalCalendar(calendar)
  if (isWorkingDay(announced, date)) return { on: date, rules: [] }
  const next = formatDate(nextWorkingDay(announced, date))
  return { on: date, rules: [`${formatDate(date)} là ngày nghỉ; hạn do văn bản ấn định nên giữ nguyên (ngày làm việc tiếp theo: ${next}).`] }
}

export type PartOfPeriod = 'start' | 'middle' | 'end'
/** A month, a quarter, a half year, or (with none of them) a whole year. */
export interface NamedPeriod {
  readonly year: number
  readonly month?: number
  readonly quarter?: 1 | 2 | 3 | 4
  readonly half?: 1 | 2
}

const PART_WORDS: Record<PartOfPeriod, string> = { start: 'Đầu', middle: 'Giữa', end: 'Cuối' }

function dayOfMonthWord(part: PartOfPeriod, year: number, month: number): LocalDate {
  return dayInMonth(year, month, part === 'start' ? 1 : part === 'middle' ? 15 : 31)
}

/**
 * The day that "đầu, giữa, cuối tháng / quý / năm" means: Civil Code 2015, art. 146.2 (first, 15th, last day of the month) and
 * 146.3 (1 January, last day of June, last day of December). The law says nothing of quarters and half years: read alike, and the rule says so.
 */
export function wordsOfMonth(part: PartOfPeriod, { year, month, quarter, half }: NamedPeriod): DueOn {
  const words = PART_WORDS[part]
  if (month !== undefined) {
    const on = dayOfMonthWord(part, year, month)
    return { on, rules: [`${words} tháng ${month}/${year} là ngày ${formatDate(on)} (${CODE}, Điều 146 khoản 2).`] }
  }
  if (quarter !== undefined) {
    const on = dayOfMonthWord(part, year, 3 * quarter - (part === 'start' ? 2 : part === 'middle' ? 1 : 0))
    return { on, rules: [`${words} quý ${quarter}/${year} hiểu là ngày ${formatDate(on)}; luật không quy định về quý, đề nghị kiểm tra.`] }
  }
  if (half !== undefined) {
    const on = dayInMonth(year, 6 * half - (part === 'start' ? 5 : part === 'middle' ? 3 : 0), part === 'start' ? 1 : 31)
    return {
      on,
      rules: [`${words} 6 tháng ${half === 1 ? 'đầu' : 'cuối'} năm ${year} hiểu là ngày ${formatDate(on)}; luật không quy định về nửa năm, đề nghị kiểm tra.`],
    }
  }
  const on = dayInMonth(year, part === 'start' ? 1 : part === 'middle' ? 6 : 12, part === 'start' ? 1 : 31)
  return { on, rules: [`${words} năm ${year} là ngày ${formatDate(on)} (${CODE}, Điều 146 khoản 3).`] }
}

/**
 * A day to offer where the letter names none: `n` working days after the day of issue. It is the Office's proposal and no order
 * until an officer takes it (`dueSource: 'officer'`); the first rule says so. Throws `Refusal` `calendar.yearUnknown`.
 */
export function proposeDue(calendar: WorkingCalendar, issuedOn: LocalDate, n = 20): DueOn & { readonly proposed: true } {
  const { on, rules } = dueOfWorkingDays(calendar, issuedOn, n)
  const label = `Đề xuất của Văn phòng: văn bản không ấn định ngày, tính ${n} ngày làm việc kể từ ngày ban hành ${formatDate(issuedOn)}.`
  return { on, rules: [label, ...rules], proposed: true }
}
