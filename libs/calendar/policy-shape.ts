import { z } from 'zod'
import { fold, ROLES, STAGES } from '#base'
import { STEP_KINDS } from './policies.js'
import type { Policy, StepKind } from './policies.js'
import { policyFaults } from './policy-faults.js'
import type { PolicyBody, PolicyFault, PolicyWrong } from './policy-faults.js'

const MOST_DAYS = 60
const days = z.number().int().min(1).max(MOST_DAYS)
const clock = z.string().regex(/^(0[6-9]|1[0-6]):[0-5]\d$/u)
const role = z.enum(ROLES)
const rung = z.strictObject({
  workingDays: z.number().int().min(-MOST_DAYS).max(MOST_DAYS),
  kind: z.enum(['reminder', 'overdue', 'escalation', 'proposal', 'review']),
  stage: z.enum(STAGES.filter((stage) => stage !== 'reported' && stage !== 'stopped')),
  level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  tell: z.array(role).max(ROLES.length),
  weekly: z.array(role).optional(),
})
const step = z.array(rung).min(1).max(20)
const numbers = {
  morning: clock,
  weekly: z.strictObject({ weekday: z.number().int().min(1).max(5), clock }),
  massLateShare: z.number().min(0).max(1),
  massLateUnits: z.number().int().min(1).max(1_000),
  consentWorkingDays: days,
  proposalReviewWorkingDays: days,
  supplementWorkingDays: days,
  answerWorkingDays: days,
  roundOpensWorkingDays: days,
  roundConsolidatesWorkingDays: days,
  proposedDueWorkingDays: days,
}
/** Part of a policy, as a file or a page says it: what it leaves out stays as it is. */
const part = z.strictObject({
  ...numbers,
  weekly: numbers.weekly.partial(),
  steps: z.partialRecord(z.enum(STEP_KINDS), step),
  version: z.number(),
  since: z.string(),
})
const laid = part.partial()

/**
 * A policy from plain JSON, laid over another: a step that is named is replaced whole, a number that is named is replaced, all else stays.
 * Answers every fault with its place; `version` and `since` in the JSON say nothing.
 */
export function readPolicy(said: unknown, over: PolicyBody): { readonly policy: PolicyBody; readonly faults: readonly PolicyFault[] } {
  const read = laid.safeParse(said)
  if (!read.success) return { policy: over, faults: read.error.issues.flatMap(faultsOf) }
  const policy = laidOver(read.data, over)
  return { policy, faults: policyFaults(policy) }
}

type Part = z.infer<typeof laid>

function laidOver({ version: _, since: __, steps, weekly, ...said }: Part, over: PolicyBody): PolicyBody {
  const set = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<PolicyBody>
  const named = Object.fromEntries(Object.entries(steps ?? {}).filter(([, value]) => value !== undefined)) as Partial<PolicyBody['steps']>
  return {
    ...bodyOf(over),
    ...set,
    steps: { ...over.steps, ...named },
    weekly: { weekday: weekly?.weekday ?? over.weekly.weekday, clock: weekly?.clock ?? over.weekly.clock },
  }
}

/** A policy without its version and day. */
export function bodyOf({ steps, ...policy }: PolicyBody | Policy): PolicyBody {
  const { version: _, since: __, ...numbersOnly } = { version: 0, since: '', ...policy }
  return { steps, ...numbersOnly }
}

const isStep = (name: unknown): name is StepKind => STEP_KINDS.some((kind) => kind === name)

function faultsOf({ path, code, ...issue }: z.core.$ZodIssue): PolicyFault[] {
  const [first, second, third, fourth] = path
  const at = { step: first === 'steps' && isStep(second) ? second : null, rung: first === 'steps' && typeof third === 'number' ? third + 1 : null }
  if (code === 'unrecognized_keys')
    return issue['keys' as never] === undefined ? [] : (issue['keys' as never] as string[]).map((key) => ({ ...at, field: key, why: 'unknown' }))
  const field =
    first === 'steps'
      ? fourth === undefined
        ? isStep(second) || second === undefined
          ? null
          : String(second)
        : String(fourth)
      : first === undefined
        ? null
        : path.join('.')
  return [{ ...at, field, why: whyOf(field ?? '') }]
}

function whyOf(field: string): PolicyWrong {
  if (/WorkingDays$|^workingDays$|^massLateUnits$/u.test(field)) return 'days'
  if (field === 'massLateShare') return 'share'
  return /clock|morning/u.test(fold(field)) ? 'clock' : 'shape'
}
