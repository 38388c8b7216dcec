import { bareOf } from '../words/bare.js'
import type { Reference } from '../shape/draft.js'
import { ISSUER_END, isoDay, LAW_END, readDay, readTitle, type DayRead, type Mention } from './reference-parts.js'
import { symbolAt } from './symbols.js'
import { anyOf, capitalised, keyOf, rx, slicePiece, W, type Piece } from '../words/text.js'
import { namesAt } from '../units/units.js'
import { LAW_NAMES } from '../words/vocabulary/laws.js'
import { PAPER_KINDS } from '../words/vocabulary/papers.js'

/** A cited paper with the place where it is first told in full. */
export interface ReferenceAt extends Reference {
  readonly from: number
  readonly to: number
}

// Without marks over letters: a scan loses them in “Nghị định” as anywhere, and the symbol behind it leaves no doubt.
const PRINTED = new Map(PAPER_KINDS.map((kind) => [bareOf(kind), kind as string]))
const KIND = `(?:${anyOf(PAPER_KINDS.map(bareOf))})`
const KIND_AT = rx(
  `${W}(${KIND})(?:\\s+(?:lien\\s+tich|lien\\s+nganh))?(?:\\s+\\(?so\\s*:?)?\\s+(?=\\d)|${W}(${KIND})\\s+(?:cua\\s+([^,;.()]{3,60}?)\\s+)?so\\s*:?\\s*(?=\\d)`,
  'g',
)
const AND = rx('\\s*(?:,|;|và|hoặc|&)\\s*(?:(?:số|sô)\\s*:?\\s*)?(?=\\d)', 'y')
// “Chỉ thị 05 của Bộ Chính trị”, “Nghị quyết 57”, “Đề án 06”: only kinds that are called by their number alone, and no counted thing.
const BY_NUMBER = /^(?:nghi quyet|chi thi|de an|ket luan|nghi dinh|thong tu|quyet dinh|cong dien|luat)$/u
const ALONE = rx(
  '(\\d{1,4})(?=\\s*(?:[,;.)"]|$)|\\s+(?:của|ngày|về|và|nêu|nói|trên|đến|tại|theo|là|được|thì|do|tiếp|bảo|với|cho|trong|năm|khóa)(?![\\p{L}]))',
  'y',
)
const COUNTED = rx('^\\s+(?:về\\s+)?(?:tháng|năm\\s+(?!\\d)|quý|tuần|ngày\\s+(?!\\d)|lần|nội\\s+dung|nhiệm\\s+vụ|%)')
const FORM = rx('(?:mẫu|biểu|phụ\\s+lục|bảng|form|phiếu)(?:\\s+(?:báo\\s+cáo|biểu))?(?:\\s+số)?\\s*:?\\s*$')
const PLENUM = rx(
  `${W}(nghị\\s+quyết|kết\\s+luận)\\s+((?:hội\\s+nghị\\s+(?:lần\\s+thứ\\s+\\S{1,12}\\s+)?)?(?:trung\\s+ương|tw)\\s+\\d{1,2}(?:\\s*\\(?,?\\s*khóa\\s+[ivx]+\\)?)?|đại\\s+hội\\s+(?:đại\\s+biểu\\s+)?(?:toàn\\s+quốc\\s+)?(?:lần\\s+thứ\\s+[ivx]+\\s+của\\s+đảng|xi{1,3}v?\\s+của\\s+đảng|(?:đại\\s+biểu\\s+)?đảng\\s+bộ\\s+(?:tỉnh|thành\\s+phố)(?:\\s+lần\\s+thứ\\s+[ivx]+)?))`,
  'g',
)
const LAW =
  /(?<![\p{L}])(?<!(?:Pháp|pháp|Dự thảo|dự thảo|Dự án|dự án|Văn phòng|Đoàn|Hội) )(Bộ luật|Bộ Luật|Luật|Pháp lệnh) (?=\p{Lu})|(?<![\p{L}])(Hiến pháp)(?= năm| nước|[,;.\s])/gu
const KNOWN_LAW = rx(`(?:${anyOf(LAW_NAMES.map(keyOf))})(?![\\p{L}])`, 'y')
const NO_LAW = /^(?:sư|gia|này|số|Gia|Sư)(?![\p{L}])/u
// Longest title looked for: a bound on the work done per citation.
const FAR = 700
const ATTACHED = rx(
  '(?:\\(\\s*|,\\s+)(?:(?:có|được|bản|sao|văn\\s+bản|chụp|phô\\s+tô|photo)\\s+){0,4}(?:gửi\\s+kèm|kèm\\s+theo|sao\\s+gửi|gửi\\s+(?:bản\\s+)?đính\\s+kèm|đính\\s+kèm|sao\\s+kèm)',
  'g',
)

function mention(kind: string, symbol: string | null, start: number, core: number): Mention {
  const words = kind.replace(/\s+/gu, ' ')
  return {
    kind: capitalised(PRINTED.get(bareOf(words)) ?? words.toLowerCase()),
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

function stick(pattern: RegExp, key: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place
  return pattern.exec(key)
}

/** “các Nghị định số 30/2020/NĐ-CP, 45/2025/NĐ-CP”: symbols after the first take its kind. */
function listed(piece: Piece, kind: string, from: number): Mention[] {
  const found: Mention[] = []
  for (let at = from; ;) {
    const joint = stick(AND, piece.key, at)
    const next = joint && symbolAt(piece.text, at + joint[0].length)
    if (!joint || !next) return found
    found.push(mention(kind, next.symbol, at + joint[0].length, next.to))
    at = next.to
  }
}

function byNumber(piece: Piece, kind: string, start: number, at: number): Mention | null {
  const alone = stick(ALONE, piece.key, at)
  const digits = alone?.[1] ?? ''
  const year = digits.length === 4 && /^(?:19|20)/u.test(digits)
  if (!alone || year || digits === '' || COUNTED.test(piece.key.slice(at + digits.length, at + digits.length + 20))) return null
  const stated = /s[ốô]\s*:?\s*$/u.test(piece.key.slice(start, at))
  const named = BY_NUMBER.test(kind) && /\p{Lu}/u.test(piece.text.charAt(start)) && digits.length > 1
  return stated || named ? mention(kind, digits, start, at + digits.length) : null
}

function numbered(piece: Piece): Mention[] {
  const found: Mention[] = []
  const bare = bareOf(piece.key)
  for (const match of bare.matchAll(KIND_AT)) {
    const kind = match[1] ?? match[2] ?? ''
    const at = match.index + match[0].length
    if (FORM.test(piece.key.slice(Math.max(0, match.index - 30), match.index))) continue
    const symbol = symbolAt(piece.text, at)
    const begin = match[3] === undefined ? 0 : bare.indexOf(match[3], match.index)
    const issuer = match[3] === undefined ? null : piece.text.slice(begin, begin + match[3].length)
    if (symbol) found.push({ ...mention(kind, symbol.symbol, match.index, symbol.to), issuer }, ...listed(piece, kind, symbol.to))
    else {
      const short = byNumber(piece, kind, match.index, at)
      if (short) found.push(short)
    }
  }
  return found
}

// “Công văn số A ngày … của X và số B ngày …”: a symbol after “số” takes the kind of the paper before it.
const LATER = rx('(?:,|;|và)\\s+số\\s*:?\\s*(?=\\d)', 'g')

function laterOnes(piece: Piece, known: readonly Mention[]): Mention[] {
  const found: Mention[] = []
  for (const match of piece.key.matchAll(LATER)) {
    const at = match.index + match[0].length
    const symbol = symbolAt(piece.text, at)
    const before = known.findLast((one) => one.start < at)
    if (symbol && before && !known.some((one) => one.core === symbol.to)) found.push(mention(before.kind, symbol.symbol, at, symbol.to))
  }
  return found
}

function law(piece: Piece, kind: string, start: number, from: number): Mention | null {
  const known = stick(KNOWN_LAW, piece.key, from)?.[0].length
  const end = from + (known ?? LAW_END.exec(piece.key.slice(from, from + FAR))?.index ?? 0)
  if (end - from > 140 || end - from < 2 || NO_LAW.test(piece.text.slice(from, from + 20))) return null
  // “Luật Tổ chức chính quyền địa phương số 72/2025/QH15”: a name and a symbol, one paper.
  const number = /^\s+số\s*:?\s*/u.exec(piece.key.slice(end, end + 12))
  const symbol = number && symbolAt(piece.text, end + number[0].length)
  return { ...mention(kind, symbol?.symbol ?? null, start, symbol?.to ?? end), title: piece.text.slice(from, end) }
}

function laws(piece: Piece): Mention[] {
  return Array.from(piece.text.matchAll(LAW), (match) => {
    const end = match.index + match[0].length
    return match[2] === undefined ? law(piece, match[1] ?? 'Luật', match.index, end) : mention(match[2], null, match.index, end)
  }).filter((one) => one !== null)
}

function starts(piece: Piece): Mention[] {
  const found = numbered(piece)
  for (const match of piece.key.matchAll(PLENUM)) {
    const end = match.index + match[0].length
    const plenum = mention(match[1] ?? 'Nghị quyết', null, match.index, end)
    const name = piece.text.slice(end - (match[2] ?? '').length, end)
    // A plenum is who resolved; a congress gives its resolution the only name it has.
    found.push(/^đại/iu.test(name) ? { ...plenum, title: name } : { ...plenum, issuer: name })
  }
  found.push(...laterOnes(piece, found), ...laws(piece).filter((law) => !found.some((one) => one.start === law.start)))
  return found.toSorted((a, b) => a.start - b.start)
}

const ISSUER = rx(
  '^\\s*,?\\s*(?:của\\s+(?:hội\\s+nghị\\s+(?:lần\\s+thứ\\s+\\S{1,5}\\s+)?)?|do\\s+|(?<!,\\s*)(?=(?:chính\\s+phủ|thủ\\s+tướng|ubnd|ủy\\s+ban\\s+nhân\\s+dân|bộ\\s+(?:trưởng|chính\\s+trị)|ban\\s+bí\\s+thư)\\s))',
)

const PROPOSED = rx(
  '(?:đề\\s+nghị|báo\\s+cáo|đề\\s+xuất|ý\\s+kiến|tham\\s+mưu|văn\\s+bản)(?:\\s+[\\p{L},]+){0,4}?\\s+của\\s+(?:đồng\\s+chí\\s+)?([^,;.:()]{3,90}?)\\s+tại\\s+(?:các\\s+)?$',
)
const HEAD_OF = /^(?:giám đốc|chánh|chủ tịch|trưởng|thủ trưởng|cục trưởng) /u

/** “Theo đề nghị của Giám đốc Sở … tại Tờ trình số …”: who proposed it issued it. */
function proposer(piece: Piece, start: number): string | null {
  const from = Math.max(0, start - 160)
  const name = PROPOSED.exec(piece.key.slice(from, start))?.[1]
  if (name === undefined) return null
  const at = piece.key.lastIndexOf(name, start)
  return piece.text.slice(at + (HEAD_OF.exec(name)?.[0].length ?? 0), at + name.length)
}

/** “Luật Đất đai năm 2024”: the year is part of what the law is called, not the day it was made. */
const isCalled = (one: Mention, day: DayRead): boolean => one.symbol === null && day.month === null && NO_ISSUER.test(one.kind)
const NO_ISSUER = /^(?:Luật|Bộ luật|Hiến pháp)$/u
const NOBODY = /^(?:tỉnh|nhà nước|đảng|trung ương|cấp trên|mình|ngành)$/u

function takeDay(piece: Piece, one: Mention, limit: number): void {
  const day = one.date === null ? readDay(piece.key.slice(one.core, limit)) : null
  if (!day) return
  if (!isCalled(one, day)) one.date = isoDay(day)
  one.core += day.length
}

/** A body known by a name with commas in it: “Bộ Văn hóa, Thể thao và Du lịch”. */
function knownLength(piece: Piece, at: number, limit: number): number {
  const [name] = namesAt(piece, at)
  return name && !name.group && name.from <= at + 30 && name.to <= limit ? name.to - at : 0
}

/** “Thủ tướng Chính phủ đã ban hành Chỉ thị số …”: who issued it stands before. */
const ISSUED = rx('(?:^|[.;,]\\s+)([^.;,]{4,90}?)\\s+(?:đã\\s+|vừa\\s+|đã\\s+có\\s+|có\\s+)?ban\\s+hành\\s+(?:các\\s+)?$')
function subjectBefore(piece: Piece, start: number): string | null {
  const from = Math.max(0, start - 130)
  const match = ISSUED.exec(piece.key.slice(from, start))
  if (!match) return null
  const at = from + match.index + match[0].indexOf(match[1] ?? '')
  const [name] = namesAt(piece, at)
  return name && !name.group && name.to === at + (match[1] ?? '').length ? piece.text.slice(at, name.to) : null
}

function takeIssuer(piece: Piece, one: Mention, limit: number): void {
  const from = ISSUER.exec(piece.key.slice(one.core, limit))
  if (!from) {
    one.issuer ??= proposer(piece, one.start) ?? subjectBefore(piece, one.start)
    return
  }
  if (one.issuer !== null || NO_ISSUER.test(one.kind)) return
  const begin = one.core + from[0].length
  const length = Math.max(ISSUER_END.exec(piece.key.slice(begin, limit))?.index ?? limit - begin, knownLength(piece, begin, limit))
  if (length < 3 || length > 120 || NOBODY.test(piece.key.slice(begin, begin + length))) return
  one.issuer = piece.text.slice(begin, begin + length).trim()
  one.core = begin + length
}

/** Day and issuer behind a symbol; the day may stand after the issuer: “… của Bộ Y tế ngày 05/8/2024”. */
function readCore(piece: Piece, one: Mention, limit: number): void {
  takeDay(piece, one, limit)
  takeIssuer(piece, one, limit)
  takeDay(piece, one, limit)
}

/** “Quyết định số A và Quyết định số B của Bộ Chính trị”: one issuer for both. */
function shareIssuer(piece: Piece, found: readonly Mention[]): void {
  for (const [i, next] of [...found.entries()].reverse()) {
    const one = found[i - 1]
    if (!one || one.issuer !== null || one.kind !== next.kind || (one.date !== null && next.date === null)) continue
    if (/^\s*(?:và|,|;|hoặc)?\s*(?:số\s*:?)?\s*$/u.test(piece.key.slice(one.core, next.start))) one.issuer = next.issuer
  }
}

function mentionsOf(piece: Piece, opening: boolean): readonly Mention[] {
  const found = starts(piece)
  found.forEach((one, i) => {
    readCore(piece, one, found[i + 1]?.start ?? piece.key.length)
  })
  found.forEach((one, i) => {
    readTitle(piece, one, found.slice(i + 1, i + 6), opening)
  })
  shareIssuer(piece, found)
  for (const mark of piece.key.matchAll(ATTACHED)) {
    const of = found.findLast((one) => one.start < mark.index)
    if (of) (of.root ?? of).attached = true
  }
  return found
}

const nameless = (one: Mention): string => `${keyOf(one.kind)} ${keyOf(one.title ?? one.issuer ?? '').replace(/\s+/gu, ' ')}`

const numberOf = (symbol: string): string => /^0*(\d+)/u.exec(symbol)?.[1] ?? symbol

/** “Nghị quyết 57” after “Nghị quyết số 57-NQ/TW” is the same paper; its number alone is a new one only where no other has it. */
function idOf(one: Mention, byNumber: Map<string, string>): string {
  if (one.symbol === null) return nameless(one)
  const symbol = keyOf(one.symbol)
  const called = `${keyOf(one.kind)} ${numberOf(symbol)}`
  if (/^\d+[a-zđ]?$/u.test(symbol)) return byNumber.get(called) ?? called
  if (!byNumber.has(called)) byNumber.set(called, symbol)
  return symbol
}

function told(known: ReferenceAt, one: Mention): ReferenceAt {
  return {
    ...known,
    date: known.date ?? one.date,
    issuer: known.issuer ?? one.issuer,
    title: known.title ?? one.title,
    attached: known.attached || one.attached,
  }
}

/**
 * Every paper named in the pieces, once, in the order of reading: the first telling gives the facts, later ones fill what it left open.
 * `own` is the letter's own symbol (`1026/KH-UBND`), which is no reference wherever it stands.
 */
export function readReferences(
  parts: readonly { readonly piece: Piece; readonly role: Reference['role'] }[],
  own: string | null = null,
): {
  readonly list: readonly ReferenceAt[]
  readonly spans: readonly (readonly [number, number])[]
} {
  const list = new Map<string, ReferenceAt>()
  const byNumber = new Map<string, string>()
  const spans: (readonly [number, number])[] = []
  for (const { piece, role } of parts) {
    for (const one of mentionsOf(piece, role === 'basis')) {
      const place = slicePiece(piece, one.start, one.end)
      spans.push([place.from, place.to])
      const itself = own !== null && one.symbol !== null && keyOf(one.symbol) === keyOf(own)
      if (itself) continue
      const id = idOf(one, byNumber)
      const known = list.get(id)
      const { kind, symbol, date, issuer, title, attached } = one
      list.set(id, known ? told(known, one) : { kind, symbol, date, issuer, title, role, attached, from: place.from, to: place.to })
    }
  }
  return { list: [...list.values()], spans }
}
