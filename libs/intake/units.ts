import { anyOf, capitalised, E, keyOf, rx, W, type Piece } from './text.js'
import { ABBREVIATIONS, AFTER_NAMES, CLASS_NOUNS, FIELDS, HEADS, PARTY_BODIES, VERTICAL } from './vocabulary.js'

/** A unit or a class of units as the letter names it, written out; `from` and `to` are places in the piece it was read from. */
export interface Name {
  readonly name: string
  readonly group: boolean
  readonly from: number
  readonly to: number
}

const EXPANSIONS = ABBREVIATIONS.map(([short, long]) => [new RegExp(`${W}${short}${E}`, 'gu'), long] as const)

/** Abbreviations written out: `UBND tỉnh` → `Ủy ban nhân dân tỉnh`. Case counts, so that `vp` in a word stays. */
export function writtenOut(text: string): string {
  return EXPANSIONS.reduce((out, [short, long]) => out.replace(short, long), text).replace(/Uỷ ban/gu, 'Ủy ban')
}

const fieldName = new Map<string, string>([
  ...Object.entries(FIELDS).map(([printed, name]) => [keyOf(printed), name] as const),
  ...ABBREVIATIONS.filter(([, long]) => Object.values(FIELDS).includes(long)).map(([short, long]) => [keyOf(short), long] as const),
])
const FIELD = `(?:${anyOf([...fieldName.keys()])})`
const NOUN = `(?:${anyOf(CLASS_NOUNS)})`
const COMMITTEE = '(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân)'
const TIER = '(?:tỉnh|xã|phường|thị\\s+trấn|huyện|thành\\s+phố|thị\\s+xã|quận|đặc\\s+khu)'
const PLACE = '(?:tỉnh|thành\\s+phố)'
const HEAD = rx(`(?:(?:${anyOf(HEADS)})\\s+)(?!nước)`, 'y')
const TAIL = `(?:\\s+(?:(?:trực\\s+)?thuộc\\s+(?:${COMMITTEE}\\s+)?tỉnh|thuộc\\s+(?:phạm\\s+vi|thẩm\\s+quyền)[^,;:.]{0,40}|(?:cấp|của|trong|trên\\s+địa\\s+bàn)\\s+tỉnh|tỉnh|(?:có\\s+)?liên\\s+quan|nhà\\s+nước|trực\\s+thuộc|thuộc\\s+${PLACE}))?`

const GROUP = rx(
  `(?:(?:tất\\s+cả\\s+)?(?:các|những|mọi|toàn\\s+thể)\\s+${NOUN}|sở(?=\\s*,\\s*(?:ban|ngành)))${E}(?:(?:\\s*,\\s*(?:và\\s+)?|\\s+và\\s+|\\s+)${NOUN}${E}){0,12}${TAIL}${E}`,
  'y',
)
const COMMUNES = rx(
  `(?:${COMMITTEE}|công\\s+an)\\s+(?:(?:các|cấp|\\d{1,3})\\s+)?(?:${TIER}(?:\\s*,\\s*|\\s+và\\s+)){0,4}${TIER}${E}(?:\\s+(?:trên\\s+địa\\s+bàn(?:\\s+tỉnh)?|trong\\s+tỉnh|thuộc\\s+tỉnh|trực\\s+thuộc\\s+trung\\s+ương))?|${COMMITTEE}\\s+(?:các\\s+cấp|cùng\\s+cấp|cấp\\s+(?:xã|huyện))${E}`,
  'y',
)
const OWN_LIST = rx(`(?:các\\s+)?(sở|bộ)\\s*:?\\s+(${FIELD})${E}(?:\\s+tỉnh${E})?`, 'y')
const NEXT_FIELD = rx(`\\s*(?:,|;|và)\\s*(${FIELD})${E}(?!\\s*(?:hóa|mới))`, 'y')

/** Bodies that have a name of their own; what follows is part of the name as far as written. */
const NAMED = rx(
  `(?:${[
    `thanh\\s+tra\\s+${PLACE}`,
    `(?:văn\\s+phòng|vp)\\s*(?:${COMMITTEE}|hđnd|hội\\s+đồng\\s+nhân\\s+dân|đoàn\\s+đbqh\\s+và\\s+hđnd|tỉnh\\s+ủy|chính\\s+phủ)(?:\\s+${PLACE}${E})?`,
    `công\\s+an\\s+${PLACE}`,
    `(?:bộ|ban)\\s+(?:chỉ\\s+huy\\s+(?:quân\\s+sự|bộ\\s+đội\\s+biên\\s+phòng)|chqs)(?:\\s+tỉnh${E})?`,
    `(?:bộ\\s+đội\\s+biên\\s+phòng|bđbp)(?:\\s+tỉnh${E})?`,
    `đài\\s+phát\\s+thanh(?:\\s*[-,]\\s*|\\s+và\\s+)truyền\\s+hình(?:\\s+tỉnh${E})?`,
    `báo\\s+và\\s+(?:phát\\s+thanh|đài\\s+phát\\s+thanh)(?:\\s*[-,]\\s*|\\s+và\\s+)truyền\\s+hình(?:\\s+tỉnh${E})?`,
    `ban\\s+(?:dân\\s+tộc|tôn\\s+giáo)(?:\\s+tỉnh${E})?`,
    `ban\\s+(?:tổ\\s+chức|tuyên\\s+giáo\\s+và\\s+dân\\s+vận|tuyên\\s+giáo|dân\\s+vận|nội\\s+chính)(?:\\s+(?:tỉnh\\s+ủy|thành\\s+ủy)${E})?`,
    `(?:thường\\s+trực|ban\\s+thường\\s+vụ)\\s+(?:tỉnh\\s+ủy|đảng\\s+ủy|hội\\s+đồng\\s+nhân\\s+dân)(?:\\s+tỉnh${E})?`,
    `ủy\\s+ban\\s+kiểm\\s+tra\\s+tỉnh\\s+ủy`,
    `đảng\\s+ủy\\s+${COMMITTEE}\\s+tỉnh`,
    `(?:(?:ban\\s+thường\\s+trực\\s+)?ủy\\s+ban\\s+)?(?:mặt\\s+trận\\s+tổ\\s+quốc|mttq)(?:\\s+việt\\s+nam)?(?:\\s+tỉnh${E})?`,
    `hội\\s+đồng\\s+nhân\\s+dân\\s+tỉnh|hđnd\\s+tỉnh`,
    `liên\\s+đoàn\\s+lao\\s+động\\s+tỉnh|tỉnh\\s+đoàn|tỉnh\\s+ủy`,
    `(?:tòa\\s+án|viện\\s+kiểm\\s+sát)\\s+nhân\\s+dân\\s+tỉnh`,
    `bảo\\s+hiểm\\s+xã\\s+hội\\s+(?:tỉnh|khu\\s+vực\\s+[ivx]+)`,
    `thuế\\s+tỉnh`,
    `${COMMITTEE}\\s+${PLACE}`,
  ].join('|')})${E}`,
  'y',
)
const OWN_KIND =
  /(?:Sở|Bộ|Ban|Cục|Chi cục|Trung tâm|Viện|Trường|Quỹ|Hội|Liên minh|Liên hiệp|Ngân hàng|Kho bạc|Công ty|Tổng công ty|Bảo hiểm|Điện lực|Đài|Báo|Cổng|Vườn quốc gia|Hạt|Tổ công tác|Ban Chỉ đạo|Đảng ủy|Ủy ban nhân dân (?:xã|phường|đặc khu|huyện|thị xã)|UBND (?:xã|phường|đặc khu|huyện|thị xã)) (?=\p{Lu})/uy
const STOP = rx(`\\s+(?:${anyOf(AFTER_NAMES)})${E}|[,;:.()"]|$`, 'g')

function stickAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function groupName(printed: string): string {
  const words = writtenOut(printed).replace(/^(?:Tất cả|tất cả)\s+/u, '')
  const lower = words.toLowerCase().replace(/ủy ban nhân dân/gu, 'Ủy ban nhân dân')
  return capitalised(lower)
}

const COMMITTEE_OF = /^(?:ủy ban nhân dân|công an) (?:các|cấp|cùng|\d)/u

function isClass(key: string): boolean {
  return COMMITTEE_OF.test(key) || /,|\svà\s/u.test(key)
}

function listOfFields(piece: Piece, match: RegExpExecArray): Name[] {
  const kind = capitalised(match[1] ?? '')
  const names: Name[] = [{ name: `${kind} ${fieldName.get(match[2] ?? '') ?? ''}`, group: false, from: match.index, to: match.index + match[0].length }]
  for (let at = match.index + match[0].length; ;) {
    const next = stickAt(NEXT_FIELD, piece.key, at)
    const field = next?.[1] ?? ''
    const start = at + (next?.[0].length ?? 0) - field.length
    if (!next || !/\p{Lu}/u.test(piece.text.charAt(start))) return names
    at += next[0].length
    names.push({ name: `${kind} ${fieldName.get(field) ?? ''}`, group: false, from: start, to: at })
  }
}

/** A name that no list knows: capitals after a word like `Chi cục`, up to the first verb or point. */
function openName(piece: Piece, at: number): Name | null {
  const kind = stickAt(OWN_KIND, piece.text, at)
  if (!kind) return null
  STOP.lastIndex = at + kind[0].length
  for (let stop = STOP.exec(piece.key); stop; stop = STOP.exec(piece.key)) {
    const word = piece.text.slice(stop.index).trimStart()
    const inName = stop[0].trim() === 'và' ? /^và \p{Lu}/u.test(word) : /^\p{Lu}/u.test(word)
    if (inName && stop.index - at < 80) continue
    const name = writtenOut(piece.text.slice(at, stop.index))
    return stop.index - at > 80 ? null : { name, group: false, from: at, to: stop.index }
  }
  return null
}

// One spelling for bodies that are printed in many: “Bộ chỉ huy Quân sự”, “Bộ Chỉ huy quân sự”.
const SPELLINGS = [
  'Bộ Chỉ huy',
  'quân sự',
  'Bộ đội Biên phòng',
  'Phát thanh',
  'Truyền hình',
  'Văn phòng',
  'Ban Dân vận',
  'Ban Dân tộc',
  'Ban Tổ chức',
  'Tỉnh ủy',
  'Thanh tra tỉnh',
  'Công an tỉnh',
].map((name) => [new RegExp(name, 'giu'), name] as const)
const spelled = (name: string): string => capitalised(SPELLINGS.reduce((out, [pattern, proper]) => out.replace(pattern, proper), name))

function named(piece: Piece, at: number): Name | null {
  const match = stickAt(NAMED, piece.key, at)
  if (!match) return null
  const place = / \p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,3}/uy
  place.lastIndex = at + match[0].length
  const own = /(?:tỉnh|ủy|hình|phố)$/u.test(match[0]) ? (place.exec(piece.text)?.[0] ?? '') : ''
  const to = at + match[0].length + own.length
  return { name: spelled(writtenOut(piece.text.slice(at, to))), group: false, from: at, to }
}

function klass(piece: Piece, at: number): Name | null {
  const match = stickAt(COMMUNES, piece.key, at) ?? stickAt(GROUP, piece.key, at)
  if (!match) return null
  const name = groupName(piece.text.slice(at, at + match[0].length))
  if (/^(?:Ủy|Công)/u.test(name) && !isClass(keyOf(name))) return null
  return { name, group: true, from: at, to: at + match[0].length }
}

/** The unit or units that begin exactly at `at`: one, or several for “các sở: Tài chính, Xây dựng”. The head stands for the unit. */
export function namesAt(piece: Piece, at: number): readonly Name[] {
  let start = at
  for (let i = 0; i < 2; i++) start += stickAt(HEAD, piece.key, start)?.[0].length ?? 0
  const fields = stickAt(OWN_LIST, piece.key, start)
  if (fields) return listOfFields(piece, fields)
  const one = klass(piece, start) ?? named(piece, start) ?? openName(piece, start)
  return one ? [one] : start === at ? [] : namesAt(piece, start).slice(0, 1)
}

const AND = /\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s*&\s*/uy

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
  return { names, end }
}

const vertical = rx(`^(?:${anyOf(VERTICAL)})${E}`)
const party = rx(`^(?:${anyOf(PARTY_BODIES)})${E}|${W}tỉnh\\s+ủy$`)
/** Run from the ministry: police, army, courts, treasury … */
export function isVertical(name: string): boolean {
  return vertical.test(keyOf(name)) && !/^công an (?:các|xã|phường)/u.test(keyOf(name))
}
export function isPartyBody(name: string): boolean {
  return party.test(keyOf(name)) && !/^văn phòng ủy ban/u.test(keyOf(name))
}

const SPECIFIC = rx(
  `${W}(?:sở|ban|ngành|xã|phường|huyện|đặc\\s+khu|địa\\s+phương|trường|quỹ|doanh\\s+nghiệp|công\\s+an|ủy\\s+ban|đoàn\\s+thể|hội|chủ\\s+rừng)${E}`,
)
/** “các cơ quan, đơn vị liên quan”: nobody by name. */
export function isNobody(name: Name): boolean {
  return name.group && (!SPECIFIC.test(keyOf(name.name)) || /liên quan$/u.test(keyOf(name.name)))
}
