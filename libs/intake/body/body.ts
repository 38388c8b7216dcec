import { attachmentsOf, attachmentStart, holdsBlocks, type Attachment } from '../foot/attachments.js'
import type { Page } from '../lines/lines.js'
import { outlineOf, type Block, type Outline } from './outline.js'
import { cellsOf } from './table-tasks.js'
import { readTasks, told, type Surroundings, type TaskAt } from './tasks.js'
import type { Piece } from '../words/text.js'

interface Attached {
  readonly attachment: Attachment
  readonly outline: Outline
}

/** The body of a letter and what hangs on it: appendices with tables, the plan of a decision. */
export interface Body {
  readonly outline: Outline
  readonly attached: readonly Attached[]
}

const placeOf = (page: Page, line: number): number => page.lines[line]?.from ?? page.plain.length

/** Splits the lines from the end of the head to the foot, and whatever is attached behind; `to` is the first line of the foot. */
export function bodyOf(page: Page, from: number, to: number): Body {
  const end = Math.min(to, attachmentStart(page, from))
  const attached = attachmentsOf(page, end).map((attachment) => ({ attachment, outline: outlineOf(page, attachment.from, attachment.to) }))
  return { outline: outlineOf(page, placeOf(page, from), placeOf(page, end)), attached }
}

const blockPieces = (blocks: readonly Block[]): Piece[] =>
  blocks.flatMap((block) => [
    block.own,
    ...block.attributes.map((one) => one.value),
    ...block.more,
    ...block.tables.flatMap(cellsOf),
    ...blockPieces(block.children),
  ])

const tablesOf = (blocks: readonly Block[]): Outline['tables'] => blocks.flatMap((block) => [...block.tables, ...tablesOf(block.children)])

function outlinePieces(outline: Outline): Piece[] {
  return [...outline.tables.flatMap(cellsOf), ...blockPieces(outline.blocks), ...outline.closing]
}

/** Every piece in which papers may be cited, the opening of the letter itself left out. */
export function piecesOf({ outline, attached }: Body): readonly Piece[] {
  return [
    ...outlinePieces(outline),
    ...attached.flatMap((one) => [...(one.attachment.is === 'plan' ? one.outline.opening : []), ...outlinePieces(one.outline)]),
  ]
}

/** Of an appendix that is no list of work, only the tables that say so themselves. */
function attachedTasks({ attachment, outline }: Attached, around: Surroundings): readonly TaskAt[] {
  if (holdsBlocks(attachment)) return readTasks(attachment.is === 'plan' ? outline : { ...outline, opening: [], closing: [] }, around, attachment.path)
  return readTasks({ opening: [], closing: [], blocks: [], tables: [...outline.tables, ...tablesOf(outline.blocks)] }, around, attachment.path)
}

/** All tasks of a letter, its attachments' behind its own. */
export function bodyTasks(body: Body, around: Surroundings): readonly TaskAt[] {
  return told([...readTasks(body.outline, around), ...body.attached.flatMap((one) => attachedTasks(one, around))])
}
