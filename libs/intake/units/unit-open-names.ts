import { writtenOut } from '../words/names.js'
import { anyOf, E, keyOf, rx, type Piece } from '../words/text.js'
import { PLACE } from './unit-departments.js'
import { stickAt, unitOf, withPlace, type Name } from './unit-name.js'
import { AFTER_NAMES } from '../words/vocabulary/after-names.js'
import { WORK_VERBS } from '../words/work-verbs.js'
import { JOINED_WORDS, OPEN_KINDS, SMALL_NAMED } from '../words/vocabulary/bodies.js'
import { OPEN_NAMES } from '../words/vocabulary/open-names.js'

const OPEN = rx(`(?:${anyOf(OPEN_KINDS)})\\s+(?=\\S)`, 'y')
const SMALL = rx(`(?:${anyOf(SMALL_NAMED)})${E}`, 'y')
const JOINED = rx(`(?:${anyOf(JOINED_WORDS)})${E}`, 'y')
const STOP = rx(`\\s+(?:${anyOf([...AFTER_NAMES, ...WORK_VERBS])})${E}|\\s+-\\s+|[,;:.()"]|$`, 'g')
const LONGEST = 110

const COMMA_NAMED = /^(?:chi cục|cục|trung tâm|phòng|vụ|viện|ban quản lý) /u

const CLOSES = rx(`^(.*?(?:(?:^|\\s)(?:${PLACE})|\\stỉnh(?!\\s+(?:ủy|đoàn))|\\sthành\\s+phố))(?=\\s+\\p{L})`)
// A province or a tier at the end closes a name: “Báo Quảng Bình | tăng thời lượng”.
const PLACED = rx(`\\s(?:tỉnh|thành\\s+phố|${PLACE})$`)

const NO_PART = /^và (?:Sở|Công an|Ủy ban|UBND|Bộ|Thanh tra|Văn phòng|Chủ tịch|Giám đốc|các (?:sở|cơ quan|đơn vị|địa|xã|huyện|ban))/u
const NEAR = 60

/** Says whether a unit begins at a place; a comma before one ends the name. */
export type BeginsUnit = (at: number) => boolean

function insideName(before: string, stop: string, rest: string): boolean {
  if (/\s(?:công|chương|quy|lộ|quá)$/u.test(before) && /^\s+trình/u.test(stop)) return true
  return stop === ',' && /(?:^|\s)phòng$/u.test(before) && /^,\s*chống/u.test(rest)
}

/** Words inside a name that look like its end: “Phòng, chống thiên tai”, “và Tìm kiếm cứu nạn”. */
function goesOn(piece: Piece, at: number, stop: RegExpExecArray, begins: BeginsUnit): boolean {
  const before = piece.key.slice(at, stop.index)
  if (PLACED.test(before)) return false
  const place = stop.index + stop[0].length - stop[0].trimStart().length
  if (insideName(before, stop[0], piece.key.slice(stop.index, stop.index + NEAR)) || stickAt(JOINED, piece.key, place)) return true
  const word = piece.text.slice(place, place + NEAR)
  // “Chi cục Chất lượng, Chế biến và …”: after the comma stands no unit, so the name goes on.
  if (stop[0] === ',' && COMMA_NAMED.test(before) && /^, \p{Lu}\p{Ll}/u.test(word)) return !begins(stop.index + 2)
  if (stop[0].trim() === 'và') return /^và (?:\p{Lu}\p{Ll}|các )/u.test(word) && !NO_PART.test(word) && !beginsOpenName(piece, place + 3)
  return stop[0].trim() === '-' ? /^- \p{Lu}\p{Ll}/u.test(word) : /^\p{Lu}\p{Ll}/u.test(word)
}

const OPEN_KNOWN = rx(
  `(?:${Object.entries(OPEN_NAMES)
    .map(([kind, names]) => `${kind.replace(/ /gu, '\\s+')}\\s+(?:${anyOf(names.map(keyOf))})`)
    .join('|')})${E}`,
  'y',
)
const OPEN_TAIL = rx(
  `(?:\\s+(?:và\\s+)?(?:tỉnh|thành\\s+phố|quốc\\s+gia|khu\\s+vực(?:\\s+(?:[ivx]{1,5}|\\d{1,2}))?|sở|huyện|thị\\s+xã|quận)${E}(?!\\s+(?:ủy|đoàn)))?(?:\\s+${PLACE}${E})?`,
  'y',
)

/** A branch or a centre by a name that the vocabulary holds, with the place behind it. */
function knownAt(piece: Piece, at: number): Name | null {
  const body = stickAt(OPEN_KNOWN, piece.key, at)
  if (!body) return null
  const to = at + body[0].length
  // “Công ty … Nước sạch và Vệ sinh nông thôn”: a longer name than the list's.
  if (/^ và \p{Lu}\p{Ll}/u.test(piece.text.slice(to, to + NEAR)) && !NO_PART.test(piece.text.slice(to + 1, to + NEAR)) && !beginsOpenName(piece, to + 4))
    return null
  // A name longer than the known one goes on in capitals: “Trung tâm Y tế Bảo Thắng”.
  const end = withPlace(piece, to + (stickAt(OPEN_TAIL, piece.key, to)?.[0].length ?? 0))
  return unitOf(writtenOut(piece.text.slice(at, end)), at, end)
}

// Boards that a letter calls by their kind alone, once it has named them.
const ITSELF = rx('^(?:ban\\s+chỉ\\s+(?:đạo|huy)|ban\\s+quản\\s+lý|tổ\\s+công\\s+tác|văn\\s+phòng\\s+thường\\s+trực)$')
const AFTER = rx(`^\\s+(?:${anyOf(AFTER_NAMES)})${E}|^\\s*[,;:.]`)

/** Where a name of an unknown body begins to be looked through for its end; null where no such name begins. */
function beginOf(piece: Piece, at: number): { readonly from: number; readonly small: number } | null {
  const kind = stickAt(OPEN, piece.key, at)
  if (!kind) return null
  const small = stickAt(SMALL, piece.key, at)?.[0].length ?? 0
  const begin = at + kind[0].length
  if (small > 0) return { from: Math.max(begin - 1, at + small), small }
  return /^\p{Lu}|^\d{1,3}(?![\d/])/u.test(piece.text.slice(begin, begin + 4)) ? { from: begin, small } : null
}

/** A name whose kind alone is meant: “Ban Chỉ đạo | tổ chức …”. Undefined where more of a name follows. */
function itselfAt(piece: Piece, at: number, small: number): Name | null | undefined {
  const to = at + small
  if (small === 0 || !AFTER.test(piece.key.slice(to, to + NEAR)) || /^\s\p{Lu}|^,\s*chống/u.test(piece.text.slice(to, to + NEAR))) return undefined
  return ITSELF.test(piece.key.slice(at, to)) ? unitOf(piece.text.slice(at, to), at, to) : null
}

/** Does a word stand here with which an open name begins? */
export const beginsOpenName = (piece: Piece, at: number): boolean => /\p{Lu}/u.test(piece.text.charAt(at)) && beginOf(piece, at) !== null

/** A province or a tier inside the words up to a stop closes the name there. */
function closedAt(piece: Piece, at: number, from: number, stop: number): Name | null {
  const closed = CLOSES.exec(piece.key.slice(from, stop))?.[1]
  if (closed === undefined) return null
  const to = from + closed.length
  const end = /(?:tỉnh|thành phố)$/u.test(closed) ? withPlace(piece, to) : to
  return unitOf(writtenOut(piece.text.slice(at, end)), at, end)
}

/** A name that no list of bodies holds: capitals after a word like `Chi cục`, up to the first verb or point. */
export function openNameAt(piece: Piece, at: number, begins: BeginsUnit): Name | null {
  if (!/\p{Lu}/u.test(piece.text.charAt(at))) return null
  const known = knownAt(piece, at)
  const begin = known ? null : beginOf(piece, at)
  if (!begin) return known
  const itself = itselfAt(piece, at, begin.small)
  if (itself !== undefined) return itself
  STOP.lastIndex = begin.from
  for (let stop = STOP.exec(piece.key); stop; stop = STOP.exec(piece.key)) {
    if (stop.index - at > LONGEST) return null
    const closed = closedAt(piece, at, begin.from, stop.index)
    if (closed) return closed
    if (stop[0] !== '' && goesOn(piece, at, stop, begins)) continue
    const text = piece.text.slice(at, stop.index).trimEnd()
    return unitOf(writtenOut(text), at, at + text.length)
  }
  return null
}
