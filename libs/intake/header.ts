import { bareOf } from './bare.js'
import { cellsOf, flowOf } from './columns.js'
import type { DocumentKind, LetterDate, Urgency } from './draft.js'
import { dateIn, nationalIn, numberIn, type Anchor } from './head-anchors.js'
import { inCapitals, issuerOf, withoutSpans } from './issuer.js'
import type { Page } from './lines.js'
import { sentenceName } from './names.js'
import { kindOfSymbol, subjectAfterMark, subjectAfterTitle, subjectMarkIn, titleIn, type FlowLine, type Subject } from './subject.js'
import { slicePiece, type Piece } from './text.js'

/** The head of a letter. Pieces know where they stood; `body` is the first line after the head. */
export interface Header {
  readonly heading: boolean
  readonly numberLine: boolean
  readonly kind: DocumentKind
  readonly number: Piece | null
  readonly symbol: Piece | null
  /** Number and symbol as other papers cite it (`1026/KH-UBND`); null where the number is blank. */
  readonly own: string | null
  readonly issuer: { readonly name: string; readonly from: number; readonly to: number } | null
  readonly place: string | null
  readonly date: LetterDate | null
  readonly dateSpan: Piece | null
  readonly subject: Piece | null
  readonly subjectText: string | null
  readonly urgency: Urgency | null
  readonly body: number
}

const HEAD_ROWS = 60
const HEAD_CHARS = 12_000
// “Kính gửi:”, or “CHỦ TỊCH UBND TỈNH … điện:” of an urgent dispatch.
const TO = /(?:^|[\s|*-])kinh\s+gui\s*[:;]|(?:^|\n)[ \t|*-]*kinh\s+gui(?=\s)|(?:^|\n)(?=[^\n]{0,110}?(?:^|[\s|])dien\s*:\s*(?:\n|-|$))/u
const URGENT: readonly (readonly [RegExp, Urgency])[] = [
  [/(?:^|[\s(])hoa\s*toc(?![a-z])/u, 'hỏa tốc'],
  [/(?:^|[\s(])thuong\s*khan(?![a-z])/u, 'thượng khẩn'],
  [/^(?:[[(]\s*|cong dien\s+|do khan\s*:?\s*)?khan(?:\s*[\])])?$/u, 'khẩn'],
]

function linesOf(flow: Piece): FlowLine[] {
  const lines: FlowLine[] = []
  let from = 0
  let hard = true
  for (const text of flow.text.split('\n')) {
    const piece = slicePiece(flow, from, from + text.length)
    if (text === '') hard = true
    else {
      lines.push({ piece, from, to: from + text.length, hard })
      hard = false
    }
    from += text.length + 1
  }
  return lines
}

const urgentWords = ({ piece }: FlowLine): boolean => inCapitals(piece.text) || /^(?:độ khẩn|[[(])/u.test(piece.key)

function urgencyOf(lines: readonly FlowLine[], until: number): Urgency | null {
  // The stamp may stand beside the number: “Số: 09/CĐ-UBND (HỎA TỐC)”.
  const words = lines
    .filter((line) => line.from <= until)
    .flatMap((line) => (urgentWords(line) ? [line.piece.text] : (line.piece.text.match(/\p{Lu}{3,}(?: \p{Lu}{2,})*/gu) ?? [])))
  const short = words.filter((text) => text.length < 40).map(bareOf)
  return URGENT.find(([pattern]) => short.some((text) => pattern.test(text.trim())))?.[1] ?? null
}

const KEPT_CAPITALS =
  /(?<![\p{L}])(?:ubnd|hđnd|mttq|tthc|par index|pci|papi|sipas|gpmb|gdp|grdp|htx|ocop|[ivx]{2,5}(?=[,;.\s]|$)|nq-cp|nq\/tw|kh-tu)(?![\p{L}])/gu

/** A title set in capitals, written small but for its first letter, places and abbreviations. */
function spelled(title: string, place: string | null): string {
  if (!inCapitals(title)) return title
  const small = sentenceName(title).replace(KEPT_CAPITALS, (short) => short.toUpperCase())
  return place === null ? small : small.replaceAll(place.toLowerCase(), place)
}

/** The first line of the page that begins at or after a place. */
function lineAt(page: Page, place: number): number {
  const line = page.lines.findIndex((one) => one.from >= place || (one.from < place && one.to > place && one.to - place > 1))
  return line < 0 ? page.lines.length : line
}

function kindOf(title: DocumentKind | undefined, symbol: string | null, isLetter: boolean): DocumentKind {
  if (title !== undefined) return title
  return kindOfSymbol(symbol) ?? (isLetter ? 'công văn' : 'khác')
}

/** The flow of the head and where it ends by its own word (“Kính gửi”). */
function headOf(page: Page): { flow: Piece; stop: number | null } {
  const region = page.plain.slice(0, HEAD_CHARS)
  const match = TO.exec(bareOf(region))
  const at = match ? match.index + match[0].length - match[0].replace(/^[\s|*-]+/u, '').length : null
  return { flow: flowOf(cellsOf(page, 0, at ?? region.length, HEAD_ROWS)), stop: at }
}

/** Reads the head: heading of the state or the Party, number, place and day, subject, urgency. What is left blank stays null. */
export function readHeader(page: Page): Header {
  const { flow, stop } = headOf(page)
  const lines = linesOf(flow)
  const national = nationalIn(flow)
  const number = numberIn(flow, national)
  const symbol = number?.symbol?.text ?? null
  const when = dateIn(flow, number ? [...national, number] : national)
  const anchors: Anchor[] = [...national, ...[number, when].filter((one) => one !== null)]
  const title = titleIn(lines, symbol)
  const mark = subjectMarkIn(lines)
  const subject = subjectOf(flow, lines, { title, mark, anchors })
  const ends = [number?.from, when?.from, title && lines[title.line]?.from, mark && (lines[mark.line]?.from ?? 0) + mark.at].filter((one) => one != null)
  const until = Math.max(0, ...ends, ...national.map((one) => one.to))
  const issuer = headIssuer(flow, lines, anchors, {
    from: title ? lines[title.line]?.from : undefined,
    mark: mark ? (lines[mark.line]?.from ?? 0) + mark.at : undefined,
    until,
  })
  const last = Math.max(0, subject.to, ...anchors.map((one) => one.to), title ? (lines[title.line]?.to ?? 0) : 0)
  return {
    heading: national.length > 0 || issuer !== null,
    numberLine: number !== null,
    kind: kindOf(title?.kind, symbol, mark !== null || symbol !== null || stop !== null),
    number: number?.numberSpan && number.number !== null ? { ...number.numberSpan, text: number.number } : null,
    symbol: number?.symbol ? { ...number.symbol, text: number.symbol.text.replace(/\s+/gu, '') } : null,
    own: number?.own ?? null,
    issuer,
    place: when?.place ?? null,
    date: when?.date ?? null,
    dateSpan: when?.span ?? null,
    subject: subject.piece,
    subjectText: subject.piece && spelled(subject.piece.text, when?.place ?? null),
    urgency: urgencyOf(lines, stop === null ? Math.max(until, subject.to) : flow.text.length),
    body: lineAt(page, stop ?? (last === 0 ? 0 : endOf(flow, last))),
  }
}

interface Marks {
  readonly title: ReturnType<typeof titleIn>
  readonly mark: ReturnType<typeof subjectMarkIn>
  readonly anchors: readonly Anchor[]
}

/** A letter's subject stands after “V/v”; that of any other paper under its kind, where “V/v” may begin it as well. */
function subjectOf(flow: Piece, lines: readonly FlowLine[], { title, mark, anchors }: Marks): Subject {
  if (mark && (!title || mark.line < title.line)) return subjectAfterMark(flow, lines, mark, anchors)
  return title ? subjectAfterTitle(flow, lines, title, anchors) : { piece: null, to: 0 }
}

/** Place in the letter right after the first `to` characters of the flow; columns are passed over as a whole. */
function endOf(flow: Piece, to: number): number {
  return Math.max(...flow.map.slice(0, to)) + 1
}

function headIssuer(
  flow: Piece,
  lines: readonly FlowLine[],
  anchors: readonly Anchor[],
  bounds: { readonly from: number | undefined; readonly mark: number | undefined; readonly until: number },
): Header['issuer'] {
  const limit = Math.min(bounds.from ?? bounds.until + 1, bounds.mark ?? Infinity)
  const cut = (to: number): ReturnType<typeof issuerOf> =>
    issuerOf(lines.filter((line) => line.from < to).flatMap((line) => withoutSpans(flow, line.from, Math.min(line.to, to), anchors)))
  const number = anchors.filter((one) => 'symbol' in one || 'date' in one).map((one) => one.from)
  return cut(Math.min(limit, ...number)) ?? cut(limit) ?? null
}
