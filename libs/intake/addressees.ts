import type { Addressee } from './draft.js'
import { labelOf, type Line, type Page } from './lines.js'
import { capitalised, rx, slicePiece, type Piece } from './text.js'
import { nameListAt, writtenOut, type Name } from './units.js'

const TO = rx('^kính\\s+gửi\\s*:?\\s*|^.{0,80}điện\\s*:\\s*$')
const AFTER = rx('^(?:căn\\s+cứ|thực\\s+hiện|triển\\s+khai|theo|tiếp\\s+theo|để|nhằm|xét|ngày\\s+\\d|trong|thời\\s+gian|vừa\\s+qua|hiện\\s+nay)(?![\\p{L}])')

/** An addressee with the place of its name in the whole text. */
export interface AddresseeAt extends Addressee {
  readonly from: number
  readonly to: number
}

const placed = (piece: Piece, name: Name): AddresseeAt => {
  const at = slicePiece(piece, name.from, name.to)
  return { name: name.name, group: name.group, from: at.from, to: at.to }
}

function namesOf(piece: Piece): readonly AddresseeAt[] {
  const found: AddresseeAt[] = []
  let at = 0
  for (const item of piece.text.split(';')) {
    const start = at + item.length - item.trimStart().length
    const { names, end } = nameListAt(piece, start)
    const rest = piece.text.slice(end, at + item.length).replace(/^[\s.]+|[\s.]+$/gu, '')
    const whole = item.trim().replace(/[.,]+$/u, '')
    if (names.length > 0 && (rest === '' || rest.startsWith('('))) found.push(...names.map((name) => placed(piece, name)))
    else if (whole !== '')
      found.push(placed(piece, { name: capitalised(writtenOut(whole)), group: /^(?:các|những)\s/iu.test(whole), from: start, to: start + whole.length }))
    at += item.length + 1
  }
  return found
}

/** Does the list of addressees end before this line? Dashes belong to it; another line only while the one before stays open. */
function endsList(line: Line, before: Line | undefined, some: boolean): boolean {
  const shape = labelOf(line.text)?.shape
  if (shape === 'dash' || shape === 'plus') return false
  return AFTER.test(line.key) || (some && !/[;,:]$/u.test(before?.text ?? ''))
}

/** Reads “Kính gửi” (or “… điện:”): the addressees in order, and the first line after them. None without such a line. */
export function readAddressees(page: Page, from: number): { readonly list: readonly AddresseeAt[]; readonly end: number } {
  const first = page.lines[from]
  const head = first && TO.exec(first.key)
  if (!first || !head) return { list: [], end: from }
  const list: AddresseeAt[] = first.text.length > head[0].length ? [...namesOf(slicePiece(first, head[0].length))] : []
  let end = from + 1
  for (let line = page.lines[end]; line && !endsList(line, page.lines[end - 1], list.length > 0); line = page.lines[++end]) {
    list.push(...namesOf(slicePiece(line, labelOf(line.text)?.length ?? 0)))
  }
  return { list, end }
}
