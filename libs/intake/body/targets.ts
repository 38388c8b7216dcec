import type { Target } from '../shape/draft.js'
import { anyOf, E, keyOf, rx, W, type Piece } from '../words/text.js'
import type { TimeAt } from '../times/times.js'

const OPS: readonly (readonly [RegExp, Target['op']])[] = [
  [rx('^trên$'), '>'],
  [rx('^dưới$'), '<'],
  [rx('^(?:tối\\s+đa|không\\s+quá|không\\s+vượt\\s+quá)$'), '<='],
  [rx('^(?:ít\\s+nhất|tối\\s+thiểu|không\\s+dưới)$'), '>='],
]
const OP = '(?:(trên|dưới|ít\\s+nhất|tối\\s+thiểu|không\\s+dưới|tối\\s+đa|không\\s+quá|không\\s+vượt\\s+quá|từ)\\s+)?'
const UPWARDS = '(\\s*(?:/\\s*năm\\s*)?trở\\s+lên)?'
const PERCENT = rx(`${W}${OP}(\\d{1,3}(?:[.,]\\d{1,2})?)\\s*%${UPWARDS}`, 'g')
/** “từ 80% tổng đàn trở lên”. */
const UPWARDS_LATER = rx('^[^;.:,\\d]{1,40}\\strở\\s+lên')
/** What plans and directives count, from their chapters of aims. */
const NOUNS = [
  'mô hình',
  'điển hình',
  'lớp',
  'khóa',
  'hội nghị',
  'cuộc',
  'buổi',
  'phiên',
  'đợt',
  'lượt khách',
  'lượt người',
  'lượt hộ',
  'lượt',
  'chuyến',
  'học viên',
  'cộng tác viên',
  'tuyên truyền viên',
  'cơ sở',
  'giường bệnh',
  'giống',
  'hồ sơ',
  'thủ tục',
  'm2',
  'hộ dân',
  'hộ',
  'người',
  'trẻ em',
  'học sinh',
  'lao động',
  'cán bộ, chiến sĩ',
  'cán bộ',
  'sản phẩm',
  'công trình',
  'câu lạc bộ',
  'điểm dạy bơi',
  'điểm',
  'tổ',
  'đội',
  'đoàn',
  'doanh nghiệp',
  'hợp tác xã',
  'dự án',
  'sáng kiến',
  'chuyên mục',
  'chuyên đề',
  'chuyên trang',
  'phóng sự',
  'tin, bài',
  'tin bài',
  'gian hàng',
  'dụng cụ',
  'ha',
  'km',
  'tấn',
  'tỷ đồng',
  'triệu đồng',
  'căn',
  'cây',
  'bể',
  'tuyến',
]
/** Counted only under “ít nhất”, “trên” and the like: elsewhere they tell how things are, or a term. */
const COUNTED = [...NOUNS, 'lần', 'ngày', 'xã', 'phường', 'thôn', 'trường', 'cơ sở', 'nhà', 'vụ', 'tàu', 'xe', 'máy', 'bộ']
const COUNT = rx(`${W}${OP}(\\d{1,3}(?:\\.\\d{3})+|\\d{1,6})\\s+(${anyOf(COUNTED)})(?![\\p{L}])((?:,?\\s+[\\p{L}]+){0,7}?\\s+trở\\s+lên)?`, 'g')
/** Whatever is counted under “ít nhất” is an aim, but for terms and sizes. */
const ANYTHING = rx(
  `${W}(ít\\s+nhất|tối\\s+thiểu|không\\s+dưới)\\s+(\\d{1,3}(?:\\.\\d{3})+|\\d{1,6})\\s+(?!(?:${anyOf(COUNTED)}|năm|tháng|tuần|giờ|phút|giây|tuổi|m|mét|cm|mm|kg|ngày|bước|bậc|tầng|cấp|khóa|chữ\\s+số|bản\\s+sao|bộ\\s+hồ\\s+sơ)(?![\\p{L}]))([\\p{L}]+)(?![\\p{L}])()`,
  'g',
)
const ALWAYS: ReadonlySet<string> = new Set(NOUNS)
/** “không quá 15 ngày kể từ …”, “ít nhất 03 ngày làm việc trước khi …” are terms. */
/** “nơi tổ chức lễ hội có từ 5.000 lượt khách trở lên”: which ones are meant, not what is aimed at. */
const CONDITION = rx('(?:(?<!phấn\\s+đấu\\s+)có|quy\\s+mô|công\\s+suất|chiều\\s+dài|độ\\s+tuổi|những\\s+\\S+)\\s+$')
/** “quỹ đất 20%”, where no word strives: the share is part of a name. */
const NAMED_SHARE = rx('^\\s*(?:[,;.)]|$|(?:trong|của|tại|theo|thuộc|và|là|cho|để)\\s)')
const STRIVES = rx(
  `${W}(?:đạt|phấn\\s+đấu|tỷ\\s+lệ|chỉ\\s+tiêu|mục\\s+tiêu|bảo\\s+đảm|đảm\\s+bảo|giảm|tăng|hoàn\\s+thành|giải\\s+ngân|lên|còn|xuống|mức|khoảng|đủ)${E}`,
)
const TERM = rx('^\\s*(?:làm\\s+việc|kể\\s+từ|từ\\s|trước|sau|tính)')
const AIM = rx('mỗi\\s|xây\\s+dựng\\s+mới|trồng\\s+mới|thành\\s+lập\\s+mới|phấn\\s+đấu|đạt\\s|chỉ\\s+tiêu|tổ\\s+chức\\s')
const YEARLY = rx(`${W}(?:hằng|hàng|mỗi)\\s+năm(?![\\p{L}])|[%\\p{L}]\\s*/\\s*năm(?![\\p{L}])`)
const UNTIL = rx(`${W}(?:đến(?:\\s+hết)?|hết)\\s+năm\\s+(\\d{4})(?!\\d)`)
const MEASURE = 120

function opOf(word: string | undefined, upwards: boolean): Target['op'] {
  if (upwards) return '>='
  return OPS.find(([pattern]) => pattern.test(word ?? ''))?.[1] ?? '='
}

/** No sentence of a letter is longer; hostile text takes no more than its length. */
const LONGEST = 1200

/** The sentence around a place, and where the place is in it: a figure belongs to the year its own sentence names. */
function sentence(key: string, at: number): { readonly text: string; readonly place: number } {
  const lo = Math.max(0, at - LONGEST)
  const around = key.slice(lo, at + LONGEST)
  const begin = around.lastIndexOf('. ', at - lo) + 1
  const end = around.indexOf('. ', at - lo)
  return { text: around.slice(begin, end < 0 ? around.length : end), place: at - lo - begin }
}

/** The clause around a place, from one semicolon or full stop to the next. */
function clause(key: string, at: number): string {
  const { text, place } = sentence(key, at)
  const end = text.indexOf(';', place)
  return text.slice(text.lastIndexOf(';', place) + 1, end < 0 ? text.length : end)
}

function byOf(key: string, at: number): Target['by'] {
  const around = sentence(key, at).text
  return UNTIL.exec(around)?.[1] ?? (YEARLY.test(around) ? 'yearly' : null)
}

/** What tells when, at the end of a measure. */
const WHEN = rx(
  '[\\s,(]+(?:và\\s+)?(?:trước|xong|hoàn\\s+thành|chậm\\s+nhất|(?:ngay\\s+)?trong\\s+(?:ngày|tháng|quý|năm)|vào\\s+(?:cuối|đầu|ngày|tháng|năm)|đến\\s+(?:hết|ngày|cuối|năm)|hằng\\s+năm|mỗi\\s+năm)(?![\\p{L}]).*$',
)

function after(piece: Piece, at: number): string {
  const rest = piece.text.slice(at, at + MEASURE)
  const stop = rest.search(/[;.]|(?:,| và)?\s(?:trên |ít nhất |tối thiểu |từ )?\d+(?:[.,]\d+)?\s*%/u)
  const words = stop < 0 ? rest : rest.slice(0, stop)
  const when = WHEN.exec(keyOf(words))?.index ?? words.length
  return words
    .slice(0, when)
    .replace(/[\s,(]+$/u, '')
    .trim()
}

function before(piece: Piece, at: number): string {
  return piece.text
    .slice(Math.max(0, at - MEASURE), at)
    .replace(/^.*[;.]\s*/su, '')
    .replace(/\s+(?:đạt|là|lên|xuống|còn)?\s*$/u, '')
    .replace(/^(?:(?:phấn đấu|bảo đảm|đảm bảo|nâng|đến (?:hết |cuối )?(?:năm \d{4}|\d{1,2}\/\d{1,2}\/\d{4}),?)\s+)+/iu, '')
    .trim()
}

type Placed = Target & { readonly at: number }

function isShareAimed(key: string, match: RegExpExecArray): boolean {
  const [words, op, , upwards] = match
  if (op !== undefined || upwards !== undefined || !NAMED_SHARE.test(key.slice(match.index + words.length))) return true
  const before = key.slice(Math.max(0, match.index - MEASURE), match.index).replace(/^.*[;.]\s/su, '')
  return before.trim() === '' || STRIVES.test(before)
}

function sharesIn(piece: Piece, key: string): Placed[] {
  return [...key.matchAll(PERCENT)]
    .filter((match) => isShareAimed(key, match))
    .map((match) => {
      const later = match[1] === 'từ' && UPWARDS_LATER.test(key.slice(match.index + match[0].length))
      const upwards = match[3] !== undefined || later
      const measure = match[3] !== undefined ? '' : after(piece, match.index + match[0].length)
      const value = Number((match[2] ?? '').replace(',', '.'))
      return { at: match.index, measure: measure || before(piece, match.index), op: opOf(match[1], upwards), value, unit: '%', by: byOf(key, match.index) }
    })
}

/** “ít nhất 01 mô hình … và 02 mô hình …”: the second shares the first's “at least”. */
function sharedOp(key: string, at: number, found: readonly Placed[]): Target['op'] {
  const joins = /(?:và|,)\s?$/u.test(key.slice(Math.max(0, at - 5), at))
  return (joins ? found.findLast((one) => at - one.at < 60)?.op : undefined) ?? '='
}

/** Does a count set an aim: by its word, by “trở lên”, or because its clause strives for something? A term sets none. */
function isAim(key: string, match: RegExpExecArray): boolean {
  const [words, word, , noun = '', upwards] = match
  if (/^từ/u.test(word ?? '') && CONDITION.test(key.slice(Math.max(0, match.index - 40), match.index))) return false
  if (TERM.test(key.slice(match.index + words.length)) || (noun === 'ngày' && /quá|đa/u.test(word ?? ''))) return false
  return (word !== undefined && word !== 'từ') || upwards !== undefined || (ALWAYS.has(noun) && AIM.test(clause(key, match.index)))
}

function countsIn(piece: Piece, key: string): Placed[] {
  const found: Placed[] = []
  for (const match of [...key.matchAll(COUNT), ...key.matchAll(ANYTHING)]) {
    const [, word, figure = '', noun = '', upwards = ''] = match
    if (!isAim(key, match)) continue
    const start = match.index + match[0].length - noun.length - upwards.length
    const unit = piece.text.slice(start, start + noun.length).toLowerCase()
    const op = word === undefined && upwards === '' ? sharedOp(key, match.index, found) : opOf(word, upwards !== '')
    const told = after(piece, start)
    const measure = told.length > unit.length ? told : before(piece, match.index) || told
    found.push({ at: match.index, measure, op, value: Number(figure.replaceAll('.', '')), unit, by: byOf(key, match.index) })
  }
  return found
}

/** The day that stands nearest before an aim in its sentence: “đến hết quý III đạt 65% và đến ngày 31/01 đạt 100%”. */
function nearest(key: string, at: number, times: readonly TimeAt[]): Target['by'] {
  const from = at - sentence(key, at).place - 1
  const time = times.findLast((one) => one.from > from && one.to <= at && 'date' in one.due && !('period' in one.due))
  return time && 'date' in time.due ? (time.due.date ?? null) : null
}

/** Measurable aims: percentages anywhere, counts of things where the words set an aim. `key` has references blanked out. */
export function targetsIn(piece: Piece, key: string, by: Target['by'] = null, times: readonly TimeAt[] = []): readonly Target[] {
  const found = [...sharesIn(piece, key), ...countsIn(piece, key)].toSorted((a, b) => a.at - b.at)
  return found.map(({ at, ...target }) => ({ ...target, by: target.by ?? nearest(key, at, times) ?? by }))
}
