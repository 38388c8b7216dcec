import type { CardRow } from '../needs.js'
import { nameOf } from '../context.js'

/** What is shown first, worst first: the ladder, then what was sent back, what asks for time, what comes due, what nobody opened. */
const RANKS = {
  reported: 100,
  proposed: 90,
  leaders: 80,
  office: 70,
  overdue: 60,
  supplementAsked: 50,
  extension: 40,
  dueSoon: 30,
  unopened: 20,
  open: 10,
  quiet: 5,
  done: 0,
} as const

export function rankOf(row: Pick<CardRow, 'definition' | 'stage' | 'state' | 'done' | 'hold'>): number {
  if (row.done) return RANKS.done
  if (row.hold !== null) return RANKS.quiet
  switch (row.stage) {
    case 'reported':
    case 'proposed':
    case 'leaders':
    case 'office':
    case 'overdue':
      return RANKS[row.stage]
    default:
  }
  const name = nameOf(row.definition)
  if (row.state === 'supplementAsked') return RANKS.supplementAsked
  if (name === 'extension') return RANKS.extension
  if (name === 'assignment') return row.state === 'assigned' ? RANKS.unopened : RANKS.quiet
  return row.stage === 'dueSoon' ? RANKS.dueSoon : RANKS.open
}

/** Worst first; of the same rank the earlier date, then the older instance. */
export function worstFirst(a: CardRow, b: CardRow): number {
  return rankOf(b) - rankOf(a) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.id - b.id
}

const HANDED_IN: Readonly<Record<string, readonly string[]>> = {
  'unit-plan': ['issued', 'merged', 'notApplicable', 'awaitingApproval', 'closed'],
  duty: ['reported', 'notApplicable', 'confirmed'],
  'unit-report': ['submitted', 'accepted'],
  'report-round': ['submitted', 'closing', 'accepted'],
}
/** The unit has done its part, whether or not the Office has looked at it. */
export function isHandedIn(row: Pick<CardRow, 'definition' | 'state'>): boolean {
  return HANDED_IN[nameOf(row.definition)]?.includes(row.state) ?? false
}

/** Taken away from the unit: counted nowhere. */
export function isGone(row: Pick<CardRow, 'state'>): boolean {
  return row.state === 'withdrawn' || row.state === 'moved' || row.state === 'replaced'
}
