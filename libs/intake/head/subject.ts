import type { DocumentKind } from '../shape/draft.js'
import type { Anchor } from './head-anchors.js'
import { inCapitals } from './issuer.js'
import { labelOf } from '../lines/lines.js'
import { anyOf, E, keyOf, rx, slicePiece, type Piece } from '../words/text.js'
import { SYMBOL_KINDS, TITLE_KINDS } from '../words/vocabulary/papers.js'

/** A line of the flow of the head; `hard` when nothing goes on over what stands before it. */
export interface FlowLine {
  readonly piece: Piece
  readonly from: number
  readonly to: number
  readonly hard: boolean
  /** It begins another column. */
  readonly apart: boolean
}

const VV = rx('(?<![\\p{L}/])v\\s?/\\s?v(?![\\p{L}/])\\s*[:.]?\\s*|^về\\s+việc\\s*:?\\s+')
const ABOUT = rx('^(?:v\\s?/\\s?v|về\\s+việc)\\s*:?\\s*')
const TITLES = Object.keys(TITLE_KINDS)
const TITLE = rx(`^(?:${anyOf(TITLES)})\\s*[:.]?$`)
const OPENS_TITLE = rx(`^(${anyOf(TITLES)})${E}`)
const BASIS = rx(
  `^(?:căn\\s+cứ|theo|tiếp\\s+theo|để|nhằm|xét|sau\\s+khi|trong\\s+thời\\s+gian|thời\\s+gian\\s+(?:qua|gần)|trong\\s+những|hiện\\s+nay|vừa\\s+qua|những\\s+năm|qua\\s|ngày\\s+\\d|(?:sáng|chiều)\\s+ngày|phần\\s|điều\\s+\\d|chương\\s|kính\\s+gửi|nơi\\s+nhận)`,
)
const CARRIES_OUT = rx('^(?:thực\\s+hiện|triển\\s+khai|tiếp\\s+tục|nhân\\s+dịp|hưởng\\s+ứng)')
const SPEAKS = rx('^(?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân)\\s')
const COMMITTEE = rx(
  '^(?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân|hội\\s+đồng\\s+nhân\\s+dân|hđnd|giám\\s+đốc\\s+sở|bộ\\s+trưởng|thủ\\s+tướng|chánh\\s+văn\\s+phòng)',
)
const HANGS = rx('(?:[,\\-–(]|(?:^|\\s)(?:của|và|tại|theo|với|các|cho|do|về|trong|thuộc|đến|hoặc|từ|số|ngày|là))$')
const ROMAN = /^(?:[IVX]{1,5}|[A-H]|\d{1,2})\s?[.)/]\s/u
const TITLE_LINES = 12
const LONG = 160

/** Where “V/v …” begins, if it does; the subject itself after it. */
export function subjectMarkIn(lines: readonly FlowLine[]): { readonly line: number; readonly at: number } | null {
  for (const [i, line] of lines.entries()) {
    const match = VV.exec(line.piece.key)
    if (match && match.index + match[0].length < line.piece.text.length && (match.index === 0 || /v\s?\/\s?v/u.test(match[0])))
      return { line: i, at: match.index + match[0].length }
  }
  return null
}

/** The line that names the kind of paper in capitals, alone or with the title after it. */
export function titleIn(lines: readonly FlowLine[], symbol: string | null): { readonly line: number; readonly kind: DocumentKind; readonly at: number } | null {
  const bySymbol = kindOfSymbol(symbol)
  for (const [i, { piece }] of lines.entries()) {
    const match = OPENS_TITLE.exec(piece.key)
    const words = (match?.[1] ?? '').replace(/\s+/gu, ' ')
    if (!match || words === '') continue
    const kind = (TITLE_KINDS[TITLES.find((title) => keyOf(title) === keyOf(words)) ?? ''] ?? 'khác') as DocumentKind
    const whole = TITLE.test(piece.key)
    const shouted = inCapitals(piece.text.slice(0, match[0].length))
    if (
      whole
        ? shouted || kind === bySymbol
        : shouted && kind !== 'công văn' && (inCapitals(piece.text) || /^\s*(?:v\/v|về|\(|số)/u.test(piece.key.slice(match[0].length)))
    )
      return { line: i, kind, at: whole ? piece.text.length : match[0].length }
  }
  return null
}

/** What the symbol says of the kind: `KH-UBND`, `2024/QĐ-UBND`, `CT/TU`. A symbol that begins with the office is an official letter's. */
export function kindOfSymbol(symbol: string | null): DocumentKind | null {
  const first = symbol?.replace(/^\d{4}\//u, '').split(/[-/]/u)[0]
  if (first === undefined || first === '') return null
  return (SYMBOL_KINDS[first] ?? 'công văn') as DocumentKind
}

export interface Subject {
  readonly piece: Piece | null
  /** The last place of the flow it takes. */
  readonly to: number
}

function joined(flow: Piece, parts: readonly { readonly from: number; readonly to: number }[]): Piece | null {
  const kept = parts.filter((part) => flow.text.slice(part.from, part.to).trim() !== '')
  const [first] = kept
  const last = kept.at(-1)
  if (!first || !last) return null
  const pieces = kept.map((part) => slicePiece(flow, part.from, part.to))
  const map = pieces.flatMap((piece, i) => (i === 0 ? [...piece.map] : [piece.from, ...piece.map]))
  return {
    text: pieces.map((piece) => piece.text).join(' '),
    key: pieces.map((piece) => piece.key).join(' '),
    map,
    from: Math.min(...pieces.map((piece) => piece.from)),
    to: Math.max(...pieces.map((piece) => piece.to)),
  }
}

/** The same with its place in the letter from the first to the last of its characters, in whatever order columns were read. */
function placed(piece: Piece): Piece {
  const places = piece.map.length > 0 ? piece.map : [piece.from]
  return { ...piece, from: places.reduce((a, b) => Math.min(a, b)), to: places.reduce((a, b) => Math.max(a, b)) + 1 }
}

function trimmed(piece: Piece | null): Piece | null {
  return piece && placed(slicePiece(piece, piece.text.length - piece.text.trimStart().length, piece.text.trimEnd().length))
}

const cutBy = (line: { from: number; to: number }, anchors: readonly Anchor[]): { from: number; to: number; cut: boolean } => {
  const inside = anchors.filter((one) => one.to > line.from && one.from < line.to).toSorted((a, b) => a.from - b.from)[0]
  return inside ? { from: line.from, to: Math.max(line.from, inside.from), cut: true } : { ...line, cut: false }
}

/** The subject after “V/v”, to the next blank line, date or form; a line in small letters goes on over a page's blank line. */
export function subjectAfterMark(flow: Piece, lines: readonly FlowLine[], start: { line: number; at: number }, anchors: readonly Anchor[]): Subject {
  const first = lines[start.line]
  if (!first) return { piece: null, to: 0 }
  const parts = [cutBy({ from: first.from + start.at, to: first.to }, anchors)]
  for (const line of lines.slice(start.line + 1, start.line + TITLE_LINES)) {
    if (parts.at(-1)?.cut === true) break
    const goesOn = !line.hard || (/^[\p{Ll}(]/u.test(line.piece.text) && line.piece.text.length < LONG)
    if (line.apart || !goesOn || TITLE.test(line.piece.key) || BASIS.test(line.piece.key)) break
    const part = cutBy(line, anchors)
    if (part.to === part.from) break
    parts.push(part)
  }
  return { piece: trimmed(joined(flow, parts)), to: parts.at(-1)?.to ?? first.to }
}

interface Reading {
  readonly before: FlowLine
  readonly line: FlowLine
  readonly next: FlowLine | undefined
  readonly some: boolean
}

const ABOUT_SMALL = rx('^(?:v\\s?/\\s?v|về)\\s')
// “CHỈ THỊ / CỦA BAN THƯỜNG VỤ TỈNH ỦY / về …”: by whom, before about what.
const BY_WHOM = rx(`^của\\s+(?!.*\\s(?:về|trong|giai\\s+đoạn|năm)\\s)`)
const startsUnit = (line: FlowLine): boolean => COMMITTEE.test(line.piece.key)

const opensBody = ({ text, key }: Piece): boolean => BASIS.test(key) || ROMAN.test(text) || text.startsWith('(') || labelOf(text)?.shape === 'dash'
const isSentence = (text: string): boolean => text.length > LONG || /[;.:]$/u.test(text)

/** The authority of a decision stands in capitals between title and basis. */
const isAuthority = (line: FlowLine, next: FlowLine | undefined): boolean =>
  startsUnit(line) && (next === undefined || BASIS.test(next.piece.key) || TITLE.test(next.piece.key) || !inCapitals(next.piece.text))

/** A title in capitals goes on in capitals, over blank lines too; small letters go on only with “về …”. */
function endsCapitals({ before, line, next }: Reading, capitals: boolean): boolean {
  if (capitals) return !inCapitals(before.piece.text) || isAuthority(line, next)
  return !ABOUT_SMALL.test(line.piece.key)
}

/** A title in small letters ends at a blank line, at a sentence of the opening, or at a long line that begins anew. */
function endsSmall({ line }: Reading): boolean {
  const { text, key } = line.piece
  if (line.hard) return !/^\p{Ll}/u.test(text)
  return CARRIES_OUT.test(key) || SPEAKS.test(key) || (/^\p{Lu}/u.test(text) && text.length > 100)
}

/** Does the title end before this line? Capitals end where small letters begin; a sentence of the opening ends it too. */
function endsTitle(reading: Reading): boolean {
  const { before, line, some } = reading
  if (opensBody(line.piece)) return true
  const capitals = inCapitals(line.piece.text)
  if (!some) return !capitals && isSentence(line.piece.text) && !ABOUT.test(line.piece.key)
  if (HANGS.test(before.piece.key)) return false
  return capitals || inCapitals(before.piece.text) ? endsCapitals(reading, capitals) : endsSmall(reading)
}

/** The title under the kind's name: capitals or small, one line or several, without “Về việc”. */
export function subjectAfterTitle(flow: Piece, lines: readonly FlowLine[], start: { line: number; at: number }, anchors: readonly Anchor[]): Subject {
  const head = lines[start.line]
  if (!head) return { piece: null, to: 0 }
  const parts: { from: number; to: number }[] = head.to > head.from + start.at ? [{ from: head.from + start.at, to: head.to }] : []
  let to = head.to
  for (let i = start.line + 1; i < Math.min(lines.length, start.line + TITLE_LINES); i++) {
    const [before, line] = [lines[i - 1], lines[i]]
    if (!before || !line) break
    const part = cutBy(line, anchors)
    if (parts.length === 0 && (part.cut || (inCapitals(line.piece.text) && BY_WHOM.test(line.piece.key)))) continue
    if (part.cut || endsTitle({ before, line, next: lines[i + 1], some: parts.length > 0 })) break
    parts.push(part)
    to = line.to
  }
  const piece = trimmed(joined(flow, parts))
  const about = piece && ABOUT.exec(piece.key)
  return { piece: piece && about ? placed(slicePiece(piece, about[0].length)) : piece, to }
}
