import { dueWords, missing } from './missing.js'
import { dayWords, type Said } from './said.js'

type Sentence = (said: Said) => string

const because = ({ reason }: Said): string => (reason ? `: ${reason}` : '')
const paper = ({ note }: Said): string => (note ? ` (${note})` : '')
const who = ({ unit, toUnit }: Said): string => (toUnit ? 'đơn vị' : (unit ?? 'Văn phòng'))
/** `Theo Công văn số …, ` where a letter stands behind it. */
const by = ({ letter }: Said): string => (letter ? `Theo ${letter}, ` : '')
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const unknownYet: Sentence = (said) => upper(`${by(said)}${who(said)} ${missing(said)}${dueWords(said)}`)
const until = (day: string | null | undefined): string => (day ? ` đến ${dayWords(day)}` : '')

/** One sentence for each key that a machine tells (`tell(about, …)` of workflows); a key without its sentence fails its test. */
export const SENTENCES: Readonly<Record<string, Sentence>> = {
  'rung.open': opened,
  'rung.reminder': (said) => `${unknownYet(said)}.${askForNumber(said)}`,
  'rung.overdue': (said) => `${unknownYet(said)}.`,
  'rung.escalation': (said) => `${unknownYet(said)}.${said.toUnit ? askForNumber(said) : ''}`,
  'rung.proposal': (said) => `${unknownYet(said)}. Đề nghị đồng chí xem xét, xác nhận trước khi báo cáo lãnh đạo UBND tỉnh.`,
  'rung.review': (said) => `${upper(who(said))} ${missing(said)}; nhiệm vụ không ấn định thời hạn, rà soát hằng quý.`,
  'rung.reviewList': (said) =>
    upper(
      `${by(said)}rà soát quý ${said.quarter ?? ''}: ${said.count ?? 'các'} nhiệm vụ không thời hạn. Đề nghị cập nhật tình hình từng nhiệm vụ, trên một trang.`,
    ),
  'rung.lapse': (said) => `Đã hết thời gian chờ ý kiến: ${said.what}${ofUnit(said)}.`,

  'rung.unopened': (said) =>
    upper(`${by(said)}${said.count ?? 'nhiều'}${said.of ? `/${said.of}` : ''} đơn vị chưa tiếp nhận nhiệm vụ được giao. Đề nghị kiểm tra việc nhận văn bản.`),

  massLate: (said) =>
    upper(
      `${by(said)}${said.count ?? 'nhiều'}${said.of ? `/${said.of}` : ''} đơn vị ${missing({ ...said, toUnit: true })}${dueWords(said)}. Đề nghị xem lại thời hạn, gia hạn chung hoặc đôn đốc chung.`,
    ),

  assigned: (said) => upper(`${by(said)}${who(said)} được giao nhiệm vụ: ${said.what}${dueWords(said)}.`),
  withdrawn: (said) => `Đã thu hồi: ${said.what}${because(said)}. Văn bản trên hệ thống quản lý văn bản được thu hồi riêng.`,
  suspended: (said) => `Tạm dừng theo dõi “${said.what}”${because(said)}. Trong thời gian tạm dừng không tính thời hạn; khi tiếp tục, thời hạn được tính lại.`,
  resumed: (said) =>
    `Tiếp tục theo dõi “${said.what}”${because(said)}. ${said.dueOn ? `Thời hạn mới: ${dayWords(said.dueOn)}` : 'Thời hạn của từng việc đã được tính lại'}.`,
  'held.over': (said) =>
    `Đã qua ngày dự kiến hết tạm dừng${because(said)}${said.letter ? ` (${said.letter})` : ''}. Việc vẫn đang tạm dừng; đề nghị đồng chí xem, cho tiếp tục theo dõi khi đã đủ điều kiện.`,
  'unit.merged': (said) => `${upper(who(said))} tiếp nhận nhiệm vụ của đơn vị đã hợp nhất: ${said.what}.`,
  nudge: (said) =>
    upper(`${by(said)}${who(said)} ${missing(said)}${dueWords(said)}.${said.reason ? ` Văn phòng lưu ý: ${said.reason}.` : ''}${askForNumber(said)}`),
  urged: (said) => upper(`${said.urging ? `theo ${said.urging} về việc đôn đốc, ` : 'theo công văn đôn đốc, '}${who(said)} ${missing(said)}${dueWords(said)}.`),
  'supplement.asked': (said) => `Đề nghị ${who(said)} bổ sung “${said.what}”${because(said)}.`,
  'due.amended': (said) => `Thời hạn của “${said.what}”${ofUnit(said)} được điều chỉnh${until(said.dueOn)}${because(said)}.`,

  'extension.requested': (said) => `${upper(said.otherUnit ?? said.unit ?? 'Đơn vị')} đề nghị gia hạn “${said.what}”${until(said.wantedOn)}${because(said)}.`,
  'extension.granted': (said) => `Đã gia hạn “${said.what}”${until(said.dueOn)}.`,
  'extension.refused': (said) =>
    `Không đồng ý gia hạn “${said.what}”${because(said)}. Thời hạn không thay đổi${said.dueOn ? `: ${dayWords(said.dueOn)}` : ''}.`,

  'plan.notApplicable': (said) => `${upper(said.unit ?? 'Đơn vị')} báo không thuộc địa bàn, chức năng: ${said.what}${because(said)}.`,
  'plan.submittedToHead': (said) => `Kế hoạch “${said.what}” chờ thủ trưởng duyệt.`,
  'plan.returnedByHead': (said) => `Thủ trưởng trả lại dự thảo kế hoạch “${said.what}”${because(said)}.`,
  'plan.approved': (said) => `Kế hoạch đã được phê duyệt${paper(said)}.`,
  'duty.reported': (said) =>
    `${upper(said.unit ?? 'Đơn vị')} báo cáo kết quả “${said.what}”${paper(said)}. Sau 5 ngày làm việc không có ý kiến, kết quả được ghi nhận.`,
  'duty.confirmed': (said) => `Đã xác nhận hoàn thành “${said.what}”.`,
  'duty.returned': (said) => `Trả lại kết quả “${said.what}”${because(said)}.`,
  'duty.notApplicable': (said) => `${upper(said.unit ?? 'Đơn vị')} báo không thuộc địa bàn, chức năng: ${said.what}${because(said)}.`,
  'round.opened': (said) => `Đã mở ${said.what}${dueWords(said)}${said.count === undefined ? '' : `; ${said.count} đơn vị báo cáo`}.`,
  'round.submitted': (said) => `Đã có báo cáo tổng hợp: ${said.what}${paper(said)}.`,
  'round.accepted': (said) => `Đã xác nhận báo cáo tổng hợp: ${said.what}.`,

  'letter.submitted': (said) => `Văn bản triển khai đã trình ký: ${said.what}.`,
  'letter.joined': (said) => `Đã có văn bản triển khai: ${said.letter ?? said.what}. Đề nghị rà soát nhiệm vụ.`,
  'letter.returned': (said) => `Dự thảo văn bản triển khai được trả lại: ${said.what}${because(said)}.`,
  'unit.proposed': (said) =>
    `${upper(said.unit ?? 'Đơn vị')} kiến nghị chuyển ${said.otherUnit ? `cho ${said.otherUnit}` : 'đơn vị khác'}: ${said.what}${because(said)}.`,
  'unit.kept': (said) => `Giữ nguyên đơn vị thực hiện “${said.what}”${because(said)}.`,
  'urging.confirmed': (said) => `Lãnh đạo Văn phòng đã xác nhận công văn đôn đốc: ${said.what}. Đề nghị trình ký, nhập số, ngày khi ban hành.`,
  'urging.unanswered': (said) => `Hết thời hạn của ${said.urging ?? 'công văn đôn đốc'}, còn ${said.count ?? 'một số'} đơn vị chưa cập nhật: ${said.what}.`,
  'directive.allDone': (said) => `Các đơn vị đã cập nhật đủ: ${said.letter ?? said.what}. Đề nghị xem xét báo cáo cấp trên, kết thúc theo dõi.`,
  reportedToLeader: (said) => `Văn phòng báo cáo: ${by(said) ? `theo ${said.letter}, ` : ''}${said.unit ?? 'đơn vị'} ${missing(said)}${dueWords(said)}.`,
}

/**
 * The sentence of one notice, as it is kept and mailed. `about` is the key that the machine told (`rung.reminder`, `duty.reported` …).
 * An unknown key gives the work's own title, so that nobody misses the matter itself.
 */
export function noticeText(about: string, said: Said): string {
  return SENTENCES[about]?.(said) ?? `${said.what}${ofUnit(said)}.`
}

/** The first word about something that begins: to whoever has it in hand. */
function opened(said: Said): string {
  switch (said.definition) {
    case 'assignment':
      return upper(`${by(said)}${who(said)} được giao nhiệm vụ: ${said.what}.`)
    case 'extension':
      return `${upper(said.unit ?? 'Đơn vị')} đề nghị gia hạn, chờ ý kiến. ${said.what}${because(said)}.`
    case 'urging-letter':
      return `Công văn đôn đốc chờ Lãnh đạo Văn phòng xác nhận: ${said.what}.`
    default:
      return upper(`${by(said)}đề nghị ${who(said)} gửi ${said.what}${dueWords(said)}.`)
  }
}

function ofUnit({ unit, toUnit }: Said): string {
  return unit && !toUnit ? ` (${unit})` : ''
}

/** The likely way out, for the unit: what was issued by another way is only to be entered. */
function askForNumber({ definition, state, toUnit }: Said): string {
  if (!toUnit) return ''
  if (definition === 'unit-plan' && state !== 'awaitingApproval') return ' Nếu đã ban hành, đề nghị nhập số, ngày.'
  if (definition === 'unit-report' || definition === 'duty') return ' Nếu đã gửi, đề nghị nhập số, ngày văn bản.'
  return ''
}
