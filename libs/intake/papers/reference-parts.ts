import { bareOf } from '../words/bare.js'
import { anyOf, E, rx, type Piece } from '../words/text.js'
import { PAPER_KINDS } from '../words/vocabulary/papers.js'

/** A paper as one sentence tells it. `core` is the end of symbol, day and issuer, `end` that of the title. */
export interface Mention {
  readonly kind: string
  readonly symbol: string | null
  readonly start: number
  core: number
  date: string | null
  issuer: string | null
  title: string | null
  end: number
  attached: boolean
  root: Mention | null
}

const KIND = `(?:${anyOf(PAPER_KINDS)})`

/** Where the title of a law ends that is named without a number. */
export const LAW_END = rx(
  '[;.:("/]|,(?!\\s+(?:chống|chữa\\s+cháy|thể\\s+thao|bổ\\s+sung|chất\\s+lượng|quản\\s+lý\\s+(?:và\\s+)?sử\\s+dụng|cứu\\s+nạn|sử\\s+dụng|kinh\\s+doanh|phản\\s+biện|công\\s+nghệ|nợ|tàng\\s+trữ|tiêu\\s+hủy|an\\s+toàn|quá\\s+cảnh|cư\\s+trú))|\\s+(?:về|ngày|số|năm\\s+\\d|được|đã|do|tại|trong|để|của|này|hiện\\s+hành|bảo\\s+đảm|nhằm|và\\s+(?:các|luật|nghị|bộ\\s+luật|pháp\\s+lệnh|thông|quy\\s+định|văn\\s+bản|hướng\\s+dẫn)|theo|quy\\s+định|có\\s+(?:liên|hiệu)|cho|đến|\\d{4}|gắn\\s+với|là|trên|với|khi|thì|phải|sửa\\s+đổi,\\s+bổ\\s+sung\\s+(?:năm|ngày))(?![\\p{L}])|$',
)
const NEAR = 60
const DAY = rx(
  '^\\s*,?\\s*\\(?\\s*(?:duoc\\s+)?(?:ky\\s+|ban\\s+hanh\\s+)?ngay\\s+(\\d{1,2})\\s*(?:[/.-]|\\s*thang\\s+)\\s*(\\d{1,2})\\s*(?:[/.-]|,?\\s*nam\\s+)\\s*(\\d{4})(?!\\d)',
)
const MONTH = rx('^\\s*,?\\s*thang\\s+(\\d{1,2})\\s*(?:/|\\s+nam\\s+)\\s*(\\d{4})(?!\\d)')
const YEAR = rx('^\\s*,?\\s*(?:nam\\s+)?((?:19|20)\\d{2})(?![\\d/-])(?!\\s*-\\s*\\d)')

// “ngày 12/5 của …”: told without its year, passed over.
const OPEN_DAY = rx('^\\s*,?\\s*ngay\\s+\\d{1,2}\\s*[/.-]\\s*\\d{1,2}(?![\\d/])')

/** A day, a month or a year right after a symbol or the title of a law. */
export interface DayRead {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
  readonly length: number
}

/** A day behind a symbol, in long or short form, with marks over letters or without. */
export function readDay(told: string): DayRead | null {
  const rest = bareOf(told.slice(0, NEAR))
  const day = DAY.exec(rest)
  if (day) return { year: Number(day[3]), month: Number(day[2]), day: Number(day[1]), length: day[0].length }
  const month = MONTH.exec(rest)
  if (month) return { year: Number(month[2]), month: Number(month[1]), day: null, length: month[0].length }
  const year = YEAR.exec(rest)
  const open = OPEN_DAY.exec(rest)
  if (open) return { year: 0, month: null, day: null, length: open[0].length }
  return year ? { year: Number(year[1]), month: null, day: null, length: year[0].length } : null
}

const two = (value: number): string => String(value).padStart(2, '0')
const daysIn = (year: number, month: number): number =>
  [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0

/** As partial ISO; a day that no calendar has is none. */
export function isoDay({ year, month, day }: DayRead): string | null {
  if (year === 0) return null
  if (month === null) return String(year)
  if (month < 1 || month > 12) return null
  if (day === null) return `${year}-${two(month)}`
  return day >= 1 && day <= daysIn(year, month) ? `${year}-${two(month)}-${two(day)}` : null
}

export const ISSUER_END = rx(
  `\\s*[;:,."]|\\s+\\((?!\\s*khóa)|\\)(?<!\\(\\s*khóa\\s[^()]{1,8}\\))|\\s+(?:về|quy\\s+định|hướng\\s+dẫn|ban\\s+hành|phê\\s+duyệt|sửa\\s+đổi|đã|được|tại|trong|nhằm|để|theo|bảo\\s+đảm|đảm\\s+bảo|đến|trên|công\\s+bố|giao|thông\\s+báo|triển\\s+khai|thực\\s+hiện|phát\\s+động|gắn|cho|ngày|khi|v/v|yêu\\s+cầu|đề\\s+nghị|thành\\s+lập|bãi\\s+bỏ|quyết\\s+định|kết\\s+luận|phù\\s+hợp|nêu|như|do|với|thông\\s+qua)${E}|\\s+và\\s+(?:các\\s|ý\\s+kiến|số\\s|đề\\s+nghị|thực\\s+tế|tình\\s+hình|chỉ\\s+đạo|quy\\s+định|hướng\\s+dẫn|văn\\s+bản|${KIND}\\s)|$`,
)
const TITLE_START = rx(
  `^\\s*(?:,\\s*)?(?:(?:(?:v/v|về\\s+việc|về)\\s*:?\\s+)|(?="|(?:quy\\s+định|hướng\\s+dẫn|phê\\s+duyệt|sửa\\s+đổi|ban\\s+hành|công\\s+bố|thông\\s+qua|triển\\s+khai|thực\\s+hiện|bổ\\s+sung|giao\\s|thành\\s+lập)${E}))`,
)
const CITE = `(?:\\s*[,;]\\s*|\\s+và\\s+)${KIND}\\s+(?:số|\\d|trung\\s+ương)`
const SPEAKS =
  '(?:\\s*[,;.]\\s*)(?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân|bộ|sở|ban\\s+(?:chỉ|thường)|tỉnh\\s+ủy|thành\\s+ủy|thủ\\s+tướng|văn\\s+phòng|hội\\s+đồng)\\s[^,;.]{0,60}?(?:yêu\\s+cầu|đề\\s+nghị|giao|xây\\s+dựng|ban\\s+hành|chỉ\\s+đạo|triển\\s+khai|thông\\s+báo|báo\\s+cáo|hướng\\s+dẫn|nhận\\s+được|có\\s+ý\\s+kiến)'
const NEXT_BASIS = ';\\s+(?:căn\\s+cứ|thực\\s+hiện|theo|xét|triển\\s+khai)\\s'
const TITLE_END = rx(`${NEXT_BASIS}|\\s*\\((?!\\s*khóa)|${CITE}|${SPEAKS}|[.](?=\\s|$|/)|\\.{3}|:|;\\s*$|$`)
const BODY_TITLE_END = rx(
  `\\s*[,;]\\s+(?:nhằm|để|bảo\\s+đảm|đảm\\s+bảo|tuy\\s+nhiên|tuy\\s+vậy|song|nhưng|đến\\s+nay|hiện\\s+nay|qua\\s+đó)[\\s,]|\\s*\\((?!\\s*khóa)|${CITE}|[.](?=\\s|$|/)|[;:]|$`,
)
const FAR = 700
const LONGEST = 600

/** The matter of a paper after symbol, day and issuer; a paper nested in it ends it and is told of by itself. */
export function readTitle(piece: Piece, one: Mention, later: readonly Mention[], opening: boolean): void {
  one.end = one.core
  const start = one.title === null && !/^Hiến pháp/u.test(one.kind) ? TITLE_START.exec(piece.key.slice(one.core, one.core + FAR)) : null
  if (!start) return
  const begin = one.core + start[0].length
  const quoted = piece.key.charAt(begin) === '"' ? piece.key.indexOf('"', begin + 1) : -1
  if (quoted > 0 && quoted - begin < FAR) [one.title, one.end] = [piece.text.slice(begin + 1, quoted), quoted + 1]
  else {
    const pattern = opening ? TITLE_END : BODY_TITLE_END
    const stop = begin + (pattern.exec(piece.key.slice(begin, begin + FAR))?.index ?? 0)
    const nested = later.find((other) => other.start >= begin && other.start < stop && other.symbol !== null)
    one.end = nested ? nested.core : stop
    one.title = piece.text.slice(begin, one.end).replace(/[\s,;/]+$/u, '')
    if (nested) nested.root = one.root ?? one
  }
  if (one.title === '' || one.title.length > LONGEST) one.title = null
}
