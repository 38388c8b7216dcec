import { anyOf, E, rx, W } from '../words/text.js'
import { PAPER_KINDS } from '../words/vocabulary/papers.js'

/**
 * How one paper stands to another. The words are those of the Law on Promulgation of Legal Documents (80/2015/QH13, arts. 12 and 154: sửa đổi,
 * bổ sung, thay thế, bãi bỏ; hết hiệu lực), which administrative papers and Party papers use in the same sense.
 */
export const RELATIONS = ['replaces', 'repeals', 'amends', 'carriesOut', 'cites'] as const
export type RelationKind = (typeof RELATIONS)[number]

type Act = Exclude<RelationKind, 'carriesOut' | 'cites'>

/** What a paper does to another one, verb before the paper. */
const ACTS: readonly (readonly [Act, readonly string[]])[] = [
  ['replaces', ['thay thế', 'thay thế cho']],
  ['repeals', ['bãi bỏ', 'hủy bỏ', 'thu hồi', 'chấm dứt hiệu lực', 'chấm dứt hiệu lực của', 'chấm dứt thực hiện', 'dừng thực hiện']],
  ['amends', ['sửa đổi, bổ sung', 'sửa đổi', 'bổ sung', 'điều chỉnh, bổ sung', 'điều chỉnh', 'đính chính', 'sửa đổi, bổ sung, điều chỉnh']],
]
const OF = new Map(ACTS.flatMap(([act, words]) => words.map((word) => [rx(word).source, act] as const)))
export const ACT = rx(`${W}(?<!(?:được|bị|đã|vẫn)\\s)(${anyOf([...OF.keys()])})${E}`, 'g')
export function actOf(said: string): Act | null {
  return OF.get(rx(said.replace(/\s+/gu, ' ')).source) ?? null
}

const KIND = anyOf(PAPER_KINDS)
/** “Kế hoạch này”: the letter speaks of itself. */
export const THIS = rx(`${W}(?:${KIND})\\s+này${E}|có\\s+hiệu\\s+lực`)
/** Between the verb and the paper: the paper as a whole … */
export const WHOLE = rx(
  `^\\s+(?:toàn\\s+bộ\\s+)?(?:các\\s+|hai\\s+|ba\\s+)?(?:nội\\s+dung\\s+(?:của\\s+|tại\\s+)?)?(?:văn\\s+bản\\s*(?:sau|sau\\s+đây)?\\s*:?\\s*)?(?:[-+]\\s*)?$`,
)
/** … or a part of it: who takes away one clause of a paper amends it. */
export const PART = rx(
  `^\\s+[^.;]{0,90}?${W}(?:điều|khoản|điểm|mục|phần|phụ\\s+lục|biểu|đoạn|từ|cụm\\s+từ|nội\\s+dung|nhiệm\\s+vụ|chỉ\\s+tiêu|thời\\s+hạn|thời\\s+gian|tên|thành\\s+viên|danh\\s+sách)${E}[^.;]{0,90}$`,
)
/** Whoever is told to do it does it later, in a paper of his own: that is a task, not this letter's act. */
export const TASK = rx(
  `${W}(?:giao|tham\\s+mưu|đề\\s+xuất|đề\\s+nghị|kiến\\s+nghị|rà\\s+soát|nghiên\\s+cứu|xây\\s+dựng|soạn\\s+thảo|dự\\s+thảo|trình|chủ\\s+trì|phối\\s+hợp|hoàn\\s+thiện|xem\\s+xét|phải|cần|sẽ|dự\\s+kiến|tổ\\s+chức|có\\s+trách\\s+nhiệm|chịu\\s+trách\\s+nhiệm|yêu\\s+cầu|khẩn\\s+trương|kịp\\s+thời|thường\\s+xuyên|sau\\s+khi|trước\\s+khi|trong\\s+khi|nếu|trường\\s+hợp|hướng\\s+dẫn|ban\\s+hành)${E}`,
)
/** What may stand before the verb when the letter itself does it: nothing, its subject's “về việc”, its issuer. */
export const OPENS = rx(
  `^\\W*(?:(?:v/v|về\\s+việc|về|nay|đồng\\s+thời|quyết\\s+định|và|kế\\s+hoạch|công\\s+văn|chỉ\\s+thị|thông\\s+báo|trích\\s+yếu|(?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân)(?:\\s+(?:tỉnh|thành\\s+phố))?(?:\\s+\\p{L}+){0,3}?|thống\\s+nhất|đồng\\s+ý)[\\s:,.]*)*$`,
)
/** “… hết hiệu lực kể từ ngày …”: said of the paper before it; not of a list of papers in a title. */
export const EXPIRES = rx(
  `(?<!văn\\s+bản|pháp\\s+luật|danh\\s+mục)\\s+(?:hết|chấm\\s+dứt|không\\s+còn)\\s+hiệu\\s+lực(?:\\s+thi\\s+hành)?(?=\\s*(?:[.;,]|kể\\s+từ|từ|khi|$))`,
)
export const REPLACED_BY_THIS = rx(`\\s(?:được|bị)\\s+thay\\s+thế\\s+(?:bởi|bằng)\\s+(?:${KIND})\\s+này${E}`)
export const CHANGED_HERE = rx(`\\s(?:được|đã\\s+được)?\\s*(?:sửa\\s+đổi|điều\\s+chỉnh)(?:,\\s+bổ\\s+sung)?\\s+như\\s+sau`)
/** A sentence about why: “Do Nghị định … hết hiệu lực”. */
export const CAUSE = rx(`^\\W*(?:do|vì|khi|nếu|trường\\s+hợp|căn\\s+cứ|theo|thực\\s+hiện|triển\\s+khai|trước\\s+đây|sau\\s+khi)${E}`)
/** “Bãi bỏ các văn bản sau đây:”, “Các văn bản sau đây hết hiệu lực:”, with the papers in the lines below. */
export const LIST_AHEAD = rx(`^\\W*(?:(bãi\\s+bỏ|hủy\\s+bỏ|thay\\s+thế)\\s+)?(?:các|những)\\s+(?:văn\\s+bản|${KIND})[^.;]{0,80}:\\s*$`)
export const EXPIRED_LIST = rx(`hết\\s+hiệu\\s+lực`)
/** Which word brings a paper in: the nearest before it decides. */
export const BROUGHT_BY = rx(
  `${W}(?:(thực\\s+hiện|triển\\s+khai|chấp\\s+hành|quán\\s+triệt|cụ\\s+thể\\s+hóa|tiếp\\s+theo)|căn\\s+cứ|trên\\s+cơ\\s+sở|theo|xét|tại)${E}`,
  'g',
)
