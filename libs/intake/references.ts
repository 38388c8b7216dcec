import type { Reference } from './draft.js'
import { anyOf, capitalised, E, keyOf, rx, slicePiece, W, type Piece } from './text.js'
import { PAPER_KINDS } from './vocabulary.js'

/** A cited paper with the place where it is first told in full. */
export interface ReferenceAt extends Reference {
  readonly from: number
  readonly to: number
}

interface Mention {
  readonly kind: string
  readonly symbol: string | null
  readonly start: number
  /** End of symbol, day and issuer. */
  core: number
  date: string | null
  issuer: string | null
  title: string | null
  end: number
  attached: boolean
  root: Mention | null
}

const PRINTED = new Map(PAPER_KINDS.map((kind) => [keyOf(kind), kind as string]))
const KIND = `(?:${anyOf(PAPER_KINDS)})`
const NUMBERED = rx(
  `${W}(${KIND})\\s+(?:số\\s*:?\\s*)?(\\d{1,6}[a-zđ]?(?:/\\d{4})?\\s?[-/]\\s?[a-zđ][\\p{L}\\d&]*(?:[-/][\\p{L}\\d&]+)*|\\d{1,5}(?=\\s+(?:của|ngày)\\s))|(?<=[\\p{L}\\d]\\s+(?:và|,)\\s+)số\\s+(\\d{1,6}[-/][\\p{L}\\d&]+(?:[-/][\\p{L}\\d&]+)*)`,
  'g',
)
const PLENUM = rx(
  `${W}nghị\\s+quyết\\s+((?:hội\\s+nghị\\s+(?:lần\\s+thứ\\s+\\d+\\s+)?)?(?:trung\\s+ương|tw)\\s+\\d{1,2}(?:\\s*\\(?,?\\s*khóa\\s+[ivx]+\\)?)?)`,
  'g',
)
const LAW = /(?<![\p{L}])(?<!(?:Pháp|pháp) )(Bộ luật|Bộ Luật|Luật) (?=\p{Lu})/gu
const LAW_END = rx('[;.,:("]|\\s+(?:về|ngày|số|năm\\s+\\d|được|đã|do|tại|trong|để|của|này|hiện\\s+hành|sửa\\s+đổi|và\\s+(?:các|luật|nghị))(?![\\p{L}])|$')
const DAY = rx('^\\s*,?\\s*(?:ký\\s+)?ngày\\s+(\\d{1,2})\\s*(?:[/.-]|\\s+tháng\\s+)\\s*(\\d{1,2})\\s*(?:[/.-]|\\s+năm\\s+)\\s*(\\d{4})')
const ISSUER = rx('^\\s*,?\\s*của\\s+(?:hội\\s+nghị\\s+(?:lần\\s+thứ\\s+\\S{1,5}\\s+)?)?')
const ISSUER_END = rx(
  `\\s*[;:,."]|\\s+\\((?!\\s*khóa)|\\)(?<!\\(\\s*khóa\\s[^()]{1,8}\\))|\\s+(?:về|quy\\s+định|hướng\\s+dẫn|ban\\s+hành|phê\\s+duyệt|sửa\\s+đổi|đã|được|tại|trong|nhằm|để|theo|bảo\\s+đảm|đảm\\s+bảo|đến|trên)${E}|\\s+và\\s+(?:các\\s|${KIND}\\s)|$`,
)
const TITLE_START = rx(`^\\s*(?:,\\s*)?(?:(?:về\\s+việc|về)\\s+|(?="|(?:quy\\s+định|hướng\\s+dẫn|phê\\s+duyệt|sửa\\s+đổi)${E}))`)
const CITE = `(?:\\s*[,;]\\s*|\\s+và\\s+)${KIND}\\s+(?:số|\\d|trung\\s+ương)`
const SPEAKS =
  '(?:\\s*[,;.]\\s*)(?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân|bộ|sở)\\s[^,;.]{0,60}?(?:yêu\\s+cầu|đề\\s+nghị|giao|xây\\s+dựng|ban\\s+hành|chỉ\\s+đạo|triển\\s+khai)'
const TITLE_END = rx(`\\s*\\((?!\\s*khóa)|${CITE}|${SPEAKS}|[.](?=\\s|$|/)|\\.{3}|:|$`)
const BODY_TITLE_END = rx(`\\s*,\\s+(?:nhằm|để)\\s|\\s*\\((?!\\s*khóa)|${CITE}|[.](?=\\s|$|/)|[;:]|$`)
// Longest title looked for: a bound on the work done per citation.
const FAR = 700
const ATTACHED = rx('\\(\\s*(?:có\\s+|bản\\s+)?(?:gửi\\s+kèm|kèm\\s+theo|sao\\s+gửi|gửi\\s+đính\\s+kèm)', 'g')

function isoDay(match: RegExpExecArray): string | null {
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function mention(kind: string, symbol: string | null, start: number, core: number): Mention {
  return {
    kind: capitalised(PRINTED.get(keyOf(kind)) ?? kind.toLowerCase()),
    symbol,
    start,
    core,
    date: null,
    issuer: null,
    title: null,
    end: core,
    attached: false,
    root: null,
  }
}

function starts(piece: Piece): Mention[] {
  const found: Mention[] = []
  for (const match of piece.key.matchAll(NUMBERED)) {
    const end = match.index + match[0].length
    const symbol = (match[2] ?? match[3] ?? '').length
    found.push(mention(match[1] ?? found.at(-1)?.kind ?? 'Văn bản', piece.text.slice(end - symbol, end).replace(/\s/gu, ''), match.index, end))
  }
  for (const match of piece.key.matchAll(PLENUM)) {
    const end = match.index + match[0].length
    const plenum = mention('Nghị quyết', null, match.index, end)
    found.push({ ...plenum, issuer: piece.text.slice(end - (match[1] ?? '').length, end) })
  }
  for (const match of piece.text.matchAll(LAW)) {
    const from = match.index + match[0].length
    const end = from + (LAW_END.exec(piece.key.slice(from, from + FAR))?.index ?? 0)
    if (end - from > 90 || /^s(?:ố|ố) /u.test(piece.key.slice(from))) continue
    found.push({ ...mention(match[1] ?? 'Luật', null, match.index, end), title: piece.text.slice(from, end) })
  }
  return found.toSorted((a, b) => a.start - b.start)
}

function readCore(piece: Piece, one: Mention, limit: number): void {
  const rest = piece.key.slice(one.core, limit)
  const day = DAY.exec(rest)
  if (day) [one.date, one.core] = [isoDay(day), one.core + day[0].length]
  const from = ISSUER.exec(piece.key.slice(one.core, limit))
  if (!from || one.issuer !== null) return
  const begin = one.core + from[0].length
  const length = ISSUER_END.exec(piece.key.slice(begin, limit))?.index ?? limit - begin
  if (length < 3 || length > 120) return
  one.issuer = piece.text.slice(begin, begin + length).trim()
  one.core = begin + length
}

function readTitle(piece: Piece, one: Mention, later: readonly Mention[], opening: boolean): void {
  one.end = one.core
  const start = one.title === null ? TITLE_START.exec(piece.key.slice(one.core, one.core + FAR)) : null
  if (!start) return
  const begin = one.core + start[0].length
  const quoted = piece.key.charAt(begin) === '"' ? piece.key.indexOf('"', begin + 1) : -1
  if (quoted > 0) [one.title, one.end] = [piece.text.slice(begin + 1, quoted), quoted + 1]
  else {
    const pattern = opening ? TITLE_END : BODY_TITLE_END
    const stop = begin + (pattern.exec(piece.key.slice(begin, begin + FAR))?.index ?? 0)
    const nested = later.find((other) => other.start >= begin && other.start < stop && other.symbol !== null)
    one.end = nested ? nested.core : stop
    one.title = piece.text.slice(begin, one.end).replace(/[\s,;/]+$/u, '')
    if (nested) nested.root = one.root ?? one
  }
  if (one.title === '' || one.title.length > 600) one.title = null
}

function mentionsOf(piece: Piece, opening: boolean): readonly Mention[] {
  const found = starts(piece)
  found.forEach((one, i) => {
    readCore(piece, one, found[i + 1]?.start ?? piece.key.length)
  })
  found.forEach((one, i) => {
    readTitle(piece, one, found.slice(i + 1, i + 6), opening)
  })
  // “Quyết định số A và Quyết định số B của Bộ Chính trị”: one issuer for both.
  found.forEach((one, i) => {
    const next = found[i + 1]
    if (next && one.issuer === null && one.date === null && one.kind === next.kind && /^\s+và\s+$/u.test(piece.key.slice(one.core, next.start)))
      one.issuer = next.issuer
  })
  for (const mark of piece.key.matchAll(ATTACHED)) {
    const of = found.findLast((one) => one.start < mark.index)
    if (of) (of.root ?? of).attached = true
  }
  return found
}

const idOf = (one: Mention): string => (one.symbol === null ? `${keyOf(one.kind)} ${keyOf(one.title ?? one.issuer ?? '')}` : keyOf(one.symbol))

/** Every paper named in the pieces, once, in the order of reading: the first telling gives the facts, later ones fill what it left open. */
export function readReferences(parts: readonly { readonly piece: Piece; readonly role: Reference['role'] }[]): {
  readonly list: readonly ReferenceAt[]
  readonly spans: readonly (readonly [number, number])[]
} {
  const list = new Map<string, ReferenceAt>()
  const spans: (readonly [number, number])[] = []
  for (const { piece, role } of parts) {
    for (const one of mentionsOf(piece, role === 'basis')) {
      const { from, to } = slicePiece(piece, one.start, one.end)
      spans.push([from, to])
      const known = list.get(idOf(one))
      const { kind, symbol, date, issuer, title, attached } = one
      list.set(
        idOf(one),
        known
          ? { ...known, date: known.date ?? date, issuer: known.issuer ?? issuer, title: known.title ?? title, attached: known.attached || attached }
          : { kind, symbol, date, issuer, title, role, attached, from, to },
      )
    }
  }
  return { list: [...list.values()], spans }
}
