import { at, HOUR, instant, shortenedBy } from '#base'
import type { Instant, LocalDate, Role, Rung } from '#base'
import { DEFAULT_POLICY } from './policies.js'
import type { DatedStep, Policy, PolicyRung } from './policies.js'
import { dayInMonth, endOfDay, momentOfDue } from './term.js'
import type { HourRung, Urgency } from './urgency.js'
import { addWorkingDays, lastWorkingDay } from './working-days.js'
import type { WorkingCalendar } from './working-calendar.js'

/** One line of a step's ladder: in working days, or in hours for hỏa tốc. */
export type LadderLine = PolicyRung | HourRung
/** Working days, or hours, from the date. */
export const distanceOf = (line: LadderLine): number => ('hours' in line ? line.hours : line.workingDays)

export interface LadderInput {
  readonly step: DatedStep
  readonly due: LocalDate
  /** The hour of the due day, `hh:mm`; only a ladder in hours counts by it. 24:00 when left out. */
  readonly time?: string | undefined
  readonly urgency?: Urgency | undefined
  readonly now: Instant
  /** Adds a `lapse` at 24:00 of the so manieth working day after the due day: the work then moves on by itself. */
  readonly lapseAfterWorkingDays?: number | undefined
  /** `false` leaves out what reaches the Office's leaders, as `withoutClimbing` does, and still starts a late ladder on its right stage. */
  readonly climbs?: boolean | undefined
  readonly calendar: WorkingCalendar
  readonly policy: Policy
}

/** The lines of a step's ladder under an urgency: hỏa tốc has its own, in hours (Decree 30/2020/NĐ-CP lets it wait for nothing). */
export function linesOf({ steps, urgency: { hoaToc } }: Pick<Policy, 'steps' | 'urgency'>, step: DatedStep, urgency: Urgency): readonly LadderLine[] {
  return urgency === 'hoa-toc' ? hoaToc.steps[step] : steps[step]
}

/** A distance of the ladder under an urgency, in working days: khẩn has a share of them, thượng khẩn a smaller one, rounded up, never below one day. */
export function shortened(workingDays: number, urgency: Urgency, { urgency: { khan, thuongKhan } }: Pick<Policy, 'urgency'>): number {
  const share = urgency === 'normal' ? 1 : urgency === 'khan' ? khan.share : thuongKhan.share
  return shortenedBy(workingDays, share)
}

/** When a line of the policy rings for a date: the policy's morning, or 24:00 of the day itself; one in hours so many hours from its moment. */
export function momentOf(
  rung: LadderLine,
  { due, time, urgency = 'normal', calendar, policy }: Pick<LadderInput, 'due' | 'time' | 'urgency' | 'calendar' | 'policy'>,
): Instant {
  if ('hours' in rung) return instant(momentOfDue({ on: due, time }) + rung.hours * HOUR)
  if (rung.kind === 'overdue') return endOfDay(due)
  const days = shortened(rung.workingDays, urgency, policy)
  // "On the day" of a date that fell on a day off is the last morning on which somebody reads it.
  return at(days === 0 ? lastWorkingDay(calendar, due) : addWorkingDays(calendar, due, days), policy.morning)
}

function lapseAt(moment: Instant): Rung {
  return { at: moment, kind: 'lapse', level: 0, stage: 'lapsed', tell: [] }
}

export function rungOf(line: LadderLine, moment: Instant): Rung {
  const { kind, stage, level, tell } = line
  const rung: Rung = { at: moment, kind, level, stage, tell }
  if ('hours' in line) return { ...rung, inHours: true }
  return line.weekly ? { ...rung, weekly: line.weekly } : rung
}

const union = (one: readonly Role[] = [], other: readonly Role[] = []): Role[] => [...new Set([...one, ...other])]

function merged(one: Rung, other: Rung): Rung {
  const weekly = union(one.weekly, other.weekly)
  return { ...one, tell: union(one.tell, other.tell), ...(weekly.length > 0 && { weekly }) }
}

// Shortened distances and dates on days off bring two rungs of one kind to one morning: they become one message.
export function oncePerMorning(rungs: readonly Rung[]): Rung[] {
  const byMeaning = new Map<string, Rung>()
  for (const rung of rungs) {
    const meaning = `${rung.at} ${rung.kind} ${rung.stage}`
    const before = byMeaning.get(meaning)
    byMeaning.set(meaning, before ? merged(before, rung) : rung)
  }
  return [...byMeaning.values()].sort((one, other) => one.at - other.at)
}

const turnsTheStage = (rung: Rung): boolean => rung.kind !== 'reminder' && rung.kind !== 'open' && rung.kind !== 'review'

function withoutBurst(rungs: readonly Rung[], now: Instant): Rung[] {
  const past = rungs.filter((rung) => rung.at <= now && turnsTheStage(rung)).slice(-1)
  return [...past, ...rungs.filter((rung) => rung.at > now)]
}

/**
 * Reminders and escalations of one due day, earliest first. Messages fall on working days at the policy's morning (07:30
 * Asia/Ho_Chi_Minh): D−5 is five working days before, D+1 the first working day after; `overdue` turns the status at 24:00 of the day.
 * Under hỏa tốc each rung comes so many hours from the moment of the date (`time`, else 24:00), day and night, working day or not.
 * What lies at or before `now` is dropped, except the last rung that sets a stage: a ladder that is set late takes that one at once
 * and starts on the right stage, without a burst of old messages. Throws `Refusal` `calendar.yearUnknown`.
 */
export function ladderOf(input: LadderInput): Rung[] {
  const { due, lapseAfterWorkingDays: lapse, climbs = true, calendar, policy, step, urgency = 'normal', now } = input
  const rungs = linesOf(policy, step, urgency).map((rung) => rungOf(rung, momentOf(rung, input)))
  if (lapse !== undefined) rungs.push(lapseAt(endOfDay(addWorkingDays(calendar, due, lapse))))
  return withoutBurst(oncePerMorning(climbs ? rungs : withoutClimbing(rungs)), now)
}

export interface ReviewInput {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly now: Instant
  readonly calendar: WorkingCalendar
  readonly policy?: Policy
}

function quarterEnds(from: LocalDate, until: LocalDate): LocalDate[] {
  const years = Array.from({ length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, i) => Number(from.slice(0, 4)) + i)
  return years.flatMap((year) => [3, 6, 9, 12].map((month) => dayInMonth(year, month, 31))).filter((end) => end >= from && end <= until)
}

/**
 * The quarterly look at work without a date: the last working day of each quarter that ends in `from`…`until`, in the morning,
 * as far as it lies after `now`. Such work is never overdue. Throws `Refusal` `calendar.yearUnknown`: clip `until` to `lastKnownDay`.
 */
export function reviewLadder({ from, until, now, calendar, policy = DEFAULT_POLICY }: ReviewInput): Rung[] {
  return quarterEnds(from, until)
    .map((end) => at(lastWorkingDay(calendar, end), policy.morning))
    .filter((moment) => moment > now)
    .flatMap((moment) => policy.steps.undated.map((rung) => rungOf(rung, moment)))
}

export interface ConsentInput {
  /** The day of the report; not counted (Civil Code 2015, art. 147). */
  readonly from: LocalDate
  /** `policy.consentWorkingDays` when left out. */
  readonly workingDays?: number | undefined
  readonly now: Instant
  readonly calendar: WorkingCalendar
  readonly policy?: Policy
  /** Who may still object, and is reminded of it. */
  readonly confirmer?: readonly Role[]
}

/**
 * Consent by silence: `lapse` at 24:00 of the last of so many working days, and the confirmer reminded on the morning of the working
 * day before (unless that is past). Throws `Refusal` `calendar.yearUnknown`.
 */
export function consentLadder({ from, workingDays, now, calendar, policy = DEFAULT_POLICY, confirmer = ['deskOfficer'] }: ConsentInput): Rung[] {
  const last = addWorkingDays(calendar, from, workingDays ?? policy.consentWorkingDays)
  const morning = at(addWorkingDays(calendar, last, -1), policy.morning)
  const reminder: Rung = { at: morning, kind: 'reminder', level: 0, stage: 'onTime', tell: confirmer }
  return [...(morning > now ? [reminder] : []), lapseAt(endOfDay(last))]
}

/** A ladder of one rung that moves the work itself at a moment: a round opens, tracking ends. Nobody is told by it. */
export function momentLadder(moment: Instant): Rung[] {
  return [lapseAt(moment)]
}

/** The same ladder without what reaches the Office's leaders (level 2, proposals): while a request for more time, filed in time, waits for its answer. */
export function withoutClimbing(ladder: readonly Rung[]): Rung[] {
  return ladder.filter((rung) => rung.level < 2 && rung.kind !== 'proposal')
}
