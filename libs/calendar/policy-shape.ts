import { z } from 'zod'
import { fold, ROLES, STAGES } from '#base'
import { STEP_KINDS } from './policies.js'
import type { Policy, StepKind } from './policies.js'
import { policyFaults } from './policy-faults.js'
import type { PolicyBody, PolicyFault, PolicyWrong } from './policy-faults.js'

const MOST_DAYS = 60
const days = z.number().int().min(1).max(MOST_DAYS)
const clock = z.string().regex(/^(0[6-9]|1[0-6]):[0-5]\d$/u)
const evening = z.string().regex(/^(0[6-9]|1[0-8]):[0-5]\d$/u)
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
const MOST_HOURS = 72
const hourRung = rung
  .omit({ workingDays: true, weekly: true })
  .extend({ hours: z.number().int().min(-MOST_HOURS).max(MOST_HOURS), kind: z.enum(['reminder', 'overdue', 'escalation', 'proposal']) })
const share = z.strictObject({ share: z.number().min(0.05).max(1) })
const answered = z.number().int().min(1).max(24)
const urgency = z
  .strictObject({
    khan: share,
    thuongKhan: share,
    hoaToc: z
      .strictObject({
        steps: z.partialRecord(z.enum(STEP_KINDS).exclude(['undated']), z.array(hourRung).min(1).max(20)),
        answerHours: answered,
        receiptHours: answered,
      })
      .partial(),
  })
  .partial()
const numbers = {
  morning: clock,
  dayEnds: evening,
  weekly: z.strictObject({ weekday: z.number().int().min(1).max(5), clock }),
  massLateShare: z.number().min(0).max(1),
  massLateUnits: z.number().int().min(1).max(1_000),
  consentWorkingDays: days,
  proposalReviewWorkingDays: days,
  supplementWorkingDays: days,
  answerWorkingDays: days,
  extensionsAtMost: z.number().int().min(0).max(2),
  freezesWhileAsked: z.boolean(),
  fixedDatesRoll: z.boolean(),
  roundOpensWorkingDays: days,
  roundConsolidatesWorkingDays: days,
  proposedDueWorkingDays: days,
}
/** Part of a policy, as a file or a page says it: what it leaves out stays as it is. */
const part = z.strictObject({
  ...numbers,
  weekly: numbers.weekly.partial(),
  urgency,
  steps: z.partialRecord(z.enum(STEP_KINDS), step),
  version: z.number(),
  since: z.string(),
})
const laid = part.partial()

/**
 * A policy from plain JSON, laid over another: a step that is named (in days, or in hours under `urgency.hoaToc.steps`) is replaced whole, a number that is named is replaced, all else stays.
 * Answers every fault with its place; `version` and `since` in the JSON say nothing.
 */
export function readPolicy(said: unknown, over: PolicyBody): { readonly policy: PolicyBody; readonly faults: readonly PolicyFault[] } {
  const read = laid.safeParse(said)
  if (!read.success) return { policy: over, faults: read.error.issues.flatMap(faultsOf) }
  const policy = laidOver(read.data, over)
  return { policy, faults: policyFaults(policy) }
}

type Part = z.infer<typeof laid>

/** The members that say something. */
const told = <Members extends object>(members: Members | undefined): Members =>
  Object.fromEntries(Object.entries(members ?? {}).filter(([, value]) => value !== undefined)) as Members

function laidOver({ version: _, since: __, steps, weekly, urgency: said, ...numbersSaid }: Part, over: PolicyBody): PolicyBody {
  const { khan, thuongKhan, hoaToc } = over.urgency
  const hours = { ...hoaToc.steps, ...told(said?.hoaToc?.steps) }
  return {
    ...bodyOf(over),
    ...(told(numbersSaid) as Partial<PolicyBody>),
    steps: { ...over.steps, ...(told(steps) as Partial<PolicyBody['steps']>) },
    urgency: {
      khan: { ...khan, ...told(said?.khan) },
      thuongKhan: { ...thuongKhan, ...told(said?.thuongKhan) },
      hoaToc: {
        steps: hours,
        answerHours: said?.hoaToc?.answerHours ?? hoaToc.answerHours,
        receiptHours: said?.hoaToc?.receiptHours ?? hoaToc.receiptHours,
      },
    },
    weekly: { weekday: weekly?.weekday ?? over.weekly.weekday, clock: weekly?.clock ?? over.weekly.clock },
  }
}

/** A policy without its version and day. */
export function bodyOf({ steps, ...policy }: PolicyBody | Policy): PolicyBody {
  const { version: _, since: __, ...numbersOnly } = { version: 0, since: '', ...policy }
  return { steps, ...numbersOnly }
}

const isStep = (name: unknown): name is StepKind => STEP_KINDS.some((kind) => kind === name)

/** A fault in `urgency.hoaToc.steps`. */
function hourFault(path: readonly PropertyKey[], isUnknown: boolean): PolicyFault {
  const [step, rung] = [path[3], path[4]]
  const why = path.at(-1) === 'hours' ? 'hours' : isUnknown ? 'unknown' : 'shape'
  return { step: isStep(step) ? step : null, rung: typeof rung === 'number' ? rung + 1 : null, field: 'hoaToc', why }
}

function faultsOf({ path, code, ...issue }: z.core.$ZodIssue): PolicyFault[] {
  if (path[0] === 'urgency' && path[2] === 'steps') return [hourFault(path, code === 'unrecognized_keys')]
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

const OWN_WRONGS: Readonly<Record<string, PolicyWrong>> = {
  massLateShare: 'share',
  dayEnds: 'dayEnds',
  extensionsAtMost: 'extensions',
  'urgency.khan.share': 'urgencyShare',
  'urgency.thuongKhan.share': 'urgencyShare',
  'urgency.hoaToc.answerHours': 'hours',
  'urgency.hoaToc.receiptHours': 'hours',
}

function whyOf(field: string): PolicyWrong {
  if (/WorkingDays$|^workingDays$|^massLateUnits$/u.test(field)) return 'days'
  const wrong = OWN_WRONGS[field]
  if (wrong !== undefined) return wrong
  return /clock|morning/u.test(fold(field)) ? 'clock' : 'shape'
}
