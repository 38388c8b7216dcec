import type { Target } from './draft.js'
import { rx, W, type Piece } from './text.js'

const OPS: readonly (readonly [RegExp, Target['op']])[] = [
  [rx('^trên$'), '>'],
  [rx('^dưới$'), '<'],
  [rx('^(?:tối\\s+đa|không\\s+quá|không\\s+vượt\\s+quá)$'), '<='],
  [rx('^(?:ít\\s+nhất|tối\\s+thiểu|không\\s+dưới)$'), '>='],
]
const OP = '(?:(trên|dưới|ít\\s+nhất|tối\\s+thiểu|không\\s+dưới|tối\\s+đa|không\\s+quá|không\\s+vượt\\s+quá|từ)\\s+)?'
const PERCENT = rx(`${W}${OP}(\\d{1,3}(?:[.,]\\d{1,2})?)\\s*%(\\s*trở\\s+lên)?`, 'g')
const NOUNS =
  'mô\\s+hình|điển\\s+hình|lớp|hội\\s+nghị|cuộc|buổi|hộ|sản\\s+phẩm|công\\s+trình|câu\\s+lạc\\s+bộ|đợt|ha|tỷ\\s+đồng|triệu\\s+đồng|người|doanh\\s+nghiệp|hợp\\s+tác\\s+xã|dự\\s+án|sáng\\s+kiến|km|tổ|đội|lượt'
const COUNT = rx(`${W}${OP}(\\d{1,3}(?:\\.\\d{3})+|\\d{1,6})\\s+(${NOUNS})(?![\\p{L}])(\\s+trở\\s+lên)?`, 'g')
const AIM = rx('mỗi\\s|xây\\s+dựng\\s+mới|phấn\\s+đấu|đạt\\s|chỉ\\s+tiêu|tổ\\s+chức\\s')
const YEARLY = rx(`${W}(?:hằng|hàng|mỗi)\\s+năm(?![\\p{L}])`)
const UNTIL = rx(`${W}(?:đến(?:\\s+hết)?|hết)\\s+năm\\s+(\\d{4})(?!\\d)`)
const MEASURE = 120

function opOf(word: string | undefined, upwards: boolean): Target['op'] {
  if (upwards) return '>='
  return OPS.find(([pattern]) => pattern.test(word ?? ''))?.[1] ?? '='
}

/** The sentence around a place: a figure belongs to the year its own sentence names. */
function sentence(key: string, at: number): string {
  const end = key.indexOf('. ', at)
  return key.slice(key.lastIndexOf('. ', at) + 1, end < 0 ? key.length : end)
}

function byOf(key: string, at: number): Target['by'] {
  const around = sentence(key, at)
  return UNTIL.exec(around)?.[1] ?? (YEARLY.test(around) ? 'yearly' : null)
}

function after(piece: Piece, at: number): string {
  const rest = piece.text.slice(at, at + MEASURE)
  const stop = rest.search(/[;.]|\d/u)
  return (stop < 0 ? rest : rest.slice(0, stop)).replace(/[\s,(]+$/u, '').trim()
}

function before(piece: Piece, at: number): string {
  return piece.text
    .slice(Math.max(0, at - MEASURE), at)
    .replace(/^.*[;.]\s*/su, '')
    .replace(/\s+(?:đạt|là)?\s*$/u, '')
    .trim()
}

type Placed = Target & { readonly at: number }

function sharesIn(piece: Piece, key: string): Placed[] {
  return [...key.matchAll(PERCENT)].map((match) => {
    const upwards = match[3] !== undefined
    const measure = upwards ? '' : after(piece, match.index + match[0].length)
    const value = Number((match[2] ?? '').replace(',', '.'))
    return { at: match.index, measure: measure || before(piece, match.index), op: opOf(match[1], upwards), value, unit: '%', by: byOf(key, match.index) }
  })
}

/** “ít nhất 01 mô hình … và 02 mô hình …”: the second shares the first's “at least”. */
function sharedOp(key: string, at: number, found: readonly Placed[]): Target['op'] {
  const joins = /(?:và|,)\s?$/u.test(key.slice(Math.max(0, at - 5), at))
  return (joins ? found.findLast((one) => at - one.at < 60)?.op : undefined) ?? '='
}

function countsIn(piece: Piece, key: string): Placed[] {
  const aims = AIM.test(key)
  const found: Placed[] = []
  for (const match of key.matchAll(COUNT)) {
    const [, word, figure = '', noun = '', upwards = ''] = match
    if (!aims && (word === undefined || word === 'từ')) continue
    const start = match.index + match[0].length - noun.length - upwards.length
    const unit = piece.text.slice(start, start + noun.length).toLowerCase()
    const op = word === undefined && upwards === '' ? sharedOp(key, match.index, found) : opOf(word, upwards !== '')
    found.push({ at: match.index, measure: after(piece, start), op, value: Number(figure.replaceAll('.', '')), unit, by: byOf(key, match.index) })
  }
  return found
}

/** Measurable aims: percentages anywhere, counts of things where the words set an aim. `key` has references blanked out. */
export function targetsIn(piece: Piece, key: string, by: Target['by'] = null): readonly Target[] {
  const found = [...sharesIn(piece, key), ...countsIn(piece, key)].toSorted((a, b) => a.at - b.at)
  return found.map(({ at: _at, ...target }) => ({ ...target, by: target.by ?? by }))
}
