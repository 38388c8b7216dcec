import { anyOf, E, keyOf, rx, slicePiece, W, type Piece } from '../words/text.js'
import { isNobody, nameListAt, type Name } from '../units/units.js'
import { WORK_VERBS } from '../words/work-verbs.js'

/** By whose word: an order, or a request to somebody the issuer cannot order. */
export type OrderWord = 'giao' | 'đề nghị' | null

/** The beginning of a block: who is addressed, with which word, and where the matter itself begins. `committee`: the issuer names itself before the word. */
export interface Head {
  readonly word: OrderWord
  readonly names: readonly Name[]
  readonly rest: number
  readonly committee: boolean
}

const COMMITTEE = '((?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân)\\s+(?:tỉnh|thành\\s+phố|xã|phường|huyện|thị\\s+xã)(?:\\s+[\\p{L}]+){0,4}?\\s+)?'
const AGREES = '(?:(?:cơ\\s+bản\\s+)?(?:đồng\\s+ý|thống\\s+nhất)\\s+)?(?:tiếp\\s+tục\\s+)?'
const ORDER = rx(
  `^${COMMITTEE}${AGREES}(?:(?:kính\\s+|trân\\s+trọng\\s+)?(đề\\s+nghị)|giao(?:\\s+(?:cho|nhiệm\\s+vụ\\s+cho|trách\\s+nhiệm\\s+cho))?|yêu\\s+cầu|phân\\s+công|đối\\s+với|về\\s+phía|trách\\s+nhiệm\\s+của|nhiệm\\s+vụ\\s+của)\\s*:?\\s+`,
)
/** Persons stand for their offices: “các đồng chí: Giám đốc Sở …”. */
const PERSONS = rx('^(?:(?:các|quý)\\s+)?(?:đồng\\s+chí|đ/c|ông|bà)\\s*:?\\s+(?:là\\s+)?')
/** “Đồng chí Nguyễn Văn An, Giám đốc Sở …”: the office stands behind the name. */
const NAMED_PERSON =
  /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,4}\s*(?:,|-|–)\s*(?=(?:Giám đốc|Phó Giám đốc|Chủ tịch|Phó Chủ tịch|Chánh|Phó Chánh|Trưởng|Phó Trưởng|Cục trưởng|Chỉ huy|Bí thư)(?!\p{L}))/u
const AFTER = /^(?:\s*\([^()]{0,160}\))?[\s,:]*/u
const PARTNERS = rx(
  `${W}phối\\s+hợp(?:\\s+(?:chặt\\s+chẽ|thường\\s+xuyên|đồng\\s+bộ|tốt|hiệu\\s+quả))?,?\\s+(?:(?:v[ớóơ]i|cùng)\\s+)?|\\(\\s*mời\\s+|${W}cùng\\s+với\\s+|${W}có\\s+sự\\s+(?:phối\\s+hợp|tham\\s+gia)\\s+của\\s+`,
  'g',
)
const INVITED = /^\s+(?:cùng\s+)?tham gia/u
// What may stand between a unit and a colon without being work: the heading only opens the list below.
const LEAD_INS = [
  'chủ trì',
  'căn cứ',
  'có trách nhiệm',
  'chịu trách nhiệm',
  'tập trung',
  'tổ chức thực hiện',
  'tổ chức triển khai thực hiện',
  'thực hiện',
  'triển khai',
  'phối hợp',
  'theo',
  'nghiêm túc',
  'khẩn trương',
  'chủ động',
  'cụ thể',
  'tiếp tục',
  'trên cơ sở',
  'sau đây',
  'dưới đây',
]
const LEAD_IN = rx(`^(?:${anyOf(LEAD_INS)})${E}`)
const OPENS = rx(
  `${W}(?:nhiệm\\s+vụ|nội\\s+dung|công\\s+việc|giải\\s+pháp|biện\\s+pháp|yêu\\s+cầu|việc|vấn\\s+đề)(?:\\s*/\\s*\\p{L}+)?(?:\\s+(?:sau|sau\\s+đây|như\\s+sau|trọng\\s+tâm|chủ\\s+yếu|cụ\\s+thể|dưới\\s+đây|chính|công\\s+tác|,))*\\s*:$`,
)
const ALL_LEAD_IN = rx(
  `^(?:(?:chủ\\s+trì|là\\s+cơ\\s+quan\\s+chủ\\s+trì|có\\s+(?:trách\\s+nhiệm|nhiệm\\s+vụ)|và|,)\\s*)*(?:phối\\s+hợp\\s+(?:với|cùng)\\s+[^:;.]*liên\\s+quan)?\\s*:?$`,
)
const LEADS_WITH = rx(
  '^\\s*(?:(?:chủ\\s+trì|là\\s+cơ\\s+quan\\s+chủ\\s+trì|có\\s+trách\\s+nhiệm)\\s*,?\\s*)?(?:và\\s+)?phối\\s+hợp(?:\\s+chặt\\s+chẽ)?\\s+(?:v[ớóơ]i|cùng)\\s+',
)
const WORK = rx(`${W}(?:${anyOf(WORK_VERBS)})${E}`)
const VERBS: ReadonlySet<string> = new Set(WORK_VERBS.map(keyOf))
const FEW = 10

/** How much of a text names persons before their offices: “các đồng chí: ”, “đồng chí Trần Văn Bình, ”. */
function personsAt(piece: Piece, at: number): number {
  const address = PERSONS.exec(piece.key.slice(at))?.[0].length ?? 0
  if (address === 0) return 0
  return address + (NAMED_PERSON.exec(piece.text.slice(at + address, at + address + 90))?.[0].length ?? 0)
}

/** Reads “Giao Sở …”, “Đề nghị Ban …”, “Các sở, ban, ngành …” at the beginning of a block. */
export function readHead(piece: Piece): Head {
  const order = ORDER.exec(piece.key)
  const begin = order?.[0].length ?? 0
  const { names: found, end } = nameListAt(piece, begin + personsAt(piece, begin))
  // “Thống kê, đánh giá thiệt hại” orders a count; it does not name the statistics office.
  const names = found.every((name) => VERBS.has(keyOf(name.name))) ? [] : found
  if (names.length === 0) return { word: null, names, rest: 0, committee: order?.[1] !== undefined }
  const word = order === null ? null : order[2] !== undefined ? 'đề nghị' : 'giao'
  return { word, names, rest: end + (AFTER.exec(piece.key.slice(end))?.[0].length ?? 0), committee: order?.[1] !== undefined }
}

/** “chủ trì, phối hợp với Sở Xây dựng và Ủy ban nhân dân các xã, phường”: nothing is said yet of what they do together. */
function onlyLeads(rest: Piece): boolean {
  const begin = LEADS_WITH.exec(rest.key)?.[0].length
  if (begin === undefined) return false
  const { names, end } = nameListAt(rest, begin)
  return names.length > 0 && /^[\s,]*(?:và\s+)?(?:(?:các|những)\s[^;.:]{0,60}liên\s+quan[^;.:]{0,30})?\s*:?$/u.test(rest.key.slice(end))
}

/** Does what follows the units only open the list below (“chủ trì, phối hợp với các đơn vị liên quan:”)? */
export function opensList(rest: Piece): boolean {
  const text = rest.key.trim().replace(/^\.$/u, '')
  if (text === '' || ALL_LEAD_IN.test(text) || onlyLeads(rest)) return true
  const words = text.split(/\s+/u).length
  // The rest of a name that no list knows: “các huyện, thành phố ven biển”, “các xã: Đông Hải, Nam Thụy”.
  if (words <= FEW && !/[.;]$/u.test(text) && (text.endsWith(':') || !WORK.test(text))) return true
  const clauses = text.split(/[;.](?=\s)/u)
  return text.endsWith(':') && clauses.length === 1 && (LEAD_IN.test(text) || OPENS.test(text))
}

/** Does what follows the units announce a list of work (“thực hiện các nhiệm vụ sau:”)? */
export function asksForList(rest: string): boolean {
  return OPENS.test(rest.trim())
}

/** “(Cục A chủ trì; Vụ B phối hợp)”. */
const BESIDE = /[;(]\s*/gu
const ONLY_PARTNER = rx('^\\s+(?:cùng\\s+)?phối\\s+hợp(?:\\s+thực\\s+hiện)?\\s*(?:[;,.)]|$)')

/** Does a unit that ends at a place only take part? */
export function onlyTakesPart(piece: Piece, end: number): boolean {
  return ONLY_PARTNER.test(piece.key.slice(end, end + 60))
}

/** Partners named in the block: “phối hợp với …”, “(mời … tham gia)”. Those that are nobody by name are left out. */
export function partnersIn(piece: Piece): readonly Name[] {
  const found: Name[] = []
  for (const match of piece.key.matchAll(PARTNERS)) {
    const { names, end } = nameListAt(piece, match.index + match[0].length)
    if (match[0].startsWith('(') && !INVITED.test(piece.key.slice(end))) continue
    found.push(...names.filter((name) => !isNobody(name) && !found.some((known) => known.name === name.name)))
  }
  for (const match of piece.key.matchAll(BESIDE)) {
    const { names, end } = nameListAt(piece, match.index + match[0].length)
    if (names.length > 0 && onlyTakesPart(piece, end))
      found.push(...names.filter((name) => !isNobody(name) && !found.some((known) => known.name === name.name)))
  }
  return found
}

const BARE_NAME = /^\p{Lu}[^;.:]{3,90}$/u

/** All units of a cell or of the value of “Cơ quan chủ trì: …”: a list in any punctuation. What no list knows is taken as printed. */
export function unitsIn(value: Piece): readonly Name[] {
  const found: Name[] = []
  for (let at = 0; at < value.text.length;) {
    at += /^[\s\-–•+;,.:/&]*(?:(?:và|hoặc|cùng)\s+)?/u.exec(value.key.slice(at))?.[0].length ?? 0
    const head = readHead(slicePiece(value, at))
    if (head.names.length > 0) {
      found.push(...head.names.map((name) => ({ ...name, from: name.from + at, to: name.to + at })))
      at += Math.max(1, head.names.at(-1)?.to ?? 1)
      continue
    }
    const next = /[;,\n]|\s[-–]\s/u.exec(value.text.slice(at))
    at = next ? at + next.index + next[0].length : value.text.length
  }
  const text = value.text.replace(/[\s.;]+$/u, '')
  if (found.length > 0 || !BARE_NAME.test(text)) return found
  return [{ name: text, group: /^các\s/iu.test(text), from: 0, to: text.length }]
}
