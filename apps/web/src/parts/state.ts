import type { LocalDate } from '#base'

/** Where a piece of work stands, with what only that state knows. One table: `looks`. */
export type State =
  | { readonly is: PlainState }
  | { readonly is: 'late'; readonly days: number; readonly workingDays?: number }
  | { readonly is: 'extended'; readonly to: LocalDate; readonly original: LocalDate }
  | { readonly is: 'merged'; readonly into?: string }

export type PlainState =
  | 'unopened'
  | 'open'
  | 'soon'
  | 'today'
  | 'waiting'
  | 'waitingHead'
  | 'supplement'
  | 'returned'
  | 'extensionAsked'
  | 'done'
  | 'doneLate'
  | 'standing'
  | 'byRegulation'
  | 'noDate'
  | 'before'
  | 'nothing'
  | 'notOurs'
  | 'paused'
  | 'withdrawn'
  | 'ended'
  | 'endedLate'

/** How far lateness has climbed; `reported` only after a person confirmed it. `leader` where the letter names another than the vice chair. */
export type Mark = { readonly is: 'office' | 'leaders' | 'proposed' } | { readonly is: 'reported'; readonly leader?: string }

export const SIGNS = [
  'unopened',
  'open',
  'soon',
  'today',
  'late',
  'mark1',
  'mark2',
  'mark3',
  'wait',
  'hour',
  'back',
  'done',
  'doneLate',
  'none',
  'nothing',
  'pause',
  'recall',
  'ended',
] as const
export type SignName = (typeof SIGNS)[number]

/** A colour role of `tokens.css`; `deep` is the ladder's. */
export type Tone = 'new' | 'ok' | 'soon' | 'today' | 'late' | 'deep' | 'wait' | 'back' | 'done' | 'donelate' | 'none'

interface Look {
  readonly sign: SignName
  readonly tone: Tone
}

/** One status, one sign, one colour, everywhere. */
export const looks = {
  unopened: { sign: 'unopened', tone: 'new' },
  open: { sign: 'open', tone: 'ok' },
  soon: { sign: 'soon', tone: 'soon' },
  today: { sign: 'today', tone: 'today' },
  late: { sign: 'late', tone: 'late' },
  waiting: { sign: 'wait', tone: 'wait' },
  waitingHead: { sign: 'wait', tone: 'wait' },
  supplement: { sign: 'back', tone: 'back' },
  returned: { sign: 'back', tone: 'back' },
  extensionAsked: { sign: 'hour', tone: 'wait' },
  extended: { sign: 'hour', tone: 'wait' },
  done: { sign: 'done', tone: 'done' },
  doneLate: { sign: 'doneLate', tone: 'donelate' },
  standing: { sign: 'none', tone: 'none' },
  byRegulation: { sign: 'none', tone: 'none' },
  noDate: { sign: 'none', tone: 'none' },
  before: { sign: 'none', tone: 'none' },
  nothing: { sign: 'nothing', tone: 'none' },
  notOurs: { sign: 'nothing', tone: 'none' },
  merged: { sign: 'nothing', tone: 'none' },
  paused: { sign: 'pause', tone: 'none' },
  withdrawn: { sign: 'recall', tone: 'none' },
  ended: { sign: 'ended', tone: 'none' },
  endedLate: { sign: 'ended', tone: 'donelate' },
} as const satisfies Record<State['is'], Look>

export const markSigns = { office: 'mark1', leaders: 'mark2', proposed: 'mark3', reported: 'mark3' } as const satisfies Record<Mark['is'], SignName>

/** Typed signs for what is copied to Zalo, CSV and plain mail; on screens they are drawn, since our fonts lack ◔ ◑ ⧗. */
export const signCharacters: Record<SignName, string> = {
  unopened: '◌',
  open: '○',
  soon: '◔',
  today: '◑',
  late: '●',
  mark1: '▲',
  mark2: '▲▲',
  mark3: '▲▲▲',
  wait: '◇',
  hour: '⧗',
  back: '↩',
  done: '✓',
  doneLate: '✓!',
  none: '–',
  nothing: '·',
  pause: '‖',
  recall: '✕',
  ended: '▣',
}

const LOUD: readonly Tone[] = ['soon', 'today', 'late', 'deep', 'back']
const SILENT: readonly Tone[] = ['ok', 'done', 'donelate', 'none']

/** Loud cells of the board are tinted; the rest is seen only by who looks for it. */
export function isLoud(tone: Tone): boolean {
  return LOUD.includes(tone)
}

/** The bar at a row's edge: none for work in time, done or without date. */
export function slipOf(state: State): Tone | null {
  const { tone } = looks[state.is]
  return SILENT.includes(tone) ? null : tone
}
