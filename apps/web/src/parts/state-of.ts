import { LATE_STAGES } from '#base'
import type { WorkCard } from '#contract'
import type { Mark, State } from './state.js'

/** What a status is read from: a card, or a cell of the board. */
export type Standing = Pick<WorkCard, 'definition' | 'state' | 'stage' | 'done' | 'late' | 'daysLate' | 'dueOn'> & Partial<Pick<WorkCard, 'dueSource' | 'hold'>>

const WITHDRAWN = ['withdrawn', 'discarded', 'takenBack']
const ENDED = ['ended', 'moved', 'missing', 'replaced']
/** Not followed any longer, with nothing handed in. */
const UNDONE = ['ended', 'missing']
/** Handed in: somebody else's turn, and no lateness of the unit. A plan still before its own head is not handed in. */
const HANDED_IN = [
  'duty.reported',
  'unit-plan.awaitingApproval',
  'report-round.submitted',
  'directive.submitted',
  'urging-letter.drafted',
  'urging-letter.confirmed',
]
/** Handed in and good unless somebody objects: a plan stands on the unit's own authority, a report is accepted with its round. */
const ANSWERED = ['unit-plan.issued', 'unit-report.submitted']

/**
 * Where a piece of work stands, in the words of the status table. Lateness comes before everything that the unit still has to do:
 * asked for a supplement or still before the unit's head, late stays late.
 */
export function stateOf(work: Standing, today: string): State {
  // On hold nothing is late and nothing comes due.
  return settledState(work) ?? (work.hold ? { is: 'paused' } : openState(work, today))
}

/** The ladder's mark, or null while the lateness has not climbed. */
export function markOf({ stage, done, hold }: Pick<Standing, 'stage' | 'done' | 'hold'>): Mark | null {
  if (done || hold) return null
  return stage === 'office' || stage === 'leaders' || stage === 'proposed' || stage === 'reported' ? { is: stage } : null
}

function settledState({ definition, state, done, late }: Standing): State | null {
  if (WITHDRAWN.includes(state)) return { is: 'withdrawn' }
  if (ENDED.includes(state)) return { is: late && UNDONE.includes(state) ? 'endedLate' : 'ended' }
  if (state === 'merged') return { is: 'merged' }
  if (state === 'notApplicable') return { is: 'notOurs' }
  if (definition === 'extension' && state === 'requested') return { is: 'extensionAsked' }
  if (HANDED_IN.includes(`${definition}.${state}`)) return { is: 'waiting' }
  if (done || ANSWERED.includes(`${definition}.${state}`)) return { is: late ? 'doneLate' : 'done' }
  return null
}

function openState(work: Standing, today: string): State {
  if (isLate(work)) return { is: 'late', days: work.daysLate }
  if (work.state === 'supplementAsked') return { is: 'supplement' }
  if (work.definition === 'unit-plan' && work.state === 'submitted') return { is: 'waitingHead' }
  if (work.definition === 'assignment' && work.state === 'assigned') return { is: 'unopened' }
  if (work.dueOn === null) return { is: work.dueSource === 'byRegulation' ? 'byRegulation' : 'standing' }
  if (isSilent(work, today)) return { is: 'before' }
  if (work.dueOn === today) return { is: 'today' }
  return { is: work.stage === 'dueSoon' ? 'soon' : 'open' }
}

/** Its date had passed before the letter was taken in: no ladder was started for it. */
function isSilent({ definition, stage, dueOn }: Standing, today: string): boolean {
  return ['unit-plan', 'duty'].includes(definition) && stage === 'onTime' && dueOn !== null && dueOn < today
}

function isLate({ late, stage }: Standing): boolean {
  return late || LATE_STAGES.includes(stage)
}
