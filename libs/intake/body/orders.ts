import { onlyTakesPart } from './assignment.js'
import { anyOf, E, rx, W, type Piece } from '../words/text.js'
import { nameListAt, type Name } from '../units/units.js'
import { WORK_VERBS } from '../words/work-verbs.js'

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

/** “Đối với …, Công an tỉnh điều tra”, “trường hợp …, Sở A thẩm định”: what the order is about stands before its subject. */
const TOPIC = rx(
  '(?:^|[.;:]\\s*)(?=(?:đối\\s+với|về|riêng|tại|trên\\s+cơ\\s+sở|căn\\s+cứ|trường\\s+hợp|để|nhằm|khi|sau\\s+khi|nội\\s+dung\\s+này|vấn\\s+đề\\s+này|việc\\s+này|ngoài\\s+ra|đồng\\s+thời|trước\\s+mắt|bên\\s+cạnh\\s+đó|qua)(?![\\p{L}]))',
  'g',
)
const CLAUSE_END = rx(`[;:]|\\.(?=\\s)|${W}(?:giao|yêu\\s+cầu|đề\\s+nghị|phân\\s+công|phối\\s+hợp|do|như)${E}`)
const SUBJECT_OF_TOPIC = rx(`^(?:\\s*\\([^()]{0,80}\\))?\\s+(?!(?:giao|yêu\\s+cầu|đề\\s+nghị|phân\\s+công|phải\\s+được)${E})(?:${anyOf(WORK_VERBS)})${E}`)
const GIVES_ON = rx(`^\\s+(?:giao|yêu\\s+cầu|đề\\s+nghị|phân\\s+công|ban\\s+hành|có\\s+ý\\s+kiến|thông\\s+báo|thống\\s+nhất|đồng\\s+ý|kết\\s+luận)${E}`)
const REACH = 400

const isSpokenTo = (after: string): boolean => SPOKEN_TO.test(after) && !GIVES_ON.test(after)

/** The subject behind the topic of a clause: the first unit after one of its commas that a verb of work follows. */
function subjectBehind(piece: Piece, from: number): readonly Name[] {
  const reach = piece.key.slice(from, from + REACH)
  const clause = reach.slice(0, CLAUSE_END.exec(reach)?.index ?? reach.length)
  for (const comma of clause.matchAll(/,\s+/gu)) {
    const { names, end } = nameListAt(piece, from + comma.index + comma[0].length)
    const after = piece.key.slice(end, end + 160)
    if (names.length > 0 && (SUBJECT_OF_TOPIC.test(after) || (names.every((name) => !name.group) && isSpokenTo(after)))) return names
  }
  return []
}

const add = (found: Name[], names: readonly Name[]): void => {
  found.push(...names.filter((name) => !found.some((known) => known.name === name.name)))
}

const POINTS = rx(`^[^()]*${W}(?:phụ\\s+lục|biểu|bảng|danh\\s+mục)${E}[^()]*\\)`)
/** “(Nhiệm vụ cụ thể giao các cơ quan tại Phụ lục kèm theo)” points elsewhere and gives nothing. */
function isRemark(key: string, at: number): boolean {
  const open = key.lastIndexOf('(', at)
  return open >= 0 && at - open < TITLE * 2 && !key.slice(open, at).includes(')') && POINTS.test(key.slice(at, at + TITLE * 3))
}

function given(piece: Piece): Name[] {
  const found: Name[] = []
  for (const match of piece.key.matchAll(GIVES)) {
    if (isRemark(piece.key, match.index)) continue
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
  for (const match of piece.key.matchAll(TOPIC)) add(found, subjectBehind(piece, match.index + match[0].length))
  return found
}
