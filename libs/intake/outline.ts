import { continues, labelOf, type Label, type LabelShape, type Page } from './lines.js'
import { isUpperCase, joinPieces, rx, slicePiece, type Piece } from './text.js'

/** One labelled block with what stands under it. `more` are paragraphs without a label, `attributes` lines like “Cơ quan chủ trì: …”. */
export interface Block {
  readonly path: string
  readonly shape: LabelShape
  own: Piece
  readonly more: Piece[]
  readonly attributes: Piece[]
  readonly children: Block[]
  readonly parent: Block | null
}

export interface Outline {
  readonly opening: readonly Piece[]
  readonly blocks: readonly Block[]
  readonly closing: readonly Piece[]
}

interface Paragraph {
  readonly label: Label | null
  readonly piece: Piece
}

const RANK: Record<LabelShape, number> = { part: 0, roman: 1, capital: 1, article: 2, arabic: 3, deep: 4, letter: 5, dash: 6, bullet: 7, plus: 8 }
const ATTRIBUTE = rx(
  '^(?:(?:cơ\\s+quan|đơn\\s+vị)\\s+(?:chủ\\s+trì|phối\\s+hợp|thực\\s+hiện)(?:\\s+thực\\s+hiện)?|thời\\s+(?:gian|hạn)(?:\\s+(?:thực\\s+hiện|hoàn\\s+thành))?|sản\\s+phẩm(?:\\s+đầu\\s+ra)?)\\s*:',
)
const ISSUER =
  '(?:(?:chủ\\s+tịch\\s+)?(?:ubnd|ủy\\s+ban\\s+nhân\\s+dân)[^,;:.]{0,40}|(?:giám\\s+đốc\\s+)?sở[^,;:.]{0,40}|bộ[^,;:.]{0,40}|thủ\\s+tướng\\s+chính\\s+phủ)'
const CLOSING = rx(
  `^(?:trên\\s+đây\\s+là|${ISSUER}\\s+(?:yêu\\s+cầu|đề\\s+nghị|giao|thông\\s+báo)|yêu\\s+cầu\\s|đề\\s+nghị\\s|trong\\s+quá\\s+trình|quá\\s+trình\\s|nhận\\s+được|căn\\s+cứ\\s+nội\\s+dung|(?:kế\\s+hoạch|chỉ\\s+thị|công\\s+điện|công\\s+văn)\\s+này)`,
)

function paragraphsOf(page: Page, from: number, to: number): Paragraph[] {
  const paragraphs: { label: Label | null; pieces: Piece[] }[] = []
  for (const line of page.lines.slice(from, to)) {
    const open = paragraphs.at(-1)
    const before = open?.pieces.at(-1)
    if (before && continues(before.text, line)) open?.pieces.push(line)
    else {
      const label = labelOf(line.text)
      paragraphs.push({ label, pieces: [slicePiece(line, label?.length ?? 0)] })
    }
  }
  return paragraphs.map(({ label, pieces }) => ({ label, piece: joinPieces(pieces) }))
}

function component(label: Label, parent: Block | null, siblings: readonly Block[]): string {
  if (label.shape === 'deep') {
    const parts = label.value.split('.')
    const inside =
      parent !== null &&
      parent.path
        .split('.')
        .slice(1 - parts.length)
        .join('.') === parts.slice(0, -1).join('.')
    return inside ? (parts.at(-1) ?? '') : label.value
  }
  if (label.shape !== 'dash' && label.shape !== 'plus' && label.shape !== 'bullet') return label.value
  const before = siblings.findLast((block) => block.shape === label.shape)
  return String(Number(before?.path.split('.').at(-1) ?? 0) + 1)
}

/** Where a new label belongs: beside the last open block of its own shape, else under the last block of a higher rank. */
function parentFor(label: Label, last: Block | null): Block | null {
  for (let block = last; block; block = block.parent) {
    const deeper = label.shape === 'deep' && block.shape === 'deep' && label.value.split('.').length !== block.path.split('.').length
    if (block.shape === label.shape && !deeper) return block.parent
  }
  let block = last
  while (block && RANK[block.shape] >= RANK[label.shape]) block = block.parent
  return block
}

function hasContent(block: Block): boolean {
  return block.more.length > 0 || block.children.length > 0 || /[.;]$/u.test(block.own.text) || block.shape === 'dash' || block.shape === 'plus'
}

function opened(label: Label, own: Piece, last: Block | null, blocks: Block[]): Block {
  const parent = parentFor(label, last)
  const siblings = parent?.children ?? blocks
  const name = component(label, parent, siblings)
  const block: Block = { path: parent ? `${parent.path}.${name}` : name, shape: label.shape, own, more: [], attributes: [], children: [], parent }
  siblings.push(block)
  return block
}

/** A heading in capitals over two lines is one heading. */
function isHeadGoingOn(block: Block, piece: Piece): boolean {
  return block.more.length === 0 && block.children.length === 0 && isUpperCase(block.own.text) && isUpperCase(piece.text)
}

/** Splits the body between the head and the signature into opening, labelled blocks and closing paragraphs. */
export function outlineOf(page: Page, from: number, to: number): Outline {
  const opening: Piece[] = []
  const blocks: Block[] = []
  let closing: Piece[] = []
  let last: Block | null = null
  for (const { label, piece } of paragraphsOf(page, from, to)) {
    if (last && ATTRIBUTE.test(piece.key)) last.attributes.push(piece)
    else if (label) {
      last?.more.push(...closing)
      closing = []
      last = opened(label, piece, last, blocks)
    } else if (!last) opening.push(piece)
    else if (closing.length > 0 || (CLOSING.test(piece.key) && hasContent(last))) closing.push(piece)
    else if (isHeadGoingOn(last, piece)) last.own = joinPieces([last.own, piece])
    else last.more.push(piece)
  }
  return { opening, blocks, closing }
}
