import { LATE_STAGES } from '#base'
import type { BoardRow, WorkCard } from '#contract'

export const FILTERS = ['all', 'late', 'supplement', 'extension', 'waiting', 'soon', 'unopened', 'running', 'planned', 'done', 'ended', 'paused'] as const
export type Filter = (typeof FILTERS)[number]

const ENDED_UNDONE = ['ended', 'missing']
/** It is not followed any longer, and nothing was handed in. */
export const isEndedUndone = ({ state }: WorkCard): boolean => ENDED_UNDONE.includes(state)

/** What a unit has in hand under one document, its plan first. */
export function piecesOf({ plan, duties, report }: BoardRow): readonly WorkCard[] {
  return [...(plan ? [plan] : []), ...duties, ...(report ? [report] : [])]
}

const isLate = ({ done, stage, hold, daysLate }: WorkCard): boolean => !done && !hold && (LATE_STAGES.includes(stage) || daysLate > 0)
const HELD_BY_OFFICE = ['deskOfficer', 'deputyChiefOfOffice', 'chiefOfOffice', 'divisionHead', 'engine']
/** The unit has still to move: what is handed in waits for somebody else. */
const isInHand = ({ done, holder }: WorkCard): boolean => !done && (holder === null || !HELD_BY_OFFICE.includes(holder))

/** The one group that a unit is counted in: the worst thing of it speaks. The groups add up to all units. */
export function groupOf(row: BoardRow): Exclude<Filter, 'all'> {
  if (row.assignment.hold) return 'paused'
  const pieces = piecesOf(row)
  if (pieces.some((card) => isLate(card) && isInHand(card))) return 'late'
  if (pieces.some(({ state }) => state === 'supplementAsked')) return 'supplement'
  if (row.extension) return 'extension'
  if (pieces.some(({ stage, done }) => stage === 'dueSoon' && !done)) return 'soon'
  if (row.assignment.state === 'assigned') return 'unopened'
  const open = pieces.filter(isInHand)
  if (open.length > 0) return row.plan && !isInHand(row.plan) ? 'planned' : 'running'
  if (pieces.some(({ done, definition, state }) => !done && (definition === 'duty' || state === 'awaitingApproval'))) return 'waiting'
  return (pieces.length > 0 ? pieces : [row.assignment]).some(isEndedUndone) ? 'ended' : 'done'
}

export function counted(rows: readonly BoardRow[]): Readonly<Record<Filter, number>> {
  const counts = Object.fromEntries(FILTERS.map((key) => [key, 0])) as Record<Filter, number>
  for (const row of rows) {
    counts.all += 1
    counts[groupOf(row)] += 1
  }
  return counts
}

/** What a reminder to the unit is about: its worst open work, else its assignment. */
export function reminded(row: BoardRow): number {
  const open = piecesOf(row).filter(isInHand)
  return (open.find(isLate) ?? open[0] ?? row.assignment).id
}

/** What an urging letter may name: late work that the unit still has in hand. */
export function urged(row: BoardRow): readonly number[] {
  return piecesOf(row)
    .filter((card) => isLate(card) && isInHand(card))
    .map(({ id }) => id)
}

/** The piece that a click on the unit opens. */
export function mainPiece(row: BoardRow): number {
  const pieces = piecesOf(row)
  return (pieces.find(isLate) ?? pieces.find(isInHand) ?? pieces[0] ?? row.assignment).id
}
