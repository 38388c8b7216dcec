import type { Reference } from '../shape/draft.js'
import { anyOf, E, rx, slicePiece, type Piece } from '../words/text.js'
import { PAPER_KINDS } from '../words/vocabulary/papers.js'

const BASIS = rx(
  `^(?:căn\\s+cứ|thực\\s+hiện|triển\\s+khai|theo|tiếp\\s+(?:theo|tục\\s+(?:thực|triển))|xét|thi\\s+hành|chấp\\s+hành|trên\\s+cơ\\s+sở|phúc\\s+đáp|trả\\s+lời|(?:để|nhằm)\\s+(?:tiếp\\s+tục\\s+|kịp\\s+thời\\s+|chủ\\s+động\\s+|tổ\\s+chức\\s+)?(?:triển\\s+khai|thực\\s+hiện|cụ\\s+thể))${E}`,
)
const SENTENCE = /(?<=[.!?])\s+(?=\p{Lu})/gu

interface Cited {
  piece: Piece
  role: Reference['role']
}

/** Sentences of an opening with their role: a basis begins with “Căn cứ”, “Thực hiện”, “Triển khai”, “Theo”; background only mentions. */
export function rolesOf(piece: Piece, before: Reference['role'] = 'mentioned'): readonly Cited[] {
  const cuts = [0, ...Array.from(piece.text.matchAll(SENTENCE), (match) => match.index + match[0].length), piece.text.length]
  const out: Cited[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const sentence = slicePiece(piece, cuts[i] ?? 0, cuts[i + 1])
    const goesOn = i === 0 && before === 'basis' && OPENS_PAPER.test(sentence.key)
    const role = goesOn || BASIS.test(sentence.key.replace(/^[-+"\s]+/u, '')) ? 'basis' : 'mentioned'
    const open = out.at(-1)
    // One role goes on in one piece, so that “(gửi kèm theo)” still finds the paper before it.
    if (open?.role === role) open.piece = slicePiece(piece, piece.map.indexOf(open.piece.map[0] ?? 0), cuts[i + 1])
    else out.push({ piece: sentence, role })
  }
  return out
}

// “…; / Công văn số …”: a line of its own that goes on with what is carried out.
const OPENS_PAPER = rx(`^(?:các\\s+)?(?:${anyOf(PAPER_KINDS)})\\s|^(?:ý\\s+kiến|chỉ\\s+đạo|đề\\s+nghị)\\s`)

/** The paragraphs of an opening, a basis going on over the lines that a list breaks it into. */
export function openingRoles(pieces: readonly Piece[]): readonly Cited[] {
  const out: Cited[] = []
  for (const piece of pieces) {
    const before = out.at(-1)
    out.push(...rolesOf(piece, before && /[;,]$/u.test(before.piece.text) ? before.role : 'mentioned'))
  }
  return out
}
