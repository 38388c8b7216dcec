import { E, rx, W, type Piece } from '../words/text.js'
import { nameListAt } from '../units/units.js'

const REPORT = rx(`${W}báo\\s+cáo${E}`, 'g')
// “báo cáo tình hình, kết quả … về Sở …”: the receiver stands behind the first of these words that a unit follows.
const TOWARDS = rx('\\s(?:gửi\\s+(?:về|cho|đến|tới|lên)|về|cho|gửi|lên|tới|đến)\\s+', 'g')
const DIRECT = rx('^\\s+(?:(?:về|cho|gửi|lên|với|tới)\\s+)?', '')
const WITH_OBJECT = rx('^(?:\\s+[\\p{L}]+){1,5}?\\s+(?:với\\s+)?(?=(?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân)\\s+(?:tỉnh|thành\\s+phố))', '')
const SEND = rx(
  `${W}gửi(?:\\s+(?:kết\\s+quả|báo\\s+cáo|số\\s+liệu|danh\\s+sách|thông\\s+tin)[^;.:]{0,60}?(?=\\s+(?:về|cho|đến|lên|tới)\\s))?(?:\\s+(?:về|cho|đến|lên|tới))?\\s+`,
  'g',
)
const VIA = rx(`${W}(?:thông\\s+)?qua\\s+`, 'g')
// What the receiver does with it, or the issuer on the advice of the lead, is no report of the lead.
const OTHERS = rx('(?:để\\s+(?:tổng\\s+hợp,?\\s+)?|tham\\s+mưu\\s+(?:giúp\\s+|cho\\s+)?[^,;.:]{2,60}\\s+|nghe\\s+|theo\\s+|chế\\s+độ\\s+)$')
const REGIME = rx('^\\s*(?:(?:định\\s+kỳ|thống\\s+kê|đột\\s+xuất|(?:hằng|hàng)\\s+(?:ngày|tuần|tháng|quý|năm)|,)\\s*)*(?:về|cho|gửi|với)\\s')
const REACH = 200

function firstName(piece: Piece, at: number): string | null {
  return nameListAt(piece, at).names[0]?.name ?? null
}

/** To whom one report goes: directly after it, behind its object, or behind “về”, “gửi”, “cho” in the same clause. */
function target(piece: Piece, at: number): string | null {
  const rest = piece.key.slice(at, at + REACH)
  const clause = rest.slice(0, /[;:]|\.(?=\s|$)|\sbáo\scáo\s/u.exec(rest)?.index ?? rest.length)
  const near = firstName(piece, at + (DIRECT.exec(clause)?.[0].length ?? 0))
  if (near !== null) return near
  const object = WITH_OBJECT.exec(clause)
  if (object) return firstName(piece, at + object[0].length)
  for (const match of clause.matchAll(TOWARDS)) {
    const name = firstName(piece, at + match.index + match[0].length)
    if (name !== null) return name
  }
  return null
}

function reported(piece: Piece): string | null {
  for (const match of piece.key.matchAll(REPORT)) {
    const before = piece.key.slice(Math.max(0, match.index - 80), match.index)
    const end = match.index + match[0].length
    if (OTHERS.test(before) && !(/chế\s+độ\s+$/u.test(before) && REGIME.test(piece.key.slice(end, end + 40)))) continue
    const to = target(piece, end)
    if (to !== null) return to
  }
  return null
}

/** To whom and through whom a report goes, as far as the words say it: “báo cáo Ủy ban nhân dân tỉnh (qua Sở …)”. */
export function channelsIn(piece: Piece): { readonly to: string | null; readonly via: string | null } {
  let to = reported(piece)
  if (to === null && /báo cáo|kết quả|số liệu|biểu mẫu|đề cương/u.test(piece.key))
    for (const match of piece.key.matchAll(SEND)) to ??= firstName(piece, match.index + match[0].length)
  if (to === null) return { to, via: null }
  for (const match of piece.key.matchAll(VIA)) {
    const via = firstName(piece, match.index + match[0].length)
    if (via !== null) return { to, via }
  }
  return { to, via: null }
}
