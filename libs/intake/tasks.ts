import { opensList, partnersIn, readHead, subjectsIn, type Head, type OrderWord } from './assignment.js'
import { channelsIn } from './channels.js'
import type { DraftTask, Target } from './draft.js'
import { clausesOf, kindsOf, ordersReport } from './kinds.js'
import type { Block, Outline } from './outline.js'
import { targetsIn } from './targets.js'
import { isUpperCase, joinPieces, rx, slicePiece, type Piece } from './text.js'
import { timesIn, type TimeAt } from './times.js'
import { isNobody, type Name } from './units.js'

/** A task of the draft with what the cascade needs beside it: where it stands, its whole text, by whose word, the words of its time. */
export interface TaskAt {
  readonly task: DraftTask
  readonly piece: Piece
  /** The matter itself: without the units at the beginning, references blanked out. Same length as `piece`. */
  readonly key: string
  readonly word: OrderWord
  readonly times: readonly TimeAt[]
  /** Units stand in the block itself, not in a heading above. */
  readonly ownLead: boolean
}

interface Context {
  readonly names: readonly Name[]
  readonly partners: readonly Name[]
  readonly word: OrderWord
  readonly times: readonly TimeAt[]
  readonly targetsOnly: boolean
}

/** What the reader of tasks must know of the rest of the letter. */
export interface Surroundings {
  readonly letterYear: number | null
  /** References blanked out of a piece's key. */
  readonly masked: (piece: Piece) => string
}

const NO_WORK = rx(
  '^(?:mục\\s+đích|yêu\\s+cầu|quan\\s+điểm|sự\\s+cần\\s+thiết|căn\\s+cứ|tình\\s+hình|thực\\s+trạng|kết\\s+quả\\s+đạt|đánh\\s+giá|phạm\\s+vi|đối\\s+tượng)(?![\\p{L}])',
)
const AIMS = rx('^(?:mục\\s+tiêu|(?:các\\s+)?chỉ\\s+tiêu|mục\\s+đích,\\s+mục\\s+tiêu)(?![\\p{L}])')
const HEADING = 160
const STARTS = 60
const NOWHERE: Context = { names: [], partners: [], word: null, times: [], targetsOnly: false }

const under = (block: Block): boolean => block.children.length > 0 || block.more.length > 0
const content = (piece: Piece): boolean => piece.text.endsWith(':') && piece.text.split(/[;.](?=\s)/u).length === 1

/** Is the labelled line a heading over what stands below it, and no task itself? */
function isHeading(block: Block, head: Head): boolean {
  const own = block.own.text
  if (head.names.length > 0) return under(block) && opensList(block.own.key.slice(head.rest))
  if (!under(block)) return isUpperCase(own) && own.length > 3
  if (own.endsWith(':')) return content(block.own)
  return isUpperCase(own) || (own.length < HEADING && !/[.;]$/u.test(own))
}

function leadsOf(names: readonly Name[]): Pick<DraftTask, 'lead' | 'leadGroups'> {
  const kept = names.length > 1 ? names.filter((name) => !isNobody(name) || !/liên quan$/u.test(name.name)) : names
  const unique = (group: boolean): string[] => [...new Set(kept.filter((name) => name.group === group).map((name) => name.name))]
  return { lead: unique(false), leadGroups: unique(true) }
}

const startOf = (piece: Piece): string => piece.text.slice(0, STARTS).trim()

function blanked(key: string, to: number): string {
  return ' '.repeat(to) + key.slice(to)
}

function taskOf(path: string, piece: Piece, rest: number, context: Context, around: Surroundings): TaskAt {
  const key = blanked(around.masked(piece), rest)
  const times = timesIn(key, around.letterYear, piece.text)
  const targets: readonly Target[] = targetsIn(piece, key)
  const partners = [...context.partners, ...partnersIn(piece).filter((name) => !context.partners.some((known) => known.name === name.name))]
  const names = context.names.length > 0 || context.targetsOnly ? context.names : subjectsIn(piece)
  const kinds = kindsOf(key, targets.length > 0, context.targetsOnly)
  const channels = kinds.includes('report') ? channelsIn(slicePiece(piece, rest)) : { to: null, via: null }
  const due = (times.length > 0 ? times : context.times).map((time) => time.due)
  const leads = leadsOf(names)
  const coordinating = partners.map((name) => name.name).filter((name) => !leads.lead.includes(name))
  return {
    task: { path, startsWith: startOf(piece), ...leads, coordinating, kinds, due, reportsTo: channels.to, reportsVia: channels.via, targets },
    piece,
    key,
    word: context.word,
    times: times.length > 0 ? times : context.times,
    ownLead: rest > 0,
  }
}

const ATTRIBUTES: readonly (readonly [RegExp, 'lead' | 'partners' | 'time'])[] = [
  [rx('^(?:cơ\\s+quan|đơn\\s+vị)\\s+(?:chủ\\s+trì|thực\\s+hiện)[^:]*:\\s*'), 'lead'],
  [rx('^(?:cơ\\s+quan|đơn\\s+vị)\\s+phối\\s+hợp[^:]*:\\s*'), 'partners'],
  [rx('^thời\\s+(?:gian|hạn)[^:]*:\\s*'), 'time'],
]

/** “Cơ quan chủ trì: …”, “Cơ quan phối hợp: …”, “Thời gian thực hiện: …” under a block belong to it. */
function withAttributes(block: Block, context: Context, around: Surroundings): Context {
  let out = context
  for (const line of block.attributes) {
    for (const [pattern, what] of ATTRIBUTES) {
      const begin = pattern.exec(line.key)?.[0].length
      if (begin === undefined) continue
      const value = slicePiece(line, begin)
      const names = readHead(value).names
      if (what === 'lead') out = { ...out, names }
      else if (what === 'partners') out = { ...out, partners: names.filter((name) => !isNobody(name)) }
      else out = { ...out, times: timeOf(value, around) }
    }
  }
  return out
}

function timeOf(value: Piece, around: Surroundings): readonly TimeAt[] {
  if (/^(?:thường xuyên|liên tục)/u.test(value.key)) return [{ due: { period: 'ongoing' }, words: value.text, from: 0, to: value.text.length, strict: false }]
  const told = timesIn(value.key, around.letterYear, value.text)
  // “Thời gian hoàn thành: Quý IV/2026” needs no “trong” before it.
  return told.length > 0 ? told : timesIn(`trong ${value.key}`, around.letterYear, `trong ${value.text}`).map((time) => ({ ...time, words: value.text }))
}

function contextOf(block: Block, head: Head, above: Context, around: Surroundings): Context {
  const names = head.names.length > 0 ? head.names : above.names
  const own = head.names.length > 0 ? partnersIn(block.own) : above.partners
  const word = head.names.length > 0 ? head.word : above.word
  const targetsOnly = above.targetsOnly || AIMS.test(block.own.key)
  return withAttributes(block, { ...above, names, partners: own, word, targetsOnly }, around)
}

/** A labelled line that only names units, with nothing under it, asks for nothing. */
function isIdle(block: Block, head: Head): boolean {
  return head.names.length > 0 && !under(block) && block.attributes.length === 0 && !/\p{L}/u.test(block.own.key.slice(head.rest))
}

function isWithoutWork(block: Block, head: Head, heading: boolean): boolean {
  if (isIdle(block, head)) return true
  return heading && head.names.length === 0 && NO_WORK.test(block.own.key) && !AIMS.test(block.own.key)
}

/** What stands under a heading: its paragraphs, and what they and the heading's own time say for all below. */
function belowHeading(block: Block, own: Context, around: Surroundings): { readonly body: readonly Piece[]; readonly context: Context } {
  const [intro, ...rest] = block.more
  const leadIn = intro && block.children.length > 0 && content(intro) ? readHead(intro) : null
  const times = timesIn(around.masked(block.own), around.letterYear, block.own.text)
  const names = own.names.length > 0 ? own.names : (leadIn?.names ?? [])
  return { body: leadIn ? rest : block.more, context: { ...own, names, times: times.length > 0 ? times : own.times } }
}

function* tasksUnder(block: Block, above: Context, around: Surroundings): Generator<TaskAt> {
  const head = readHead(block.own)
  const heading = isHeading(block, head)
  if (isWithoutWork(block, head, heading)) return
  const own = contextOf(block, head, above, around)
  const { body, context } = belowHeading(block, own, around)
  if (!heading) yield taskOf(block.path, joinPieces([block.own, ...body]), head.rest, own, around)
  else if (body.length > 0) yield taskOf(block.path, joinPieces(body), 0, context, around)
  // A task's own partners and dates are its own; only a heading hands its on.
  const passed = heading ? context : { ...own, times: above.times, partners: above.partners }
  for (const child of block.children) yield* tasksUnder(child, passed, around)
}

const ORDERS = rx('(?:yêu\\s+cầu|đề\\s+nghị|giao)\\s+(?=\\p{L})', 'g')

function orderIn(piece: Piece, path: string, around: Surroundings): TaskAt | null {
  for (const match of piece.key.matchAll(ORDERS)) {
    const from = match.index
    const head = readHead(slicePiece(piece, from))
    if (head.names.length > 0) return taskOf(path, slicePiece(piece, from), head.rest, { ...NOWHERE, names: head.names, word: head.word }, around)
  }
  const head = readHead(piece)
  return head.names.length > 0 ? taskOf(path, piece, head.rest, { ...NOWHERE, names: head.names, word: head.word }, around) : null
}

/** A closing paragraph is a task only where one of its sentences orders a report; then its path is `end`. */
function closingTask(closing: readonly Piece[], around: Surroundings): TaskAt | null {
  for (const paragraph of closing) {
    for (const clause of clausesOf(paragraph.key)) {
      const start = clause.from + (clause.text.length - clause.text.trimStart().length)
      const piece = slicePiece(paragraph, start, clause.from + clause.text.length)
      if (!ordersReport(clause.text) || /^trên đây/u.test(piece.key)) continue
      const found = orderIn(piece, 'end', around)
      if (found) return { ...found, piece, task: { ...found.task, startsWith: startOf(piece) } }
    }
  }
  return null
}

/** Letters in plain prose, without one label: each paragraph that orders somebody is a task, counted from 1. */
function proseTasks(paragraphs: readonly Piece[], around: Surroundings): readonly TaskAt[] {
  const found = paragraphs.flatMap((piece) => orderIn(piece, '', around) ?? [])
  return found.map((one, i) => ({ ...one, task: { ...one.task, path: String(i + 1) } }))
}

/** All tasks of the letter, in its order. */
export function readTasks(outline: Outline, around: Surroundings): readonly TaskAt[] {
  if (outline.blocks.length === 0) return proseTasks(outline.opening, around)
  const labelled = outline.blocks.flatMap((block) => [...tasksUnder(block, NOWHERE, around)])
  const end = closingTask(outline.closing, around)
  return told(end ? [...labelled, end] : labelled)
}

/** A label that a slip printed twice is told apart: `2`, `2(2)`. */
function told(tasks: readonly TaskAt[]): readonly TaskAt[] {
  const seen = new Map<string, number>()
  return tasks.map((one) => {
    const times = (seen.get(one.task.path) ?? 0) + 1
    seen.set(one.task.path, times)
    return times === 1 ? one : { ...one, task: { ...one.task, path: `${one.task.path}(${times})` } }
  })
}
