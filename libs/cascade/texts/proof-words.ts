import { clockOf, dayOf, type Instant } from '#base'
import { dayWords } from './said.js'

/** What is known of a message on one channel, as far as words need it. */
export interface Proof {
  readonly channel: 'mail' | 'webhook'
  readonly status: string
  readonly at: Instant | null
  readonly response: string | null
  readonly tries: number
  readonly uncertain: boolean
}

const CHANNEL: Readonly<Record<Proof['channel'], string>> = { mail: 'Thư điện tử', webhook: 'Kênh nhắn tin' }
export const channelWords = (channel: Proof['channel']): string => CHANNEL[channel]

export const momentWords = (at: Instant): string => `${clockOf(at)} ${dayWords(dayOf(at))}`

/** “Đã gửi” is said only beside the other side's own answer; whatever else is known is said as it is. */
export function proofWords(proof: Proof | null, silent: boolean): string {
  if (silent) return 'Chưa gửi: chế độ chạy thử'
  if (proof === null) return 'Chưa gửi; có trong hộp thông báo'
  const { status, at, response, tries, uncertain } = proof
  const twice = uncertain ? ' (có lần đường truyền bị ngắt khi chờ trả lời: có thể đến hai lần, cùng một mã thư)' : ''
  const perhaps = uncertain ? ' (có lần đường truyền bị ngắt khi chờ trả lời: có thể đã đến)' : ''
  const said = response ? `: ${response}` : ''
  switch (status) {
    case 'sent':
      return at !== null && response !== null ? `Đã gửi ${momentWords(at)}${said}${twice}` : `Chưa có xác nhận${twice}`
    case 'uncertain':
      return `Chưa chắc đã đến sau ${tries} lần gửi${said}`
    case 'failed':
      return `Chưa gửi được${said}${perhaps}`
    case 'waiting':
      return tries > 0 ? `Chưa gửi được, sẽ gửi lại${said}${twice}` : 'Chưa gửi, đang chờ'
    case 'declined':
      return 'Không gửi theo lựa chọn của người nhận; có trong hộp thông báo'
    case 'silent':
      return 'Chưa gửi: chế độ chạy thử'
    default:
      return 'Chưa gửi: chưa đặt máy chủ thư; có trong hộp thông báo'
  }
}

const KINDS: Readonly<Record<string, string>> = {
  reminder: 'Nhắc việc',
  escalation: 'Đôn đốc',
  overdue: 'Quá hạn',
  proposal: 'Trình xác nhận',
  review: 'Rà soát quý',
  news: 'Thông báo',
}
/** `Đôn đốc, mức 2`. */
export const kindWords = (kind: string, level: number): string => `${KINDS[kind] ?? 'Thông báo'}${level > 0 ? `, mức ${level}` : ''}`

const PASSED: Readonly<Record<string, string>> = { zalo: 'Zalo', phone: 'Điện thoại', meeting: 'Trao đổi trực tiếp', paper: 'Văn bản', other: 'Cách khác' }
export const passingWords = (channel: string): string => PASSED[channel] ?? channel
