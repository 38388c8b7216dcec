import { rx, slicePiece, type Piece } from '../words/text.js'

/** What a line “Cơ quan chủ trì: …” under a task says of it. `product` and the like are the task's too, and say nothing that is kept. */
export type AttributeKind = 'lead' | 'partners' | 'time' | 'product' | 'matter'
export interface Attribute {
  readonly kind: AttributeKind
  readonly value: Piece
}

/** The names such lines bear in plans and programmes; what follows the colon is the value. */
const UNIT = '(?:(?:cơ\\s+quan|đơn\\s+vị|sở|bộ|ngành|địa\\s+phương|bộ\\s+phận)(?:\\s*,\\s*|\\s+và\\s+|\\s+)?){1,3}'
const NAMES: readonly (readonly [AttributeKind, string])[] = [
  ['partners', `(?:${UNIT}\\s*)?(?:cùng\\s+)?(?:phối\\s+hợp(?:\\s+thực\\s+hiện)?|tham\\s+gia\\s+phối\\s+hợp)`],
  ['lead', `(?:${UNIT}\\s*|phân\\s+công\\s+)?(?:chủ\\s+trì(?:\\s*,?\\s*(?:tham\\s+mưu|thực\\s+hiện|triển\\s+khai))?|chịu\\s+trách\\s+nhiệm(?:\\s+chính)?)`],
  ['lead', `(?:${UNIT}|phân\\s+công|trách\\s+nhiệm)\\s*(?:thực\\s+hiện|triển\\s+khai|đầu\\s+mối|tham\\s+mưu)`],
  ['lead', 'phân\\s+công|giao\\s+nhiệm\\s+vụ'],
  [
    'time',
    '(?:thời\\s+(?:gian|hạn|điểm)|tiến\\s+độ|lộ\\s+trình|hạn|hoàn\\s+thành)(?:\\s+(?:(?:triển\\s+khai\\s+|tổ\\s+chức\\s+)?thực\\s+hiện|hoàn\\s+thành|báo\\s+cáo|trình|kết\\s+thúc|ban\\s+hành))?',
  ],
  [
    'product',
    '(?:dự\\s+kiến\\s+)?(?:sản\\s+phẩm|kết\\s+quả)(?:\\s+(?:đầu\\s+ra|thực\\s+hiện|dự\\s+kiến|hoàn\\s+thành|cần\\s+đạt))?|kinh\\s+phí(?:\\s+thực\\s+hiện)?|nguồn\\s+kinh\\s+phí|hình\\s+thức|đối\\s+tượng|địa\\s+điểm',
  ],
]
const MATTER = rx('^(?:nội\\s+dung(?:\\s+(?:thực\\s+hiện|nhiệm\\s+vụ|công\\s+việc|hoạt\\s+động))?|nhiệm\\s+vụ\\s+cụ\\s+thể)\\s*:\\s*(?=\\S)')
const LINES = NAMES.map(([kind, name]) => [kind, rx(`^(?:${name})\\s*:\\s*`)] as const)
const INLINE = rx(`(?:^|[.;(]\\s*|\\s[-+]\\s)(?:${NAMES.map(([, name]) => `(${name})`).join('|')})\\s*:\\s*`, 'g')

/** The attribute that a line is; null where it is none. */
export function attributeOf(line: Piece): Attribute | null {
  for (const [kind, pattern] of LINES) {
    const begin = pattern.exec(line.key)?.[0].length
    if (begin !== undefined) return { kind, value: slicePiece(line, begin) }
  }
  const matter = MATTER.exec(line.key)?.[0].length
  return matter === undefined ? null : { kind: 'matter', value: slicePiece(line, matter) }
}

/** Attributes within a text: “… (Cơ quan chủ trì: Sở Y tế; thời gian: Quý II/2025)”. `from` is where the first begins. */
export function attributesIn(piece: Piece): { readonly list: readonly Attribute[]; readonly from: number } {
  // “Kinh phí: giao Sở Tài chính thẩm định” is the text itself, and not an attribute of another.
  const found = [...piece.key.matchAll(INLINE)].filter(
    (match) => match.index > 0 || NAMES[match.slice(1).findIndex((name) => name !== undefined)]?.[0] !== 'product',
  )
  const list = found.map((match, i): Attribute => {
    const named = match.slice(1).findIndex((name) => name !== undefined)
    return { kind: NAMES[named]?.[0] ?? 'product', value: slicePiece(piece, match.index + match[0].length, found[i + 1]?.index) }
  })
  return { list, from: found[0]?.index ?? piece.text.length }
}
