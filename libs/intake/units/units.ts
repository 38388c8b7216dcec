import { repaired } from '../words/scan-repair.js'
import { anyOf, E, keyOf, rx, W, type Piece } from '../words/text.js'
import { bodyAt } from './unit-bodies.js'
import { classAt, committeesAt } from './unit-classes.js'
import { departmentsAt } from './unit-departments.js'
import { stickAt, type Name } from './unit-name.js'
import { beginsOpenName, openNameAt } from './unit-open-names.js'
import { CENTRAL_BODIES, ELECTED_BODIES, MASS_BODIES, PARTY_BODIES, VERTICAL_BODIES } from '../words/vocabulary/bodies.js'
import { ADDRESSES, HEADS } from '../words/vocabulary/heads.js'

export { writtenOut } from '../words/names.js'
export type { Name } from './unit-name.js'

const HEAD = rx(
  `(?:${anyOf(HEADS)})\\s*(?:,|và)\\s*(?=(?:${anyOf(HEADS)})\\s+các\\s)|(?:(?:${anyOf(ADDRESSES)})\\s+)?(?:${anyOf(HEADS)})\\s+(?!nước|đoàn|nhiệm|hội\\s+đồng|công\\s+tác)|(?:${anyOf(ADDRESSES)})\\s+(?=${anyOf(HEADS)}|sở|ubnd)`,
  'y',
)

// Only the first word of an open name is looked at: names in a row must not be read over and over.
const beginsUnit = (piece: Piece, at: number): boolean =>
  beginsOpenName(piece, at) || departmentsAt(piece, at).length > 0 || classAt(piece, at) !== null || bodyAt(piece, at) !== null

/** The unit or units that begin exactly at `at`: one, or several for “các sở: Tài chính, Xây dựng”. The head stands for the unit. */
export function namesAt(printed: Piece, at: number): readonly Name[] {
  const piece = repaired(printed)
  let start = at
  for (let i = 0; i < 3; i++) start += stickAt(HEAD, piece.key, start)?.[0].length ?? 0
  const departments = departmentsAt(piece, start)
  if (departments.length > 0) return departments
  const committees = committeesAt(piece, start)
  if (committees) return committees
  const one = classAt(piece, start) ?? bodyAt(piece, start) ?? openNameAt(piece, start, (place) => beginsUnit(piece, place))
  return one ? [one] : []
}

const AND = /(?:\s*\([^()]{2,60}\))?\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s*&\s*/uy

/** “Giám đốc các sở, Thủ trưởng các ban, ngành” means one class: the departments. */
function oneClass(names: readonly Name[]): Name[] {
  const out: Name[] = []
  for (const name of names) {
    const before = out.at(-1)
    if (before && /^Các sở$/u.test(before.name) && /^Các (?:ban|ngành)(?:,|$| )/u.test(name.name))
      out.splice(-1, 1, { ...name, name: `Các sở, ${name.name.slice(4)}`, from: before.from })
    else out.push(name)
  }
  return out
}

/** A list of units from `at` on, and where it ends: “Sở A, Sở B và Thanh tra tỉnh | chủ trì …”. */
export function nameListAt(piece: Piece, at: number): { readonly names: readonly Name[]; readonly end: number } {
  const names: Name[] = []
  let end = at
  for (let next = at; next < piece.text.length;) {
    const found = namesAt(piece, next)
    if (found.length === 0) break
    names.push(...found)
    end = found.at(-1)?.to ?? end
    next = end + (stickAt(AND, piece.key, end)?.[0].length ?? piece.text.length)
  }
  return { names: oneClass(names), end }
}

const vertical = rx(`^(?:${anyOf(Object.keys(VERTICAL_BODIES).map(keyOf))})${E}`)
const party = rx(
  `^(?:${anyOf([...Object.keys(PARTY_BODIES), ...Object.keys(MASS_BODIES), ...Object.keys(ELECTED_BODIES), ...Object.keys(CENTRAL_BODIES)].map(keyOf))})${E}|${W}(?:tỉnh|thành)\\s+ủy$`,
)
/** Run from the ministry: police, army, courts, treasury … */
export function isVertical(name: string): boolean {
  return vertical.test(keyOf(name)) && !/^công an (?:các|xã|phường)/u.test(keyOf(name))
}
/** Party, elected, mass and central bodies: whatever a committee writes to them is a request. */
export function isPartyBody(name: string): boolean {
  return party.test(keyOf(name)) && !/^văn phòng ủy ban/u.test(keyOf(name))
}

const SPECIFIC = rx(
  `${W}(?:sở|ban|ngành|xã|phường|huyện|quận|đặc\\s+khu|địa\\s+phương|trường|quỹ|doanh\\s+nghiệp|công\\s+an|ủy\\s+ban|đoàn\\s+thể|hội|chủ\\s+rừng|chủ\\s+đầu\\s+tư|bộ|tỉnh|công\\s+ty|ngân\\s+hàng|bệnh\\s+viện|chủ\\s+(?:hồ|đập))${E}`,
)
/** “các cơ quan, đơn vị liên quan”: nobody by name. */
export function isNobody(name: Name): boolean {
  return name.group && (!SPECIFIC.test(keyOf(name.name)) || /liên quan$/u.test(keyOf(name.name)))
}
