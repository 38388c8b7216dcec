import { STEP_KINDS } from './policies.js'
import type { PolicyRung, StepKind, StepPolicy } from './policies.js'
import type { PolicyBody } from './policy-faults.js'

/** The numbers of a policy by name, as plain values. */
export const POLICY_NUMBERS = [
  'morning',
  'weekly.weekday',
  'weekly.clock',
  'massLateShare',
  'massLateUnits',
  'consentWorkingDays',
  'proposalReviewWorkingDays',
  'supplementWorkingDays',
  'answerWorkingDays',
  'roundOpensWorkingDays',
  'roundConsolidatesWorkingDays',
  'proposedDueWorkingDays',
] as const
export type PolicyNumber = (typeof POLICY_NUMBERS)[number]

/** One place in which two policies differ. */
export type PolicyDifference =
  | { readonly is: 'added'; readonly step: StepKind; readonly rung: PolicyRung }
  | { readonly is: 'removed'; readonly step: StepKind; readonly rung: PolicyRung }
  | { readonly is: 'moved' | 'told'; readonly step: StepKind; readonly was: PolicyRung; readonly rung: PolicyRung }
  | { readonly is: 'number'; readonly name: PolicyNumber; readonly was: number | string; readonly value: number | string }

/** A rung of the one policy and the rung of the other that it became; null where there is none. */
export interface PairedRung {
  readonly was: PolicyRung | null
  readonly is: PolicyRung | null
}

/**
 * Which rung became which: of one kind and stage, first those on the same day, then the rest in their order, which have moved; what is left over
 * was added or removed.
 */
export function pairedRungs(was: StepPolicy, is: StepPolicy): PairedRung[] {
  const pairs: PairedRung[] = []
  const left = [...was]
  const take = (found: PolicyRung | undefined): PolicyRung | null => (found === undefined ? null : (left.splice(left.indexOf(found), 1)[0] ?? null))
  const stays = new Map(is.map((rung) => [rung, take(left.find((one) => isSame(one, rung) && one.workingDays === rung.workingDays))]))
  for (const rung of is) pairs.push({ was: stays.get(rung) ?? take(left.find((one) => isSame(one, rung))), is: rung })
  return [...pairs, ...left.map((rung): PairedRung => ({ was: rung, is: null }))]
}

const isSame = (one: PolicyRung, other: PolicyRung): boolean => one.kind === other.kind && one.stage === other.stage

/** All in which `is` differs from `was`, step by step, then the numbers. */
export function policyDifference(was: PolicyBody, is: PolicyBody): PolicyDifference[] {
  return [
    ...STEP_KINDS.flatMap((step) => stepDifference(step, was.steps[step], is.steps[step])),
    ...POLICY_NUMBERS.flatMap((name) => numberDifference(name, was, is)),
  ]
}

function stepDifference(step: StepKind, before: StepPolicy, after: StepPolicy): PolicyDifference[] {
  return pairedRungs(before, after).flatMap(({ was, is }): PolicyDifference[] => {
    if (was === null) return is === null ? [] : [{ is: 'added', step, rung: is }]
    if (is === null) return [{ is: 'removed', step, rung: was }]
    const moved: PolicyDifference[] = was.workingDays === is.workingDays ? [] : [{ is: 'moved', step, was, rung: is }]
    return sameTelling(was, is) ? moved : [...moved, { is: 'told', step, was, rung: is }]
  })
}

const listed = (roles: readonly string[] = []): string => [...roles].sort().join(' ')
const sameTelling = (one: PolicyRung, other: PolicyRung): boolean => listed(one.tell) === listed(other.tell) && listed(one.weekly) === listed(other.weekly)

function numberDifference(name: PolicyNumber, before: PolicyBody, after: PolicyBody): PolicyDifference[] {
  const [was, value] = [policyNumber(before, name), policyNumber(after, name)]
  return was === value ? [] : [{ is: 'number', name, was, value }]
}

/** The value of a number by its name. */
export function policyNumber(policy: PolicyBody, name: PolicyNumber): number | string {
  if (name === 'weekly.weekday') return policy.weekly.weekday
  return name === 'weekly.clock' ? policy.weekly.clock : policy[name]
}
