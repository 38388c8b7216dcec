import { levelOf, OFFICE_ROLES, type Role } from '#base'
import { distanceOf } from './ladder.js'
import { STEP_KINDS } from './policies.js'
import type { LadderLine } from './ladder.js'
import type { Policy, PolicyRung, StepKind, StepPolicy } from './policies.js'

/** What an edited policy says; which version it is and since when, the house adds. */
export type PolicyBody = Omit<Policy, 'version' | 'since'>

/** What is wrong in a policy, and where: the step and the rung (1 = the first), or the name of a number. */
export interface PolicyFault {
  readonly step: StepKind | null
  readonly rung: number | null
  /** `hoaToc` where it is the step's ladder in hours. */
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
  'generalOnly',
  'dayEnds',
  'extensions',
  'hours',
  'urgencyShare',
] as const
export type PolicyWrong = (typeof POLICY_WRONGS)[number]

/** Above the Office nobody hears by a clock: a unit is named to a leader of the province by a person's confirmation only (practice 4). */
const NEVER_BY_ITSELF: readonly Role[] = ['viceChair', 'chair', 'secretaryOfLeader', 'engine', 'systemAdmin', 'auditor']
const STAGE_OF = { reminder: ['dueSoon'], overdue: ['overdue'], escalation: ['office', 'leaders'], proposal: ['proposed'], review: ['onTime'] } as const
const RISING: readonly PolicyRung['stage'][] = ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed']

/** Every fault of a policy whose members are of the right kind, step by step. A policy without one is safe to follow. */
export function policyFaults(policy: PolicyBody): PolicyFault[] {
  const { steps, urgency } = policy
  const inHours = (step: StepKind): PolicyFault[] =>
    step === 'undated' ? [] : datedFaults(step, urgency.hoaToc.steps[step]).map((one) => ({ ...one, field: 'hoaToc' }))
  return [
    ...STEP_KINDS.flatMap((step) => (step === 'undated' ? undatedFaults(steps.undated) : datedFaults(step, steps[step]))),
    ...STEP_KINDS.flatMap(inHours),
    ...hoursFaults(policy),
  ]
}

/** What goes out in the morning must find somebody at work. */
function hoursFaults({ morning, weekly, dayEnds }: PolicyBody): PolicyFault[] {
  return morning < dayEnds && weekly.clock < dayEnds ? [] : [{ step: null, rung: null, field: 'dayEnds', why: 'dayEnds' }]
}

const fault = (step: StepKind, rung: number | null, why: PolicyWrong): PolicyFault => ({ step, rung, field: null, why })

function undatedFaults(rungs: StepPolicy): PolicyFault[] {
  const kept = rungs.length === 1 && rungs[0]?.kind === 'review' && rungs[0].workingDays === 0
  return [...(kept ? [] : [fault('undated', null, 'onlyReviews')]), ...rungs.flatMap((rung, i) => rungFaults('undated', rung, i + 1))]
}

function datedFaults(step: StepKind, rungs: readonly LadderLine[]): PolicyFault[] {
  const found = rungs.flatMap((rung, i) => [...rungFaults(step, rung, i + 1), ...placeFaults(step, rungs, i)])
  if (rungs.filter(({ kind }) => kind === 'overdue').length !== 1) found.push(fault(step, null, 'overdueOnce'))
  const hears = rungs.some(({ kind, tell }) => kind === 'escalation' && tell.some((role) => (OFFICE_ROLES as readonly Role[]).includes(role)))
  if (!hears) found.push(fault(step, null, 'officeNeverHears'))
  return found
}

function rungFaults(step: StepKind, rung: LadderLine, n: number): PolicyFault[] {
  return [...kindFaults(step, rung), ...tellFaults(rung)].map((why) => fault(step, n, why))
}

function kindFaults(step: StepKind, line: LadderLine): PolicyWrong[] {
  const { kind, stage, level } = line
  const wrong = distanceFaults(line)
  if (!(STAGE_OF[kind] as readonly string[]).includes(stage) || levelOf(stage) !== level) wrong.push('level')
  if (kind === 'proposal' && step !== 'urged') wrong.push('proposalOnlyUrged')
  if (kind === 'review' && step !== 'undated') wrong.push('onlyReviews')
  return wrong
}

function distanceFaults(line: LadderLine): PolicyWrong[] {
  const [distance, isInHours] = [distanceOf(line), 'hours' in line]
  switch (line.kind) {
    // A reminder in hours must lie before the moment; one in days may come on the morning of the day itself.
    case 'reminder':
      return distance > (isInHours ? -1 : 0) ? ['reminderAfterDate'] : []
    case 'overdue':
      return isInHours && distance !== 0 ? ['hours'] : []
    case 'escalation':
    case 'proposal':
      return distance < 1 ? ['escalationBeforeDate'] : []
    default:
      return []
  }
}

function tellFaults(line: LadderLine): PolicyWrong[] {
  const { kind, tell } = line
  const weekly = 'weekly' in line ? (line.weekly ?? []) : []
  const wrong: PolicyWrong[] = []
  if ((kind === 'overdue') !== (tell.length === 0)) wrong.push('nobody')
  if (weekly.some((role) => !tell.includes(role))) wrong.push('weeklyNotTold')
  if (tell.some((role) => NEVER_BY_ITSELF.includes(role))) wrong.push('leaderByItself')
  return wrong
}

/** Rungs stand in the order of their days, and what has climbed does not come down again. */
function placeFaults(step: StepKind, rungs: readonly LadderLine[], i: number): PolicyFault[] {
  const [before, rung] = [rungs[i - 1], rungs[i]]
  if (!before || !rung) return []
  if (before.kind === rung.kind && before.stage === rung.stage && distanceOf(before) === distanceOf(rung)) return [fault(step, i + 1, 'twice')]
  const falls = distanceOf(rung) < distanceOf(before) || RISING.indexOf(rung.stage) < RISING.indexOf(before.stage)
  return falls ? [fault(step, i + 1, 'outOfOrder')] : []
}
