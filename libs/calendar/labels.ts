import { formatDate } from '#base'
import type { LocalDate } from '#base'

/** A reporting period that has a name: a month, a quarter, the first or second half, or the year. */
export type ReportedPeriod =
  | { readonly is: 'month'; readonly year: number; readonly month: number }
  | { readonly is: 'quarter'; readonly year: number; readonly quarter: number }
  | { readonly is: 'half'; readonly year: number; readonly half: 1 | 2 }
  | { readonly is: 'year'; readonly year: number }

const ROMAN = ['I', 'II', 'III', 'IV']

export function labelOf(period: ReportedPeriod): string {
  if (period.is === 'month') return `Báo cáo tháng ${period.month <= 2 ? `0${period.month}` : period.month}/${period.year}`
  if (period.is === 'quarter') return `Báo cáo quý ${ROMAN[period.quarter - 1] ?? period.quarter}/${period.year}`
  if (period.is === 'half') return `Báo cáo 6 tháng ${period.half === 1 ? 'đầu' : 'cuối'} năm ${period.year}`
  return `Báo cáo năm ${period.year}`
}

export function cutOffRule(cutOff: LocalDate): string {
  return `Kỳ báo cáo chốt số liệu ngày ${formatDate(cutOff)} (Nghị định 09/2019/NĐ-CP, Điều 12).`
}

export function defaultDueRule(dueOn: LocalDate): string {
  return `Văn bản không ấn định hạn; hạn gửi sau ngày chốt số liệu ít nhất 01 ngày làm việc (Nghị định 09/2019/NĐ-CP, Điều 8): ${formatDate(dueOn)}.`
}

export function estimateRule(cutOff: LocalDate): string {
  return `Hạn của văn bản đến trước khi hết ngày chốt số liệu ${formatDate(cutOff)} (Nghị định 09/2019/NĐ-CP, Điều 12): phần còn lại của kỳ là số ước thực hiện.`
}
