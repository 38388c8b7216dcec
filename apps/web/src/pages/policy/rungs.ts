import type { Role } from '#base'
import type { PolicyHourView, PolicyRules, PolicyRungView, PolicyStep } from '#contract'
import { number } from '../../format.js'
import type { SignName } from '../../parts/state.js'
import type { policyRungNames } from '../../text/pages/policy.js'
import { roleNames } from '../../text/roles.js'
import { text } from '../../text/text.js'

type Named = keyof typeof policyRungNames

/** What a rung does, in one word of the page. */
export function nameOf({ kind, stage }: Pick<PolicyRungView, 'kind' | 'stage'>): Named {
  return kind === 'escalation' ? (stage === 'leaders' ? 'leaders' : 'office') : kind
}

const SIGNS: Readonly<Record<Named, SignName>> = { reminder: 'soon', overdue: 'late', office: 'mark1', leaders: 'mark2', proposal: 'mark3', review: 'open' }
export const signOf = (rung: PolicyRungView): SignName => SIGNS[nameOf(rung)]

/** `trước 5 ngày`, `ngày hết hạn`, `sau 3 ngày`; in hours `trước 4 giờ`, `đúng giờ hết hạn`, `sau 1 giờ`. */
export function dayOfRung(days: number, inHours = false): string {
  if (inHours && days === 0) return text['policy.hour.on']
  if (inHours) return text[days < 0 ? 'policy.hour.before' : 'policy.hour.after'](number(Math.abs(days)))
  if (days === 0) return text['policy.day.on']
  return days < 0 ? text['policy.day.before'](number(-days)) : text['policy.day.after'](number(days))
}

export const roleName = (role: string): string => roleNames[role as Role] ?? role

/** Whom a rung may tell by itself: the unit, those who work on the letter, and the Office. Leaders of the province only by a person's word. */
export const TELLABLE: readonly Role[] = [
  'handler',
  'unitClerk',
  'headOfUnit',
  'focalUnit',
  'drafter',
  'deskOfficer',
  'registryClerk',
  'divisionHead',
  'deputyChiefOfOffice',
  'chiefOfOffice',
]

const RISING = ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed']
const inOrder = (one: PolicyRungView, other: PolicyRungView): number =>
  one.workingDays - other.workingDays || RISING.indexOf(one.stage) - RISING.indexOf(other.stage)

export const ordered = (rungs: readonly PolicyRungView[]): readonly PolicyRungView[] => [...rungs].sort(inOrder)

/** The rules with another ladder for one kind of work, its rungs in the order of their days. */
export function withRungs(rules: PolicyRules, step: PolicyStep, rungs: readonly PolicyRungView[]): PolicyRules {
  return { ...rules, steps: { ...rules.steps, [step]: ordered(rungs) } }
}

/** The hỏa tốc ladder of a kind of work; `workingDays` stands for its hours, so that one line draws both. Empty for work without a date. */
export function hourRungs({ urgency }: PolicyRules, step: PolicyStep): readonly PolicyRungView[] {
  if (step === 'undated') return []
  return urgency.hoaToc.steps[step].map(({ hours, ...rung }) => ({ ...rung, workingDays: hours }))
}

/** The rules with another hỏa tốc ladder for one kind of work; the opposite of `hourRungs`. */
export function withHours(rules: PolicyRules, step: PolicyStep, rungs: readonly PolicyRungView[]): PolicyRules {
  const { hoaToc } = rules.urgency
  const hours = ordered(rungs).flatMap(({ workingDays, kind, stage, level, tell }): PolicyHourView[] =>
    kind === 'review' ? [] : [{ hours: workingDays, kind, stage, level, tell }],
  )
  return { ...rules, urgency: { ...rules.urgency, hoaToc: { ...hoaToc, steps: { ...hoaToc.steps, [step]: hours } } } }
}

/** A new rung on the first free day of its kind. */
export function newRung(kind: 'reminder' | 'office' | 'leaders', rungs: readonly PolicyRungView[]): PolicyRungView {
  const made: Record<typeof kind, Omit<PolicyRungView, 'workingDays'>> = {
    reminder: { kind: 'reminder', stage: 'dueSoon', level: 0, tell: ['handler', 'unitClerk'] },
    office: { kind: 'escalation', stage: 'office', level: 1, tell: ['deskOfficer'] },
    leaders: { kind: 'escalation', stage: 'leaders', level: 2, tell: ['deputyChiefOfOffice'] },
  }
  const taken = new Set(rungs.filter((rung) => nameOf(rung) === kind).map(({ workingDays }) => workingDays))
  const step = kind === 'reminder' ? -1 : 1
  const last = kind === 'leaders' ? Math.max(1, ...rungs.map(({ workingDays }) => workingDays)) : step
  let workingDays = last
  while (taken.has(workingDays)) workingDays += step
  return { ...made[kind], workingDays }
}
