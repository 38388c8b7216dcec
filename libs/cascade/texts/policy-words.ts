import { ROLE_NAMES, type Role } from '#base'
import {
  policyDifference,
  type PolicyBody,
  type PolicyDifference,
  type PolicyFault,
  type PolicyNumber,
  type PolicyRung,
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
  'weekly.weekday': 'Ngày gửi danh sách tuần',
  'weekly.clock': 'Giờ gửi danh sách tuần',
  massLateShare: 'Tỷ lệ đơn vị quá hạn thì xem lại thời hạn',
  massLateUnits: 'Số đơn vị quá hạn thì xem lại thời hạn',
  consentWorkingDays: 'Số ngày không có ý kiến là đồng ý',
  proposalReviewWorkingDays: 'Số ngày xem xét đề xuất báo cáo Lãnh đạo tỉnh',
  supplementWorkingDays: 'Số ngày bổ sung kế hoạch',
  answerWorkingDays: 'Số ngày trả lời đề nghị của đơn vị',
  roundOpensWorkingDays: 'Mở kỳ báo cáo trước hạn',
  roundConsolidatesWorkingDays: 'Tổng hợp sau hạn của đơn vị',
  proposedDueWorkingDays: 'Thời hạn đề xuất khi văn bản không ấn định',
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
}

/** `trước 5 ngày`, `ngày hết hạn`, `sau 3 ngày`. */
export function rungDay(days: number): string {
  if (days === 0) return 'ngày hết hạn'
  return days < 0 ? `trước ${-days} ngày` : `sau ${days} ngày`
}

/** What a rung does, as the line of days names it. */
export function rungName({ kind, stage }: Pick<PolicyRung, 'kind'> & { readonly stage: string }): string {
  if (kind === 'reminder') return 'Nhắc việc'
  if (kind === 'overdue') return 'Chuyển sang quá hạn'
  if (kind === 'proposal') return 'Đề xuất báo cáo Lãnh đạo tỉnh'
  if (kind === 'review') return 'Rà soát hằng quý'
  return stage === 'office' ? 'Văn phòng đôn đốc' : 'Báo cáo Lãnh đạo VP'
}

const people = ({ tell, weekly = [] }: PolicyRung): string =>
  tell.map((role: Role) => `${ROLE_NAMES[role]}${weekly.includes(role) ? ' (danh sách tuần)' : ''}`).join(', ')

/** What differs between two policies, a sentence each. */
export function differenceWords(was: PolicyBody, is: PolicyBody): string[] {
  return policyDifference(was, is).map(sentenceOf)
}

function sentenceOf(one: PolicyDifference): string {
  if (one.is === 'number') return `${NUMBER_NAMES[one.name]}: ${numberWords(one.name, one.was)} → ${numberWords(one.name, one.value)}.`
  const where = `${STEP_NAMES[one.step]}: `
  const name = rungName(one.rung)
  if (one.is === 'added') return `${where}thêm mốc “${name}” ${rungDay(one.rung.workingDays)}, gửi ${people(one.rung)}.`
  if (one.is === 'removed') return `${where}bỏ mốc “${name}” ${rungDay(one.rung.workingDays)}.`
  if (one.is === 'moved') return `${where}mốc “${name}” chuyển từ ${rungDay(one.was.workingDays)} sang ${rungDay(one.rung.workingDays)}.`
  return `${where}mốc “${name}” ${rungDay(one.rung.workingDays)} gửi ${people(one.rung)} (trước đây: ${people(one.was)}).`
}

function numberWords(name: PolicyNumber, value: number | string): string {
  if (name === 'massLateShare') return `${Math.round(Number(value) * 100)} %`
  if (name === 'weekly.weekday') return WEEKDAYS[Number(value) - 1] ?? String(value)
  if (name === 'massLateUnits') return `${value} đơn vị`
  return name.endsWith('WorkingDays') ? `${value} ngày làm việc` : String(value)
}

/** `Kế hoạch của đơn vị, mốc 4: nhắc việc phải trước hoặc đúng ngày hết hạn.` */
export function faultWords({ step, rung, field, why }: Pick<PolicyFault, 'why'> & { readonly [name in 'step' | 'rung' | 'field']: unknown }): string {
  const named = NUMBER_NAMES[field as PolicyNumber] ?? (typeof field === 'string' ? `“${field}”` : null)
  const places = [STEP_NAMES[step as StepKind], typeof rung === 'number' ? `mốc ${rung}` : null, named].filter((place) => typeof place === 'string')
  const words = WRONGS[why] ?? WRONGS.shape
  const said = places.length > 0 ? `${places.join(', ')}: ${words}` : words
  return `${said.charAt(0).toLocaleUpperCase('vi')}${said.slice(1)}.`
}
