import { levelOf, OFFICE_ROLES, type Role } from '#base'
import { STEP_KINDS } from './policies.js'
import type { Policy, PolicyRung, StepKind, StepPolicy } from './policies.js'

/** What an edited policy says; which version it is and since when, the house adds. */
export type PolicyBody = Omit<Policy, 'version' | 'since'>

/** What is wrong in a policy, and where: the step and the rung (1 = the first), or the name of a number. */
export interface PolicyFault {
  readonly step: StepKind | null
  readonly rung: number | null
  readonly field: string | null
  readonly why: PolicyWrong
}
export const POLICY_WRONGS = [
  'shape',
  'unknown',
  'days',
  'level',
  'reminderAfterDate',
  'escalationBeforeDate',
  'outOfOrder',
  'twice',
  'nobody',
  'weeklyNotTold',
  'leaderByItself',
  'proposalOnlyUrged',
  'overdueOnce',
  'officeNeverHears',
  'onlyReviews',
  'share',
  'clock',
] as const
export type PolicyWrong = (typeof POLICY_WRONGS)[number]

/** Above the Office nobody hears by a clock: a unit is named to a leader of the province by a person's confirmation only (practice 4). */
const NEVER_BY_ITSELF: readonly Role[] = ['viceChair', 'chair', 'secretaryOfLeader', 'engine', 'systemAdmin', 'auditor']
const STAGE_OF = { reminder: ['dueSoon'], overdue: ['overdue'], escalation: ['office', 'leaders'], proposal: ['proposed'], review: ['onTime'] } as const
const RISING: readonly PolicyRung['stage'][] = ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed']

/** Every fault of a policy whose members are of the right kind, step by step. A policy without one is safe to follow. */
export function policyFaults({ steps }: PolicyBody): PolicyFault[] {
  return STEP_KINDS.flatMap((step) => (step === 'undated' ? undatedFaults(steps.undated) : datedFaults(step, steps[step])))
}

const fault = (step: StepKind, rung: number | null, why: PolicyWrong): PolicyFault => ({ step, rung, field: null, why })

function undatedFaults(rungs: StepPolicy): PolicyFault[] {
  const kept = rungs.length === 1 && rungs[0]?.kind === 'review' && rungs[0].workingDays === 0
  return [...(kept ? [] : [fault('undated', null, 'onlyReviews')]), ...rungs.flatMap((rung, i) => rungFaults('undated', rung, i + 1))]
}

function datedFaults(step: StepKind, rungs: StepPolicy): PolicyFault[] {
  const found = rungs.flatMap((rung, i) => [...rungFaults(step, rung, i + 1), ...placeFaults(step, rungs, i)])
  if (rungs.filter(({ kind }) => kind === 'overdue').length !== 1) found.push(fault(step, null, 'overdueOnce'))
  const hears = rungs.some(({ kind, tell }) => kind === 'escalation' && tell.some((role) => (OFFICE_ROLES as readonly Role[]).includes(role)))
  if (!hears) found.push(fault(step, null, 'officeNeverHears'))
  return found
}

function rungFaults(step: StepKind, rung: PolicyRung, n: number): PolicyFault[] {
  return [...kindFaults(step, rung), ...tellFaults(rung)].map((why) => fault(step, n, why))
}

function kindFaults(step: StepKind, { kind, stage, level, workingDays }: PolicyRung): PolicyWrong[] {
  const wrong: PolicyWrong[] = []
  if (!(STAGE_OF[kind] as readonly string[]).includes(stage) || levelOf(stage) !== level) wrong.push('level')
  if (kind === 'reminder' && workingDays > 0) wrong.push('reminderAfterDate')
  if ((kind === 'escalation' || kind === 'proposal') && workingDays < 1) wrong.push('escalationBeforeDate')
  if (kind === 'proposal' && step !== 'urged') wrong.push('proposalOnlyUrged')
  if (kind === 'review' && step !== 'undated') wrong.push('onlyReviews')
  return wrong
}

function tellFaults({ kind, tell, weekly = [] }: PolicyRung): PolicyWrong[] {
  const wrong: PolicyWrong[] = []
  if ((kind === 'overdue') !== (tell.length === 0)) wrong.push('nobody')
  if (weekly.some((role) => !tell.includes(role))) wrong.push('weeklyNotTold')
  if (tell.some((role) => NEVER_BY_ITSELF.includes(role))) wrong.push('leaderByItself')
  return wrong
}

/** Rungs stand in the order of their days, and what has climbed does not come down again. */
function placeFaults(step: StepKind, rungs: StepPolicy, i: number): PolicyFault[] {
  const [before, rung] = [rungs[i - 1], rungs[i]]
  if (!before || !rung) return []
  if (before.kind === rung.kind && before.stage === rung.stage && before.workingDays === rung.workingDays) return [fault(step, i + 1, 'twice')]
  const falls = rung.workingDays < before.workingDays || RISING.indexOf(rung.stage) < RISING.indexOf(before.stage)
  return falls ? [fault(step, i + 1, 'outOfOrder')] : []
}
