import type { LocalDate, Role, Rung, RungKind } from '#base'

/** The degrees of urgency of Decree 30/2020/NĐ-CP, art. 8.3(b), and `normal`. */
export type Urgency = 'normal' | 'khan' | 'thuong-khan' | 'hoa-toc'

/** One line of a hỏa tốc ladder: so many hours from the moment of the date, by the clock, at any time of day and on any day. */
export interface HourRung {
  /** Negative before the moment, 0 at it (`overdue` only), positive after. */
  readonly hours: number
  readonly kind: Exclude<RungKind, 'open' | 'lapse' | 'review'>
  readonly stage: Exclude<Rung['stage'], 'lapsed'>
  readonly level: Rung['level']
  readonly tell: readonly Role[]
}
export type HourLadder = readonly HourRung[]

/** What urgency does to reminding: the two middle degrees shorten days, hỏa tốc has hours of its own. */
export interface UrgencyRules<Step extends string> {
  /** Distances of the ladder in working days times `share`, rounded up, never below one day. */
  readonly khan: { readonly share: number }
  readonly thuongKhan: { readonly share: number }
  readonly hoaToc: {
    readonly steps: Readonly<Record<Step, HourLadder>>
    /** The Office checks such a letter, or answers a request about it, within so many hours. */
    readonly answerHours: number
    /** A letter that a unit has not opened is a line of the Office's after so many hours. */
    readonly receiptHours: number
  }
}

/** The last moment in time of a date that has an hour; without one the day ends at `24:00` (Civil Code 2015, art. 148.6). */
export interface DueHour {
  readonly on: LocalDate
  readonly time?: string | undefined
}

const reminder = (hours: number, ...tell: Role[]): HourRung => ({ hours, kind: 'reminder', level: 0, stage: 'dueSoon', tell })
const office = (hours: number, ...tell: Role[]): HourRung => ({ hours, kind: 'escalation', level: 1, stage: 'office', tell })
// No weekly list here: hỏa tốc reaches the chief at once (practice 4).
const LEADERS: HourRung = { hours: 4, kind: 'escalation', level: 2, stage: 'leaders', tell: ['deputyChiefOfOffice', 'chiefOfOffice'] }
const OVERDUE: HourRung = { hours: 0, kind: 'overdue', level: 0, stage: 'overdue', tell: [] }

const ofUnit: HourLadder = [
  reminder(-4, 'handler', 'unitClerk'),
  reminder(-1, 'handler', 'unitClerk'),
  OVERDUE,
  office(1, 'headOfUnit', 'focalUnit', 'deskOfficer', 'unitClerk'),
  LEADERS,
]
const ofFocalUnit: HourLadder = [
  reminder(-4, 'focalUnit'),
  reminder(-1, 'focalUnit', 'deputyChiefOfOffice'),
  OVERDUE,
  office(1, 'focalUnit', 'headOfUnit', 'deskOfficer'),
  LEADERS,
]
const ofDrafter: HourLadder = [reminder(-4, 'drafter'), reminder(-1, 'drafter'), OVERDUE, office(1, 'divisionHead', 'deskOfficer', 'drafter'), LEADERS]
// Two hours are given (`answerHours`), so one reminder lies within them.
const ofOffice: HourLadder = [reminder(-1, 'deskOfficer'), OVERDUE, office(1, 'deskOfficer', 'divisionHead'), LEADERS]
const ofDecider: HourLadder = [reminder(-1, 'deputyChiefOfOffice', 'deskOfficer'), OVERDUE, { ...LEADERS, hours: 1 }]
// The one ladder that ends in a proposal, which a person confirms before any leader of the province hears.
const ofUrged: HourLadder = [...ofUnit, { hours: 8, kind: 'proposal', level: 2, stage: 'proposed', tell: ['chiefOfOffice', 'deputyChiefOfOffice'] }]

/** The hours that a new installation starts with. */
export const HOUR_LADDERS = {
  ownPlan: ofUnit,
  duty: ofUnit,
  unitReport: ofUnit,
  consolidation: ofFocalUnit,
  draftingLetter: ofDrafter,
  decision: ofDecider,
  checking: ofOffice,
  urged: ofUrged,
} as const
