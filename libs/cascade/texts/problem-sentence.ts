import type { Problem, ProblemCode } from '#base'
import { dayWords } from './said.js'

type Params = Readonly<Record<string, unknown>>
type Sentence = (params: Params) => string

const said = (value: unknown): string => (value === null || value === undefined || typeof value === 'object' ? '' : String(value))
const ifSaid = (value: unknown, before: string, after = ''): string => (said(value) ? `${before}${said(value)}${after}` : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
const RELOAD = 'Đề nghị tải lại trang.'

/** One Vietnamese sentence for each refusal, for callers without our screens: problem bodies, lists of what was refused, the command line. */
const SENTENCES: Readonly<Record<ProblemCode, Sentence>> = {
  'input.invalid': () => 'Nội dung nhập chưa đúng. Đề nghị sửa các mục được nêu rồi gửi lại.',
  'input.notJson': () => 'Hệ thống không đọc được nội dung gửi lên.',
  'route.unknown': () => 'Không có trang hoặc chức năng này.',
  'house.notReady': () => 'Hệ thống đang khởi động. Đề nghị thử lại sau ít phút.',
  'session.required': () => 'Đề nghị đăng nhập.',
  'session.wrong': ({ left }) => `Tên đăng nhập hoặc mật khẩu chưa đúng${ifSaid(left, '; còn ', ' lần')}.`,
  'session.locked': () => 'Tạm khóa do nhập sai nhiều lần. Đề nghị thử lại sau 15 phút.',
  'session.csrf': () => 'Trang đã mở quá lâu. Đề nghị tải lại trang rồi thực hiện lại.',
  'password.tooWeak': ({ min }) => `Mật khẩu chưa đủ mạnh: từ ${said(min) || '10'} ký tự trở lên, khác mật khẩu cũ.`,
  'scope.forbidden': ({ helper }) => `Đồng chí không có quyền thực hiện thao tác này.${helperWords(helper)}`,
  'instance.unknown': () => 'Không tìm thấy nhiệm vụ này.',
  'instance.stale': () => `Nội dung này vừa được người khác cập nhật. ${RELOAD}`,
  'instance.ended': () => 'Nhiệm vụ này đã kết thúc.',
  'instance.onHold': ({ reason }) => `Nhiệm vụ này đang tạm dừng theo dõi${ifSaid(reason, ': ')}`.replace(/\.?$/u, '.'),
  'instance.busy': () => 'Nhiều người đang cập nhật nhiệm vụ này. Đề nghị thử lại.',
  'event.unknown': () => 'Hệ thống không có thao tác này.',
  'event.invalid': () => 'Nội dung nhập chưa đúng. Đề nghị sửa các mục được nêu rồi gửi lại.',
  'event.notAllowedHere': () => `Thao tác này không còn thực hiện được ở tình trạng hiện nay. ${RELOAD}`,
  'event.notPermitted': () => 'Đồng chí không có quyền thực hiện thao tác này.',
  'event.guardRefused': () => 'Chưa đủ điều kiện để thực hiện thao tác này.',
  'command.keyReused': () => `Yêu cầu này trùng với một yêu cầu khác đã gửi. ${RELOAD}`,
  'command.instanceTwice': () => 'Một nhiệm vụ có mặt hai lần trong cùng một yêu cầu.',
  'definition.unknown': () => 'Quy trình của nhiệm vụ này không có trong hệ thống.',
  'migration.planWrong': ({ plan }) => `Phương án chuyển phiên bản quy trình${ifSaid(plan, ' “', '”')} chưa đúng.`,
  'migration.unfit': ({ count }) => `Còn ${said(count) || 'một số'} nhiệm vụ chưa chuyển được sang phiên bản quy trình kia; chưa nhiệm vụ nào được chuyển.`,
  'migration.status': ({ plan }) => `Việc chuyển phiên bản quy trình${ifSaid(plan, ' “', '”')} không ở bước cho phép thao tác này.`,
  'migration.busy': () => 'Một lượt chuyển phiên bản của quy trình này đang chạy. Đề nghị đợi lượt đó xong.',
  'text.notWellFormed': () => 'Nội dung có ký tự không lưu được. Đề nghị nhập lại.',
  'incident.unknown': () => 'Không có sự cố này.',
  'incident.answered': () => 'Sự cố này đã được xử lý trước đó hoặc không còn tồn tại.',
  'incident.argsWrong': () => 'Nội dung sửa chưa đúng: phải là một đối tượng JSON, và chỉ sửa được của việc chưa thực hiện được, không sửa mốc thời gian.',
  'file.empty': ({ name }) => `Tệp${ifSaid(name, ' “', '”')} không có nội dung.`,
  'file.tooLarge': ({ name, limit }) => `Tệp${ifSaid(name, ' “', '”')} quá lớn; giới hạn ${Math.round(Number(limit) / 1_048_576) || 25} MB.`,
  'file.unknown': () => 'Không tìm thấy tệp này. Đề nghị tải lại tệp lên.',
  'file.notRead': ({ name }) => `Không đọc được nội dung tệp${ifSaid(name, ' “', '”')}. Đề nghị dùng tệp Word (.docx) hoặc văn bản (.txt).`,
  'file.scan': () => 'Không đọc được nội dung: tệp là bản scan (ảnh). Đề nghị dùng tệp Word (.docx) hoặc bản PDF ký số tải từ iOffice.',
  'file.notYetPdf': () => 'Hệ thống chưa đọc tệp PDF. Đề nghị dùng tệp Word (.docx).',
  'file.broken': ({ name }) => `Tệp${ifSaid(name, ' “', '”')} bị hỏng. Đề nghị tải lại từ nguồn.`,
  'letter.notALetter': ({ name }) => `Tệp${ifSaid(name, ' “', '”')} không có dạng một văn bản hành chính.`,
  'letter.secret': ({ level }) => `Văn bản có dấu hiệu chứa bí mật nhà nước${ifSaid(level, ' (độ ', ')')}. Hệ thống không tiếp nhận và không lưu tệp này.`,
  'letter.twice': ({ number, date }) => `Văn bản${ifSaid(number, ' số ')}${date ? ` ngày ${dayWords(said(date))}` : ''} đã có trong hệ thống.`,
  'superior.twice': ({ number }) => `Văn bản${ifSaid(number, ' số ')} đã có trong hệ thống.`,
  'draft.stale': () => 'Nội dung này vừa được người khác sửa. Đề nghị xem thay đổi trước khi lưu.',
  'draft.unknown': () => 'Văn bản này không có bản rà soát.',
  'draft.open': ({ questions }) => `Còn ${list(questions).length || 'một số'} điểm cần nhập hoặc xác nhận trước khi giao nhiệm vụ.`,
  'draft.alreadyAssigned': () => 'Nhiệm vụ của văn bản này đã được giao.',
  'withdraw.alreadyOpened': ({ units }) => `Đã có ${said(units) || 'một số'} đơn vị mở nhiệm vụ.`,
  'calendar.yearUnknown': ({ year }) => `Lịch làm việc chưa có năm${ifSaid(year, ' ')}.`,
  'date.invalid': ({ text }) => `Ngày${ifSaid(text, ' “', '”')} không có trong lịch.`,
  'date.past': ({ date }) => `Ngày${date ? ` ${dayWords(said(date))}` : ''} đã qua.`,
  'unit.unknown': ({ name }) => `Không có đơn vị${ifSaid(name, ' “', '”')} trong danh mục.`,
  'unit.ambiguous': ({ name }) => `Tên${ifSaid(name, ' “', '”')} chỉ nhiều đơn vị. Đề nghị chọn một.`,
  'unit.cannotMerge': ({ from, into, why }) =>
    `Không hợp nhất được ${said(from) || 'đơn vị này'} vào ${said(into) || 'đơn vị kia'}: ${
      why === 'same' ? 'hai đơn vị là một' : why === 'ahead' ? 'ngày hợp nhất chưa đến' : 'đơn vị đã kết thúc và có đơn vị kế thừa khác'
    }.`,
  'directive.unknown': ({ number }) => `Không có văn bản nào đang theo dõi mang số${ifSaid(number, ' ')}.`,
  'extension.open': () => 'Đã có một đề nghị gia hạn đang chờ ý kiến.',
  'extension.notEarlier': ({ dueOn }) => `Ngày đề nghị gia hạn phải sau thời hạn hiện nay${dueOn ? ` (${dayWords(said(dueOn))})` : ''}.`,
  'round.nobody': () => 'Không có đơn vị nào để yêu cầu báo cáo.',
  'urging.nobodyLate': () => 'Không có đơn vị nào quá hạn để đôn đốc.',
  'paste.rows': ({ rows }) => `${list(rows).length || 'Một số'} dòng chưa đúng. Đề nghị sửa rồi dán lại.`,
  'clock.production': () => 'Chỉ hệ thống mẫu mới chuyển được đồng hồ.',
  'clock.backwards': () => 'Đồng hồ không quay lại được.',
}

/** The sentence for a refusal, with whoever can help where it names somebody. */
export function problemSentence({ code, params }: Problem): string {
  return SENTENCES[code](params)
}

function helperWords(helper: unknown): string {
  if (typeof helper !== 'object' || helper === null) return ''
  const { name, post, phone } = helper as Record<string, unknown>
  return name ? ` Liên hệ: ${said(name)}${ifSaid(post, ' (')}${ifSaid(phone, post ? ', ' : ' (')}${post || phone ? ')' : ''}.` : ''
}
