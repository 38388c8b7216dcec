import { bareOf } from './words/bare.js'
import { isKnownName } from './words/known-names.js'
import type { Page } from './lines/lines.js'
import type { Doubt } from './shape/reading.js'
import { repaired } from './words/scan-repair.js'
import { isOddSyllable } from './words/syllables.js'
import type { TaskAt } from './body/task.js'
import { keyOf, type Piece } from './words/text.js'

/** Unit, work and time stand in the block itself. */
const PLAIN = 0.95
const LEAST = 0.3
/**
 * What each doubt takes away. One leaves a task above the page's bound (0.7), two that meet bring it below; words of a time that was not read, a label that
 * comes twice and a block without a unit among blocks that have one do it alone. A heading over the block is the form's
 * own way of naming (Decree 30/2020/NĐ-CP, Appendix III) and takes next to nothing.
 */
const WEIGHTS: Readonly<Record<Doubt, number>> = {
  leadFromHeading: 0.02,
  leadFromLeadIn: 0.13,
  leadFromAddressees: 0.13,
  leadUnknown: 0.13,
  wordsRepaired: 0.13,
  wordsOdd: 0.13,
  wordsGarbled: 0.13,
  severalUnits: 0.13,
  timeUnread: 0.26,
  labelTwice: 0.26,
  neighbourMissing: 0.13,
  yearInferred: 0.13,
  columnsGuessed: 0.13,
  nobodyNamed: 0.05,
  nobodyAmongNamed: 0.26,
}

/** How sure the reader is of a task, 0.3 to 0.95, from the doubts that it had. */
export function confidenceOf(doubts: readonly Doubt[]): number {
  const taken = doubts.reduce((sum, doubt) => sum + WEIGHTS[doubt], 0)
  return Math.max(LEAST, Math.round((PLAIN - taken) * 100) / 100)
}

const WORDS = /(?<![\p{L}\p{N}.@/-])\p{Ll}{2,8}(?![\p{L}\p{N}.@/-]\p{L}|\p{L}|\p{N})/gu
/** So many words beyond spelling that the block must be read against the paper. */
const GARBLED = 3

const oddIn = (text: string): number => (text.match(WORDS) ?? []).filter(isOddSyllable).length

/** Does a piece stand in the text otherwise than it was read? */
function isRepaired(piece: Piece, page: Page): boolean {
  const changed = piece.map.some((at) => page.plain.charAt(at) !== page.printed.charAt(at) && page.plain.charAt(at).trim() !== '')
  return changed || repaired(piece).key !== piece.key
}

/** Words of a time, marks lost or not: “truớc ngày 1O;9”, “hang thang”. */
const TIME_WORDS =
  /(?<![a-z])(?:truoc|cham nhat|muon nhat|xong|thoi han|trong vong)\s(?:[a-z]+\s){0,3}[\dlio]{1,2}(?![\d%])|(?<![a-z])ngay [\dlio]{1,2}\s?[/.;,-]\s?[\dlio]{1,2}|(?<![a-z])(?:hang|moi) (?:thang|quy)(?![a-z])/u

/** Does a block hold words of a time that none of the times read from it holds? */
function isTimeUnread({ key, times }: TaskAt): boolean {
  const left = key.split('')
  // Times of a heading have their places there, not here.
  for (const { from, to, words } of times) if (key.slice(from, to).trim() === keyOf(words)) left.fill(' ', from, to)
  return TIME_WORDS.test(bareOf(left.join('')))
}

const hasLead = ({ task }: TaskAt): boolean => task.lead.length + task.leadGroups.length > 0
/** A path and those above it. */
const ancestry = (path: string): readonly string[] => path.split('.').map((_part, i, parts) => parts.slice(0, i + 1).join('.'))
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')))

function ofText(one: TaskAt, page: Page): Doubt[] {
  const doubts: Doubt[] = []
  if (one.task.lead.some((name) => !isKnownName(name))) doubts.push('leadUnknown')
  if (isRepaired(one.piece, page)) doubts.push('wordsRepaired')
  const odd = oddIn(one.piece.text)
  if (odd > 0) doubts.push('wordsOdd')
  if (odd >= GARBLED) doubts.push('wordsGarbled')
  if (isTimeUnread(one)) doubts.push('timeUnread')
  return doubts
}

const lastOf = (path: string): number => Number(path.slice(path.lastIndexOf('.') + 1))

/** A label that comes again, or whose forerunner the reader has not seen, speaks of one that a scan has hurt. */
function ofLabel(path: string, paths: ReadonlySet<string>): Doubt[] {
  if (/\(\d+\)$/u.test(path)) return ['labelTwice']
  const own = lastOf(path)
  const parent = parentOf(path)
  const before = parent === '' ? String(own - 1) : `${parent}.${own - 1}`
  const seen = own < 2 || Number.isNaN(own) || paths.has(before)
  return seen ? [] : ['neighbourMissing']
}

/** The tasks with the doubts that only the whole letter shows: words put right, unknown bodies, nobody named though its neighbours have owners. */
export function withDoubts(tasks: readonly TaskAt[], page: Page): readonly TaskAt[] {
  const owned = new Set(tasks.filter(hasLead).map(({ task }) => parentOf(task.path)))
  const paths = new Set(tasks.flatMap(({ task }) => ancestry(task.path)))
  return tasks.map((one) => {
    const nobody: readonly Doubt[] = hasLead(one) ? [] : [owned.has(parentOf(one.task.path)) ? 'nobodyAmongNamed' : 'nobodyNamed']
    return { ...one, doubts: [...one.doubts, ...ofText(one, page), ...ofLabel(one.task.path, paths), ...nobody] }
  })
}
