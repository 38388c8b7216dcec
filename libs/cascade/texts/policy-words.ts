import { ROLE_NAMES, type Role } from '#base'
import {
  policyDifference,
  type PolicyBody,
  type PolicyDifference,
  type PolicyFault,
  type PolicyNumber,
  type PolicyRung,
  type PolicyValue,
  type LadderLine,
  type PolicyWrong,
  type StepKind,
} from '#calendar'

/** Kinds of work as the page of the rules names them. */
export const STEP_NAMES: Readonly<Record<StepKind, string>> = {
  ownPlan: 'Kế hoạch của đơn vị',
  duty: 'Nhiệm vụ giao đích danh',
  unitReport: 'Báo cáo định kỳ của đơn vị',
  consolidation: 'Báo cáo tổng hợp',
  draftingLetter: 'Soạn văn bản triển khai',
  decision: 'Đề nghị chờ quyết định',
  checking: 'Văn bản chờ rà soát, giao việc',
  urged: 'Sau công văn đôn đốc',
  undated: 'Việc không có thời hạn',
}

const NUMBER_NAMES: Readonly<Record<PolicyNumber, string>> = {
  morning: 'Giờ gửi bản tin sáng',
  dayEnds: 'Giờ kết thúc gửi tin trong ngày',
  'weekly.weekday': 'Ngày gửi danh sách tuần',
  'weekly.clock': 'Giờ gửi danh sách tuần',
  massLateShare: 'Tỷ lệ đơn vị quá hạn thì xem lại thời hạn',
  massLateUnits: 'Số đơn vị quá hạn thì xem lại thời hạn',
  consentWorkingDays: 'Số ngày không có ý kiến là đồng ý',
  proposalReviewWorkingDays: 'Số ngày xem xét đề xuất báo cáo Lãnh đạo tỉnh',
  supplementWorkingDays: 'Số ngày bổ sung kế hoạch',
  answerWorkingDays: 'Số ngày trả lời đề nghị của đơn vị',
  extensionsAtMost: 'Số lần gia hạn nhiều nhất của một việc',
  freezesWhileAsked: 'Tạm dừng báo cáo Lãnh đạo Văn phòng khi đề nghị gia hạn đúng hạn chưa được trả lời',
  fixedDatesRoll: 'Ngày ấn định trong văn bản rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo',
  roundOpensWorkingDays: 'Mở kỳ báo cáo trước hạn',
  roundConsolidatesWorkingDays: 'Tổng hợp sau hạn của đơn vị',
  proposedDueWorkingDays: 'Thời hạn đề xuất khi văn bản không ấn định',
  khanShare: 'Văn bản khẩn: khoảng cách các mốc',
  thuongKhanShare: 'Văn bản thượng khẩn: khoảng cách các mốc',
  hoaTocAnswerHours: 'Văn bản hỏa tốc: Văn phòng rà soát, trả lời trong',
  hoaTocReceiptHours: 'Văn bản hỏa tốc: đơn vị chưa tiếp nhận thì báo Văn phòng sau',
}
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu']

const WRONGS: Readonly<Record<PolicyWrong, string>> = {
  shape: 'giá trị không đúng kiểu',
  unknown: 'không có mục này',
  days: 'số ngày làm việc phải là số nguyên trong giới hạn cho phép (tối đa 60)',
  level: 'mức không khớp với loại mốc',
  reminderAfterDate: 'nhắc việc phải trước hoặc đúng ngày hết hạn',
  escalationBeforeDate: 'đôn đốc, báo cáo phải sau ngày hết hạn',
  outOfOrder: 'các mốc phải theo thứ tự ngày và mức tăng dần',
  twice: 'trùng với mốc trước',
  nobody: 'chưa chọn người nhận, hoặc mốc chuyển trạng thái lại có người nhận',
  weeklyNotTold: 'người nhận danh sách tuần phải là người nhận của mốc',
  leaderByItself: 'hệ thống không tự báo lên trên Văn phòng; chỉ báo khi có người xác nhận',
  proposalOnlyUrged: 'chỉ đề xuất báo cáo Lãnh đạo tỉnh sau công văn đôn đốc',
  overdueOnce: 'phải có đúng một mốc chuyển sang quá hạn',
  officeNeverHears: 'phải có ít nhất một mốc sau hạn báo đến Văn phòng',
  onlyReviews: 'việc không có thời hạn chỉ được rà soát hằng quý',
  share: 'tỷ lệ phải từ 0 đến 100 %',
  clock: 'giờ phải từ 06:00 đến 16:59',
  generalOnly: 'chỉ đặt trong quy tắc chung, vì mỗi người nhận một bản tin cho mọi văn bản',
  dayEnds: 'phải sau giờ gửi bản tin sáng, danh sách tuần và không quá 18:59',
  hours: 'số giờ phải là số nguyên trong giới hạn cho phép (mốc tối đa 72 giờ, các thời gian khác từ 1 đến 24 giờ)',
  urgencyShare: 'tỷ lệ phải từ 5 đến 100 %',
  extensions: 'số lần gia hạn phải là 0, 1 hoặc 2',
}

/** `trước 5 ngày`, `ngày hết hạn`, `sau 3 ngày`. */
export function rungDay(days: number): string {
  if (days === 0) return 'ngày hết hạn'
  return days < 0 ? `trước ${-days} ngày` : `sau ${days} ngày`
}

/** The same of a line in hours: `trước 4 giờ`, `đúng giờ hết hạn`, `sau 1 giờ`. */
function lineDay(line: LadderLine): string {
  if (!('hours' in line)) return rungDay(line.workingDays)
  if (line.hours === 0) return 'đúng giờ hết hạn'
  return line.hours < 0 ? `trước ${-line.hours} giờ` : `sau ${line.hours} giờ`
}

/** What a rung does, as the line of days names it. */
export function rungName({ kind, stage }: Pick<PolicyRung, 'kind'> & { readonly stage: string }): string {
  if (kind === 'reminder') return 'Nhắc việc'
  if (kind === 'overdue') return 'Chuyển sang quá hạn'
  if (kind === 'proposal') return 'Đề xuất báo cáo Lãnh đạo tỉnh'
  if (kind === 'review') return 'Rà soát hằng quý'
  return stage === 'office' ? 'Văn phòng đôn đốc' : 'Báo cáo Lãnh đạo VP'
}

function people(line: LadderLine): string {
  const weekly = 'weekly' in line ? (line.weekly ?? []) : []
  return line.tell.map((role: Role) => `${ROLE_NAMES[role]}${weekly.includes(role) ? ' (danh sách tuần)' : ''}`).join(', ')
}

/** What differs between two policies, a sentence each. */
export function differenceWords(was: PolicyBody, is: PolicyBody): string[] {
  return policyDifference(was, is).map(sentenceOf)
}

function sentenceOf(one: PolicyDifference): string {
  if (one.is === 'number') return `${NUMBER_NAMES[one.name]}: ${numberWords(one.name, one.was)} → ${numberWords(one.name, one.value)}.`
  const where = `${'hours' in one.rung ? 'Hỏa tốc, ' : ''}${STEP_NAMES[one.step]}: `
  const name = rungName(one.rung)
  if (one.is === 'added') return `${where}thêm mốc “${name}” ${lineDay(one.rung)}, gửi ${people(one.rung)}.`
  if (one.is === 'removed') return `${where}bỏ mốc “${name}” ${lineDay(one.rung)}.`
  if (one.is === 'moved') return `${where}mốc “${name}” chuyển từ ${lineDay(one.was)} sang ${lineDay(one.rung)}.`
  return `${where}mốc “${name}” ${lineDay(one.rung)} gửi ${people(one.rung)} (trước đây: ${people(one.was)}).`
}

function numberWords(name: PolicyNumber, value: PolicyValue): string {
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (name === 'massLateShare' || name === 'khanShare' || name === 'thuongKhanShare') return `${Math.round(Number(value) * 100)} %`
  if (name === 'weekly.weekday') return WEEKDAYS[Number(value) - 1] ?? String(value)
  if (name === 'extensionsAtMost') return `${value} lần`
  if (name === 'hoaTocAnswerHours' || name === 'hoaTocReceiptHours') return `${value} giờ`
  if (name === 'massLateUnits') return `${value} đơn vị`
  return name.endsWith('WorkingDays') ? `${value} ngày làm việc` : String(value)
}

/** Where a number stands in the rules, where that is not its name. */
const PATHS: Readonly<Record<string, PolicyNumber>> = {
  'urgency.khan.share': 'khanShare',
  'urgency.thuongKhan.share': 'thuongKhanShare',
  'urgency.hoaToc.answerHours': 'hoaTocAnswerHours',
  'urgency.hoaToc.receiptHours': 'hoaTocReceiptHours',
}

/** `Kế hoạch của đơn vị, mốc 4: nhắc việc phải trước hoặc đúng ngày hết hạn.` */
export function faultWords({ step, rung, field, why }: Pick<PolicyFault, 'why'> & { readonly [name in 'step' | 'rung' | 'field']: unknown }): string {
  const named = NUMBER_NAMES[(PATHS[field as string] ?? field) as PolicyNumber] ?? (typeof field === 'string' ? `“${field}”` : null)
  const places = [
    field === 'hoaToc' ? 'hỏa tốc' : null,
    STEP_NAMES[step as StepKind],
    typeof rung === 'number' ? `mốc ${rung}` : null,
    field === 'hoaToc' ? null : named,
  ].filter((place) => typeof place === 'string')
  const words = WRONGS[why] ?? WRONGS.shape
  const said = places.length > 0 ? `${places.join(', ')}: ${words}` : words
  return `${said.charAt(0).toLocaleUpperCase('vi')}${said.slice(1)}.`
}
