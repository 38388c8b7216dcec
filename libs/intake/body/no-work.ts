import { anyOf, E, rx, W, type Piece } from '../words/text.js'
import { orderedIn } from './orders.js'

/** Headings under which nothing is asked: the form's “mục đích, yêu cầu” and the account of what has been (Decree 30/2020/NĐ-CP, Appendix III, form 1.9). */
const NO_WORK_HEADINGS = [
  'mục đích',
  'yêu cầu',
  'quan điểm',
  'sự cần thiết',
  'căn cứ',
  'cơ sở pháp lý',
  'cơ sở thực tiễn',
  'tình hình',
  'thực trạng',
  'kết quả đạt',
  'kết quả thực hiện',
  'kết quả triển khai',
  'kết quả công tác',
  'kết quả chủ yếu',
  'đánh giá chung',
  'đánh giá tình hình',
  'đánh giá kết quả',
  'đánh giá thực trạng',
  'dự báo tình hình',
  'nhận định',
  'nhận xét',
  'phạm vi',
  'đối tượng',
  'nguyên tắc',
  'phương châm',
  'phương hướng',
  'bối cảnh',
  'khái quát',
  'đặc điểm',
  'ưu điểm',
  'tồn tại',
  'hạn chế',
  'những hạn chế',
  'những kết quả',
  'một số kết quả',
  'một số tồn tại',
  'nguyên nhân',
  'thuận lợi',
  'khó khăn',
  'bài học',
  'giải thích từ ngữ',
  'khung thời gian',
  'thời gian thực hiện',
  'thời gian, địa điểm',
  'địa điểm',
  'kinh phí',
  'nguồn kinh phí',
  'nguồn lực',
  'dự toán kinh phí',
  'khái toán',
  'nơi nhận',
  'ghi chú',
  'về tình hình',
  'về kết quả',
  'về ưu điểm',
  'về tồn tại',
  'thành phần',
]
const NO_WORK = rx(`^(?:${anyOf(NO_WORK_HEADINGS)})${E}`)
const MONEY = rx(`^(?:nguồn\\s+|dự\\s+toán\\s+)?(?:kinh\\s+phí|nguồn\\s+lực|khái\\s+toán)${E}`)
const BEFORE_COLON = /^[^.;:]{3,60}(?=:\s)/u
/** “Đánh giá kết quả và giao nhiệm vụ”, “Kết quả thực hiện và nhiệm vụ thời gian tới” are no such headings. */
const BUT_WORK = rx(`${W}(?:nhiệm\\s+vụ|giải\\s+pháp|tổ\\s+chức\\s+thực\\s+hiện|phân\\s+công)`)
const AIMS = rx(`^(?:(?:các\\s+|những\\s+|một\\s+số\\s+)?(?:mục\\s+tiêu|chỉ\\s+tiêu)|mục\\s+đích,\\s+mục\\s+tiêu)${E}`)
const GENERAL_AIM = rx(`^(?:về\\s+)?mục\\s+tiêu\\s+(?:chung|tổng\\s+quát|tổng\\s+thể)${E}`)

/** Beginnings of sentences that tell how things are. */
const TELLS = [
  'thời gian qua',
  'trong thời gian qua',
  'trong những năm qua',
  'những năm qua',
  'hiện nay',
  'đến nay',
  'tính đến',
  'qua báo cáo',
  'qua kiểm tra',
  'qua theo dõi',
  'theo báo cáo',
  'theo dự báo',
  'theo kết quả',
  'thời gian gần đây',
  'vừa qua',
  'trên đây là',
  'kinh phí thực hiện',
  'kinh phí triển khai',
  'nguồn kinh phí',
  'ghi nhận',
  'biểu dương',
  'đánh giá cao',
  'hoan nghênh',
  'ubnd tỉnh ghi nhận',
  'ubnd tỉnh đánh giá cao',
  'cơ bản thống nhất',
  'cơ bản đồng ý',
  'thống nhất',
  'đồng ý',
  'bên cạnh những kết quả',
  'bên cạnh kết quả',
  'tuy nhiên',
  'nguyên nhân',
  'ban hành kèm theo',
  'phê duyệt kèm theo',
]
const TELLING = rx(`^(?:${anyOf(TELLS)})${E}`)
const KIND = '(?:kế\\s+hoạch|chỉ\\s+thị|công\\s+điện|công\\s+văn|quyết\\s+định|thông\\s+báo|văn\\s+bản|hướng\\s+dẫn|chương\\s+trình|quy\\s+định|phương\\s+án)'
const FORCE = rx(
  `^${KIND}\\s+này\\s+(?:có\\s+hiệu\\s+lực|thay\\s+thế|được|áp\\s+dụng)|chịu\\s+trách\\s+nhiệm\\s+(?:thi\\s+hành|thực\\s+hiện)\\s+${KIND}\\s+này|căn\\s+cứ\\s+${KIND}(?:\\s+này)?\\s+thi\\s+hành`,
)
/** “UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện”: the issuer's own last words. */
const NOTIFIES = rx(
  '^(?:thừa\\s+lệnh[^,]{0,80},\\s*)?(?:văn\\s+phòng\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân|bộ|sở|ban|văn\\s+phòng)\\s[^,;.]{0,60}?(?:(?:xin|kính|trân\\s+trọng)\\s+)?thông\\s+báo\\s+(?:để|đến|tới|cho)\\s+(?:(?:các|quý)\\s+)?(?:sở|cơ\\s+quan|đơn\\s+vị|địa\\s+phương|ban|bộ|ngành)[^;.]{0,120}(?:biết|thực\\s+hiện)[^;.]{0,30}[./]*$',
)
/** “Phân công nhiệm vụ cụ thể: Theo Phụ lục I kèm theo.”: the work stands there. */
const POINTS_ELSEWHERE = rx(
  `^\\(?(?:[^.;:()]{3,140}[:\\s])?\\s*(?:(?:chi\\s+tiết|cụ\\s+thể|xem|có|thực\\s+hiện|được)\\s+){0,3}(?:theo|tại|như|trong|nêu\\s+tại|ở)\\s+(?:các\\s+)?(?:phụ\\s+lục|biểu|bảng|danh\\s+mục)${E}[^.;:]{0,60}[.)/]*$`,
)
const POINTING = rx(
  `^\\(?(?:(?:phân\\s+công|danh\\s+mục|chi\\s+tiết|nội\\s+dung|các|những|một\\s+số)\\s+)*(?:nhiệm\\s+vụ|công\\s+việc|nội\\s+dung|tiến\\s+độ|lộ\\s+trình|phân\\s+công|chỉ\\s+tiêu|chi\\s+tiết|cụ\\s+thể|danh\\s+mục)${E}`,
)
/** The closing formula says only that what stands above is to be done. */
const FORMULA = rx(
  `^[\\s,:]*(?:(?:theo|căn\\s+cứ)\\s+chức\\s+năng,?\\s+nhiệm\\s+vụ[^;.:]{0,40}?,?\\s+)?(?:(?:nghiêm\\s+túc|khẩn\\s+trương|chủ\\s+động|tập\\s+trung|phối\\s+hợp|quán\\s+triệt|tổ\\s+chức|quan\\s+tâm|nghiêm|phối\\s+hợp\\s+chặt\\s+chẽ|kịp\\s+thời|và|,)\\s*)*(?:(?:triển\\s+khai|thực\\s+hiện|thi\\s+hành)[\\s,]*)+(?:(?:nghiêm\\s+túc|tốt|nghiêm|đầy\\s+đủ|kịp\\s+thời|có\\s+hiệu\\s+quả|hiệu\\s+quả|đạt\\s+kết\\s+quả|ngay|và|các|những|nội\\s+dung|nhiệm\\s+vụ|theo|đúng|trên|nêu\\s+trên|tại|của|${KIND}|này|quy\\s+định)[\\s,]*)*[./]*$`,
)

/** Does a heading say that nothing is asked below it? */
export function headsNoWork(key: string): boolean {
  return NO_WORK.test(key) && !BUT_WORK.test(key)
}

/** Of money the heading tells; a unit named below it is ordered to give it. */
export function headsMoney(key: string): boolean {
  return MONEY.test(key)
}

/** Does a heading say that aims stand below it? */
export function headsAims(key: string): boolean {
  return AIMS.test(key)
}

export function isGeneralAim(key: string): boolean {
  return GENERAL_AIM.test(key)
}

/** Text that tells, cites or closes and asks for nothing: an account, a clause of effect, the closing formula. `matter` is the key without the units at its beginning. */
export function asksNothing(piece: Piece, matter: string, named: boolean): boolean {
  if (FORCE.test(piece.key) || NOTIFIES.test(piece.key)) return true
  if (POINTING.test(piece.key) && POINTS_ELSEWHERE.test(piece.key)) return true
  if (matter.length < 220 && FORMULA.test(matter)) return true
  const heading = BEFORE_COLON.exec(piece.key)?.[0]
  if (!named && heading !== undefined && headsNoWork(heading) && orderedIn(piece).length === 0) return true
  return !named && TELLING.test(piece.key) && orderedIn(piece).length === 0
}
