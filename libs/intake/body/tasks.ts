import { opensList, partnersIn, readHead, type Head } from './assignment.js'
import { closingTasks, proseTasks, sentencesOf } from './closing.js'
import { asksNothing, headsAims, headsMoney, headsNoWork, isGeneralAim } from './no-work.js'
import { orderedIn } from './orders.js'
import type { Block, Outline } from './outline.js'
import { tableTasks } from './table-tasks.js'
import { NOWHERE, taskOf, withAttributes, type Context, type Surroundings, type TaskAt } from './task.js'
import { anyOf, E, isUpperCase, joinPieces, keyOf, rx, slicePiece, W, type Piece } from '../words/text.js'
import { timesIn } from '../times/times.js'
import type { Name } from '../units/units.js'
import { WORK_VERBS } from '../words/work-verbs.js'

export type { Surroundings, TaskAt } from './task.js'

const HEADING = 160
const SHORT = 90
const WORKS = rx(`^(?:${anyOf(WORK_VERBS)})${E}`)
const CONTENTS = rx(`(?:báo\\s+cáo|cung\\s+cấp|thống\\s+kê|lập\\s+(?:danh\\s+sách|hồ\\s+sơ|biểu)|gửi|hồ\\s+sơ|tài\\s+liệu|đề\\s+cương|gồm)${E}[^.;]*:$`)
/** “Thiệt hại cây trồng: báo cáo … trước ngày 05 hằng tháng” under “Chế độ báo cáo:” orders something itself. */
const TELLS_WHEN = rx(`${W}(?:báo\\s+cáo|gửi)${E}.*${W}(?:trước|hằng|hàng|chậm\\s+nhất|định\\s+kỳ|trong\\s+(?:ngày|tháng|vòng|thời))${E}`)
const ORDERS = rx('(?:yêu\\s+cầu|đề\\s+nghị|giao)\\s*:?\\s*', 'g')

/** “Xây dựng kế hoạch …, trong đó:” orders something itself, whatever stands below. */
const ORDERS_ITSELF = rx(
  `^(?:(?:khẩn\\s+trương|tiếp\\s+tục|chủ\\s+động|tập\\s+trung)\\s+)?(?:${anyOf(WORK_VERBS)})${E}.*(?:trong\\s+đó|bao\\s+gồm|gồm)(?:\\s+(?:các|những)\\s+nội\\s+dung)?\\s*:$`,
)
/** “Chủ tịch UBND xã” under a heading that names the communes means those. */
const ANY_OF_TIER = rx('^ủy\\s+ban\\s+nhân\\s+dân\\s+(?:cấp\\s+)?(?:xã|phường|huyện|thị\\s+xã|thành\\s+phố|đặc\\s+khu)$')

const under = (block: Block): boolean => block.children.length > 0 || block.more.length > 0 || block.tables.length > 0
const content = (piece: Piece): boolean => piece.text.endsWith(':') && piece.text.split(/[;.](?=\s)/u).length === 1

/** Is the labelled line a heading over what stands below it, and no task itself? */
function isHeading(block: Block, head: Head): boolean {
  const own = block.own.text
  if (listsContents(block)) return false
  if (head.names.length > 0) return under(block) && opensList(slicePiece(block.own, head.rest))
  if (!under(block)) return isUpperCase(own) && own.length > 3
  if (leadsInAtEnd(block)) return true
  if (own.endsWith(':')) return content(block.own) && !(block.children.length > 0 && ORDERS_ITSELF.test(block.own.key))
  if (isUpperCase(own) || (own.length < HEADING && !/[.;]$/u.test(own))) return true
  return own.length < SHORT && /^[^.;]*\.$/u.test(own) && !WORKS.test(block.own.key)
}

/** “Về thu ngân sách: Thống nhất với báo cáo. Yêu cầu các sở, ngành tập trung:” tells, and then opens the list below. */
function leadsInAtEnd(block: Block): boolean {
  const { children, own } = block
  const sentences = sentencesOf(own)
  const last = sentences.at(-1)
  if (children.length === 0 || !last || sentences.length < 2 || !own.text.endsWith(':')) return false
  if (sentences.slice(0, -1).some((sentence) => orderedIn(sentence).length > 0 || WORKS.test(sentence.key))) return false
  const head = readHead(last)
  return head.names.length > 0 && opensList(slicePiece(last, head.rest))
}

/** “Báo cáo các nội dung sau: - Kết quả …; - Khó khăn …”: what stands below says what the one task must hold, and is no work of its own. */
function listsContents(block: Block): boolean {
  const { children, own } = block
  if (!own.text.endsWith(':') || children.length < 2 || !CONTENTS.test(own.key)) return false
  return children.every((child) => child.children.length === 0 && !child.named && !WORKS.test(child.own.key) && !TELLS_WHEN.test(child.own.key))
}

function contextOf(block: Block, head: Head, above: Context, around: Surroundings): Context {
  const named = head.names.length > 0 && !(above.names.length > 0 && head.names.every((name) => ANY_OF_TIER.test(keyOf(name.name))))
  const led = named || !block.own.text.endsWith(':') ? [] : ledIn(block.own)
  const own: Context = {
    ...above,
    default: led.length > 0 ? led : above.default,
    names: named ? head.names : above.names,
    partners: named ? partnersIn(block.own) : above.partners,
    word: named ? head.word : above.word,
    targetsOnly: above.targetsOnly || headsAims(block.own.key),
  }
  return withAttributes(block.attributes, own, around)
}

/** A labelled line that only names units, with nothing under it, asks for nothing. */
function isIdle(block: Block, head: Head): boolean {
  return head.names.length > 0 && !under(block) && block.attributes.length === 0 && !/\p{L}/u.test(block.own.key.slice(head.rest))
}

function isWithoutWork(block: Block, head: Head, heading: boolean): boolean {
  if (isIdle(block, head)) return true
  const above = heading || block.children.length > 0
  if (headsMoney(block.own.key) && block.children.some((child) => child.named)) return false
  return above && head.names.length === 0 && headsNoWork(block.own.key) && !headsAims(block.own.key) && orderedIn(block.own).length === 0
}

/** What stands under a heading: its paragraphs, and what they and the heading's own time say for all below. */
function belowHeading(block: Block, own: Context, around: Surroundings): { readonly body: readonly Piece[]; readonly context: Context } {
  const [intro, ...rest] = block.more
  const leadIn = intro && (block.children.length > 0 || block.tables.length > 0) && content(intro) ? readHead(intro) : null
  const times = timesIn(around.masked(block.own), around.letter, block.own.text)
  const led = leadIn?.names ?? []
  // A lead-in to classes leaves the units that stand below it their own; one to a unit gives it all.
  const classes = led.length > 0 && led.every((name) => name.group)
  const names = own.names.length > 0 || classes ? own.names : led
  const told = block.attributes.some((one) => one.kind === 'time') ? own.times : times.length > 0 ? times : own.times
  return { body: leadIn ? rest : block.more, context: { ...own, names, default: classes ? led : own.default, times: told } }
}

function* ownTask(block: Block, head: Head, heading: boolean, own: Context, around: Surroundings): Generator<TaskAt> {
  const { body, context } = belowHeading(block, own, around)
  if (heading && (body.length === 0 || (block.tables.length > 0 && body.length < 2))) return
  const pieces = heading ? body : [block.own, ...body]
  const piece = joinPieces(pieces)
  const rest = heading ? 0 : head.rest
  const named = head.names.length > 0 || context.names.length > 0
  if (asksNothing(piece, piece.key.slice(rest), named) || (heading && headsNoWork(block.own.key))) return
  const task = taskOf(block.path, piece, rest, heading ? context : own, around)
  if (own.targetsOnly && task.task.targets.length === 0 && isGeneralAim(block.own.key)) return
  yield task
}

function* tasksUnder(block: Block, above: Context, around: Surroundings): Generator<TaskAt> {
  const head = readHead(block.own)
  const heading = isHeading(block, head)
  if (isWithoutWork(block, head, heading)) return
  const own = contextOf(block, head, above, around)
  const { context } = belowHeading(block, own, around)
  yield* ownTask(block, head, heading, own, around)
  // A task's own partners and dates are its own; a heading hands its on, and so do the attribute lines of a block.
  const attributed = block.attributes.length > 0
  const passed = heading ? context : { ...own, times: attributed ? own.times : above.times, partners: attributed ? own.partners : above.partners }
  for (const grid of block.tables) yield* tableTasks(grid, block.path, { ...passed, names: heading ? passed.names : [] }, around)
  if (!listsContents(block)) for (const child of block.children) yield* tasksUnder(child, passed, around)
}

/** “Về kinh tế - xã hội: … Yêu cầu các sở, ngành tập trung:” in a block's own words. */
function ledIn(piece: Piece): readonly Name[] {
  for (const match of piece.key.matchAll(ORDERS)) {
    const head = readHead(slicePiece(piece, match.index))
    if (head.names.length > 0) return head.names
  }
  return []
}

/** The units of the lead-in “… yêu cầu các sở, ngành, UBND các huyện thực hiện các nhiệm vụ sau:”; where it orders without naming anybody, the addressees. */
function leadInNames(opening: readonly Piece[], around: Surroundings): readonly Name[] {
  const last = opening.at(-1)
  if (!last) return []
  const led = ledIn(last)
  if (led.length > 0) return led
  return /(?:yêu cầu|đề nghị)[^.]{0,160}:$/u.test(last.key) ? around.addressees : []
}

/** A label that a slip printed twice is told apart: `2`, `2(2)`. */
export function told(tasks: readonly TaskAt[]): readonly TaskAt[] {
  const seen = new Map<string, number>()
  return tasks.map((one) => {
    const times = (seen.get(one.task.path) ?? 0) + 1
    seen.set(one.task.path, times)
    return times === 1 ? one : { ...one, task: { ...one.task, path: `${one.task.path}(${times})` } }
  })
}

const rooted = (one: TaskAt, root: string): TaskAt => (root === '' ? one : { ...one, task: { ...one.task, path: `${root}.${one.task.path}` } })

/** “… Ủy ban nhân dân tỉnh báo cáo như sau:”: an answer to those above tells; of its blocks only those that name somebody order. */
const ANSWERS = rx('(?:báo\\s+cáo|giải\\s+trình|trả\\s+lời|phúc\\s+đáp)[^.:]{0,80}\\s(?:như\\s+)?sau\\s*:$')
const isNamed = ({ task }: TaskAt): boolean => task.lead.length + task.leadGroups.length > 0

/** All tasks of a text, in its order. `root` is the path of the text itself: `PL` for an appendix, empty for the body. */
export function readTasks(outline: Outline, around: Surroundings, root = ''): readonly TaskAt[] {
  const names = leadInNames(outline.opening, around)
  const context: Context = { ...NOWHERE, default: names }
  const tables = outline.tables.flatMap((grid) => tableTasks(grid, root, NOWHERE, around))
  if (outline.blocks.length === 0) return [...proseTasks(outline.opening, around), ...tables]
  const labelled = outline.blocks.flatMap((block) => [...tasksUnder(block, context, around)]).map((one) => rooted(one, root))
  const answers = ANSWERS.test(outline.opening.at(-1)?.key ?? '')
  return [...tables, ...(answers ? labelled.filter(isNamed) : labelled), ...closingTasks(outline.closing, names, around)]
}
