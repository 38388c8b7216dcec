import type { DocumentKind, LetterDate, Urgency } from './draft.js'
import type { Line, Page } from './lines.js'
import { anyOf, capitalised, E, isUpperCase, joinPieces, keyOf, pieceOf, rx, slicePiece, type Piece } from './text.js'
import { FIELDS } from './vocabulary.js'

/** The head of a letter. Pieces know where they stood; `body` is the first line after the head. */
export interface Header {
  readonly heading: boolean
  readonly numberLine: boolean
  readonly kind: DocumentKind
  readonly number: Piece | null
  readonly symbol: Piece | null
  readonly issuer: { readonly name: string; readonly from: number; readonly to: number } | null
  readonly place: string | null
  readonly date: LetterDate | null
  readonly dateSpan: Piece | null
  readonly subject: Piece | null
  readonly subjectText: string | null
  readonly urgency: Urgency | null
  readonly body: number
}

const NATIONAL = rx(`cộng\\s+hòa\\s+xã\\s+hội|độc\\s+lập\\s*-\\s*tự\\s+do|đảng\\s+cộng\\s+sản\\s+việt\\s+nam`)
const ORGAN = rx(
  `^(?:ubnd|ủy\\s+ban|hội\\s+đồng|hđnd|sở|bộ|ban|văn\\s+phòng|thủ\\s+tướng|chính\\s+phủ|thanh\\s+tra|tỉnh\\s+ủy|thành\\s+ủy|huyện\\s+ủy|đảng\\s+(?:ủy|bộ)|cục|tổng\\s+cục|chi\\s+cục|công\\s+an|chủ\\s+tịch|trung\\s+tâm|trường|tòa\\s+án|viện|bảo\\s+hiểm|kho\\s+bạc|liên\\s+đoàn|mặt\\s+trận)${E}`,
)
const NUMBER = /^số\s*:?\s*([\d]{1,6}[a-zđ]?)?[\s.…_]{0,40}([-/])\s?([\p{L}\d][\p{L}\d&.]*(?:[-/][\p{L}\d&.]+)*)/u
const PLAIN_NUMBER = /^số\s*:\s*(\d{1,6})\s*$/u
const BLANK = '[\\s.…_/]{0,20}'
const DATE = rx(`^(?:(.{2,40}?),\\s*)?ngày${BLANK}(\\d{1,2})?${BLANK}tháng${BLANK}(\\d{1,2})?${BLANK}năm${BLANK}(\\d{4})`)
const VV = rx(`^(?:v/v|về\\s+việc)\\s*:?\\s*`)
const KINDS: readonly DocumentKind[] = ['kế hoạch', 'chỉ thị', 'công điện', 'thông báo', 'quyết định', 'kết luận', 'hướng dẫn', 'công văn']
const TITLE = rx(`^(?:${anyOf([...KINDS, 'nghị quyết', 'chương trình', 'đề án', 'phương án', 'báo cáo', 'tờ trình', 'quy chế', 'quy định'])})$`)
const TO = rx(`^kính\\s+gửi\\s*:?|điện\\s*:$`)
const OPENING = rx(
  `^(?:căn\\s+cứ|thực\\s+hiện|triển\\s+khai|theo|tiếp\\s+theo|để|nhằm|xét|trong\\s+thời\\s+gian|thời\\s+gian\\s+qua|ngày\\s+\\d|[ivx]{1,4}\\.|1\\.|phần\\s)`,
)
const URGENT: readonly (readonly [RegExp, Urgency])[] = [
  [rx('^hỏa\\s*tốc'), 'hỏa tốc'],
  [rx('^thượng\\s*khẩn'), 'thượng khẩn'],
  [rx('^khẩn$'), 'khẩn'],
]
const HEAD_LINES = 40

const PROPER = new Map(Object.values(FIELDS).map((name) => [keyOf(name), name]))
const ORGANS: Record<string, string> = {
  'ủy ban nhân dân': 'Ủy ban nhân dân',
  ubnd: 'Ủy ban nhân dân',
  'hội đồng nhân dân': 'Hội đồng nhân dân',
  'thủ tướng chính phủ': 'Thủ tướng Chính phủ',
  'chủ tịch ủy ban nhân dân': 'Chủ tịch Ủy ban nhân dân',
}
const TIER = rx(`^(tỉnh(?!\\s+ủy)|thành\\s+phố|huyện|thị\\s+xã|xã|phường|đặc\\s+khu)\\s+`)

const titled = (words: string): string => words.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase())

/** Capitals of a letter-head in ordinary spelling: `TỈNH LÀO CAI` → `tỉnh Lào Cai`, `SỞ NỘI VỤ` → `Sở Nội vụ`. */
export function organName(capitals: string): string {
  if (!isUpperCase(capitals)) return capitals
  const key = keyOf(capitals)
  for (const [organ, name] of Object.entries(ORGANS)) {
    const rest = key.startsWith(keyOf(organ)) ? capitals.slice(organ.length).trim() : null
    if (rest !== null) return rest === '' ? name : `${name} ${organName(rest)}`
  }
  const tier = TIER.exec(key)?.[0]
  if (tier !== undefined) return tier.trim() + ' ' + titled(capitals.slice(tier.length))
  const [first = '', ...others] = capitals.toLowerCase().split(' ')
  const field = PROPER.get(keyOf(others.join(' ')))
  if (/^(?:tỉnh|thành|huyện)$/u.test(first) && others[0] === 'ủy')
    return `${capitalised(first)} ủy${others.length > 1 ? ` ${titled(others.slice(1).join(' '))}` : ''}`
  return `${capitalised(first)} ${field ?? capitalised(others.join(' '))}`.trim()
}

function issuerOf(head: readonly Line[]): Header['issuer'] {
  let found: Line[] = []
  for (const line of head) {
    if (NATIONAL.test(line.key) || /^số/u.test(line.key)) continue
    const goesOn = found.length > 0 && TIER.test(line.key) && !/ủy ban|ubnd/u.test(line.key)
    if (!isUpperCase(line.text) || TITLE.test(line.key)) {
      if (found.length > 0 && found.at(-1) === head[head.indexOf(line) - 1]) break
    } else if (goesOn) found = [...found, line]
    else if (ORGAN.test(line.key)) found = [line]
  }
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return null
  return { name: organName(found.map((line) => line.text).join(' ')), from: first.from, to: last.to }
}

function numberOf(head: readonly Line[]): { number: Piece | null; symbol: Piece | null; numberLine: boolean } {
  for (const line of head) {
    const match = NUMBER.exec(line.key)
    if (match) {
      const start = match[0].length - (match[3] ?? '').length
      const digits = match[1] === undefined ? null : line.key.indexOf(match[1])
      return {
        number: digits === null ? null : slicePiece(line, digits, digits + (match[1] ?? '').length),
        symbol: slicePiece(line, start, match[0].length),
        numberLine: true,
      }
    }
    const plain = PLAIN_NUMBER.exec(line.key)
    if (plain) return { number: slicePiece(line, line.key.lastIndexOf(plain[1] ?? '')), symbol: null, numberLine: true }
  }
  return { number: null, symbol: null, numberLine: false }
}

const within = (value: string | undefined, max: number): number | null =>
  value !== undefined && Number(value) >= 1 && Number(value) <= max ? Number(value) : null

function dateOf(head: readonly Line[]): Pick<Header, 'place' | 'date' | 'dateSpan'> {
  for (const line of head) {
    const match = DATE.exec(line.key)
    if (!match) continue
    const place = match[1] === undefined ? null : line.text.slice(0, match[1].length)
    const start = place === null ? 0 : line.key.indexOf('ngày', place.length)
    return {
      place,
      date: { year: Number(match[4]), month: within(match[3], 12), day: within(match[2], 31) },
      dateSpan: slicePiece(line, start, match[0].length),
    }
  }
  return { place: null, date: null, dateSpan: null }
}

const endsHead = (line: Line): boolean => NATIONAL.test(line.key) || DATE.test(line.key) || TO.test(line.key) || /^số\s*:/u.test(line.key)

function subjectAfterVV(page: Page, at: number): { piece: Piece; end: number } {
  const first = page.lines[at]
  let end = at + 1
  while (end < page.lines.length) {
    const line = page.lines[end]
    if (!line || line.blankBefore || endsHead(line)) break
    end++
  }
  const cut = first ? slicePiece(first, VV.exec(first.key)?.[0].length ?? 0) : pieceOf('', 0, 0)
  return { piece: joinPieces([cut, ...page.lines.slice(at + 1, end)].filter((piece) => piece.text !== '')), end }
}

function subjectAfterTitle(page: Page, at: number): { piece: Piece | null; end: number } {
  let end = at + 1
  while (end < page.lines.length && end < at + 8) {
    const line = page.lines[end]
    const before = page.lines[end - 1]
    if (!line || !before || endsHead(line)) break
    const capitals = isUpperCase(line.text)
    if (end > at + 1 && (line.blankBefore || (isUpperCase(before.text) && !capitals))) break
    if (!capitals && OPENING.test(line.key) && (line.text.length > 160 || /[;.:]$/u.test(line.text))) break
    end++
  }
  return { piece: end === at + 1 ? null : joinPieces(page.lines.slice(at + 1, end)), end }
}

/** A title set in capitals, written small but for its first letter, the place and abbreviations. */
function spelled(title: string, known: readonly string[]): string {
  if (!isUpperCase(title)) return title
  const small = title.toLowerCase().replace(/(?<![\p{L}])(?:ubnd|hđnd|mttq|tthc|par index|pci|papi|sipas)(?![\p{L}])/gu, (short) => short.toUpperCase())
  return known.reduce((out, name) => (name === '' ? out : out.replaceAll(name.toLowerCase(), name)), capitalised(small))
}

function subjectOf(page: Page, vv: number, title: number): { piece: Piece | null; end: number } {
  if (vv >= 0) return subjectAfterVV(page, vv)
  return title >= 0 ? subjectAfterTitle(page, title) : { piece: null, end: 0 }
}

function urgencyOf(head: readonly Line[]): Urgency | null {
  return URGENT.find(([pattern]) => head.some((line) => pattern.test(line.key) && isUpperCase(line.text)))?.[1] ?? null
}

/** A title names its kind; what has none but a subject, a number or addressees is an official letter (Decree 30/2020, Appendix III). */
function kindOf(title: Line | undefined, isLetter: boolean): DocumentKind {
  if (title) return KINDS.find((kind) => keyOf(kind) === title.key) ?? 'khác'
  return isLetter ? 'công văn' : 'khác'
}

const belongsToHead = (line: Line): boolean => [NATIONAL, DATE, NUMBER].some((pattern) => pattern.test(line.key))

/** Reads the head: heading of the state or the Party, number, place and day, subject, urgency. What is left blank stays null. */
export function readHeader(page: Page): Header {
  const stop = page.lines.findIndex((line) => TO.test(line.key))
  const head = page.lines.slice(0, stop >= 0 && stop < HEAD_LINES ? stop : HEAD_LINES)
  const vv = head.findIndex((line) => VV.test(line.key))
  const title = head.findIndex((line) => TITLE.test(line.key) && isUpperCase(line.text))
  const { piece: subject, end } = subjectOf(page, vv, title)
  const number = numberOf(head)
  const when = dateOf(head)
  const last = head.findLastIndex(belongsToHead)
  const issuer = issuerOf(head.slice(0, Math.max(last, title, vv, 0) + 1))
  return {
    heading: head.some((line) => NATIONAL.test(line.key)) || issuer !== null,
    ...number,
    issuer,
    ...when,
    subject,
    urgency: urgencyOf(head),
    kind: kindOf(head[title], vv >= 0 || number.symbol !== null || stop >= 0),
    subjectText: subject && spelled(subject.text, [when.place ?? '']),
    body: stop >= 0 ? stop : Math.max(end, last + 1),
  }
}
