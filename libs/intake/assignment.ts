import { anyOf, E, rx, W, type Piece } from './text.js'
import { isNobody, nameListAt, type Name } from './units.js'

/** By whose word: an order, or a request to somebody the issuer cannot order. */
export type OrderWord = 'giao' | 'đề nghị' | null

/** The beginning of a block: who is addressed, with which word, and where the matter itself begins. */
export interface Head {
  readonly word: OrderWord
  readonly names: readonly Name[]
  readonly rest: number
}

const COMMITTEE = '(?:(?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân)\\s+(?:tỉnh|thành\\s+phố|xã|phường)(?:\\s+[\\p{L}]+){0,3}?\\s+)?'
const ORDER = rx(
  `^${COMMITTEE}(?:(?:kính\\s+)?(đề\\s+nghị)|giao(?:\\s+cho)?|yêu\\s+cầu|phân\\s+công|đối\\s+với|trách\\s+nhiệm\\s+của|nhiệm\\s+vụ\\s+của|trân\\s+trọng\\s+(đề\\s+nghị))\\s*:?\\s+`,
)
const AFTER = /^[\s,:]*/u
const PARTNERS = rx(`${W}phối\\s+hợp(?:\\s+(?:chặt\\s+chẽ|thường\\s+xuyên|đồng\\s+bộ))?,?\\s+(?:với|cùng)\\s+|\\(\\s*mời\\s+|${W}cùng\\s+với\\s+`, 'g')
const INVITED = /^\s+(?:cùng\s+)?tham gia/u
// What may stand between a unit and a colon without being work: the heading only opens the list below.
const LEAD_IN = rx(
  `^(?:${['chủ\\s+trì', 'căn\\s+cứ', 'có\\s+trách\\s+nhiệm', 'chịu\\s+trách\\s+nhiệm', 'tập\\s+trung', 'tổ\\s+chức\\s+(?:triển\\s+khai\\s+)?thực\\s+hiện', 'thực\\s+hiện', 'triển\\s+khai', 'phối\\s+hợp', 'theo', 'nghiêm\\s+túc', 'khẩn\\s+trương', 'chủ\\s+động', 'cụ\\s+thể', 'tiếp\\s+tục'].join('|')})${E}`,
)
const ALL_LEAD_IN = rx(
  `^(?:(?:chủ\\s+trì|là\\s+cơ\\s+quan\\s+chủ\\s+trì|có\\s+trách\\s+nhiệm|và|,)\\s*)*(?:phối\\s+hợp\\s+(?:với|cùng)\\s+[^:;.]*liên\\s+quan)?\\s*:?$`,
)
const SUBJECT = rx('(?:^|[.]\\s+)(?:(?:hằng|hàng|mỗi)\\s+(?:ngày|tuần|tháng|quý|năm),\\s+)?', 'g')
const VERBAL = rx(
  `^\\s+(?:${anyOf(['trực tiếp', 'chủ trì', 'có trách nhiệm', 'tổ chức', 'thực hiện', 'xây dựng', 'phối hợp', 'báo cáo', 'rà soát', 'hướng dẫn', 'tham mưu', 'tiếp tục', 'tăng cường', 'chủ động', 'chỉ đạo', 'bố trí', 'triển khai', 'kiểm tra', 'phải', 'cần', 'chịu trách nhiệm', 'gửi', 'ban hành'])})${E}`,
)

/** Reads “Giao Sở …”, “Đề nghị Ban …”, “Các sở, ban, ngành …” at the beginning of a block. */
export function readHead(piece: Piece): Head {
  const order = ORDER.exec(piece.key)
  const { names, end } = nameListAt(piece, order?.[0].length ?? 0)
  if (names.length === 0) return { word: null, names, rest: 0 }
  const word = order === null ? null : order[1] !== undefined || order[2] !== undefined ? 'đề nghị' : 'giao'
  return { word, names, rest: end + (AFTER.exec(piece.key.slice(end))?.[0].length ?? 0) }
}

/** Does what follows the units only open the list below (“chủ trì, phối hợp với các đơn vị liên quan:”)? */
export function opensList(rest: string): boolean {
  const text = rest.trim()
  if (text === '' || ALL_LEAD_IN.test(text)) return true
  const clauses = text.split(/[;.](?=\s)/u)
  return text.endsWith(':') && clauses.length === 1 && LEAD_IN.test(text)
}

/** Partners named in the block: “phối hợp với …”, “(mời … tham gia)”. Those that are nobody by name are left out. */
export function partnersIn(piece: Piece): readonly Name[] {
  const found: Name[] = []
  for (const match of piece.key.matchAll(PARTNERS)) {
    const { names, end } = nameListAt(piece, match.index + match[0].length)
    if (match[0].startsWith('(') && !INVITED.test(piece.key.slice(end))) continue
    found.push(...names.filter((name) => !isNobody(name) && !found.some((known) => known.name === name.name)))
  }
  return found
}

/** The subject of a sentence in a block whose heading names nobody: “Hàng tháng, Chủ tịch UBND các cấp … trực tiếp tiếp công dân”. */
export function subjectsIn(piece: Piece): readonly Name[] {
  for (const match of piece.key.matchAll(SUBJECT)) {
    const { names, end } = nameListAt(piece, match.index + match[0].length)
    if (names.length > 0 && VERBAL.test(piece.key.slice(end))) return names
  }
  return []
}
