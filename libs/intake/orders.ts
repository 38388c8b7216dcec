import { onlyTakesPart } from './assignment.js'
import { anyOf, E, rx, W, type Piece } from './text.js'
import { nameListAt, type Name } from './units.js'
import { WORK_VERBS } from './work-verbs.js'

/** Phrases that give a matter to somebody in the middle of a text: “… giao Sở X tham mưu”, “do Sở X chủ trì”, “(Sở X chủ trì)”, “; Sở X báo cáo …”. */
const GIVES = rx(
  `(?<!(?:theo|xét|được|nội\\s+dung|của|các|bàn|chuyển)\\s)${W}(?:giao(?:\\s+(?:cho|nhiệm\\s+vụ\\s+cho))?|yêu\\s+cầu|đề\\s+nghị|phân\\s+công)\\s*:?\\s+(?=\\p{L})`,
  'g',
)
const BY = rx(`${W}do\\s+(?=\\p{L})`, 'g')
const LEADS = rx(`^\\s+(?:chủ\\s+trì|thực\\s+hiện|tham\\s+mưu|đảm\\s+nhiệm|triển\\s+khai|làm\\s+đầu\\s+mối|chịu\\s+trách\\s+nhiệm)${E}`)
const PERSONS = rx('^(?:(?:các|quý)\\s+)?(?:đồng\\s+chí|đ/c|ông|bà)\\s*:?\\s+')
const SUBJECT = rx(
  `(?:^|([.;(:]\\s*))(?:(?:hằng|hàng|mỗi)\\s+(?:ngày|tuần|tháng|quý|năm),\\s+|(?:định\\s+kỳ|trước|sau|từ|trong|đến|chậm\\s+nhất)\\s[^,;.]{3,60},\\s+)?`,
  'g',
)
const VERBAL = rx(`^\\s*(?:\\([^()]{0,120}\\)\\s*)?(?::|,?\\s(?:${anyOf(WORK_VERBS)})${E})`)

/** A unit that begins a paragraph is its subject, whatever its verb, unless the words only speak of it. */
const SPOKEN_TO = rx(`^\\s+(?!(?:được|đã|là|của|thuộc|tại|và|với|còn|trong|trên|cũng|có\\s+(?:tổng|diện|số))${E})\\p{L}`)

const TITLE = 60

const add = (found: Name[], names: readonly Name[]): void => {
  found.push(...names.filter((name) => !found.some((known) => known.name === name.name)))
}

function given(piece: Piece): Name[] {
  const found: Name[] = []
  for (const match of piece.key.matchAll(GIVES)) {
    const at = match.index + match[0].length
    const persons = PERSONS.exec(piece.key.slice(at, at + 40))?.[0].length ?? 0
    add(found, nameListAt(piece, at + persons).names)
  }
  for (const match of piece.key.matchAll(BY)) {
    const { names, end } = nameListAt(piece, match.index + match[0].length)
    if (LEADS.test(piece.key.slice(end))) add(found, names)
  }
  return found
}

/** Are the units that stand at the beginning of a clause told to do something there? */
function isToldTo(match: RegExpExecArray, names: readonly Name[], after: string): boolean {
  if (VERBAL.test(after)) return true
  return match.index === 0 && match[1] === undefined && names.every((name) => !name.group) && SPOKEN_TO.test(after)
}

/** A class in the middle of a paragraph is spoken of; one that begins a sentence, or stands behind a title (“Nhiệm vụ chung: các sở, ngành …”), is spoken to. */
function isInside(match: RegExpExecArray): boolean {
  const mark = match[1]?.charAt(0)
  return mark !== undefined && mark !== '.' && !(mark === ':' && match.index < TITLE)
}

/** Who is to do what a text orders whose heading names nobody: units to whom it is given, and subjects of its sentences. */
export function orderedIn(piece: Piece): readonly Name[] {
  const found = given(piece)
  for (const match of piece.key.matchAll(SUBJECT)) {
    const { names, end } = nameListAt(piece, match.index + match[0].length)
    if (names.length === 0 || (match[1] !== undefined && onlyTakesPart(piece, end))) continue
    if (!isToldTo(match, names, piece.key.slice(end, end + 160))) continue
    const units = names.filter((name) => !name.group)
    if (found.length === 0 || units.length === names.length) add(found, isInside(match) ? units : names)
  }
  return found
}
