import { localDate } from '#base'
import type { LocalDate, Role, Rung, RungKind } from '#base'
import { HOUR_LADDERS } from './urgency.js'
import type { UrgencyRules } from './urgency.js'

/**
 * What can wait for somebody: a unit's own plan, a named task, a unit's report, the focal unit's consolidated report, the drafting
 * of a letter, an extension before its decider, a letter that an officer must check or assign, the same work after an urging letter
 * set its own date, and work without a date.
 */
export const STEP_KINDS = ['ownPlan', 'duty', 'unitReport', 'consolidation', 'draftingLetter', 'decision', 'checking', 'urged', 'undated'] as const
export type StepKind = (typeof STEP_KINDS)[number]
export type DatedStep = Exclude<StepKind, 'undated'>

/** One line of a step's ladder. The day is counted in working days from the due day: negative before, 0 on the day, positive after. */
export interface PolicyRung {
  readonly workingDays: number
  /** `overdue` is taken at 24:00 of the due day itself, whatever `workingDays` says: it turns the status and tells nobody. */
  readonly kind: Exclude<RungKind, 'open' | 'lapse'>
  readonly stage: Exclude<Rung['stage'], 'lapsed'>
  readonly level: Rung['level']
  readonly tell: readonly Role[]
  /** Those of `tell` who get it on the weekly list instead. */
  readonly weekly?: readonly Role[]
}
export type StepPolicy = readonly PolicyRung[]

/** The rules of reminding and reporting as data: plain JSON, versioned, one in force at a time. Days are working days. */
export interface Policy {
  readonly version: number
  readonly since: LocalDate
  readonly steps: Readonly<Record<StepKind, StepPolicy>>
  readonly urgency: UrgencyRules<DatedStep>
  /** When the daily digest goes out, `hh:mm` Asia/Ho_Chi_Minh. */
  readonly morning: string
  /** When the working day of the provincial organs ends, `hh:mm`: what is not urgent is not sent later. */
  readonly dayEnds: string
  /** When the weekly list goes out; 1 = Monday. */
  readonly weekly: { readonly weekday: number; readonly clock: string }
  /** Above this share of the units late on one obligation the date is at fault: one line about the date, no climb per unit … */
  readonly massLateShare: number
  /** … where more than so many units are late: one of three is no mass. */
  readonly massLateUnits: number
  /** A reported duty counts as confirmed when the Office has not objected for so long. */
  readonly consentWorkingDays: number
  /** A proposal to name a unit upward is looked at within so many days. */
  readonly proposalReviewWorkingDays: number
  /** The Office may ask for a supplement to a unit's plan for so long. */
  readonly supplementWorkingDays: number
  /** A request for more time, or "not ours", is answered within so many days. */
  readonly answerWorkingDays: number
  /** How often one piece of work may get more time on a unit's request, 0–2. */
  readonly extensionsAtMost: number
  /** While a request for more time, filed in time, waits for its answer, nothing of the work reaches the Office's leaders (levels 2 and 3). */
  readonly freezesWhileAsked: boolean
  /** A day that a letter itself names and that is a day off goes to the next working day (Civil Code 2015, art. 148.5); else it stays, as offices practise it. */
  readonly fixedDatesRoll: boolean
  /** A round opens so long before the units' day, and the focal unit has so long after it. */
  readonly roundOpensWorkingDays: number
  readonly roundConsolidatesWorkingDays: number
  /** Offered where the letter names no day. */
  readonly proposedDueWorkingDays: number
}

const reminder = (workingDays: number, ...tell: Role[]): PolicyRung => ({ workingDays, kind: 'reminder', level: 0, stage: 'dueSoon', tell })
const office = (workingDays: number, ...tell: Role[]): PolicyRung => ({ workingDays, kind: 'escalation', level: 1, stage: 'office', tell })
const leaders = (workingDays: number, ...tell: Role[]): PolicyRung => ({ workingDays, kind: 'escalation', level: 2, stage: 'leaders', tell })
// The chief gets one list a week, not a message per item: whatever reaches him waits for Monday.
const chiefsList = (rung: PolicyRung): PolicyRung => ({ ...rung, tell: [...rung.tell, 'chiefOfOffice'], weekly: ['chiefOfOffice'] })
const OVERDUE: PolicyRung = { workingDays: 0, kind: 'overdue', level: 0, stage: 'overdue', tell: [] }

const ownPlan: StepPolicy = [
  reminder(-5, 'handler', 'unitClerk'),
  reminder(0, 'handler', 'unitClerk'),
  OVERDUE,
  office(1, 'unitClerk', 'headOfUnit', 'focalUnit', 'deskOfficer'),
  chiefsList(leaders(3, 'deputyChiefOfOffice')),
]

const duty: StepPolicy = [
  reminder(-5, 'handler', 'unitClerk'),
  reminder(-2, 'handler', 'unitClerk'),
  reminder(0, 'handler', 'unitClerk'),
  OVERDUE,
  office(1, 'unitClerk', 'headOfUnit', 'focalUnit', 'deskOfficer'),
  chiefsList(leaders(3, 'deputyChiefOfOffice')),
]

// The focal unit chases first: the unit's head and the Office hear a day later.
const unitReport: StepPolicy = [
  reminder(-5, 'handler', 'unitClerk'),
  reminder(-2, 'handler', 'unitClerk'),
  reminder(0, 'handler', 'unitClerk'),
  OVERDUE,
  office(1, 'focalUnit', 'unitClerk'),
  office(2, 'headOfUnit', 'deskOfficer'),
  chiefsList(leaders(5, 'deputyChiefOfOffice')),
]

// The report goes on to the Party Committee: the deputy chief in charge hears at once, the chief two days later.
const consolidation: StepPolicy = [
  reminder(-10, 'focalUnit'),
  reminder(-5, 'focalUnit'),
  reminder(-2, 'focalUnit', 'deputyChiefOfOffice'),
  reminder(0, 'focalUnit', 'deputyChiefOfOffice'),
  OVERDUE,
  office(1, 'focalUnit', 'deskOfficer'),
  leaders(1, 'deputyChiefOfOffice'),
  chiefsList(leaders(3)),
]

const draftingLetter: StepPolicy = [
  reminder(-2, 'drafter'),
  reminder(0, 'drafter'),
  OVERDUE,
  office(1, 'divisionHead', 'deskOfficer', 'drafter'),
  chiefsList(leaders(3, 'deputyChiefOfOffice')),
]

const decision: StepPolicy = [reminder(0, 'deputyChiefOfOffice'), OVERDUE, chiefsList(leaders(2))]

const checking: StepPolicy = [OVERDUE, office(1, 'deskOfficer'), leaders(3, 'deputyChiefOfOffice')]

// The only step that ends in a proposal: a unit is named to a leader of the province only on the date of a signed urging letter.
const urged: StepPolicy = [
  reminder(-2, 'unitClerk', 'handler', 'headOfUnit'),
  reminder(0, 'unitClerk', 'handler', 'headOfUnit'),
  OVERDUE,
  office(1, 'headOfUnit', 'focalUnit', 'deskOfficer'),
  chiefsList(leaders(3, 'deputyChiefOfOffice')),
  { workingDays: 5, kind: 'proposal', level: 2, stage: 'proposed', tell: ['chiefOfOffice', 'deputyChiefOfOffice'] },
]

const undated: StepPolicy = [{ workingDays: 0, kind: 'review', level: 0, stage: 'onTime', tell: ['handler', 'unitClerk', 'deskOfficer'] }]

/** The rules that a new installation starts with; the policy page changes copies of them. */
export const DEFAULT_POLICY: Policy = {
  version: 1,
  since: localDate('2024-01-01'),
  steps: { ownPlan, duty, unitReport, consolidation, draftingLetter, decision, checking, urged, undated },
  urgency: { khan: { share: 0.5 }, thuongKhan: { share: 0.25 }, hoaToc: { steps: HOUR_LADDERS, answerHours: 2, receiptHours: 1 } },
  morning: '07:30',
  dayEnds: '17:00',
  weekly: { weekday: 1, clock: '07:30' },
  massLateShare: 0.3,
  massLateUnits: 4,
  consentWorkingDays: 5,
  proposalReviewWorkingDays: 3,
  supplementWorkingDays: 5,
  answerWorkingDays: 2,
  extensionsAtMost: 1,
  freezesWhileAsked: true,
  fixedDatesRoll: false,
  roundOpensWorkingDays: 20,
  roundConsolidatesWorkingDays: 10,
  proposedDueWorkingDays: 20,
}
