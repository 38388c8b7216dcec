import { checkText } from './pages/check.js'
import { datesText } from './pages/dates.js'
import { diagramText } from './pages/diagram.js'
import { directiveText } from './pages/directive.js'
import { directivesText } from './pages/directives.js'
import { shellText } from './pages/shell.js'
import { signInText } from './pages/sign-in.js'
import { takeInText } from './pages/take-in.js'
import { todayText } from './pages/today.js'
import { boardText } from './pages/board.js'
import { calendarText } from './pages/calendar.js'
import { explainedNamesText } from './pages/explained-names.js'
import { incidentsText } from './pages/incidents.js'
import { legalChainText } from './pages/legal-chain.js'
import { leaderText } from './pages/leader.js'
import { messagesText } from './pages/messages.js'
import { ownRulesText } from './pages/own-rules.js'
import { peopleText } from './pages/people.js'
import { policyText } from './pages/policy.js'
import { queuesText } from './pages/queues.js'
import { quarterlyText } from './pages/quarterly.js'
import { unitWorkText } from './pages/unit-work.js'
import { unitsText } from './pages/units.js'
import { workText } from './pages/work.js'

/** Words of the screens, flat keys by screen or part. Addressing and wording: “đồng chí”, “đề nghị”, no exclamation mark. */
export const vi = {
  'house.name': 'Đôn Đốc',
  'house.home': 'Đôn Đốc, trang đầu',
  'house.noSecrets': 'Không đưa tài liệu mật lên hệ thống.',

  'format.weekdays': ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  'format.clockInWords': (hours: string, minutes: string) => `${hours} giờ ${minutes}`,
  'format.moment': (clock: string, day: string) => `${clock} ngày ${day}`,
  'format.today': (clock: string) => `${clock} hôm nay`,
  'format.dayWithWeekday': (day: string, weekday: string) => `${day} (${weekday})`,
  'format.endOfDay': (day: string) => `hết ngày ${day}`,

  'status.unopened': 'Chưa tiếp nhận',
  'status.open': 'Trong hạn',
  'status.soon': 'Sắp đến hạn',
  'status.today': 'Đến hạn hôm nay',
  'status.late': (days: string) => `Quá hạn ${days} ngày`,
  'status.late.workingDays': (days: string) => `${days} ngày làm việc`,
  'status.waiting': 'Chờ xác nhận',
  'status.waitingHead': 'Chờ thủ trưởng duyệt',
  'status.supplement': 'Đề nghị bổ sung',
  'status.returned': 'Trả lại',
  'status.extensionAsked': 'Đang đề nghị gia hạn',
  'status.extended': (to: string, original: string) => `Đã gia hạn đến ${to} (hạn gốc ${original})`,
  'status.done': 'Hoàn thành đúng hạn',
  'status.doneLate': 'Hoàn thành quá hạn',
  'status.standing': 'Thường xuyên',
  'status.byRegulation': 'Theo quy định',
  'status.noDate': 'Chưa nhập thời hạn',
  'status.before': 'Hạn đã qua trước khi nhập',
  'status.nothing': 'Không phát sinh',
  'status.notOurs': 'Không thuộc địa bàn, chức năng',
  'status.merged': 'Đã lồng ghép',
  'status.mergedInto': (paper: string) => `Đã lồng ghép (${paper})`,
  'status.paused': 'Tạm dừng theo dõi',
  'status.withdrawn': 'Đã thu hồi',
  'status.ended': 'Kết thúc theo dõi',
  'status.endedLate': 'Kết thúc theo dõi khi quá hạn',
  'mark.office': 'Văn phòng đang đôn đốc',
  'mark.leaders': 'Đã báo cáo Lãnh đạo VP',
  'mark.proposed': 'Chờ Lãnh đạo VP xác nhận',
  'mark.reported': (leader: string) => `Đã báo cáo ${leader}`,
  'mark.viceChair': 'Phó Chủ tịch',

  'deadline.latest': 'Chậm nhất',
  'deadline.resolved': (words: string) => `“${words}”, tức`,
  'deadline.left': (days: string) => `còn ${days} ngày làm việc`,
  'deadline.today': 'hạn hôm nay',
  'deadline.officer': 'hạn do Văn phòng đặt',
  'deadline.officer.silent': 'hạn do Văn phòng đặt; văn bản không ghi thời hạn',
  'deadline.byRegulation': 'theo quy định',
  'deadline.none': 'Chưa nhập thời hạn',
  'deadline.rules': 'Cách tính',
  'deadline.set.paper': (paper: string, who: string, day: string) =>
    `Thời hạn ghi trong Văn bản ${paper.charAt(0).toLocaleLowerCase('vi')}${paper.slice(1)}${who === '' ? '' : `; đ/c ${who} nhập ${day}`}`,
  'deadline.set.officer': (who: string, day: string) => `Đ/c ${who} đặt ${day}`,
  'deadline.hint': (what: string) => `Cách tính thời hạn: ${what}`,

  'frame.toContent': 'Chuyển đến nội dung',
  'frame.functions': 'Chức năng',
  'frame.search': 'Tìm số ký hiệu, trích yếu, đơn vị…',
  'frame.search.label': 'Tìm số ký hiệu, trích yếu, đơn vị',
  'frame.search.open': 'Tìm',
  'frame.updates': (count: string) => `${count} cập nhật mới`,
  'frame.noUpdates': 'Không có cập nhật mới',
  'frame.person': 'Tài khoản',
  'frame.waiting': 'việc',

  'paper.about': (subject: string) => `V/v ${subject}`,
  'paper.date': (day: string) => `ngày ${day}`,

  'chain.label': 'Chuỗi văn bản',

  'letter.label': 'Nội dung văn bản',
  'letter.unsure': 'cần xác nhận',

  'filter.label': 'Lọc danh sách',

  'bulk.region': 'Thao tác với các dòng đã chọn',
  'bulk.chosen': (count: string, noun: string) => `Đã chọn ${count} ${noun}`,
  'bulk.clear': 'Bỏ chọn',

  'table.slip': 'Mức',
  'table.chooseAll': 'Chọn tất cả',
  'table.choose': (name: string) => `Chọn ${name}`,
  'table.columns': 'Chọn cột',
  'table.sortUp': 'Sắp xếp tăng dần',
  'table.sortDown': 'Sắp xếp giảm dần',
  'table.actions': 'Thao tác',

  'loading.label': 'Đang tải',

  'error.help': 'Liên hệ',
  'error.retry': 'Thử lại',
  'error.unknown.what': 'Hệ thống chưa thực hiện được thao tác này.',
  'error.unknown.toDo': 'Nội dung đã nhập vẫn còn trên trang. Đề nghị thử lại; nếu vẫn lỗi, báo bộ phận quản trị, Văn phòng UBND tỉnh.',
  'error.network.what': 'Chưa kết nối được với máy chủ.',
  'error.network.toDo': 'Nội dung đã nhập vẫn còn trên trang. Đề nghị kiểm tra mạng rồi thử lại.',
  'live.lost': (clock: string) => `Mất kết nối với máy chủ từ ${clock}.`,
  'live.lost.note': 'Số liệu đang xem có thể chưa mới. Hệ thống tự cập nhật khi có mạng.',
  'page.unknown': 'Không có trang này.',
  'page.unknown.why': 'Địa chỉ có thể đã thay đổi, hoặc liên kết chưa được chép đủ.',
  'page.home': 'Về trang đầu',

  'panel.close': 'Đóng',
  'dialog.cancel': 'Để sau',

  'form.missing': (label: string) => `Chưa nhập ${label.toLocaleLowerCase('vi')}.`,
  'form.wrongDate': 'Ngày không có trong lịch. Đề nghị nhập theo mẫu 09/06/2026.',
  'form.wrongNumber': 'Không phải là số. Đề nghị nhập theo mẫu 1.250 hoặc 12,5.',
  'form.datePattern': 'ng/th/năm',
  'form.choose': 'Chọn',
  'form.optional': '(không bắt buộc)',
  'form.calendar': 'Mở lịch chọn ngày',
  'form.noUnit': 'Không có đơn vị nào tên như vậy.',

  'file.choose': 'Chọn tệp',
  'file.photo': 'Chụp ảnh',
  'file.drop': 'Thả tệp vào đây',
  'file.remove': 'Bỏ',
  'file.removeNamed': (name: string) => `Bỏ tệp ${name}`,
  'file.sending': (name: string) => `Đang tải lên ${name}…`,
  'file.image': 'ảnh chụp',

  'clock.label': 'Đồng hồ của cơ sở dữ liệu mẫu',
  'clock.sample': 'Cơ sở dữ liệu mẫu',
  'clock.nextMorning': 'Sáng làm việc kế tiếp',
  'clock.week': '+1 tuần',
  'clock.moving': 'Đang chuyển giờ…',

  'zalo.copy': 'Sao chép nội dung nhắn Zalo',
  'zalo.copied': 'Đã sao chép nội dung nhắn Zalo.',
  'zalo.notCopied': 'Trình duyệt không cho sao chép. Đề nghị bôi đen nội dung dưới đây rồi chép.',
  'zalo.text': 'Nội dung nhắn Zalo',

  ...boardText,
  ...datesText,
  ...calendarText,
  ...policyText,
  ...queuesText,
  ...ownRulesText,
  ...quarterlyText,
  ...incidentsText,
  ...leaderText,
  ...legalChainText,
  ...messagesText,
  ...unitWorkText,
  ...unitsText,
  ...peopleText,
  ...explainedNamesText,
  ...workText,
  ...checkText,
  ...diagramText,
  ...directiveText,
  ...directivesText,
  ...shellText,
  ...signInText,
  ...takeInText,
  ...todayText,
}
