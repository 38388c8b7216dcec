import { partnersIn, readHead, unitsIn, type OrderWord } from './assignment.js'
import { attributesIn, type Attribute } from './attributes.js'
import { channelsIn } from './channels.js'
import type { DraftTask, LetterDate, Target } from '../shape/draft.js'
import { kindsOf } from './kinds.js'
import { orderedIn } from './orders.js'
import type { Doubt } from '../shape/reading.js'
import { targetsIn } from './targets.js'
import { rx, slicePiece, type Piece } from '../words/text.js'
import { aheadOf, timeCell, timesIn, type TimeAt } from '../times/times.js'
import { isNobody, type Name } from '../units/units.js'

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
  /** What was understood from elsewhere or guessed. */
  readonly doubts: readonly Doubt[]
}

/** What the headings above a block say for it. `default` are the units of the letter's lead-in, for blocks that name nobody. */
export interface Context {
  readonly names: readonly Name[]
  readonly default: readonly Name[]
  readonly partners: readonly Name[]
  readonly word: OrderWord
  readonly times: readonly TimeAt[]
  readonly targetsOnly: boolean
}

/** What the reader of tasks must know of the rest of the letter. */
export interface Surroundings {
  readonly letter: LetterDate | null
  /** References blanked out of a piece's key. */
  readonly masked: (piece: Piece) => string
  /** The first words of a piece as they are printed, a scan's slips and all. */
  readonly printed: (piece: Piece, length: number) => string
  /** To whom the letter is addressed: who must act where it orders without naming anybody. */
  readonly addressees: readonly Name[]
}

export const NOWHERE: Context = { names: [], default: [], partners: [], word: null, times: [], targetsOnly: false }
const STARTS = 60

export const startOf = (piece: Piece, around: Surroundings): string => around.printed(piece, STARTS)

export function leadsOf(names: readonly Name[]): Pick<DraftTask, 'lead' | 'leadGroups'> {
  const kept = names.length > 1 ? names.filter((name) => !isNobody(name) || !/liên quan$/u.test(name.name)) : names
  const unique = (group: boolean): string[] => [...new Set(kept.filter((name) => name.group === group).map((name) => name.name))]
  return { lead: unique(false), leadGroups: unique(true) }
}

const somebody = (names: readonly Name[]): readonly Name[] => names.filter((name) => !isNobody(name))

/** “Cơ quan chủ trì: …”, “Cơ quan phối hợp: …”, “Thời gian thực hiện: …” of a block. */
export function withAttributes(attributes: readonly Attribute[], context: Context, around: Surroundings): Context {
  let out = context
  for (const { kind, value } of attributes) {
    if (kind === 'lead') out = { ...out, names: unitsIn(value), partners: [...out.partners, ...partnersIn(value)] }
    else if (kind === 'partners') out = { ...out, partners: [...somebody(unitsIn(value))] }
    else if (kind === 'time') out = { ...out, times: timeCell(around.masked(value), around.letter, value.text) }
  }
  return out
}

/** The day by which a task's time says it must be done, for the aims in it. */
function untilOf(times: readonly TimeAt[]): Target['by'] {
  for (const { due } of times) {
    if ('date' in due && !('period' in due) && due.date !== undefined) return due.date
    if ('period' in due && due.period === 'yearly') return 'yearly'
  }
  return null
}

function blanked(key: string, to: number): string {
  return ' '.repeat(to) + key.slice(to)
}

/** “Về công tác thông tin, báo cáo: Giao Sở A …”: the title of a block says what it is about, not what is to be done. */
const TITLE = /^[^.;:]{3,140}:\s+/u
const ABOUT = rx('(?:^|[.;:]\\s*)(?:đối\\s+với|về|riêng|tại|trên\\s+cơ\\s+sở|căn\\s+cứ|trường\\s+hợp|để|nhằm|khi|sau\\s+khi)\\s[^.;:]*$')

const hollow = (key: string, from: number, to: number): string => (to <= from ? key : key.slice(0, from) + ' '.repeat(to - from) + key.slice(to))

/** The key as its kinds are read: without a title before the units, without what stands before the unit in its clause, without names of partners. */
function withoutUnits(piece: Piece, key: string, rest: number, partners: readonly Name[]): string {
  let out = key
  for (const { from, to } of partners) if (to <= key.length) out = hollow(out, from, to)
  if (rest > 0) return out
  const title = TITLE.exec(piece.key)?.[0].length ?? 0
  if (title > 0 && (piece.key.startsWith('về ') || readHead(slicePiece(piece, title)).names.length > 0)) out = hollow(out, 0, title)
  for (const { from, to } of orderedIn(piece)) {
    const about = ABOUT.exec(piece.key.slice(0, from))
    if (about) out = hollow(out, about.index + (/^[.;:]/u.test(about[0]) ? 1 : 0), to)
  }
  return out
}

interface Leads {
  readonly names: readonly Name[]
  readonly doubts: readonly Doubt[]
}

const APART = /[.;]/u

/** Whose the task is, and from how far that was fetched: its own words, the heading, the lead-in, the addressees. */
function leadNames(piece: Piece, rest: number, context: Context, inline: readonly Attribute[], around: Surroundings): Leads {
  if (inline.some((one) => one.kind === 'lead')) return { names: context.names, doubts: [] }
  if (context.names.length > 0 || context.targetsOnly)
    return { names: context.names, doubts: rest > 0 || context.names.length === 0 ? [] : ['leadFromHeading'] }
  const ordered = orderedIn(piece)
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first && last) return { names: ordered, doubts: APART.test(piece.key.slice(first.to, last.from)) ? ['severalUnits'] : [] }
  if (context.default.length === 0) return { names: [], doubts: [] }
  return { names: context.default, doubts: [context.default === around.addressees ? 'leadFromAddressees' : 'leadFromLeadIn'] }
}

const YEAR = /\d{4}/u
/** A day told without its year was given one. */
const isYearInferred = ({ due, words }: TimeAt): boolean => 'date' in due && !('period' in due) && !YEAR.test(words)

/** One task of the draft. `rest` is where its matter begins behind the units, `tail` how much of the end are attribute lines. */
export function taskOf(path: string, piece: Piece, rest: number, above: Context, around: Surroundings): TaskAt {
  const inline = attributesIn(piece)
  const context = inline.list.length > 0 ? withAttributes(inline.list, above, around) : above
  const masked = around.masked(piece)
  const key = blanked(masked.slice(0, inline.from) + ' '.repeat(masked.length - inline.from), rest)
  const own = aheadOf(timesIn(key, around.letter, piece.text), around.letter)
  const told = inline.list.some((one) => one.kind === 'time') || own.length === 0 ? context.times : own
  const targets: readonly Target[] = targetsIn(piece, key, untilOf(told), own)
  const inside = partnersIn(piece)
  const partners = [...context.partners, ...inside.filter((name) => !context.partners.some((known) => known.name === name.name))]
  const kinds = kindsOf(withoutUnits(piece, key, rest, inside), targets.length > 0, context.targetsOnly)
  const channels = kinds.includes('report') ? channelsIn(slicePiece(piece, rest)) : { to: null, via: null }
  const found = leadNames(piece, rest, context, inline.list, around)
  const leads = leadsOf(found.names)
  const coordinating = [...new Set(partners.map((name) => name.name))].filter((name) => !leads.lead.includes(name))
  return {
    task: {
      path,
      startsWith: startOf(piece, around),
      ...leads,
      coordinating,
      kinds,
      due: told.map((time) => time.due),
      reportsTo: channels.to,
      reportsVia: channels.via,
      targets,
    },
    piece,
    key,
    word: context.word,
    times: told,
    ownLead: rest > 0,
    doubts: told.some(isYearInferred) ? [...found.doubts, 'yearInferred'] : found.doubts,
  }
}
