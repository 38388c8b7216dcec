import { writtenOut } from '../words/names.js'
import { anyOf, capitalised, E, keyOf, rx, type Piece } from '../words/text.js'
import { FIELD, fieldOf } from './unit-departments.js'
import { properAt, stickAt, unitOf, type Name } from './unit-name.js'
import { CLASS_NOUNS, CLASS_TAILS, TIER_TAILS } from '../words/vocabulary/classes.js'

const NOUN = `(?:${anyOf(CLASS_NOUNS)})`
/** The committee, short or written out, as alternatives of a pattern. */
export const COMMITTEE = '(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân)'
const TIER = '(?:tỉnh(?!\\s+(?:đoàn|ủy))|xã|phường|thị\\s+trấn|huyện|thành\\s+phố|thị\\s+xã|quận|đặc\\s+khu|tp)'
const TAILS = anyOf([...CLASS_TAILS]).replaceAll('#', `${COMMITTEE}\\s+(?:tỉnh|thành\\s+phố)`)
const TAIL = `(?:\\s+(?:(?:thuộc\\s*,\\s*)?(?:trực\\s+)?thuộc\\s+(?:sở|bộ|cục|tổng\\s+cục|ngành)(?:\\s+${FIELD})?|${TAILS}|thuộc\\s+(?:phạm\\s+vi|thẩm\\s+quyền)[^,;:.]{0,40})${E}){0,2}`
// A comma may be lost (“các sở ban ngành, cơ quan đơn vị”), but “tổ chức”, “hội” after a blank are verbs and other names.
const JOINT =
  '(?:\\s*,\\s*(?:và\\s+)?|\\s+và\\s+|\\s*-\\s*|\\s+(?=(?:ban|ngành|cơ\\s+quan|đơn\\s+vị|địa\\s+phương|đoàn\\s+thể|xã|phường|các)\\s|(?:ban|ngành|đơn\\s+vị|địa\\s+phương|đoàn\\s+thể|xã|phường)(?:[,;:.]|$)))(?:các\\s+)?'

const GROUP = rx(
  `(?:(?:tất\\s+cả\\s+)?(?:các|những|mọi|toàn\\s+thể)\\s+(?!vụ\\s+(?:việc|án|tai|cháy|vi|phá|tranh|khiếu|ngộ|đông|hè|mùa|xuân))${NOUN}|sở(?=\\s*,\\s*(?:ban|ngành))|ban(?=\\s*,\\s*ngành)|(?:cơ\\s+quan|đơn\\s+vị)(?=\\s*,\\s*(?:đơn\\s+vị|địa\\s+phương|tổ\\s+chức)|\\s+(?:liên\\s+quan|có\\s+liên\\s+quan|trực\\s+thuộc)))${E}(?:${JOINT}${NOUN}${E}){0,14}${TAIL}`,
  'y',
)
const TIERS = `(?:(?:các|cấp|cấp\\s+các|\\d{1,3})\\s+)?(?:${TIER}(?:\\s*,\\s*(?:các\\s+)?|\\s+và\\s+(?:các\\s+)?|\\s*/\\s*|\\s*-\\s*)){0,5}${TIER}`
const COMMUNES = rx(
  `(?:${COMMITTEE}|công\\s+an|hđnd\\s*(?:,|và)\\s*${COMMITTEE}|hội\\s+đồng\\s+nhân\\s+dân\\s*(?:,|và)\\s*${COMMITTEE}|ban\\s+chỉ\\s+huy\\s+(?:quân\\s+sự|phòng\\s+thủ\\s+dân\\s+sự)|trạm\\s+y\\s+tế|đảng\\s+ủy|ủy\\s+ban\\s+mttq|ủy\\s+ban\\s+mặt\\s+trận\\s+tổ\\s+quốc(?:\\s+việt\\s+nam)?)\\s+(?:${TIERS}${E}(?:\\s+(?:${anyOf(TIER_TAILS)})${E})?|các\\s+cấp|cùng\\s+cấp|cấp\\s+(?:xã|huyện|tỉnh)|các\\s+địa\\s+phương)${E}`,
  'y',
)
/** “UBND các xã: A, B”, “UBND các xã A, B và C”: committees by name. */
const NAMED_COMMITTEES = rx(`${COMMITTEE}\\s+(?:các\\s+)?(xã|phường|huyện|thị\\s+xã|thành\\s+phố|quận|đặc\\s+khu|tỉnh)\\s*:?\\s+(?=\\S)`, 'y')

function groupName(printed: string): string {
  const words = writtenOut(printed.replace(/\s+/gu, ' ')).replace(/^(?:Tất cả|tất cả)\s+/u, '')
  const lower = words
    .toLowerCase()
    .replace(/[uủ][ỷy] ban nhân dân/gu, 'Ủy ban nhân dân')
    .replace(/chính phủ/gu, 'Chính phủ')
    .replace(/thuộc sở(?!\p{L})/gu, 'thuộc Sở')
    .replace(/thuộc bộ(?!\p{L})/gu, 'thuộc Bộ')
    .replace(/(?<=thuộc (?:Sở|Bộ) ).+/gu, (field) => fieldOf(keyOf(field)) || field)
    .replace(/thuộc tỉnh ủy/gu, 'thuộc Tỉnh ủy')
    .replace(/quỹ tài/gu, 'Quỹ tài')
    .replace(/mặt trận tổ quốc/gu, 'Mặt trận Tổ quốc')
    .replace(/trung ương/gu, 'Trung ương')
  return capitalised(/^(?:cơ quan|đơn vị)/u.test(lower) ? `các ${lower}` : lower)
}

const COMMITTEE_OF = /^(?:ủy ban nhân dân|công an|ban chỉ huy quân sự|đảng ủy|hội đồng nhân dân.*|ủy ban mặt trận.*?) (?:các|cấp|cùng|\d)/u
const isClass = (key: string): boolean =>
  COMMITTEE_OF.test(key) || /,|\svà\s|\/|(?:xã|phường|quận|huyện) - /u.test(key.replace(/^hội đồng nhân dân (?:và|,) /u, ''))

const AND_PROPER = /\s*(?:,|;|và)\s*(?:(?:xã|phường|huyện|quận|thị xã|thành phố|đặc khu)\s+)?(?=\p{Lu}|\d)/uy

const OTHER_UNIT = /^(?:ubnd|sở|công an|bộ|ban|các|hội|thanh tra|văn phòng|ủy ban|đài|báo|chi cục|cục|trung tâm)(?![\p{L}])/u

/** Committees by name that begin at a place, or null. */
export function committeesAt(piece: Piece, at: number): readonly Name[] | null {
  const match = stickAt(NAMED_COMMITTEES, piece.key, at)
  if (!match) return null
  const tier = (match[1] ?? '').replace(/\s+/gu, ' ')
  const several = /các\s+\S+(?:\s+\S+)?\s*:?\s+$/u.test(match[0])
  const names: Name[] = []
  let from = at
  for (let place = at + match[0].length; ; from = place) {
    const proper = properAt(piece, place)
    if (proper === null || keyOf(proper).startsWith('ubnd')) return names.length > 0 ? names : null
    const to = place + proper.length
    names.push(unitOf(`Ủy ban nhân dân ${tier} ${proper}`, from, to))
    const joint = several ? stickAt(AND_PROPER, piece.text, to) : null
    if (!joint || OTHER_UNIT.test(piece.key.slice(to + joint[0].length, to + joint[0].length + 20))) return names
    place = to + joint[0].length
  }
}

/** A class of units that begins at a place: “các sở, ban, ngành …”, “UBND các xã, phường”. */
export function classAt(piece: Piece, at: number): Name | null {
  const match = stickAt(COMMUNES, piece.key, at) ?? stickAt(GROUP, piece.key, at)
  if (!match) return null
  const printed = match[0].trimEnd()
  const name = groupName(piece.text.slice(at, at + printed.length))
  const committee = /^(?:Ủy ban|Công an|Ban chỉ huy|Đảng ủy|Hội đồng)/iu.test(name)
  if (committee && (!isClass(keyOf(name)) || (/^\s*:?\s+\p{Lu}/u.test(piece.text.slice(at + printed.length)) && committeesAt(piece, at) !== null))) return null
  return { name, group: true, from: at, to: at + printed.length }
}
