import type { Role } from './roles.js'
import type { Instant, LocalDate } from './time.js'

/** Where a dated step stands on its ladder, in rising order; `stopped`: nothing is waited for. */
export const STAGES = ['onTime', 'dueSoon', 'overdue', 'office', 'leaders', 'proposed', 'reported', 'stopped'] as const
export type Stage = (typeof STAGES)[number]

/** `office` is level 1, `leaders` level 2, `reported` level 3 (the leader in charge, only after a person confirmed). */
export function levelOf(stage: Stage): 0 | 1 | 2 | 3 {
  return stage === 'office' ? 1 : stage === 'leaders' || stage === 'proposed' ? 2 : stage === 'reported' ? 3 : 0
}

export const LATE_STAGES: readonly Stage[] = ['overdue', 'office', 'leaders', 'proposed', 'reported']

export const RUNG_KINDS = ['open', 'reminder', 'overdue', 'escalation', 'proposal', 'review', 'lapse'] as const
/**
 * What a rung does: `open` and `reminder` before the date, `overdue` turns the status without a message, `escalation` climbs,
 * `proposal` puts the unit on the list that the Office's leaders confirm, `review` is the quarterly look at undated work,
 * `lapse` stands for consent by silence, or for a moment that moves the work itself (a round opens, tracking ends).
 */
export type RungKind = (typeof RUNG_KINDS)[number]

/** One rung: at that moment the stage becomes `stage` and `tell` are told. `level` is 0 for all that is no escalation. */
/** Made with its members by name, a ladder is canonical as it stands (`asKept`). */
export interface Rung {
  readonly at: Instant
  /** The day that this ladder counts from, where it is not the work's own: the Office's time to decide or to check. */
  readonly due?: LocalDate
  /** The hour of that day, where the ladder runs in hours. */
  readonly dueTime?: string
  readonly kind: RungKind
  /** `lapsed` hands over to the work region; any other word becomes the stage. */
  readonly stage: Exclude<Stage, 'reported' | 'stopped'> | 'lapsed'
  readonly level: 0 | 1 | 2
  readonly tell: readonly Role[]
  /** Roles that get it on their weekly list (Monday 07:30) instead of the next digest. */
  readonly weekly?: readonly Role[]
  /** Counted in hours from the moment of the date (hỏa tốc): it keeps its distance by the clock, whatever becomes of working days. */
  readonly inHours?: true
}

/** Whose word a date is. Only `signed` may reach a leader of the province (DESIGN §2). */
export const DUE_SOURCES = ['signed', 'officer', 'byRegulation', 'none'] as const
export type DueSource = (typeof DUE_SOURCES)[number]

/** A date with its origin: the letter's own words, the day it came to, and the rules that led there. */
export interface Due {
  readonly on: LocalDate | null
  /** The hour of that day, `hh:mm` up to `24:00`, where a paper or an officer names one; without it the day ends at 24:00. Only hỏa tốc counts by it. */
  readonly time?: string
  readonly source: DueSource
  /** The words of the letter, or null where the letter says nothing. */
  readonly text: string | null
  /** Each rule applied, in order, with its article: shown on hover. */
  readonly rules: readonly string[]
  /** How the day was counted, where it was; a day that a letter or an officer named has none, and no change of the calendar moves it. */
  readonly counted?: Counted
}

/** Units of a counted term; `halfMonth` is fifteen days and `halfYear` six months (Civil Code 2015, art. 146.1). */
export type TermUnit = 'day' | 'workingDay' | 'week' | 'halfMonth' | 'month' | 'halfYear' | 'year'
/** So many units after the day `from`, which is not counted itself. */
export interface Counted {
  readonly from: LocalDate
  readonly n: number
  readonly unit: TermUnit
}

/** A distance in working days times a share (khẩn, thượng khẩn): away from zero, rounded up, never below one day; on the day stays on the day. */
export function shortenedBy(workingDays: number, share: number): number {
  return workingDays === 0 ? 0 : Math.sign(workingDays) * Math.max(1, Math.ceil(Math.abs(workingDays) * share))
}
