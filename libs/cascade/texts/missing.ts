import type { Said } from './said.js'
import { dayWords } from './said.js'

/**
 * What the system has not been told yet. A message about lateness begins with this, never with guilt (practice 1.4): the paper may
 * have been sent three weeks ago by another way.
 */
export function missing(said: Said): string {
  const { definition, state, what } = said
  switch (definition) {
    case 'unit-plan':
      return state === 'awaitingApproval'
        ? `chưa được phê duyệt kế hoạch “${what}”`
        : state === 'supplementAsked'
          ? 'chưa cập nhật nội dung bổ sung của kế hoạch'
          : 'chưa cập nhật kế hoạch triển khai'
    case 'unit-report':
      return `chưa cập nhật ${reportWords(what)}`
    case 'report-round':
      return state === 'submitted' ? `chưa được xác nhận ${reportWords(what)}` : `chưa cập nhật báo cáo tổng hợp: ${what}`
    case 'assignment':
      return state === 'notOurs' ? 'chưa có ý kiến về kiến nghị chuyển đơn vị khác' : 'chưa tiếp nhận nhiệm vụ được giao'
    case 'directive':
      return DIRECTIVE[state ?? ''] ?? 'chưa cập nhật tình hình thực hiện'
    case 'extension':
      return 'chưa có ý kiến về đề nghị gia hạn'
    case 'urging-letter':
      return state === 'drafted' ? 'chưa được xác nhận công văn đôn đốc' : 'chưa cập nhật số, ngày công văn đôn đốc'
    default:
      return state === 'reported' || state === 'notApplicable' ? `chưa được xác nhận kết quả “${what}”` : `chưa cập nhật kết quả nhiệm vụ “${what}”`
  }
}

const DIRECTIVE: Readonly<Record<string, string>> = {
  drafting: 'chưa cập nhật dự thảo văn bản triển khai',
  submitted: 'chưa cập nhật số, ngày của văn bản đã trình ký',
  underReview: 'chưa rà soát xong nhiệm vụ trong văn bản',
  reportingUpward: 'chưa cập nhật báo cáo cấp trên',
}

function reportWords(what: string): string {
  return /^báo cáo/iu.test(what) ? what.charAt(0).toLowerCase() + what.slice(1) : `báo cáo “${what}”`
}

/** `(thời hạn 18/05/2026, còn 5 ngày làm việc)`; says when the date is the Office's own. Empty without a date. */
export function dueWords({ dueOn, dueTime, hoursLeft, dueSource, dueFirst, daysLate = 0, workingDaysLeft }: Said): string {
  if (!dueOn) return ''
  const kind = dueSource === 'officer' ? 'thời hạn do Văn phòng đặt' : 'thời hạn'
  const hour = dueTime === undefined ? '' : `${hourWords(dueTime)} ngày `
  if (hoursLeft !== undefined) return ` (${kind} ${hour}${dayWords(dueOn)}${leftInHours(hoursLeft)})`
  const left =
    daysLate > 0
      ? `, đã quá ${daysLate} ngày`
      : typeof workingDaysLeft === 'number'
        ? workingDaysLeft === 0
          ? ', đến hạn hôm nay'
          : `, còn ${workingDaysLeft} ngày làm việc`
        : ''
  return ` (${kind} ${hour}${dayWords(dueOn)}${left}${dueFirst ? `; hạn gốc ${dayWords(dueFirst)}, đã gia hạn` : ''})`
}

/** `06 giờ`, `17 giờ 30`, as letters write it. */
function hourWords(time: string): string {
  const [hour, minute] = time.split(':')
  return `${hour ?? ''} giờ${minute === '00' ? '' : ` ${minute ?? ''}`}`
}

/** To five minutes: a message leaves some seconds after its moment. */
function leftInHours(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 12) * 5
  const words = [minutes >= 60 ? `${Math.floor(minutes / 60)} giờ` : '', minutes % 60 > 0 ? `${minutes % 60} phút` : ''].filter(Boolean).join(' ')
  if (words === '') return ', đến hạn'
  return hours > 0 ? `, còn ${words}` : `, đã quá ${words}`
}
