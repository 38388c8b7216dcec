import { bareOf } from '../words/bare.js'
import type { Addressee } from '../shape/draft.js'
import { labelOf, type Line, type Page } from '../lines/lines.js'
import { capitalised, joinPieces, rx, slicePiece, type Piece } from '../words/text.js'
import { nameListAt, writtenOut, type Name } from '../units/units.js'

const TO = /^kinh\s+gui\s*[:;]?\s*|^.{0,110}?(?:^|\s)dien\s*:\s*/u
const AFTER = rx(
  '^(?:căn\\s+cứ|thực\\s+hiện|triển\\s+khai|theo|tiếp\\s+(?:theo|tục)|để|nhằm|xét|ngày\\s+\\d|trong|thời\\s+gian|vừa\\s+qua|hiện\\s+nay|qua\\s|sau\\s+khi|phúc\\s+đáp|đồng\\s+gửi|ủy\\s+ban\\s+nhân\\s+dân\\s+[^,;]{0,40}(?:nhận\\s+được|đã|yêu\\s+cầu|đề\\s+nghị)|sở\\s+[^,;]{0,60}(?:nhận\\s+được|đã|yêu\\s+cầu|đề\\s+nghị)|bộ\\s+[^,;]{0,60}(?:nhận\\s+được|đã|yêu\\s+cầu|đề\\s+nghị))(?![\\p{L}])',
)
const MOST = 40

/** An addressee with the place of its name in the whole text. */
export interface AddresseeAt extends Addressee {
  readonly from: number
  readonly to: number
}

const placed = (piece: Piece, name: Name): AddresseeAt => {
  const at = slicePiece(piece, name.from, name.to)
  return { name: name.name, group: name.group, from: at.from, to: at.to }
}

const LABEL = /^(?:[-–—+•*]|\d{1,2}[.)])\s*/u
const GROUP = /^(?:các|những|toàn thể|thủ trưởng (?:các )?(?:cơ quan|đơn vị))\s/iu

/** One item of the list: units as far as they are known, else the words as they stand. */
function itemOf(piece: Piece, from: number, to: number): readonly AddresseeAt[] {
  const raw = piece.text.slice(from, to)
  const start = from + raw.length - raw.trimStart().length + (LABEL.exec(raw.trimStart())?.[0].length ?? 0)
  const whole = piece.text
    .slice(start, to)
    .trim()
    .replace(/[.,;\s]+$/u, '')
  if (whole === '') return []
  const item = slicePiece(piece, start, to)
  const { names, end } = nameListAt(item, 0)
  const rest = item.text.slice(end).replace(/^[\s.]+|[\s.]+$/gu, '')
  if (names.length > 0 && (rest === '' || rest.startsWith('('))) return names.map((name) => placed(item, name))
  return [placed(piece, { name: capitalised(writtenOut(whole)), group: GROUP.test(whole), from: start, to: start + whole.length })]
}

function namesOf(piece: Piece): readonly AddresseeAt[] {
  const found: AddresseeAt[] = []
  let at = 0
  // “- A; - B”, “A; B.”: a semicolon, or a dash before a capital, begins the next item.
  for (const cut of piece.text.matchAll(
    /;|(?<=[\p{L}).])\s+-\s+(?=(?:Các|Ủy|UBND|Sở|Công an|Bộ|Ban|Giám đốc|Chủ tịch|Thủ trưởng|Văn phòng|Chi cục|Cục)(?!\p{L}))|$/gu,
  )) {
    found.push(...itemOf(piece, at, cut.index))
    at = cut.index + cut[0].length
  }
  return found
}

const isListed = (line: Line): boolean => ['dash', 'plus', 'bullet'].includes(labelOf(line.text)?.shape ?? '')

/** Does the list of addressees end before this line? Dashes belong to it; another line only while the one before stays open or is broken. */
function endsList(line: Line, before: Line | undefined, some: boolean): boolean {
  if (isListed(line)) return false
  if (AFTER.test(line.key)) return true
  if (!some) return false
  const open = /[;,:]$/u.test(before?.text ?? '')
  const broken = /^[\p{Ll}(]/u.test(line.text) && !/[.:]$/u.test(before?.text ?? '')
  return !(open || broken) || line.text.length > 300
}

// A line in small letters, or behind a comma, goes on with the item before it, broken by the width of the page.
function goesOn(line: Line, before: Line | undefined): boolean {
  const open = before?.text ?? ''
  return !isListed(line) && (open.endsWith(',') || (/^[\p{Ll}(]/u.test(line.text) && !open.endsWith(';')))
}

/** Reads “Kính gửi” (or “… điện:”): the addressees in order, and the first line after them. None without such a line. */
export function readAddressees(page: Page, from: number): { readonly list: readonly AddresseeAt[]; readonly end: number } {
  const first = page.lines[from]
  const head = first && TO.exec(bareOf(first.key))
  if (!first || !head) return { list: [], end: from }
  const items: Piece[][] = first.text.length > head[0].length ? [[slicePiece(first, head[0].length)]] : []
  let end = from + 1
  for (const line of page.lines.slice(end, from + MOST)) {
    const before = page.lines[end - 1]
    if (endsList(line, before, items.length > 0)) break
    const open = items.at(-1)
    if (open && goesOn(line, before)) open.push(line)
    else items.push([slicePiece(line, labelOf(line.text)?.length ?? 0)])
    end++
  }
  return { list: items.flatMap((item) => namesOf(joinPieces(item))), end }
}
