import { addDays, localDate, Refusal, weekdayOf } from '#base'
import type { LocalDate } from '#base'
import { day } from './day.js'
import type { CalendarDay, DayStatus } from './day.js'

const ARTICLE_112 = 'Bộ luật Lao động 2019, Điều 112'
const BY_MOON = 'Bộ luật Lao động 2019, Điều 112; ngày âm lịch tính theo múi giờ UTC+7'
const ARTICLE_111 = 'Bộ luật Lao động 2019, Điều 111 khoản 3'
const CHOSEN = 'Dự kiến: Thủ tướng Chính phủ quyết định hằng năm (Bộ luật Lao động 2019, Điều 112 khoản 3); chưa có thông báo'
const CULTURE = 'Nghị quyết 28/2026/QH16, hiệu lực từ 01/7/2026'
const CULTURE_SINCE = 2026
const FRIDAY = 5

/**
 * First day of Tết and the tenth of the third lunar month, on the Vietnamese calendar (new moons at UTC+7), `MM-DD`. Computed with the package
 * date-chinese, class CalendarVietnamese; `statutory.spec.ts` computes each line anew, and compares 2024–2027 with the announced days.
 */
const LUNAR: Readonly<Record<number, readonly [tet: string, gioTo: string]>> = {
  2024: ['02-10', '04-18'],
  2025: ['01-29', '04-07'],
  2026: ['02-17', '04-26'],
  2027: ['02-06', '04-16'],
  2028: ['01-26', '04-04'],
  2029: ['02-13', '04-23'],
  2030: ['02-02', '04-12'],
  2031: ['01-23', '04-01'],
  2032: ['02-11', '04-19'],
  2033: ['01-31', '04-09'],
  2034: ['02-19', '04-28'],
  2035: ['02-08', '04-17'],
}

/** Tết (the first day of the lunar year) and the anniversary of the Hùng kings in a year. Throws `Refusal` `calendar.yearUnknown` beyond the table. */
export function lunarDays(year: number): { readonly tet: LocalDate; readonly gioTo: LocalDate } {
  const days = LUNAR[year]
  if (!days) throw new Refusal({ code: 'calendar.yearUnknown', params: { year } })
  return { tet: localDate(`${year}-${days[0]}`), gioTo: localDate(`${year}-${days[1]}`) }
}

/** Tết has five days (art. 112.1 b). Which ones is decided each year; two before and three from the first is what was decided most often. */
function tetDays(tet: LocalDate): CalendarDay[] {
  return [-2, -1, 0, 1, 2].map((n) => {
    const name = n < 0 ? `Tết Nguyên đán – ${n === -1 ? 'ngày cuối' : 'ngày áp cuối'} tháng Chạp` : `Tết Nguyên đán – mùng ${n + 1}`
    return day(addDays(tet, n), 'holiday', name, 'forecast', CHOSEN)
  })
}

/** The National Day has two days (art. 112.1 đ): 2 September and the day before or after it, whichever joins the weekend. */
function nationalDays(year: number): CalendarDay[] {
  const second = localDate(`${year}-09-02`)
  const beside = addDays(second, weekdayOf(second) <= 3 && weekdayOf(second) > 1 ? -1 : 1)
  return [day(second, 'holiday', 'Quốc khánh', 'byLaw', ARTICLE_112), day(beside, 'holiday', 'Quốc khánh (ngày liền kề)', 'forecast', CHOSEN)]
}

const shortDate = (date: LocalDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}`
const byDate = (one: CalendarDay, other: CalendarDay): number => (one.date < other.date ? -1 : 1)

/** For each holiday on a weekly day of rest the next working day is off (art. 111.3). */
function compensated(holidays: readonly CalendarDay[]): CalendarDay[] {
  const off = new Set(holidays.map(({ date }) => date))
  const added: CalendarDay[] = []
  for (const holiday of holidays.filter(({ date }) => weekdayOf(date) > FRIDAY)) {
    let date = addDays(holiday.date, 1)
    while (weekdayOf(date) > FRIDAY || off.has(date)) date = addDays(date, 1)
    off.add(date)
    const status: DayStatus = holiday.status === 'byLaw' ? 'byLaw' : 'forecast'
    added.push(day(date, 'compensation', `nghỉ bù ${holiday.name} ${shortDate(holiday.date)}`, status, status === 'byLaw' ? ARTICLE_111 : CHOSEN))
  }
  return added
}

/**
 * The public holidays of a year by rule, with their compensation days, earliest first: Labour Code 2019, arts. 111.3 and 112; 24 November since
 * 2026. What the law fixes is `byLaw`; the choice of days that the Prime Minister makes each year (the five of Tết, the second of the National
 * Day) is `forecast` until somebody with the notice in hand says so. Throws `Refusal` `calendar.yearUnknown` where the lunar dates are not known.
 */
export function statutoryDays(year: number): CalendarDay[] {
  const { tet, gioTo } = lunarDays(year)
  const fixed = (monthDay: string, name: string, source = ARTICLE_112): CalendarDay => day(`${year}-${monthDay}`, 'holiday', name, 'byLaw', source)
  const holidays = [
    fixed('01-01', 'Tết Dương lịch'),
    ...tetDays(tet),
    day(gioTo, 'holiday', 'Giỗ Tổ Hùng Vương (10/3 âm)', 'byLaw', BY_MOON),
    fixed('04-30', 'Ngày Chiến thắng'),
    fixed('05-01', 'Quốc tế Lao động'),
    ...nationalDays(year),
    ...(year >= CULTURE_SINCE ? [fixed('11-24', 'Ngày Văn hóa Việt Nam', CULTURE)] : []),
  ].sort(byDate)
  return [...holidays, ...compensated(holidays)].sort(byDate)
}
