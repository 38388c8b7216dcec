import { distanceOf } from './ladder.js'
import type { LadderLine } from './ladder.js'
import { STEP_KINDS } from './policies.js'
import type { DatedStep, StepKind } from './policies.js'
import type { PolicyBody } from './policy-faults.js'

/** The numbers and switches of a policy by name, as plain values. */
export const POLICY_NUMBERS = [
  'morning',
  'dayEnds',
  'weekly.weekday',
  'weekly.clock',
  'massLateShare',
  'massLateUnits',
  'consentWorkingDays',
  'proposalReviewWorkingDays',
  'supplementWorkingDays',
  'answerWorkingDays',
  'extensionsAtMost',
  'freezesWhileAsked',
  'fixedDatesRoll',
  'roundOpensWorkingDays',
  'roundConsolidatesWorkingDays',
  'proposedDueWorkingDays',
  'khanShare',
  'thuongKhanShare',
  'hoaTocAnswerHours',
  'hoaTocReceiptHours',
] as const
export type PolicyNumber = (typeof POLICY_NUMBERS)[number]
export type PolicyValue = number | string | boolean

/** One place in which two policies differ. */
export type PolicyDifference =
  | { readonly is: 'added'; readonly step: StepKind; readonly rung: LadderLine }
  | { readonly is: 'removed'; readonly step: StepKind; readonly rung: LadderLine }
  | { readonly is: 'moved' | 'told'; readonly step: StepKind; readonly was: LadderLine; readonly rung: LadderLine }
  | { readonly is: 'number'; readonly name: PolicyNumber; readonly was: PolicyValue; readonly value: PolicyValue }

/** A rung of the one policy and the rung of the other that it became; null where there is none. */
export interface PairedRung {
  readonly was: LadderLine | null
  readonly is: LadderLine | null
}

/**
 * Which rung became which: of one kind and stage, first those at the same distance, then the rest in their order, which have moved; what is left over
 * was added or removed.
 */
export function pairedRungs(was: readonly LadderLine[], is: readonly LadderLine[]): PairedRung[] {
  const pairs: PairedRung[] = []
  const left = [...was]
  const take = (found: LadderLine | undefined): LadderLine | null => (found === undefined ? null : (left.splice(left.indexOf(found), 1)[0] ?? null))
  const stays = new Map(is.map((rung) => [rung, take(left.find((one) => isSame(one, rung) && distanceOf(one) === distanceOf(rung)))]))
  for (const rung of is) pairs.push({ was: stays.get(rung) ?? take(left.find((one) => isSame(one, rung))), is: rung })
  return [...pairs, ...left.map((rung): PairedRung => ({ was: rung, is: null }))]
}

const isSame = (one: LadderLine, other: LadderLine): boolean => one.kind === other.kind && one.stage === other.stage

/** All in which `is` differs from `was`, step by step, in days and in hours, then the numbers. */
export function policyDifference(was: PolicyBody, is: PolicyBody): PolicyDifference[] {
  return [
    ...STEP_KINDS.flatMap((step) => stepDifference(step, was.steps[step], is.steps[step])),
    ...STEP_KINDS.flatMap((step) => (step === 'undated' ? [] : stepDifference(step, hoursOf(was, step), hoursOf(is, step)))),
    ...POLICY_NUMBERS.flatMap((name) => numberDifference(name, was, is)),
  ]
}

const hoursOf = ({ urgency }: PolicyBody, step: DatedStep): readonly LadderLine[] => urgency.hoaToc.steps[step]

function stepDifference(step: StepKind, before: readonly LadderLine[], after: readonly LadderLine[]): PolicyDifference[] {
  return pairedRungs(before, after).flatMap(({ was, is }): PolicyDifference[] => {
    if (was === null) return is === null ? [] : [{ is: 'added', step, rung: is }]
    if (is === null) return [{ is: 'removed', step, rung: was }]
    const moved: PolicyDifference[] = distanceOf(was) === distanceOf(is) ? [] : [{ is: 'moved', step, was, rung: is }]
    return sameTelling(was, is) ? moved : [...moved, { is: 'told', step, was, rung: is }]
  })
}

const listed = (roles: readonly string[] = []): string => [...roles].sort().join(' ')
const weeklyOf = (line: LadderLine): readonly string[] => ('weekly' in line ? (line.weekly ?? []) : [])
const sameTelling = (one: LadderLine, other: LadderLine): boolean =>
  listed(one.tell) === listed(other.tell) && listed(weeklyOf(one)) === listed(weeklyOf(other))

function numberDifference(name: PolicyNumber, before: PolicyBody, after: PolicyBody): PolicyDifference[] {
  const [was, value] = [policyNumber(before, name), policyNumber(after, name)]
  return was === value ? [] : [{ is: 'number', name, was, value }]
}

/** The value of a number by its name. */
export function policyNumber(policy: PolicyBody, name: PolicyNumber): PolicyValue {
  const { weekly, urgency } = policy
  switch (name) {
    case 'weekly.weekday':
      return weekly.weekday
    case 'weekly.clock':
      return weekly.clock
    case 'khanShare':
      return urgency.khan.share
    case 'thuongKhanShare':
      return urgency.thuongKhan.share
    case 'hoaTocAnswerHours':
      return urgency.hoaToc.answerHours
    case 'hoaTocReceiptHours':
      return urgency.hoaToc.receiptHours
    default:
      return policy[name]
  }
}
