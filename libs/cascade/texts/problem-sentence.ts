import type { Problem, ProblemCode } from '#base'
import type { PolicyWrong } from '#calendar'
import { faultWords } from './policy-words.js'
import { dayWords } from './said.js'

type Params = Readonly<Record<string, unknown>>
type Sentence = (params: Params) => string

const said = (value: unknown): string => (value === null || value === undefined || typeof value === 'object' ? '' : String(value))
const ifSaid = (value: unknown, before: string, after = ''): string => (said(value) ? `${before}${said(value)}${after}` : '')
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
const TO_DOCX: Readonly<Record<string, string>> = {
  doc: 'Đề nghị mở tệp bằng Word, lưu thành .docx rồi chọn lại.',
  rtf: 'Đề nghị mở tệp bằng Word, lưu thành .docx rồi chọn lại.',
  odt: 'Đề nghị mở tệp bằng Word hoặc LibreOffice, lưu thành .docx rồi chọn lại.',
  xls: 'Đề nghị chép bảng sang Word, lưu thành .docx rồi chọn lại.',
  xlsx: 'Đề nghị chép bảng sang Word, lưu thành .docx rồi chọn lại.',
}
const saveAs = (kind: string): string => TO_DOCX[kind] ?? 'Đề nghị dùng tệp Word (.docx), PDF hoặc văn bản thuần (.txt).'
const RELOAD = 'Đề nghị tải lại trang.'

/** Why a day of the calendar cannot be said so, within a sentence. */
const DAY_WRONG: Readonly<Record<string, string>> = {
  yearUnknown: 'năm này chưa có dữ liệu lịch nghỉ',
  weekend: 'ngày này là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ',
  workday: 'ngày làm bù phải là thứ Bảy hoặc Chủ nhật',
  unpaired: 'ngày hoán đổi phải nhập cùng với ngày làm bù',
  far: 'ngày hoán đổi và ngày làm bù cách nhau quá ba tháng',
  twice: 'ngày này được nhập hai lần',
  plain: 'ngày này đang là ngày thường',
  halfSwap: 'ngày này đang hoán đổi với một ngày khác, phải sửa cả hai ngày',
}

/** What of a person is written wrongly. */
const FIELD_WRONG: Readonly<Record<string, string>> = {
  name: 'Họ tên chưa đúng',
  email: 'Địa chỉ thư điện tử chưa đúng',
  phone: 'Số điện thoại chưa đúng',
  username: 'Tên đăng nhập chưa đúng',
  field: 'Lĩnh vực chưa đúng',
  title: 'Chức vụ chưa đúng',
  from: 'Ngày bắt đầu chưa đúng',
}
/** How it is written rightly; on screens the field itself says it. */
const FIELD_FORM: Readonly<Record<string, string>> = {
  name: ' Đề nghị ghi họ và tên, không có chữ số.',
  email: ' Đề nghị ghi theo mẫu ten@laocai.gov.vn.',
  phone: ' Đề nghị ghi số bắt đầu bằng 0 hoặc +84, từ 9 đến 11 chữ số.',
  username: ' Đề nghị dùng chữ thường không dấu, chữ số, dấu chấm, từ 3 ký tự trở lên.',
  field: ' Đề nghị ghi một trong các mã VX, NC, KT, TH, NLN, XD.',
  from: ' Đề nghị ghi theo mẫu 01/12/2026.',
}
const COLUMN: Readonly<Record<string, string>> = {
  name: 'họ tên',
  unit: 'đơn vị',
  post: 'chức danh',
  title: 'chức vụ',
  field: 'lĩnh vực',
  phone: 'điện thoại',
  email: 'thư điện tử',
  username: 'tên đăng nhập',
  from: 'từ ngày',
}
const columns = (value: unknown): string =>
  list(value)
    .map((one) => `“${COLUMN[said(one)] ?? said(one)}”`)
    .join(', ')

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
  'person.unknown': () => 'Không có người này trong danh mục.',
  'person.stale': ({ by }) => `${nameWords(by) || 'Người khác'} vừa sửa thông tin của người này. ${RELOAD}`,
  'person.wrong': ({ field, value }) => `${FIELD_WRONG[said(field)] ?? 'Nội dung nhập chưa đúng'}${ifSaid(value, ': “', '”')}.${FIELD_FORM[said(field)] ?? ''}`,
  'account.taken': ({ username }) => `Tên đăng nhập${ifSaid(username, ' “', '”')} đã có người dùng. Đề nghị chọn tên khác.`,
  'account.none': () => 'Người này chưa có tài khoản.',
  'account.closed': () => 'Tài khoản đã đóng vì đồng chí không còn giữ chức danh nào trên hệ thống. Đề nghị liên hệ văn thư đơn vị hoặc bộ phận quản trị.',
  'import.header': ({ missing, unknown, twice }) =>
    [
      ifSaid(columns(missing), 'Thiếu cột ', '.'),
      ifSaid(columns(unknown), 'Không rõ cột ', ': đề nghị sửa tên cột hoặc bỏ cột.'),
      ifSaid(columns(twice), 'Cột ', ' có hai lần: đề nghị bỏ một cột.'),
    ]
      .filter(Boolean)
      .join(' ') || 'Dòng tiêu đề của bảng chưa đúng.',
  'import.row': ({ cells, expected }) =>
    `Dòng có ${said(cells)} ô, dòng tiêu đề có ${said(expected)} ô. Đề nghị đặt ô có dấu phân cách trong dấu ngoặc kép, ghi đủ các ô.`,
  'days.order': ({ from, to }) => `Ngày kết thúc${onDay(to)} trước ngày bắt đầu${onDay(from)}.`,
  'post.unknown': () => 'Không có chức danh này, hoặc chức danh vừa được sửa.',
  'post.notHere': ({ post, unit }) => `${nameWords(unit) || 'Đơn vị này'} không có chức danh${ifSaid(post, ' “', '”') || ' này'}.`,
  'post.held': ({ post, by, from, to }) =>
    `Chức danh${ifSaid(post, ' “', '”')} đã có người giữ${ifSaid(nameWords(by), ': ')}${spanWords(from, to)}. Đề nghị nhập ngày thôi giữ trước.`,
  'post.unclear': ({ word, unit, posts }) =>
    `Không rõ chức danh${ifSaid(word, ' “', '”')} ở ${said(unit) || 'đơn vị này'}. Đề nghị ghi một trong các chức danh: ${list(posts).map(said).join('; ')}.`,
  'post.lastAdmin': () => 'Hệ thống phải luôn còn một quản trị. Đề nghị thêm người quản trị khác trước.',
  'leave.unknown': () => 'Không có lần nghỉ này, hoặc lần nghỉ đã được rút.',
  'leave.self': () => 'Người nghỉ và người thay phải là hai người.',
  'leave.notColleague': ({ deputy }) => `${nameWords(deputy) || 'Người thay'} không giữ chức danh phù hợp ở cùng đơn vị trong suốt thời gian nghỉ.`,
  'leave.overlaps': ({ person, from, to }) => `${nameWords(person) || 'Người này'} đã có lần nghỉ khác trong những ngày đó${spanWords(from, to)}.`,
  'leave.circle': ({ deputy, person, from, to }) =>
    `${nameWords(deputy) || 'Người thay'} cũng nghỉ trong những ngày đó và đang nhờ ${nameWords(person) || 'chính người này'} thay${spanWords(from, to)}.`,
  'leave.deputyAway': ({ deputy, from, to }) => `${nameWords(deputy) || 'Người thay'} cũng nghỉ trong những ngày đó${spanWords(from, to)}.`,
  'leave.standsIn': ({ person, absent, from, to }) =>
    `${nameWords(person) || 'Người này'} đang thay ${nameWords(absent) || 'người khác'} trong những ngày đó${spanWords(from, to)}. Đề nghị chọn người thay khác cho lần nghỉ kia trước.`,
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
  'message.previewFirst': ({ people }) => `Nội dung này gửi tới ${said(people) || 'nhiều'} người. Đề nghị xem trước danh sách người nhận và lời nhắn rồi gửi.`,
  'receipt.unsigned': () => 'Chữ ký của thông báo đã xem không đúng hoặc đã quá thời gian cho phép.',
  'receipt.unknown': () => 'Không có tin nào mang mã này.',
  'text.notWellFormed': () => 'Nội dung có ký tự không lưu được. Đề nghị nhập lại.',
  'incident.unknown': () => 'Không có sự cố này.',
  'incident.answered': () => 'Sự cố này đã được xử lý trước đó hoặc không còn tồn tại.',
  'queue.away': () => 'Hàng đợi chưa trả lời. Các mốc và tin vẫn được hệ thống tự tìm và thực hiện; đề nghị thử lại sau ít phút.',
  'incident.argsWrong': () => 'Nội dung sửa chưa đúng: phải là một đối tượng JSON, và chỉ sửa được của việc chưa thực hiện được, không sửa mốc thời gian.',
  'file.empty': ({ name }) => `Tệp${ifSaid(name, ' “', '”')} không có nội dung.`,
  'file.tooLarge': ({ name, limit }) => `Tệp${ifSaid(name, ' “', '”')} quá lớn; giới hạn ${Math.round(Number(limit) / 1_048_576) || 25} MB.`,
  'file.unknown': () => 'Không tìm thấy tệp này. Đề nghị tải lại tệp lên.',
  'file.notRead': ({ name, kind }) => `Không đọc được nội dung tệp${ifSaid(name, ' “', '”')}. ${saveAs(said(kind))}`,
  'file.scan': () => 'Không đọc được nội dung: tệp là bản scan (ảnh). Đề nghị dùng tệp Word (.docx) hoặc bản PDF ký số tải từ iOffice.',
  'file.locked': ({ name }) => `Tệp${ifSaid(name, ' “', '”')} có mật khẩu. Đề nghị mở tệp bằng mật khẩu, lưu bản không đặt mật khẩu rồi chọn lại.`,
  'file.tooHeavy': ({ name }) =>
    `Tệp${ifSaid(name, ' “', '”')} quá dài hoặc quá nặng để đọc. Đề nghị tách riêng văn bản và phụ lục giao nhiệm vụ, hoặc lưu lại bằng Word (.docx).`,
  'file.noOcr': () =>
    'Tệp là bản scan và máy chủ chưa cài chương trình nhận dạng chữ tiếng Việt (tesseract). Đề nghị dùng tệp Word (.docx) hoặc bản PDF có lớp chữ.',
  'file.broken': ({ name }) => `Tệp${ifSaid(name, ' “', '”')} bị hỏng. Đề nghị tải lại từ nguồn.`,
  'letter.notALetter': ({ name }) => `Tệp${ifSaid(name, ' “', '”')} không có dạng một văn bản hành chính.`,
  'letter.secret': ({ level }) => `Văn bản có dấu hiệu chứa bí mật nhà nước${ifSaid(level, ' (độ ', ')')}. Hệ thống không tiếp nhận và không lưu tệp này.`,
  'letter.twice': ({ number, date }) => `Văn bản${ifSaid(number, ' số ')}${date ? ` ngày ${dayWords(said(date))}` : ''} đã có trong hệ thống.`,
  'superior.twice': ({ number }) => `Văn bản${ifSaid(number, ' số ')} đã có trong hệ thống.`,
  'draft.stale': () => 'Nội dung này vừa được người khác sửa. Đề nghị xem thay đổi trước khi lưu.',
  'draft.unknown': () => 'Văn bản này không có bản rà soát.',
  'draft.open': ({ questions }) => `Còn ${list(questions).length || 'một số'} điểm cần nhập hoặc xác nhận trước khi giao nhiệm vụ.`,
  'draft.alreadyAssigned': () => 'Nhiệm vụ của văn bản này đã được giao.',
  'draft.cannotUndo': () => 'Không hoàn tác được: chỗ này đã được sửa tiếp.',
  'task.unknown': ({ path }) => `Bản rà soát không còn mục${ifSaid(path, ' ') || ' này'}; có thể vừa được gộp hoặc bỏ.`,
  'task.noWords': () => 'Đoạn được chọn không có chữ.',
  'task.thereAlready': ({ path }) => `Đoạn này đã là một mục${ifSaid(path, ': ')}.`,
  'task.cannotSplit': ({ path }) => `Không tách được mục${ifSaid(path, ' ')} ở chỗ này: mỗi phần phải còn chữ.`,
  'task.cannotMerge': ({ path, with: other }) => `Hai mục${ifSaid(path, ' ')}${ifSaid(other, ' và ')} không đứng liền nhau nên không gộp được.`,
  'withdraw.alreadyOpened': ({ units }) => `Đã có ${said(units) || 'một số'} đơn vị mở nhiệm vụ.`,
  'calendar.yearUnknown': ({ year }) => `Lịch làm việc chưa có năm${ifSaid(year, ' ')}.`,
  'calendar.dayWrong': ({ date, why }) => `Ngày${ifSaid(dayWords(said(date)), ' ')} chưa nhập được: ${DAY_WRONG[said(why)] ?? 'nội dung chưa đúng'}.`,
  'calendar.yearWrong': ({ year }) => `Chưa mở được lịch${ifSaid(year, ' năm ')}: chỉ mở lần lượt từng năm, khi đã có ngày âm lịch của năm đó.`,
  'calendar.nothing': () => 'Chưa có ngày nào được thay đổi.',
  'calendar.changing': () => 'Một thay đổi lịch nghỉ trước đó đang được áp dụng. Đề nghị đợi xong rồi thực hiện lại.',
  'calendar.stale': () => 'Lịch nghỉ vừa được người khác thay đổi. Đề nghị xem lại ảnh hưởng rồi xác nhận.',
  'policy.wrong': ({ step, rung, field, why }) => `Quy tắc nhắc việc chưa đúng. ${faultWords({ step, rung, field, why: why as PolicyWrong })}`,
  'policy.nothing': () => 'Quy tắc nhắc việc chưa có gì thay đổi.',
  'policy.changing': () => 'Một bản quy tắc trước đó đang được áp dụng. Đề nghị đợi xong rồi thực hiện lại.',
  'policy.stale': () => 'Quy tắc nhắc việc vừa được người khác thay đổi. Đề nghị xem lại ảnh hưởng rồi áp dụng.',
  'date.invalid': ({ text }) => `Ngày${ifSaid(text, ' “', '”')} không có trong lịch.`,
  'date.past': ({ date }) => `Ngày${date ? ` ${dayWords(said(date))}` : ''} đã qua.`,
  'unit.unknown': ({ name, nearest }) =>
    `Không có đơn vị${ifSaid(name, ' “', '”')} trong danh mục.${ifSaid(list(nearest).map(said).join('; '), ' Tên gần nhất: ', '.')}`,
  'unit.ambiguous': ({ name, candidates }) =>
    `Tên${ifSaid(name, ' “', '”')} chỉ nhiều đơn vị. Đề nghị chọn một${ifSaid(list(candidates).map(said).join('; '), ': ')}.`,
  'alias.unknown': ({ alias }) => `Không có cách gọi${ifSaid(alias, ' số ')}, hoặc cách gọi này đã được bỏ.`,
  'unit.cannotMerge': ({ from, into, why }) =>
    `Không hợp nhất được ${said(from) || 'đơn vị này'} vào ${said(into) || 'đơn vị kia'}: ${
      why === 'same' ? 'hai đơn vị là một' : why === 'ahead' ? 'ngày hợp nhất chưa đến' : 'đơn vị đã kết thúc và có đơn vị kế thừa khác'
    }.`,
  'directive.unknown': ({ number }) => `Không có văn bản nào đang theo dõi mang số${ifSaid(number, ' ')}.`,
  'extension.open': () => 'Đã có một đề nghị gia hạn đang chờ ý kiến.',
  'extension.tooLate': ({ dueOn }) => `Đã qua thời hạn${dueOn ? ` ${dayWords(said(dueOn))}` : ''}; đề nghị gia hạn phải gửi trước khi hết hạn.`,
  'extension.atMost': ({ atMost }) =>
    atMost === 0 ? 'Theo quy tắc hiện hành, việc này không được gia hạn.' : `Đã gia hạn đủ${ifSaid(atMost, ' ', ' lần')}, là số lần nhiều nhất của một việc.`,
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

function nameWords(who: unknown): string {
  return typeof who === 'object' && who !== null && 'name' in who ? said(who.name) : said(who)
}

function onDay(day: unknown): string {
  return said(day) ? ` ${dayWords(said(day))}` : ''
}

/** ` (từ 10/11/2026 đến 13/11/2026)`; open ends are left out. */
function spanWords(from: unknown, to: unknown): string {
  const words = [said(from) && `từ${onDay(from)}`, said(to) && `đến${onDay(to)}`].filter(Boolean).join(' ')
  return words ? ` (${words})` : ''
}

function helperWords(helper: unknown): string {
  if (typeof helper !== 'object' || helper === null) return ''
  const { name, post, phone } = helper as Record<string, unknown>
  return name ? ` Liên hệ: ${said(name)}${ifSaid(post, ' (')}${ifSaid(phone, post ? ', ' : ' (')}${post || phone ? ')' : ''}.` : ''
}
