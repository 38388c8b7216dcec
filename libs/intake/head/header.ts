import { bareOf } from '../words/bare.js'
import { cellsOf, flowOf } from './columns.js'
import type { DocumentKind, LetterDate, Urgency } from '../shape/draft.js'
import { dateIn, nationalIn, numberIn, type Anchor, type DateAnchor, type NumberAnchor } from './head-anchors.js'
import { inCapitals, issuerOf, withoutSpans } from './issuer.js'
import type { Page } from '../lines/lines.js'
import { respelledPlace, sentenceName } from '../words/names.js'
import { kindOfSymbol, subjectAfterMark, subjectAfterTitle, subjectMarkIn, titleIn, type FlowLine, type Subject } from './subject.js'
import { slicePiece, type Piece } from '../words/text.js'

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
  let blanks = 1
  for (const text of flow.text.split('\n')) {
    const piece = slicePiece(flow, from, from + text.length)
    if (text !== '') lines.push({ piece, from, to: from + text.length, hard: blanks > 0, apart: blanks > 1 })
    blanks = text === '' ? blanks + 1 : 0
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

interface Anchors {
  readonly flow: Piece
  readonly stop: number | null
  readonly lines: readonly FlowLine[]
  readonly national: readonly Anchor[]
  readonly number: NumberAnchor | null
  readonly when: DateAnchor | null
  readonly all: readonly Anchor[]
  readonly title: ReturnType<typeof titleIn>
  readonly mark: ReturnType<typeof subjectMarkIn>
}

/** Everything in the head that is known by its form. */
function anchorsOf(page: Page): Anchors {
  const { flow, stop } = headOf(page)
  const lines = linesOf(flow)
  const national = nationalIn(flow)
  const number = numberIn(flow, national)
  const when = dateIn(flow, number ? [...national, number] : national)
  const all = [...national, ...[number, when].filter((one) => one !== null)]
  return { flow, stop, lines, national, number, when, all, title: titleIn(lines, number?.symbol?.text ?? null), mark: subjectMarkIn(lines) }
}

const startOf = ({ lines }: Anchors, at: { readonly line: number } | null, inLine = 0): number | null => (at ? (lines[at.line]?.from ?? 0) + inLine : null)

/** The last place of the flow that a stamp of urgency or the heading may take. */
function lastMark(head: Anchors): number {
  const places = [head.number?.from, head.when?.from, startOf(head, head.title), startOf(head, head.mark, head.mark?.at), ...head.national.map((one) => one.to)]
  return Math.max(0, ...places.filter((place) => place != null))
}

function bodyOf(page: Page, head: Anchors, subject: Subject): number {
  if (head.stop !== null) return lineAt(page, head.stop)
  const title = head.title ? (head.lines[head.title.line]?.to ?? 0) : 0
  const last = Math.max(0, subject.to, title, ...head.all.map((one) => one.to))
  return lineAt(page, last === 0 ? 0 : endOf(head.flow, last))
}

function numbersOf(number: NumberAnchor | null): Pick<Header, 'numberLine' | 'number' | 'symbol' | 'own'> {
  if (!number) return { numberLine: false, number: null, symbol: null, own: null }
  const printed = number.numberSpan && number.number !== null ? { ...number.numberSpan, text: number.number } : null
  return { numberLine: true, number: printed, symbol: number.symbol && { ...number.symbol, text: number.symbol.text.replace(/\s+/gu, '') }, own: number.own }
}

/** Reads the head: heading of the state or the Party, number, place and day, subject, urgency. What is left blank stays null. */
export function readHeader(page: Page): Header {
  const head = anchorsOf(page)
  const { flow, stop, lines, when, title, mark } = head
  const subject = subjectOf(head)
  const numbers = numbersOf(head.number)
  const found = headIssuer(head)
  const issuer = found && { ...found, name: respelledPlace(found.name, page.text) }
  const place = when?.place == null ? null : respelledPlace(when.place, page.text)
  return {
    ...numbers,
    heading: head.national.length > 0 || issuer !== null,
    kind: kindOf(title?.kind, numbers.symbol?.text ?? null, mark !== null || stop !== null),
    issuer,
    place,
    date: when?.date ?? null,
    dateSpan: when?.span ?? null,
    subject: subject.piece,
    subjectText: subject.piece && spelled(subject.piece.text, place),
    urgency: urgencyOf(lines, stop === null ? Math.max(lastMark(head), subject.to) : flow.text.length),
    body: bodyOf(page, head, subject),
  }
}

/** A letter's subject stands after “V/v”; that of any other paper under its kind, where “V/v” may begin it as well. */
function subjectOf({ flow, lines, title, mark, all }: Anchors): Subject {
  if (mark && (!title || mark.line < title.line)) return subjectAfterMark(flow, lines, mark, all)
  return title ? subjectAfterTitle(flow, lines, title, all) : { piece: null, to: 0 }
}

/** Place in the letter right after the first `to` characters of the flow; columns are passed over as a whole. */
function endOf(flow: Piece, to: number): number {
  return flow.map.slice(0, to).reduce((last, place) => Math.max(last, place), -1) + 1
}

/** The letter-head stands before number, day, subject and title; if nothing does, before the title. */
function headIssuer(head: Anchors): Header['issuer'] {
  const { flow, lines, all, number, when } = head
  const limit = Math.min(startOf(head, head.title) ?? lastMark(head) + 1, startOf(head, head.mark, head.mark?.at) ?? Infinity)
  const upTo = (to: number): Header['issuer'] =>
    issuerOf(lines.filter((line) => line.from < to).flatMap((line) => withoutSpans(flow, line.from, Math.min(line.to, to), all)))
  return upTo(Math.min(limit, number?.from ?? Infinity, when?.from ?? Infinity)) ?? upTo(limit)
}
