import { labelOf } from '../lines/lines.js'
import { readReferences, type ReferenceAt } from './references.js'
import {
  ACT,
  actOf,
  BROUGHT_BY,
  CAUSE,
  CHANGED_HERE,
  EXPIRED_LIST,
  EXPIRES,
  LIST_AHEAD,
  OPENS,
  PART,
  REPLACED_BY_THIS,
  TASK,
  THIS,
  WHOLE,
  type RelationKind,
} from './relation-words.js'
import type { Piece } from '../words/text.js'

/** How sure: said in so many words; understood from where it stands; not said at all. */
const SAID = 0.95
const UNDERSTOOD = 0.8
export const UNSAID = 0.6
/** How far a sentence is looked through, both ways: a bound on the work done per citation. */
const FAR = 2000

/** A citation within its paragraph: where it begins and ends in the paragraph's key, and the citation in whose title it stands. */
interface Cited {
  readonly paper: ReferenceAt
  readonly start: number
  readonly end: number
  readonly within: number | null
}
export interface Found {
  readonly relation: RelationKind
  readonly confidence: number
  readonly from: number
  readonly to: number
}
/** The sentence up to a citation. */
interface Before {
  readonly from: number
  readonly text: string
}

const NAMES_A_PAPER = /\d\s?[-/]\s?\p{L}|\d+\s+(?:của|ngày)\s|(?<!\p{L})luật\s|nghị\s+quyết/u
const IN_ONE_LIST = /^\s*(?:[,;]|và|[,;]\s+và)\s+(?:các\s+)?$/u

export function citedIn(paragraph: Piece): readonly Cited[] {
  if (!NAMES_A_PAPER.test(paragraph.key)) return []
  const { list } = readReferences([{ piece: paragraph, role: 'mentioned' }])
  const cited: Cited[] = []
  for (const paper of list.toSorted((a, b) => a.from - b.from)) {
    const [start, end] = [placeOf(paragraph, paper.from), placeOf(paragraph, paper.to)]
    const outer = cited.findLastIndex((other) => other.start < start && start < other.end)
    cited.push({ paper, start, end, within: outer < 0 ? null : outer })
  }
  return cited
}

/** Where an offset of the text stands in the paragraph. */
function placeOf({ map }: Piece, offset: number): number {
  let [low, high] = [0, map.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((map[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** What the paragraph does to each paper that it cites; `ahead` is what an opening line above it says of the list below. */
export function howAll(paragraph: Piece, cited: readonly Cited[], ahead: RelationKind | null): { readonly paper: ReferenceAt; readonly how: Found }[] {
  const outer = cited.filter(({ within }) => within === null)
  const acts = new Map<Cited, Found | null>()
  const all: { readonly paper: ReferenceAt; readonly how: Found }[] = []
  for (const one of cited) {
    const how = one.within === null ? howOf(paragraph, cited, outer, one, acts, ahead) : nested(paragraph, cited[one.within], one, all[one.within]?.how)
    all.push({ paper: one.paper, how: how ?? { relation: 'cites', confidence: UNSAID, from: one.paper.from, to: one.paper.to } })
  }
  return all
}

function howOf(
  paragraph: Piece,
  cited: readonly Cited[],
  outer: readonly Cited[],
  one: Cited,
  acts: Map<Cited, Found | null>,
  ahead: RelationKind | null,
): Found | null {
  const place = outer.indexOf(one)
  const before = sentenceBefore(paragraph, cited, one)
  const previous = outer[place - 1]
  const goesOn = previous !== undefined && IN_ONE_LIST.test(paragraph.key.slice(previous.end, one.start))
  const first = goesOn ? (acts.get(previous) ?? null) : acted(paragraph, previous, one, before)
  acts.set(one, first)
  if (first) return goesOn ? found(first.relation, first.confidence, paragraph, one.start, one.end) : first
  return suffered(paragraph, outer.slice(place, place + 20), before) ?? listed(paragraph, one, ahead) ?? brought(paragraph, cited, one)
}

/** From the last full stop before the citation that stands in no citation itself. */
function sentenceBefore({ key }: Piece, cited: readonly Cited[], { start }: Cited): Before {
  const first = Math.max(labelOf(key)?.length ?? 0, start - FAR)
  const stops = [...key.slice(first, start).matchAll(/[.;:](?=\s)/gu)].map((stop) => first + stop.index + 1)
  const from = stops.findLast((stop) => !cited.some((other) => other.start < stop && stop < other.end)) ?? first
  return { from, text: key.slice(from, start) }
}

function found(relation: RelationKind, confidence: number, { map, to }: Piece, start: number, end: number): Found {
  return { relation, confidence, from: map[start] ?? to, to: (map[end - 1] ?? to - 1) + 1 }
}

/** “Kế hoạch này thay thế Kế hoạch số …”, “Bãi bỏ khoản 3 Mục II Công văn số …”. */
function acted(paragraph: Piece, previous: Cited | undefined, one: Cited, { from, text }: Before): Found | null {
  const verb = [...text.matchAll(ACT)].findLast(({ index }) => previous === undefined || from + index >= previous.end)
  if (!verb) return null
  const act = actOf(verb[1] ?? '')
  const rest = text.slice(verb.index + verb[0].length)
  const [whole, part] = [WHOLE.test(rest), PART.test(rest)]
  const said = subjectOf(text.slice(0, verb.index))
  if (act === null || said === null || (!whole && !part)) return null
  // A dash under a unit's name that begins with “Sửa đổi, bổ sung …” is what the unit has to do.
  if (act === 'amends' && said < SAID && /^[-+•]/u.test(paragraph.key)) return null
  return found(part && !whole ? 'amends' : act, said, paragraph, from + verb.index, one.end)
}

/** Is it the letter that acts? */
function subjectOf(before: string): number | null {
  if (TASK.test(before)) return null
  if (THIS.test(before)) return SAID
  return OPENS.test(before) ? UNDERSTOOD : null
}

/** “Công văn số … hết hiệu lực kể từ ngày …”, “Kế hoạch số … được thay thế bởi Kế hoạch này”: said of one paper or of a list. */
function suffered(paragraph: Piece, [one, ...others]: readonly Cited[], { text }: Before): Found | null {
  if (!one || TASK.test(text) || CAUSE.test(text)) return null
  let last = one
  let next: Cited | undefined
  for (next of others) {
    if (!IN_ONE_LIST.test(paragraph.key.slice(last.end, next.start))) break
    last = next
    next = undefined
  }
  const tail = paragraph.key.slice(last.start, Math.min(next?.start ?? paragraph.key.length, last.start + FAR))
  const stop = /[.;](?=\s|$)/u.exec(tail.slice(last.end - last.start))
  const sentence = stop ? tail.slice(0, last.end - last.start + stop.index + 1) : tail
  for (const [pattern, relation] of SUFFERED) {
    const match = pattern.exec(sentence)
    if (match)
      return found(relation, text.trim() === '' || THIS.test(text) ? SAID : UNDERSTOOD, paragraph, one.start, last.start + match.index + match[0].length)
  }
  return null
}

const SUFFERED = [
  [REPLACED_BY_THIS, 'replaces'],
  [EXPIRES, 'repeals'],
  [CHANGED_HERE, 'amends'],
] as const

/** A line of the list that “Bãi bỏ các văn bản sau đây:” opened. */
function listed(paragraph: Piece, one: Cited, ahead: RelationKind | null): Found | null {
  const label = labelOf(paragraph.key)?.length ?? 0
  return ahead !== null && one.start - label < 4 ? found(ahead, SAID, paragraph, one.start, one.end) : null
}

export function listAhead({ key }: Piece): RelationKind | null {
  const text = key.slice(labelOf(key)?.length ?? 0)
  const match = LIST_AHEAD.exec(text)
  if (!match || TASK.test(text)) return null
  if (match[1]) return actOf(match[1])
  return EXPIRED_LIST.test(text) ? 'repeals' : null
}

const BY_THE_WAY = /(?:v\/v|về việc|để|kế hoạch|tiếp tục|triển khai)\s+(?:(?:tiếp tục|triển khai|tổ chức)\s+)*$/u
const NEAR = 40

/** The nearest word before it that brings papers in, outside of titles: at the beginning, in a subject, or shared with the papers before. */
function brought(paragraph: Piece, cited: readonly Cited[], one: Cited): Found | null {
  const first = Math.max(0, one.start - FAR)
  const before = paragraph.key.slice(0, one.start)
  const words = [...before.slice(first).matchAll(BROUGHT_BY)].map((word) => ({
    at: first + word.index,
    length: word[0].length,
    carriesOut: word[1] !== undefined,
  }))
  const word = words.findLast(({ at }) => !cited.some((other) => other.start < at && at < other.end))
  if (!word?.carriesOut || TASK.test(before.slice(first, word.at))) return null
  const begins = word.at <= (labelOf(paragraph.key)?.length ?? 0) + 2
  const shared = cited.some((other) => other.start > word.at && other.end <= one.start)
  if (!shared && one.start - word.at - word.length >= NEAR) return null
  if (!begins && !BY_THE_WAY.test(before.slice(first, word.at))) return null
  return found('carriesOut', begins ? SAID : UNDERSTOOD, paragraph, word.at, one.end)
}

/** “Kế hoạch số 66 … về thực hiện Kết luận số 236”: who carries out the outer paper carries out the inner one. */
function nested(paragraph: Piece, outer: Cited | undefined, one: Cited, how: Found | undefined): Found | null {
  if (!outer || how?.relation !== 'carriesOut') return null
  const words = paragraph.key.slice(Math.max(outer.start, one.start - FAR), one.start)
  return /(?:thực\s+hiện|triển\s+khai|thi\s+hành)\s*$/u.test(words) ? found('carriesOut', UNSAID, paragraph, outer.start, one.end) : null
}
