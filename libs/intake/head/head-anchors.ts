import type { LetterDate } from '../shape/draft.js'
import { bareOf } from '../words/bare.js'
import { slicePiece, type Piece } from '../words/text.js'

/** A stretch of the head that is recognised by its form; `from` and `to` are places in the flow of the head. */
export interface Anchor {
  readonly from: number
  readonly to: number
}
export interface NumberAnchor extends Anchor {
  readonly number: string | null
  readonly numberSpan: Piece | null
  readonly symbol: Piece | null
  /** Number and symbol as cited: `1026/KH-UBND`. */
  readonly own: string | null
}
export interface DateAnchor extends Anchor {
  readonly place: string | null
  readonly date: LetterDate
  readonly span: Piece
}

// Without marks over letters, so that “CỘNG HOÀ XÃ HÔI” of a scan is the same; words may stand on several lines.
const NATIONAL =
  /cong\s+hoa\s+xa\s{0,3}hoi\s+chu\s+nghia(?:\s+vi.t\s+nam)?|cong\s+hoa.{0,16}chu\s+nghia\s+viet\s+nam|doc\s+lap\s*-?\s*tu\s+do\s*-?\s*hanh\s+phuc|dang\s+cong\s+san\s+viet\s+nam/gu
const BLANK = '[\\s.…_]{0,40}'
const LABEL = /(?<![\p{L}\p{N}])s\s?o(?=[\s:.;\d…/_-])\s*[:.;]?/gu
const NUMBER = new RegExp(`^${BLANK}?([\\dlo]{0,6}\\d[\\dlo]{0,5}[a-z]?|\\d{0,6})${BLANK}([-/])`, 'u')
const SYMBOL = /^\s{0,3}((?:(?:19|20)\d\d\s?\/\s?)?\p{L}[\p{L}\d&.,]{0,18}(?:\s?[-/]\s?[\p{Lu}][\p{L}\d&.]{0,18}){0,5})/u
const PLAIN = /^\s*(\d{1,6})(?=\s*$|\s*\n)/u
const SYMBOL_PART = /^(?:\p{Lu}{2}[\p{Lu}\d&.,]*\p{L}?|CTr\p{L}*|TTg|Tr|QyĐ\p{L}*)$/u

/** Heading of the state (Decree 30/2020, Appendix I) or of the Party (Instruction 36-HD/VPTW). */
export function nationalIn(flow: Piece): readonly Anchor[] {
  return [...bareOf(flow.key).matchAll(NATIONAL)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

const digits = (read: string): string => read.replace(/l/gu, '1').replace(/o/gu, '0')

function symbolAt(flow: Piece, at: number): { from: number; to: number } | null {
  const match = SYMBOL.exec(flow.text.slice(at, at + 90))
  if (!match) return null
  const from = at + match[0].length - (match[1] ?? '').length
  const whole = match[1] ?? ''
  // A blank inside belongs to the symbol only between parts in capitals: “KH - UBND”, but not “KH-UBND Lào Cai”.
  const parts = [...whole.matchAll(/[^\s/-]+/gu)]
  let end = parts[0] ? parts[0].index + parts[0][0].length : 0
  for (const part of parts.slice(1)) {
    const joint = whole.slice(end, part.index)
    if (/\s/u.test(joint) && (!SYMBOL_PART.test(part[0]) || /\n\s?[-–]\s/u.test(joint))) break
    end = part.index + part[0].length
  }
  const text = whole.slice(0, end).replace(/[.,]+$/u, '')
  return /\p{L}{2}/u.test(text) ? { from, to: from + text.length } : null
}

const opensLine = (flow: Piece, at: number, anchors: readonly Anchor[]): boolean =>
  /(?:^|\n)[\s(*•-]*$/u.test(flow.text.slice(Math.max(0, at - 8), at)) || anchors.some((anchor) => anchor.to <= at && at - anchor.to < 3)

const ABBREVIATED = /\p{Lu}{2}[\s:]*$/u
const ARRIVAL = /(?:den|di|ve)\W*$/u
const near = (flow: Piece, at: number, length: number): string => flow.text.slice(Math.max(0, at - length), at)

/** Does “Số” stand where a head prints it: at the beginning of a line, or in a line that holds the whole head, after capitals? */
function labelsNumber(flow: Piece, at: number, national: readonly Anchor[]): 'line' | 'inside' | null {
  if (opensLine(flow, at, national)) return 'line'
  const second = flow.text.charAt(at + 1)
  return second !== second.toUpperCase() && ABBREVIATED.test(near(flow, at, 6)) ? 'inside' : null
}

function wholeNumber(flow: Piece, label: number, at: number): NumberAnchor | null {
  const read = NUMBER.exec(bareOf(flow.key.slice(at, at + 60)))
  const symbol = read && symbolAt(flow, at + read[0].length)
  if (!read || !symbol || flow.text.slice(label, symbol.to).includes('\n\n')) return null
  const own = read[1] ?? ''
  const begin = at + read[0].indexOf(own)
  const piece = slicePiece(flow, symbol.from, symbol.to)
  if (own === '') return { from: label, to: symbol.to, number: null, numberSpan: null, symbol: piece, own: null }
  const number = digits(own)
  const whole = `${number}${read[2] ?? '/'}${piece.text.replace(/\s+/gu, '')}`
  return { from: label, to: symbol.to, number, numberSpan: slicePiece(flow, begin, begin + own.length), symbol: piece, own: whole }
}

/** A number without a symbol; that of a stamp of arrival is none. */
function bareNumber(flow: Piece, label: number, at: number): NumberAnchor | null {
  const number = PLAIN.exec(flow.text.slice(at, at + 12))?.[1]
  if (number === undefined || ARRIVAL.test(bareOf(near(flow, label, 16)))) return null
  const begin = flow.text.indexOf(number, at)
  return { from: label, to: begin + number.length, number, numberSpan: slicePiece(flow, begin, begin + number.length), symbol: null, own: null }
}

/** “Số: 1026/KH-UBND”, “Số 05-CT/TU”, “Số:     /UBND-VX”. The stamp “CÔNG VĂN ĐẾN Số … Ngày …” has no symbol and is passed over. */
export function numberIn(flow: Piece, national: readonly Anchor[]): NumberAnchor | null {
  let plain: NumberAnchor | null = null
  for (const label of bareOf(flow.key).matchAll(LABEL)) {
    const where = labelsNumber(flow, label.index, national)
    if (where === null) continue
    const at = label.index + label[0].length
    const whole = wholeNumber(flow, label.index, at)
    if (whole) return whole
    if (where === 'line') plain ??= bareNumber(flow, label.index, at)
  }
  return plain
}

const GAP = '[\\s.…_,]{0,20}'
const DAY = new RegExp(`ngay${GAP}/?${GAP}(\\d{1,2})?${GAP}/?${GAP}thang${GAP}/?${GAP}(\\d{1,2})?${GAP}/?${GAP}nam${GAP}(\\d{4})(?!\\d)`, 'gu')
const SHORT_DAY = /ngay[\s.…_]{0,20}(\d{1,2})?[\s.…_]{0,20}[/.-][\s.…_]{0,20}(\d{1,2})?[\s.…_]{0,20}[/.-]\s?(\d{4})(?!\d)/gu
const PLACE =
  /((?:(?:TP|Tp|T\.P|tp)\.\s?|(?:Thành phố|thành phố|Thị xã|Tỉnh|Huyện|TP)\s)?\p{Lu}[\p{L}.’'-]*(?:(?:\n|\s?-\s?|\s)\p{Lu}[\p{L}.’'-]*){0,5})\s?[,;.]\s*(?:hồi\s[\d\sgiờphút:h,]{1,20})?$/u

const within = (value: string | undefined, max: number): number | null =>
  value !== undefined && Number(value) >= 1 && Number(value) <= max ? Number(value) : null

function placeBefore(flow: Piece, at: number, anchors: readonly Anchor[]): { from: number; place: string } | null {
  const start = Math.max(0, at - 90, ...anchors.map((anchor) => anchor.to).filter((to) => to <= at))
  const before = flow.text.slice(start, at).split('\n\n').at(-1) ?? ''
  const printed = PLACE.exec(before)?.[1]
  if (printed === undefined) return null
  const rows = printed.split('\n')
  // Only a line of one or two words is the beginning of a place that a converter has broken: “Sơn / La”.
  const broken = rows.slice(0, -1).every((row) => /\p{Ll}/u.test(row) && row.split(' ').length <= 2)
  const own = broken ? printed : (rows.at(-1) ?? printed)
  return { from: at - before.length + before.lastIndexOf(own), place: own.replace(/\s+/gu, ' ') }
}

/** “Lào Cai, ngày 17 tháng 01 năm 2022”, with day or month left open, over several lines, or short: “ngày 05/8/2024”. */
export function dateIn(flow: Piece, anchors: readonly Anchor[]): DateAnchor | null {
  const bare = bareOf(flow.key)
  const matches = [...bare.matchAll(DAY), ...bare.matchAll(SHORT_DAY)].toSorted((a, b) => a.index - b.index)
  for (const match of matches) {
    // Nothing goes on over a blank line or from one column into the other.
    if (match[0].includes('\n\n')) continue
    const place = placeBefore(flow, match.index, anchors)
    const from = place?.from ?? match.index
    if (!opensLine(flow, from, anchors)) continue
    const to = match.index + match[0].length
    const date = { year: Number(match[3]), month: within(match[2], 12), day: within(match[1], 31) }
    return { from, to, place: place?.place ?? null, date, span: slicePiece(flow, match.index, to) }
  }
  return null
}
