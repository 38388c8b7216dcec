import { readHead, type Head } from './assignment.js'
import { clausesOf, ordersReport } from './kinds.js'
import { asksNothing } from './no-work.js'
import { orderedIn } from './orders.js'
import { NOWHERE, startOf, taskOf, type Surroundings, type TaskAt } from './task.js'
import { rx, slicePiece, type Piece } from '../words/text.js'
import type { Name } from '../units/units.js'

const ORDERS = rx('(?:yêu\\s+cầu|đề\\s+nghị|giao|phân\\s+công)\\s+(?=\\p{L})', 'g')
const SENTENCE = /(?<!\b\p{Lu}[\p{Ll}]?)[.](?=\s+[\p{Lu}“])|[.]\/\.|\/\./gu
const FOLLOWS = rx('theo\\s+dõi|đôn\\s+đốc|kiểm\\s+tra|giám\\s+sát|tổng\\s+hợp')
const ABOUT_US = rx(
  '^(?:trên\\s+đây|thừa\\s+lệnh|mọi\\s+(?:thông\\s+tin|vướng\\s+mắc)|thông\\s+tin\\s+chi\\s+tiết|(?:ubnd|ủy\\s+ban|sở|bộ|ban|văn\\s+phòng|chi\\s+cục|cục)\\s[^,;:.]{0,60}\\s(?:kính|trân\\s+trọng|xin)\\s+(?:báo\\s+cáo|trình|thông\\s+báo|phúc\\s+đáp|gửi))',
)

interface Order {
  readonly piece: Piece
  readonly head: Head
}

/** The order in a sentence: from its word on (“… yêu cầu các sở …”), or the sentence whose subject is a unit. */
function orderIn(piece: Piece): Order | null {
  for (const match of piece.key.matchAll(ORDERS)) {
    const from = slicePiece(piece, match.index)
    const head = readHead(from)
    if (head.names.length > 0) return { piece: from, head }
  }
  const head = readHead(piece)
  return head.names.length > 0 ? { piece, head } : null
}

export function sentencesOf(piece: Piece): Piece[] {
  const sentences: Piece[] = []
  let from = 0
  for (const stop of [...piece.text.matchAll(SENTENCE), null]) {
    const to = stop ? stop.index + 1 : piece.text.length
    const begin = from + (/^[\s./]*/u.exec(piece.text.slice(from, to))?.[0].length ?? 0)
    if (to - begin > 3) sentences.push(slicePiece(piece, begin, to))
    from = to
  }
  return sentences
}

/** Gives the order one or two units the watch over the whole? */
function watches({ piece, head }: Order): boolean {
  return head.names.length < 3 && head.names.every((name) => !name.group) && FOLLOWS.test(piece.key.slice(head.rest))
}

/** A sentence of the closing is a task where it orders a report, or gives a unit the watch over the whole. */
function closingOrder(sentence: Piece, before: readonly Name[], around: Surroundings): TaskAt | null {
  if (ABOUT_US.test(sentence.key)) return null
  const order = orderIn(sentence)
  const reports = clausesOf(sentence.key).some(({ text }) => ordersReport(text))
  if (!reports && !(order && watches(order))) return null
  const subjects = order ? order.head.names : orderedIn(sentence)
  const names = subjects.length > 0 ? subjects : before
  const [piece, rest, word] = order ? ([order.piece, order.head.rest, order.head.word] as const) : ([sentence, 0, null] as const)
  if (names.length === 0 || asksNothing(piece, piece.key.slice(rest), true)) return null
  const found = taskOf('end', piece, rest, { ...NOWHERE, names, word }, around)
  return { ...found, task: { ...found.task, startsWith: startOf(sentence, around) } }
}

/** The orders of the closing paragraphs, all with path `end` (told apart where there are several). Formulas give none. */
export function closingTasks(closing: readonly Piece[], fallback: readonly Name[], around: Surroundings): readonly TaskAt[] {
  const found: TaskAt[] = []
  let before: readonly Name[] = fallback
  for (const sentence of closing.flatMap(sentencesOf)) {
    const task = closingOrder(sentence, before, around)
    if (task) found.push(task)
    const named = orderIn(sentence)?.head.names ?? []
    if (named.length > 0) before = named
  }
  return found
}

/** “Việc theo dõi … giao Văn phòng thực hiện”: what is given stands before the order. */
const GIVEN_BEFORE = rx('^(?:việc|nhiệm\\s+vụ|nội\\s+dung|công\\s+tác)\\s')

/** Units whom the paragraph orders beside those of its first order: “đề nghị Hội A vận động …; Sở B chỉ đạo …”. */
function alsoOrdered(paragraph: Piece, names: readonly Name[]): readonly Name[] {
  const more = orderedIn(paragraph).filter((name) => !name.group && !names.some((known) => known.name === name.name))
  return [...names, ...more]
}

/** “Chủ tịch UBND tỉnh có ý kiến như sau:” says who speaks, and orders nothing yet. */
const OPENS_LETTER = rx('(?:ý\\s+kiến|chỉ\\s+đạo|thông\\s+báo|báo\\s+cáo|trả\\s+lời|kết\\s+luận)[^.;:]{0,40}\\ssau\\s*:$')

function proseTask(paragraph: Piece, around: Surroundings): TaskAt | null {
  const order = orderIn(paragraph)
  if (!order || GIVEN_BEFORE.test(paragraph.key)) return subjectTask(paragraph, order?.head.names ?? orderedIn(paragraph), around)
  const { head, piece } = order
  if (OPENS_LETTER.test(paragraph.key) && head.word === null) return null
  if (asksNothing(piece, piece.key.slice(head.rest), true)) return null
  const found = taskOf('', piece, head.rest, { ...NOWHERE, names: alsoOrdered(paragraph, head.names), word: head.word }, around)
  return { ...found, task: { ...found.task, startsWith: startOf(paragraph, around) } }
}

/** A paragraph in whose middle stands who is to do what it is about. */
function subjectTask(paragraph: Piece, names: readonly Name[], around: Surroundings): TaskAt | null {
  if (names.length === 0 || paragraph.text.endsWith(':') || asksNothing(paragraph, paragraph.key, true)) return null
  return { ...taskOf('', paragraph, 0, { ...NOWHERE, names }, around), ownLead: true }
}

/** A paragraph whose first sentence is the closing formula: what it orders behind that is the letter's `end`. */
function isClosing(paragraph: Piece): boolean {
  const [first, ...rest] = sentencesOf(paragraph)
  const order = first && orderIn(first)
  return rest.length > 0 && order !== null && order !== undefined && asksNothing(order.piece, order.piece.key.slice(order.head.rest), true)
}

/** Letters in plain prose, without one label: each paragraph that orders somebody is a task, counted from 1. */
export function proseTasks(paragraphs: readonly Piece[], around: Surroundings): readonly TaskAt[] {
  const last = paragraphs.at(-1)
  const closing = last && isClosing(last) ? [last] : []
  const body = closing.length > 0 ? paragraphs.slice(0, -1) : paragraphs
  const found = body.flatMap((paragraph) => proseTask(paragraph, around) ?? [])
  return [...found.map((one, i) => ({ ...one, task: { ...one.task, path: String(i + 1) } })), ...closingTasks(closing, [], around)]
}
