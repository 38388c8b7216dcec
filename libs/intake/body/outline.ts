import { asksForList, opensList, readHead } from './assignment.js'
import { attributeOf, type Attribute } from './attributes.js'
import { isMark, labelOf, rankOf, type Label, type LabelShape } from '../lines/labels.js'
import type { Page } from '../lines/lines.js'
import { orderedIn } from './orders.js'
import { isEmptyRow, type Row } from '../lines/rows.js'
import { partsOf } from '../tables/tables.js'
import type { Grid } from '../tables/table-grid.js'
import { anyOf, isUpperCase, joinPieces, pieceOf, rx, slicePiece, type Piece } from '../words/text.js'
import { continues, measureOf, type Printed } from '../lines/wrapped-lines.js'

/** One labelled block with what stands under it. `more` are paragraphs without a label, `attributes` lines like “Cơ quan chủ trì: …”. */
export interface Block {
  readonly path: string
  readonly shape: LabelShape
  own: Piece
  readonly more: Piece[]
  readonly attributes: Attribute[]
  readonly tables: Grid[]
  readonly children: Block[]
  readonly parent: Block | null
  readonly label: Label
  /** Units stand at the beginning of its own line. */
  readonly named: boolean
}

/** A text between its head and its foot: what stands before the first label, the blocks, and the closing paragraphs. */
export interface Outline {
  readonly opening: readonly Piece[]
  readonly tables: readonly Grid[]
  readonly blocks: readonly Block[]
  readonly closing: readonly Piece[]
}

type Item = { readonly is: 'paragraph'; readonly label: Label | null; readonly piece: Piece } | { readonly is: 'table'; readonly grid: Grid }

const RANK: Record<LabelShape, number> = {
  part: 0,
  roman: 1,
  capital: 1,
  article: 2,
  arabic: 3,
  deep: 4,
  letter: 5,
  ordinal: 5,
  bracket: 6,
  unit: 6,
  dash: 7,
  bullet: 7,
  plus: 7,
}
const ISSUERS = [
  'chủ tịch ubnd',
  'chủ tịch ủy ban nhân dân',
  'ubnd',
  'ủy ban nhân dân',
  'giám đốc sở',
  'sở',
  'bộ',
  'bộ trưởng',
  'thủ tướng chính phủ',
  'ban chỉ đạo',
  'văn phòng',
]
const CLOSING = rx(
  `^(?:trên\\s+đây\\s+là|(?:${anyOf(ISSUERS)})(?![\\p{L}])[^,;:.]{0,60}\\s(?:yêu\\s+cầu|đề\\s+nghị|giao|thông\\s+báo)\\s|(?:yêu\\s+cầu|đề\\s+nghị|giao|phân\\s+công)\\s|trong\\s+quá\\s+trình|quá\\s+trình\\s|nhận\\s+được|căn\\s+cứ\\s+nội\\s+dung|sau\\s+khi\\s|định\\s+kỳ|(?:kế\\s+hoạch|chỉ\\s+thị|công\\s+điện|công\\s+văn|quyết\\s+định|thông\\s+báo|văn\\s+bản|hướng\\s+dẫn)\\s+này|thừa\\s+lệnh|kết\\s+quả\\s+thực\\s+hiện|báo\\s+cáo\\s+kết\\s+quả|thủ\\s+trưởng\\s|các\\s+(?:sở|cơ\\s+quan|đơn\\s+vị|địa\\s+phương|bộ)(?:,|\\s)|mọi\\s+(?:thông\\s+tin|vướng\\s+mắc)|rất\\s+mong|kính\\s+(?:đề\\s+nghị|báo\\s+cáo|trình)|(?:${anyOf(ISSUERS)})(?![\\p{L}])[^,;:.]{0,60}\\s(?:kính|trân\\s+trọng|xin)\\s+(?:báo\\s+cáo|trình|thông\\s+báo|phúc\\s+đáp|gửi)\\s)`,
)

function linesOf(page: Page, from: number, to: number): Row[] {
  return page.rows.filter((row) => row.to >= from && row.from < to).map((row) => ({ ...row, from: Math.max(row.from, from), to: Math.min(row.to, to) }))
}

const REPORTS = rx('(?<!\\p{L})báo\\s+cáo(?!\\p{L})')

interface Open {
  readonly label: Label | null
  readonly pieces: Piece[]
}

/** Paragraphs out of physical lines, and the tables between them, in the order of the text. */
function itemsOf(page: Page, from: number, to: number): readonly Item[] {
  const parts = partsOf(page, linesOf(page, from, to))
  const measure = measureOf(parts.map((part) => (part.is === 'text' ? page.plain.slice(part.row.from, part.row.to) : '')))
  const items: Item[] = []
  let open: Open | null = null
  let blank = false
  const close = (): void => {
    if (open) items.push({ is: 'paragraph', label: open.label, piece: joinPieces(open.pieces) })
    open = null
  }
  const add = (current: Open | null, line: Piece & Printed): Open => {
    const before = current?.pieces.at(-1)
    if (current && before && continues(before.text, line, measure, current.pieces.length)) {
      current.pieces.push(line)
      return current
    }
    close()
    const label = labelOf(line.text)
    return { label, pieces: [slicePiece(line, label?.length ?? 0)] }
  }
  for (const part of parts) {
    if (part.is === 'text') {
      const piece = pieceOf(page.plain, part.row.from, part.row.to)
      if (isEmptyRow(piece.text)) blank = true
      else {
        open = add(open, { ...piece, blankBefore: blank })
        blank = false
      }
    } else {
      close()
      if (part.is === 'table') items.push(part)
    }
  }
  close()
  return items.map((item) => (item.is === 'table' ? { is: 'table', grid: item.grid } : item))
}

function component(label: Label, parent: Block | null, siblings: readonly Block[]): string {
  if (label.shape === 'deep') {
    const parts = label.value.split('.')
    const above = parent?.path
      .split('.')
      .slice(1 - parts.length)
      .join('.')
    return above === parts.slice(0, -1).join('.') ? (parts.at(-1) ?? '') : label.value
  }
  if (!isMark(label.shape)) return label.value
  const before = siblings.findLast((block) => block.shape === label.shape)
  return String(Number(before?.path.split('.').at(-1) ?? 0) + 1)
}

function sameShape(label: Label, last: Block | null): Block | null {
  for (let block = last; block; block = block.parent) {
    const deeper = label.shape === 'deep' && label.value.split('.').length !== block.label.value.split('.').length
    if (block.shape === label.shape && !deeper) return block
  }
  return null
}

/** A unit's heading without a label belongs beside the one before, under the last heading that names no unit itself. */
function parentOfUnit(last: Block | null): Block | null {
  let block = last
  while (block && (isMark(block.shape) || block.named)) block = block.parent
  return block
}

/**
 * Where a new label belongs: beside the last open block of its own shape; a mark that is not open yet, under the last block; numbers by their
 * rank (parts, I and A in the order in which the letter uses them, articles, 1, 1.1, a). Numbering that begins anew under a colon goes below it.
 */
function parentFor(label: Label, last: Block | null): Block | null {
  if (label.shape === 'unit') return parentOfUnit(last)
  const same = sameShape(label, last)
  if (same) {
    const anew = rankOf(label) === 1 && !isMark(label.shape) && last !== same && last !== null && last.own.text.endsWith(':')
    return anew ? last : same.parent
  }
  if (isMark(label.shape) || label.shape === 'bracket') return last
  let block = last
  while (block && RANK[block.shape] >= RANK[label.shape] && !(RANK[block.shape] === 1 && RANK[label.shape] === 1)) block = block.parent
  return block
}

function hasContent(block: Block): boolean {
  return block.more.length > 0 || block.children.length > 0 || block.tables.length > 0 || /[.;]$|\/\.?$/u.test(block.own.text) || isMark(block.shape)
}

/** A scan's “l.” between numbers is a one. */
function settledLabel(label: Label, last: Block | null): Label {
  const before = sameShape(label, last)
  return label.shape === 'letter' && label.value === 'l' && before?.label.value !== 'k' ? { ...label, shape: 'arabic', value: '1' } : label
}

function opened(printed: Label, own: Piece, last: Block | null, blocks: Block[]): Block {
  const label = settledLabel(printed, last)
  const parent = parentFor(label, last)
  const siblings = parent?.children ?? blocks
  const name = component(label, parent, siblings)
  const block: Block = {
    path: parent ? `${parent.path}.${name}` : name,
    shape: label.shape,
    own,
    more: [],
    attributes: [],
    tables: [],
    children: [],
    parent,
    label,
    named: readHead(own).names.length > 0,
  }
  siblings.push(block)
  return block
}

/** A heading in capitals over two lines is one heading. */
function isHeadGoingOn(block: Block, piece: Piece): boolean {
  return block.more.length === 0 && block.children.length === 0 && isUpperCase(block.own.text) && isUpperCase(piece.text)
}

/** “Sở Y tế:” on a line of its own, under a heading that names nobody, opens that unit's part. */
function isUnitHeading(piece: Piece, last: Block): boolean {
  const head = readHead(piece)
  if (head.names.length === 0 || head.committee) return false
  const above = parentOfUnit(last)
  if (above === null && !isMark(last.shape)) return false
  const rest = slicePiece(piece, head.rest)
  // “Yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:” leads in to the whole section.
  if (head.names.every((name) => name.group) && last.children.length === 0 && asksForList(rest.key)) return false
  return opensList(rest) || (/:\s*$/u.test(piece.key.slice(0, head.rest)) && above === last && last.more.length === 0 && last.children.length > 0)
}

/** An attribute belongs to the block that its label stands under; without a label, to the last block, or to the one above where only the last of its marks would have it. */
function holderOf(label: Label | null, last: Block): Block {
  if (label && !isMark(label.shape)) return last
  const above = label && sameShape(label, last)?.parent
  if (above) return above
  const siblings = last.parent?.children ?? []
  const alone =
    (isMark(last.shape) || (label !== null && last.shape === 'letter')) &&
    last.attributes.length === 0 &&
    siblings.length > 1 &&
    siblings.every((block) => block.attributes.length === 0)
  return alone ? (last.parent ?? last) : last
}

/** A unit alone at the end of the opening, with its marks below, is a heading and no lead-in to all. */
function unitFrom(out: Growing, label: Label): Block | null {
  const before = out.opening.at(-1)
  if (!isMark(label.shape) || !before) return null
  const head = readHead(before)
  if (head.committee || head.names.length === 0 || head.names.some((name) => name.group) || !opensList(slicePiece(before, head.rest))) return null
  out.opening.pop()
  return opened({ shape: 'unit', value: '', length: 0 }, before, null, out.blocks)
}

interface Growing {
  readonly opening: Piece[]
  readonly tables: Grid[]
  readonly blocks: Block[]
  closing: Piece[]
  last: Block | null
}

function takesAttribute(label: Label | null, piece: Piece, last: Block): boolean {
  const attribute = attributeOf(piece)
  // “Điều 2. Kinh phí: giao Sở Tài chính thẩm định” is an article, and money that somebody is told to give is work.
  if (!attribute || (label && RANK[label.shape] <= RANK.article) || (attribute.kind === 'product' && orderedIn(attribute.value).length > 0)) return false
  const holder = holderOf(label, last)
  // “Nội dung: …” is the task's own text, under a label that is only its heading.
  if (attribute.kind === 'matter') holder.more.push(attribute.value)
  else holder.attributes.push(attribute)
  return true
}

/** A paragraph without a label closes the letter where it begins as closings do, or where under a unit's part it tells a class of units to report. */
function closes(piece: Piece, last: Block): boolean {
  if (CLOSING.test(piece.key)) return true
  let top = last
  while (top.parent) top = top.parent
  if (!top.named || !REPORTS.test(piece.key)) return false
  const { names } = readHead(piece)
  return names.length > 0 && names.every((name) => name.group)
}

function addParagraph(out: Growing, label: Label | null, piece: Piece): void {
  const { last } = out
  if (last && takesAttribute(label, piece, last)) return
  if (label || (last && isUnitHeading(piece, last))) {
    last?.more.push(...out.closing)
    out.closing = []
    out.last = opened(label ?? { shape: 'unit', value: '', length: 0 }, piece, last ?? (label && unitFrom(out, label)), out.blocks)
  } else if (!last) out.opening.push(piece)
  else if (out.closing.length > 0 || (closes(piece, last) && hasContent(last))) out.closing.push(piece)
  else if (isHeadGoingOn(last, piece)) last.own = joinPieces([last.own, piece])
  else last.more.push(piece)
}

/** Splits a text between two offsets into opening, labelled blocks with their tables, and closing paragraphs. */
export function outlineOf(page: Page, from: number, to: number): Outline {
  const out: Growing = { opening: [], tables: [], blocks: [], closing: [], last: null }
  for (const item of itemsOf(page, from, to)) {
    if (item.is === 'table') (out.last?.tables ?? out.tables).push(item.grid)
    else addParagraph(out, item.label, item.piece)
  }
  return out
}
