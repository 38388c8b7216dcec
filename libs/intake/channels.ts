import { E, rx, W, type Piece } from './text.js'
import { nameListAt } from './units.js'

const REPORT = rx(`${W}báo\\s+cáo${E}`, 'g')
const TOWARDS = rx(`^(?:\\s+[^,;.():]{0,90}?)?\\s+(?:về|cho|gửi|lên|với)\\s+|^\\s+`, '')
const SEND = rx(`${W}gửi(?:\\s+(?:về|cho|đến|lên))?\\s+`, 'g')
const VIA = rx(`${W}(?:thông\\s+)?qua\\s+`, 'g')

function firstName(piece: Piece, at: number): string | null {
  return nameListAt(piece, at).names[0]?.name ?? null
}

function target(piece: Piece, at: number): string | null {
  const direct = /\s+/uy
  direct.lastIndex = at
  const near = firstName(piece, at + (direct.exec(piece.key)?.[0].length ?? 0))
  if (near !== null) return near
  const towards = TOWARDS.exec(piece.key.slice(at, at + 120))
  return towards ? firstName(piece, at + towards[0].length) : null
}

/** To whom and through whom a report goes, as far as the words say it: “báo cáo Ủy ban nhân dân tỉnh (qua Sở …)”. */
export function channelsIn(piece: Piece): { readonly to: string | null; readonly via: string | null } {
  let to: string | null = null
  for (const match of piece.key.matchAll(REPORT)) {
    // “để tổng hợp báo cáo cấp có thẩm quyền” is what the receiver does with it.
    if (!/để\s+(?:tổng\s+hợp,?\s+)?$/u.test(piece.key.slice(0, match.index))) to ??= target(piece, match.index + match[0].length)
  }
  if (to === null && /báo cáo/u.test(piece.key)) for (const match of piece.key.matchAll(SEND)) to ??= firstName(piece, match.index + match[0].length)
  if (to === null) return { to, via: null }
  for (const match of piece.key.matchAll(VIA)) {
    const via = firstName(piece, match.index + match[0].length)
    if (via !== null) return { to, via }
  }
  return { to, via: null }
}
