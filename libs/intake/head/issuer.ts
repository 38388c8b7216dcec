import { bareOf } from '../words/bare.js'
import { properName } from '../words/names.js'
import { anyOf, E, joinPieces, rx, slicePiece, type Piece } from '../words/text.js'
import { BODIES } from '../words/names.js'
import { OPEN_KINDS } from '../words/vocabulary/bodies.js'

export interface Issuer {
  readonly name: string
  readonly from: number
  readonly to: number
}

const ORGAN = rx(
  `^(?:ubnd|hđnd|vpubnd|ủy\\s+ban|hội\\s+đồng|chính\\s+phủ|quốc\\s+hội|thủ\\s+tướng|chủ\\s+tịch|đảng\\s+bộ|tổng\\s+liên\\s+đoàn|tổng\\s+thanh\\s+tra|quân\\s+khu|khối|cơ\\s+quan|bcđ|bch|bql|${anyOf([...OPEN_KINDS, ...Object.keys(BODIES)])})${E}`,
)
// Stamps in capitals that are no part of any name.
const STAMP =
  /^[\s([]*(?:du thao|hoa toc|thuong khan|khan(?![a-z])|sao y|sao luc|trich sao|cong van den|den$|mat$|toi mat|tuyet mat|ban chinh|ban sao|luu hanh|so den|ngay)/u
const HANGS = rx('(?:^|\\s)(?:và|của|các|-|,)$')

/** Mostly capitals: a scan turns single letters small (`TỈNH LÀO CAl`). */
export function inCapitals(text: string): boolean {
  const big = text.match(/\p{Lu}/gu)?.length ?? 0
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return big >= 2 && small * 6 <= big
}

interface Organ {
  text: string
  from: number
  to: number
}

/** Lines of the letter-head gathered into bodies: a line that begins no body goes on with the one before. */
function organsOf(lines: readonly Piece[], capitals: boolean): Organ[] {
  const organs: Organ[] = []
  let held: Piece | null = null
  for (const printed of lines) {
    // “ỦY / BAN NHÂN DÂN”: a converter broke the line after its first word.
    const line: Piece = held === null ? printed : joinPieces([held, printed])
    held = null
    if (STAMP.test(bareOf(line.key)) || (capitals ? !inCapitals(line.text) : line.text.length > 60)) continue
    if (!line.text.includes(' ')) {
      held = line
      continue
    }
    const open = organs.at(-1)
    const begins = ORGAN.test(line.key)
    if (open && (!begins || HANGS.test(open.text.toLowerCase()) || /^chủ tịch$/iu.test(open.text)))
      [open.text, open.to] = [`${open.text} ${line.text}`, line.to]
    else if (begins) organs.push({ text: line.text, from: line.from, to: line.to })
  }
  const last = organs.at(-1)
  if (held !== null && last && capitals) [last.text, last.to] = [`${last.text} ${held.text}`, held.to]
  return organs
}

const PROVINCE = /(?:^|\s)((?:tỉnh|thành phố) (?:\p{Lu}[\p{L}-]*(?: - )?\s?)+)$/u
const ENDS_ON_TIER = /(?:tỉnh|thành phố)$/u
const UNDER_PARTY = /^(?:Văn phòng|Ban (?!Chỉ đạo)|Ủy ban Kiểm tra|Trường Chính trị)/u

const underParty = (own: string, upper: string): string => (UNDER_PARTY.test(own) && !own.endsWith('ủy') ? `${own} ${upper}` : own)

/** The lower of two bodies, with the province of the upper one: “UBND TỈNH X / SỞ Y” → “Sở Y tỉnh X”. */
function under(own: string, upper: string): string {
  if (own === 'Văn phòng') return `Văn phòng ${upper}`
  if (/^(?:Tỉnh|Thành|Huyện) ủy/u.test(upper)) return underParty(own, upper)
  const province = PROVINCE.exec(upper)?.[1]?.trim()
  if (province === undefined) return own
  if (ENDS_ON_TIER.test(own)) return own.replace(ENDS_ON_TIER, province)
  return /^(?:Bộ |Đảng bộ)/u.test(upper) ? own : `${own} ${province}`
}

function composed(organs: readonly Organ[]): string {
  const [upper, own] = [organs.at(-2), organs.at(-1)]
  const name = properName(own?.text ?? '')
  return upper === undefined || PROVINCE.test(name) ? name : under(name, properName(upper.text))
}

/** Who issues the letter, from the lines of its letter-head. */
export function issuerOf(lines: readonly Piece[]): Issuer | null {
  const capitals = organsOf(lines, true)
  const organs = capitals.length > 0 ? capitals : organsOf(lines.slice(0, 6), false)
  const [first, last] = [organs[0], organs.at(-1)]
  if (!first || !last) return null
  // Columns are read one after the other, so the second line of a name may stand before the first.
  return { name: composed(organs), from: Math.min(last.from, last.to), to: Math.max(last.from, last.to) }
}

/** A line of the flow cut out without the anchors in it. */
export function withoutSpans(flow: Piece, from: number, to: number, spans: readonly { readonly from: number; readonly to: number }[]): Piece[] {
  const out: Piece[] = []
  let at = from
  for (const span of spans.filter((one) => one.to > from && one.from < to).toSorted((a, b) => a.from - b.from)) {
    if (span.from > at) out.push(slicePiece(flow, at, span.from))
    at = Math.max(at, span.to)
  }
  if (at < to) out.push(slicePiece(flow, at, to))
  return out.flatMap(trimmed)
}

function trimmed(piece: Piece): Piece[] {
  const start = piece.text.length - piece.text.trimStart().length
  const text = piece.text.trim().replace(/[\s,;:*]+$/u, '')
  return text === '' ? [] : [slicePiece(piece, start, start + text.length)]
}
