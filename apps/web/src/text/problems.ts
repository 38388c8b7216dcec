import type { ProblemCode, ProblemParams } from '#base'
import { clockSaid, countSaid, ifSaid, inWords, megabytes, rolesSaid, said } from './facts.js'

/** What is wrong and what to do about it, each a whole sentence; `kept`: nothing that was entered is lost (shown in blue). */
export interface Sentence {
  readonly what: string
  readonly toDo: string
  readonly kept?: true
}

/** Why a day of the calendar cannot be said so, within a sentence. */
const dayWrong: Readonly<Record<string, string>> = {
  yearUnknown: 'năm này chưa có dữ liệu lịch nghỉ',
  weekend: 'ngày này là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ',
  workday: 'ngày làm bù phải là thứ Bảy hoặc Chủ nhật',
  unpaired: 'ngày hoán đổi phải nhập cùng với ngày làm bù',
  far: 'ngày hoán đổi và ngày làm bù cách nhau quá ba tháng',
  twice: 'ngày này được nhập hai lần',
  plain: 'ngày này đang là ngày thường',
  halfSwap: 'ngày này đang hoán đổi với một ngày khác, phải sửa cả hai ngày',
}

type Sentences = { readonly [C in ProblemCode]: (facts: ProblemParams<C>) => Sentence }

const RELOAD = 'Đề nghị tải lại trang để xem tình trạng mới nhất.'
const TRY_AGAIN = 'Nội dung đã nhập vẫn còn trên trang. Đề nghị thử lại sau ít phút.'
const ADMIN = 'Đề nghị báo bộ phận quản trị, Văn phòng UBND tỉnh.'

const BY_WORD = 'Đề nghị mở tệp bằng Word, lưu thành .docx rồi chọn lại.'
const COPY_TABLE = 'Đề nghị chép bảng sang Word, lưu thành .docx rồi chọn lại.'
/** What of a person is written wrongly, and how it is written. */
const fieldWrong: Readonly<Record<string, string>> = {
  name: 'Họ tên chưa đúng',
  email: 'Địa chỉ thư điện tử chưa đúng',
  phone: 'Số điện thoại chưa đúng',
  username: 'Tên đăng nhập chưa đúng',
  field: 'Lĩnh vực chưa đúng',
  title: 'Chức vụ chưa đúng',
}
const fieldForm: Readonly<Record<string, string>> = {
  name: 'Đề nghị nhập họ và tên, không có chữ số.',
  email: 'Đề nghị nhập theo mẫu ten@laocai.gov.vn.',
  phone: 'Đề nghị nhập số bắt đầu bằng 0 hoặc +84, từ 9 đến 11 chữ số.',
  username: 'Đề nghị dùng chữ thường không dấu, chữ số, dấu chấm, từ 3 ký tự trở lên.',
}
/** What to do with a file of another program, by its kind. */
const TO_DOCX: Readonly<Record<string, string>> = { doc: BY_WORD, rtf: BY_WORD, odt: BY_WORD, xls: COPY_TABLE, xlsx: COPY_TABLE }

/** One sentence for each refusal; a code without its sentence does not compile. Names the thing, the reason, the way out. */
export const sentences: Sentences = {
  'input.invalid': () => ({ what: 'Nội dung nhập chưa đúng.', toDo: 'Đề nghị sửa các mục được đánh dấu rồi gửi lại.', kept: true }),
  'input.notJson': () => ({ what: 'Hệ thống không đọc được nội dung gửi lên.', toDo: TRY_AGAIN, kept: true }),
  'route.unknown': () => ({ what: 'Không có trang hoặc chức năng này.', toDo: 'Địa chỉ có thể đã thay đổi. Đề nghị quay về trang đầu.' }),
  'house.notReady': () => ({ what: 'Hệ thống đang khởi động.', toDo: TRY_AGAIN, kept: true }),

  'session.required': () => ({ what: 'Phiên làm việc đã hết.', toDo: 'Đề nghị đăng nhập lại.' }),
  'session.wrong': ({ left }) => ({ what: 'Tên đăng nhập hoặc mật khẩu chưa đúng.', toDo: `Đề nghị nhập lại${ifSaid(said(left), '; còn ', ' lần')}.` }),
  'session.locked': ({ until }) => ({
    what: `Tài khoản tạm khóa do nhập sai nhiều lần${ifSaid(clockSaid(until), ', đến ')}.`,
    toDo: 'Đề nghị chờ đến giờ nêu trên, hoặc liên hệ bộ phận quản trị, Văn phòng UBND tỉnh.',
  }),
  'session.csrf': () => ({ what: 'Trang này đã mở quá lâu nên yêu cầu không được chấp nhận.', toDo: 'Đề nghị tải lại trang rồi thực hiện lại.' }),
  'password.tooWeak': ({ min }) => ({
    what: 'Mật khẩu chưa đủ mạnh.',
    toDo: `Đề nghị đặt mật khẩu${ifSaid(said(min), ' từ ', ' ký tự trở lên')}, khác với tên đăng nhập.`,
  }),
  'scope.forbidden': () => ({ what: 'Đồng chí không có quyền thực hiện thao tác này.', toDo: '' }),

  'person.unknown': () => ({ what: 'Không có người này trong danh mục.', toDo: 'Đề nghị quay lại danh sách đơn vị.' }),
  'person.stale': ({ by, at }) => ({
    what: `${whoChanged(by)} vừa sửa thông tin của người này${ifSaid(clockSaid(at), ' lúc ')}.`,
    toDo: 'Đề nghị đóng ô này, xem thông tin mới rồi nhập lại.',
    kept: true,
  }),
  'person.wrong': ({ field, value }) => ({
    what: `${fieldWrong[said(field)] ?? 'Nội dung nhập chưa đúng'}${ifSaid(said(value), ': “', '”')}.`,
    toDo: fieldForm[said(field)] ?? 'Đề nghị nhập lại.',
    kept: true,
  }),
  'account.taken': ({ username }) => ({
    what: `Tên đăng nhập${ifSaid(said(username), ' “', '”')} đã có người dùng.`,
    toDo: 'Đề nghị chọn tên khác.',
    kept: true,
  }),
  'account.none': () => ({ what: 'Người này chưa có tài khoản.', toDo: ADMIN }),
  'account.closed': () => ({
    what: 'Tài khoản đã đóng vì đồng chí không còn giữ chức danh nào trên hệ thống.',
    toDo: 'Đề nghị liên hệ văn thư đơn vị hoặc bộ phận quản trị, Văn phòng UBND tỉnh.',
  }),
  'import.header': () => ({ what: 'Dòng tiêu đề của bảng chưa đúng.', toDo: 'Đề nghị ghi đủ các cột, mỗi cột một lần.' }),
  'import.row': ({ cells, expected }) => ({
    what: `Số ô của một dòng${ifSaid(said(cells), ' (', ')')} khác số ô của dòng tiêu đề${ifSaid(said(expected), ' (', ')')}.`,
    toDo: 'Đề nghị ghi đủ các ô.',
  }),
  'days.order': ({ from, to }) => ({
    what: `Ngày kết thúc${ifSaid(said(to), ' ')} trước ngày bắt đầu${ifSaid(said(from), ' ')}.`,
    toDo: 'Đề nghị nhập lại hai ngày.',
    kept: true,
  }),
  'post.unknown': () => ({ what: 'Không có chức danh này, hoặc chức danh vừa được sửa.', toDo: RELOAD }),
  'post.notHere': ({ post, unit }) => ({
    what: `${said(unit) || 'Đơn vị này'} không có chức danh${ifSaid(said(post), ' “', '”') || ' này'}.`,
    toDo: 'Đề nghị chọn chức danh trong danh sách.',
    kept: true,
  }),
  'post.held': ({ post, by, from, to }) => ({
    what: `Chức danh${ifSaid(said(post), ' “', '”')} đã có người giữ${ifSaid(said(by), ': ')}${spanSaid(from, to)}.`,
    toDo: 'Đề nghị nhập ngày thôi giữ của người đó trước, hoặc chọn ngày khác.',
    kept: true,
  }),
  'post.unclear': ({ word }) => ({
    what: `Không rõ chức danh${ifSaid(said(word), ' “', '”')}.`,
    toDo: 'Đề nghị chọn một chức danh của đơn vị.',
    kept: true,
  }),
  'post.lastAdmin': () => ({ what: 'Hệ thống phải luôn còn một quản trị.', toDo: 'Đề nghị thêm người quản trị khác trước.', kept: true }),
  'leave.unknown': () => ({ what: 'Không có lần nghỉ này, hoặc lần nghỉ đã được rút.', toDo: RELOAD }),
  'leave.self': () => ({ what: 'Người nghỉ và người thay phải là hai người.', toDo: 'Đề nghị chọn người thay khác.', kept: true }),
  'leave.notColleague': ({ deputy }) => ({
    what: `${ifSaid(said(deputy), 'Đ/c ') || 'Người thay'} không giữ chức danh phù hợp ở cùng đơn vị trong suốt thời gian nghỉ.`,
    toDo: 'Đề nghị chọn người thay khác; lãnh đạo Văn phòng do lãnh đạo Văn phòng thay.',
    kept: true,
  }),
  'leave.overlaps': ({ person, from, to }) => ({
    what: `${ifSaid(said(person), 'Đ/c ') || 'Người này'} đã có lần nghỉ khác trong những ngày đó${spanSaid(from, to)}.`,
    toDo: 'Đề nghị sửa hoặc rút lần nghỉ kia, hoặc chọn ngày khác.',
    kept: true,
  }),
  'leave.circle': ({ deputy, person, from, to }) => ({
    what: `${ifSaid(said(deputy), 'Đ/c ') || 'Người thay'} cũng nghỉ trong những ngày đó và đang nhờ ${ifSaid(said(person), 'đ/c ') || 'chính người này'} thay${spanSaid(from, to)}.`,
    toDo: 'Đề nghị chọn người thay khác.',
    kept: true,
  }),
  'leave.deputyAway': ({ deputy, from, to }) => ({
    what: `${ifSaid(said(deputy), 'Đ/c ') || 'Người thay'} cũng nghỉ trong những ngày đó${spanSaid(from, to)}.`,
    toDo: 'Đề nghị chọn người thay khác.',
    kept: true,
  }),
  'leave.standsIn': ({ person, absent, from, to }) => ({
    what: `${ifSaid(said(person), 'Đ/c ') || 'Người này'} đang thay ${ifSaid(said(absent), 'đ/c ') || 'người khác'} trong những ngày đó${spanSaid(from, to)}.`,
    toDo: 'Đề nghị chọn người thay khác cho lần nghỉ kia trước.',
    kept: true,
  }),

  'message.previewFirst': ({ people }) => ({
    what: `Nội dung này gửi tới ${ifSaid(countSaid(people), '', ' người') || 'nhiều người'}.`,
    toDo: 'Đề nghị xem danh sách người nhận và lời nhắn rồi gửi lại.',
    kept: true,
  }),
  'receipt.unsigned': () => ({ what: 'Chữ ký của thông báo đã xem không đúng hoặc đã quá thời gian cho phép.', toDo: ADMIN }),
  'receipt.unknown': () => ({ what: 'Không có tin nào mang mã này.', toDo: ADMIN }),

  'instance.unknown': () => ({ what: 'Không tìm thấy nhiệm vụ này.', toDo: 'Nhiệm vụ có thể đã được thu hồi. Đề nghị quay lại danh sách.' }),
  'instance.stale': ({ by, at }) => ({
    what: `${whoChanged(by)} vừa cập nhật nội dung này${ifSaid(clockSaid(at), ' lúc ')}. Xem thay đổi trước khi lưu.`,
    toDo: 'Nội dung đồng chí đang nhập vẫn còn trên trang.',
    kept: true,
  }),
  'instance.ended': ({ state }) => ({ what: `Nhiệm vụ này đã kết thúc${ifSaid(inWords(state), ' (', ')')}.`, toDo: RELOAD }),
  'instance.onHold': ({ reason }) => ({
    what: `Nhiệm vụ này đang tạm dừng theo dõi${ifSaid(inWords(reason), ': ')}.`,
    toDo: 'Khi tiếp tục theo dõi, thời hạn được tính lại; trước đó không phải thao tác.',
  }),
  'instance.busy': () => ({ what: 'Nhiều người đang cập nhật nhiệm vụ này cùng lúc.', toDo: TRY_AGAIN, kept: true }),
  'event.unknown': () => ({ what: 'Hệ thống không có thao tác này.', toDo: RELOAD }),
  'event.invalid': () => ({ what: 'Nội dung nhập chưa đúng.', toDo: 'Đề nghị sửa các mục được đánh dấu rồi gửi lại.', kept: true }),
  'event.notAllowedHere': ({ state }) => ({
    what: `Thao tác này không còn thực hiện được${ifSaid(inWords(state), '; tình trạng hiện nay: ')}.`,
    toDo: RELOAD,
    kept: true,
  }),
  'event.notPermitted': ({ may }) => ({
    what: 'Đồng chí không có quyền thực hiện thao tác này.',
    toDo: ifSaid(rolesSaid(may), 'Người có quyền: ', '.'),
  }),
  'event.guardRefused': ({ state }) => ({
    what: `Chưa đủ điều kiện để thực hiện thao tác này${ifSaid(inWords(state), '; tình trạng hiện nay: ')}.`,
    toDo: RELOAD,
    kept: true,
  }),
  'command.keyReused': () => ({ what: 'Yêu cầu này trùng với một yêu cầu khác đã gửi.', toDo: 'Đề nghị tải lại trang rồi thực hiện lại.', kept: true }),
  'command.instanceTwice': () => ({ what: 'Một nhiệm vụ có mặt hai lần trong cùng một yêu cầu.', toDo: 'Đề nghị bỏ dòng trùng rồi gửi lại.', kept: true }),
  'definition.unknown': () => ({ what: 'Quy trình của nhiệm vụ này không có trong hệ thống.', toDo: ADMIN }),
  'migration.planWrong': ({ plan }) => ({ what: `Phương án chuyển phiên bản quy trình${ifSaid(said(plan), ' “', '”')} chưa đúng.`, toDo: ADMIN }),
  'migration.unfit': ({ count }) => ({
    what: `Còn ${said(count) || 'một số'} nhiệm vụ chưa chuyển được sang phiên bản quy trình kia; chưa nhiệm vụ nào được chuyển.`,
    toDo: ADMIN,
  }),
  'migration.status': ({ plan }) => ({
    what: `Việc chuyển phiên bản quy trình${ifSaid(said(plan), ' “', '”')} không ở bước cho phép thao tác này.`,
    toDo: ADMIN,
  }),
  'migration.busy': () => ({ what: 'Một lượt chuyển phiên bản của quy trình này đang chạy.', toDo: TRY_AGAIN }),
  'text.notWellFormed': ({ at }) => ({
    what: `Nội dung có ký tự hỏng${ifSaid(said(at), ' tại “', '”')}.`,
    toDo: 'Đề nghị xóa rồi gõ lại đoạn này.',
    kept: true,
  }),

  'incident.unknown': () => ({ what: 'Không có sự cố này.', toDo: 'Đề nghị quay lại danh sách sự cố.' }),
  'incident.answered': ({ by, at }) => ({
    what: `Sự cố này đã được xử lý${ifSaid(clockSaid(at), ' lúc ')}${ifSaid(said(by), ', đ/c ')}.`,
    toDo: 'Đề nghị tải lại danh sách; nếu việc lại không thực hiện được, sự cố mới sẽ xuất hiện.',
  }),
  'queue.away': () => ({
    what: 'Hàng đợi chưa trả lời.',
    toDo: 'Các mốc và tin vẫn được hệ thống tự tìm và thực hiện. Đề nghị thử lại sau ít phút.',
  }),
  'incident.argsWrong': ({ why }) => ({
    what: why === 'timer' ? 'Mốc thời gian không có nội dung để sửa.' : 'Nội dung sửa chưa đúng: phải là một đối tượng JSON.',
    toDo: why === 'timer' ? 'Đề nghị chọn “Thử lại”.' : 'Đề nghị sửa lại, giữ nguyên dấu ngoặc nhọn { } ở đầu và cuối.',
    kept: true,
  }),

  'file.empty': ({ name }) => ({ what: `Tệp${ifSaid(said(name), ' ')} không có nội dung (0 byte).`, toDo: 'Đề nghị kiểm tra rồi chọn lại tệp.' }),
  'file.tooLarge': ({ name, size, limit }) => ({
    what: `Tệp${ifSaid(said(name), ' ')} quá lớn${ifSaid(megabytes(size), ': ')}${ifSaid(megabytes(limit), ', tối đa ')}.`,
    toDo: 'Đề nghị giảm dung lượng ảnh trong tệp hoặc chia thành nhiều tệp.',
  }),
  'file.unknown': () => ({ what: 'Tệp này không còn trên hệ thống.', toDo: 'Tệp tải lên mà chưa gửi được giữ trong 24 giờ. Đề nghị chọn lại tệp.' }),
  'file.notRead': ({ name, kind }) => ({
    what: `Không đọc được nội dung${ifSaid(said(name), ' tệp ')}: loại tệp${ifSaid(said(kind), ' ')} chưa được hỗ trợ.`,
    toDo: TO_DOCX[said(kind)] ?? 'Đề nghị dùng tệp Word (.docx), PDF hoặc văn bản thuần (.txt).',
  }),
  'file.scan': () => ({
    what: 'Không đọc được nội dung: tệp là bản scan (ảnh).',
    toDo: 'Đề nghị dùng tệp Word (.docx) hoặc bản PDF ký số tải từ iOffice.',
  }),
  'file.locked': ({ name }) => ({
    what: `Không mở được tệp${ifSaid(said(name), ' ')}: tệp có mật khẩu.`,
    toDo: 'Đề nghị mở tệp bằng mật khẩu, lưu thành bản không đặt mật khẩu rồi chọn lại.',
  }),
  'file.tooHeavy': ({ name }) => ({
    what: `Tệp${ifSaid(said(name), ' ')} quá dài hoặc quá nặng để đọc.`,
    toDo: 'Đề nghị tách riêng văn bản và phụ lục giao nhiệm vụ, hoặc lưu lại bằng Word (.docx) rồi chọn lại.',
  }),
  'file.noOcr': () => ({
    what: 'Tệp là bản scan (ảnh) và máy chủ chưa cài chương trình nhận dạng chữ tiếng Việt.',
    toDo: 'Đề nghị dùng tệp Word (.docx) hoặc bản PDF có lớp chữ, hoặc báo bộ phận quản trị cài tesseract.',
  }),
  'file.broken': ({ name }) => ({
    what: `Không mở được tệp${ifSaid(said(name), ' ')}: tệp bị hỏng.`,
    toDo: 'Đề nghị mở tệp trên máy, lưu lại thành bản mới rồi chọn lại.',
  }),
  'letter.notALetter': ({ missing }) => ({
    what: `Không nhận ra đây là văn bản hành chính${ifSaid(inWords(missing), '; không thấy: ')}.`,
    toDo: 'Đề nghị kiểm tra lại tệp, hoặc nhập nhiệm vụ bằng tay và đính kèm tệp này.',
  }),
  'letter.secret': ({ level }) => ({
    what: `Văn bản có dấu hiệu chứa bí mật nhà nước${ifSaid(said(level), ' (độ ', ')')}. Hệ thống không tiếp nhận và không lưu tệp này.`,
    toDo: 'Đề nghị báo người phụ trách bảo mật của cơ quan và xử lý theo quy định về bảo vệ bí mật nhà nước.',
  }),
  'letter.twice': ({ number, date }) => ({
    what: `Văn bản${ifSaid(said(number), ' số ')}${ifSaid(said(date), ' ngày ')} đã có trong hệ thống.`,
    toDo: 'Đề nghị mở văn bản đã có; nếu là văn bản khác trùng số, kiểm tra lại số, ngày và cơ quan ban hành.',
  }),
  'superior.twice': ({ number }) => ({
    what: `Văn bản cấp trên${ifSaid(said(number), ' ')} đã có trong hệ thống.`,
    toDo: 'Đề nghị mở văn bản đã có để tiếp tục.',
  }),
  'draft.stale': ({ by, at, changed }) => ({
    what: `${whoChanged(by)} vừa sửa nội dung này${ifSaid(clockSaid(at), ' lúc ')}. Xem thay đổi trước khi lưu.`,
    toDo: `${ifSaid(inWords(changed), 'Phần đã sửa: ', '. ')}Nội dung đồng chí đang nhập vẫn còn trên trang.`,
    kept: true,
  }),
  'draft.unknown': () => ({
    what: 'Văn bản này không có bản rà soát.',
    toDo: 'Văn bản có thể đã được giao nhiệm vụ hoặc đã thu hồi. Đề nghị quay lại danh sách văn bản.',
  }),
  'draft.open': ({ questions }) => ({
    what: `Còn${ifSaid(countSaid(questions), ' ')} điểm cần đồng chí quyết định trước khi giao nhiệm vụ.`,
    toDo: 'Đề nghị trả lời từng điểm, chọn “Điểm tiếp theo”.',
    kept: true,
  }),
  'draft.cannotUndo': () => ({
    what: 'Không hoàn tác được: chỗ này đã được sửa tiếp.',
    toDo: 'Đề nghị sửa trực tiếp tại mục đó.',
    kept: true,
  }),
  'task.unknown': ({ path }) => ({
    what: `Bản rà soát không còn mục${ifSaid(said(path), ' ')}.`,
    toDo: 'Mục này có thể vừa được gộp hoặc hoàn tác. Đề nghị xem lại danh sách nhiệm vụ.',
  }),
  'task.noWords': () => ({ what: 'Đoạn được chọn không có chữ.', toDo: 'Đề nghị chọn lại một đoạn trong nội dung văn bản.' }),
  'task.thereAlready': ({ path }) => ({
    what: `Đoạn này đã là mục${ifSaid(said(path), ' ')}.`,
    toDo: 'Đề nghị mở mục đó để sửa hoặc tách.',
  }),
  'task.cannotSplit': ({ path }) => ({
    what: `Không tách được mục${ifSaid(said(path), ' ')} ở chỗ này.`,
    toDo: 'Mỗi phần sau khi tách phải còn chữ. Đề nghị chọn chỗ khác.',
  }),
  'task.cannotMerge': ({ path, with: other }) => ({
    what: `Không gộp được mục${ifSaid(said(path), ' ')} với mục${ifSaid(said(other), ' ')}.`,
    toDo: 'Chỉ gộp được hai mục đứng liền nhau. Đề nghị xem lại danh sách nhiệm vụ.',
  }),
  'draft.alreadyAssigned': () => ({
    what: 'Văn bản này đã được giao nhiệm vụ.',
    toDo: 'Đề nghị mở văn bản để xem tiến độ; thay đổi sau khi giao thực hiện trên từng nhiệm vụ.',
  }),
  'withdraw.alreadyOpened': ({ units, first }) => ({
    what: `${ifSaid(countSaid(units), '', ' đơn vị') || 'Đơn vị'} đã mở văn bản này${ifSaid(said(first), ', sớm nhất là ')}.`,
    toDo: 'Không thu hồi lặng lẽ được nữa. Đề nghị dùng “Thu hồi” có lý do; các đơn vị sẽ được báo.',
  }),

  'calendar.yearUnknown': ({ year }) => ({
    what: `Chưa có lịch nghỉ${ifSaid(yearSaid(year), ' của năm ')}.`,
    toDo: 'Thời hạn chưa tính được. Đề nghị bộ phận quản trị nhập lịch nghỉ, hoặc chọn ngày trong năm đã có lịch.',
    kept: true,
  }),
  'calendar.dayWrong': ({ date, why }) => ({
    what: `Ngày${ifSaid(said(date), ' ')} chưa nhập được${ifSaid(dayWrong[typeof why === 'string' ? why : ''] ?? '', ': ')}.`,
    toDo: 'Đề nghị sửa ngày này rồi xem lại ảnh hưởng.',
    kept: true,
  }),
  'calendar.yearWrong': ({ year }) => ({
    what: `Chưa mở được lịch${ifSaid(yearSaid(year), ' năm ')}.`,
    toDo: 'Lịch được mở lần lượt từng năm, khi chương trình đã có ngày âm lịch của năm đó.',
  }),
  'calendar.nothing': () => ({ what: 'Chưa có ngày nào được thay đổi.', toDo: 'Đề nghị chọn ngày và loại ngày.', kept: true }),
  'calendar.changing': () => ({
    what: 'Một thay đổi lịch nghỉ trước đó đang được áp dụng.',
    toDo: 'Đề nghị đợi xong, hoặc bấm “Chuyển tiếp” trên trang lịch, rồi thực hiện lại.',
    kept: true,
  }),
  'calendar.stale': () => ({ what: 'Lịch nghỉ vừa được người khác thay đổi.', toDo: 'Đề nghị xem lại ảnh hưởng rồi xác nhận.', kept: true }),
  'policy.wrong': ({ rung }) => ({
    what: `Quy tắc nhắc việc chưa đúng${ifSaid(countSaid(rung), ' ở mốc ')}.`,
    toDo: 'Đề nghị xem lại chỗ được chỉ ra khi xem ảnh hưởng, sửa rồi thực hiện lại.',
    kept: true,
  }),
  'policy.nothing': () => ({ what: 'Quy tắc nhắc việc chưa có gì thay đổi.', toDo: 'Đề nghị sửa một mốc hoặc một số liệu.', kept: true }),
  'policy.changing': () => ({
    what: 'Một bản quy tắc trước đó đang được áp dụng.',
    toDo: 'Đề nghị đợi xong, hoặc bấm “Chuyển tiếp” trên trang quy tắc, rồi thực hiện lại.',
    kept: true,
  }),
  'policy.stale': () => ({
    what: 'Quy tắc nhắc việc vừa được người khác thay đổi.',
    toDo: 'Đề nghị xem lại ảnh hưởng rồi áp dụng.',
    kept: true,
  }),
  'date.invalid': ({ text, at }) => ({
    what: `Ngày${ifSaid(said(text), ' “', '”')}${ifSaid(said(at), ' (', ')')} không có trong lịch.`,
    toDo: 'Đề nghị nhập theo mẫu 09/06/2026.',
    kept: true,
  }),
  'date.past': ({ date, today }) => ({
    what: `Ngày${ifSaid(said(date), ' ')} đã qua${ifSaid(said(today), ' (hôm nay ', ')')}.`,
    toDo: 'Đề nghị chọn ngày từ hôm nay trở đi.',
    kept: true,
  }),

  'unit.unknown': ({ name, nearest }) => ({
    what: `Không có đơn vị${ifSaid(said(name), ' “', '”')} trong danh mục.`,
    toDo: `${ifSaid(said(nearest), 'Tên gần nhất: ', '. ')}Đề nghị chọn từ danh mục.`,
    kept: true,
  }),
  'alias.unknown': ({ alias }) => ({
    what: `Không có cách gọi${ifSaid(said(alias), ' số ')}, hoặc cách gọi này đã được bỏ.`,
    toDo: 'Đề nghị xem lại danh sách cách gọi.',
  }),
  'unit.ambiguous': ({ name, candidates }) => ({
    what: `${ifSaid(said(name), '“', '”') || 'Tên này'} có thể là nhiều đơn vị${ifSaid(said(candidates), ': ')}.`,
    toDo: 'Đề nghị chọn một đơn vị.',
    kept: true,
  }),

  'unit.cannotMerge': ({ from, into }) => ({
    what: `Không hợp nhất được ${said(from) || 'đơn vị này'} vào ${said(into) || 'đơn vị kia'}.`,
    toDo: 'Đề nghị kiểm tra hai đơn vị và ngày hợp nhất.',
    kept: true,
  }),
  'directive.unknown': ({ number }) => ({
    what: `Không có văn bản nào đang theo dõi mang số${ifSaid(said(number), ' ')}.`,
    toDo: 'Đề nghị nhập văn bản mới vào hệ thống trước, rồi ghi đúng số, ký hiệu.',
    kept: true,
  }),
  'extension.open': () => ({
    what: 'Đã có một đề nghị gia hạn đang chờ quyết định.',
    toDo: 'Đề nghị chờ trả lời, hoặc rút đề nghị cũ trước khi gửi đề nghị mới.',
  }),
  'extension.tooLate': ({ dueOn }) => ({
    what: `Đã qua thời hạn${ifSaid(said(dueOn), ' ')}; đề nghị gia hạn phải gửi trước khi hết hạn.`,
    toDo: 'Đề nghị nộp kết quả, hoặc trao đổi với chuyên viên theo dõi của Văn phòng.',
    kept: true,
  }),
  'extension.atMost': ({ atMost }) => ({
    what:
      atMost === 0
        ? 'Theo quy tắc hiện hành, việc này không được gia hạn.'
        : `Việc này đã được gia hạn${ifSaid(said(atMost), ' ', ' lần')}, là số lần nhiều nhất.`,
    toDo: 'Đề nghị nộp kết quả đúng hạn, hoặc trao đổi với chuyên viên theo dõi của Văn phòng.',
    kept: true,
  }),
  'extension.notEarlier': ({ dueOn, wanted }) => ({
    what: `Ngày đề nghị${ifSaid(said(wanted), ' ')} không muộn hơn thời hạn hiện nay${ifSaid(said(dueOn), ' ')}.`,
    toDo: 'Đề nghị chọn ngày sau thời hạn hiện nay.',
    kept: true,
  }),
  'round.nobody': () => ({ what: 'Kỳ báo cáo này không có đơn vị nào phải báo cáo.', toDo: 'Đề nghị chọn ít nhất một đơn vị.', kept: true }),
  'urging.nobodyLate': () => ({ what: 'Không còn đơn vị nào quá hạn trong văn bản này.', toDo: 'Các đơn vị có thể vừa cập nhật. Đề nghị tải lại trang.' }),

  'paste.rows': ({ rows }) => ({
    what: `${ifSaid(countSaid(rows), '', ' dòng') || 'Có dòng'} dán vào chưa đọc được.`,
    toDo: 'Đề nghị sửa các dòng được đánh dấu; những dòng khác giữ nguyên.',
    kept: true,
  }),

  'clock.production': () => ({ what: 'Hệ thống đang vận hành chính thức: không chuyển được đồng hồ.', toDo: 'Chỉ cơ sở dữ liệu mẫu có đồng hồ chuyển được.' }),
  'clock.backwards': ({ to, now }) => ({
    what: `Không chuyển đồng hồ lùi lại được${ifSaid(momentSaid(now), '; đang là ')}${ifSaid(momentSaid(to), ', chọn ')}.`,
    toDo: 'Đề nghị chọn thời điểm sau giờ đang hiển thị.',
  }),
}

/** ` (từ 10/11/2026 đến 13/11/2026)`; open ends are left out. */
function spanSaid(from: unknown, to: unknown): string {
  const words = [ifSaid(said(from), 'từ '), ifSaid(said(to), 'đến ')].filter(Boolean).join(' ')
  return ifSaid(words, ' (', ')')
}

function whoChanged(by: unknown): string {
  return ifSaid(said(by), 'Đ/c ') || 'Một người khác'
}

// A year is no quantity: 2031, not 2.031.
function yearSaid(fact: unknown): string {
  return typeof fact === 'number' ? String(fact) : said(fact)
}

function momentSaid(fact: unknown): string {
  return clockSaid(fact) || said(fact)
}
