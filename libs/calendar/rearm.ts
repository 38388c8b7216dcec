import { at, clockOf, dayOf, instant, MINUTE, STAGES, type Instant, type LocalDate, type Rung, type Stage } from '#base'
import { linesOf, momentOf, oncePerMorning, rungOf, type LadderLine } from './ladder.js'
import { nextWorkingMorning } from './mornings.js'
import type { DatedStep, Policy } from './policies.js'
import { pairedRungs } from './policy-difference.js'
import { momentOfDue } from './term.js'
import type { Urgency } from './urgency.js'
import type { WorkingCalendar } from './working-calendar.js'

/** One policy in the place of another, for ladders that are running. */
export interface Rearm {
  readonly before: Policy
  readonly after: Policy
  readonly calendar: WorkingCalendar
  /** What lies at or before it has rung or been passed over. */
  readonly now: Instant
}
/** A running ladder and what it was made of. */
export interface Running {
  readonly ladder: readonly Rung[]
  readonly stage: Stage
  readonly due: LocalDate | null
  /** The hour of the due day, where it has one. */
  readonly time?: string | undefined
  readonly urgency: Urgency
  /** The steps whose ladder it may be, the likeliest first. */
  readonly steps: readonly DatedStep[]
  /** The mornings on which something rang, where that matters; null: not known, and every moment before `now` is taken for one. */
  readonly rang: ReadonlySet<Instant> | null
}

/** One rung of a policy for one date. */
interface Placed {
  readonly of: LadderLine
  readonly rung: Rung
}
/** Which line of the old policy a ladder follows, counted from which day. */
interface Read {
  readonly step: DatedStep
  readonly due: LocalDate
  readonly time: string | undefined
  /** In hours, in shortened days, or in days. */
  readonly urgency: Urgency
  /** The Office's own time while the work stays on time: no rung turns a stage (a plan that waits for approval). */
  readonly quiet: boolean
  readonly was: readonly Placed[]
  /** Rungs of the old policy that are still ahead in the running ladder, with their moments. */
  readonly ahead: ReadonlyMap<LadderLine, Rung>
  /** A request for more time holds back what reaches the Office's leaders. */
  readonly frozen: boolean
}

/**
 * A running ladder under another policy. **Rule:** dates stay, messages move. A rung that is still ahead goes to the day that the new policy
 * gives it; where that day has passed already, to the next working morning. A rung that has rung does not ring again, a new one whose day has
 * passed does not ring at all (a ladder in hours knows no morning: there such a rung rings a minute later), and work does not come down from a stage that it has reached. Terms that run (`lapse`) and a ladder that follows no
 * line of the old policy stay as they are. Throws `Refusal` `calendar.yearUnknown`.
 */
export function rearmLadder(change: Rearm, running: Running): readonly Rung[] {
  const climbing = running.ladder.filter(isOfPolicy)
  const others = running.ladder.filter((rung) => !isOfPolicy(rung)).map((rung) => reviewed(change, rung))
  if (climbing.length === 0) return others
  const read = readLadder(change, running, climbing)
  const armed = read === null ? climbing.map((rung) => atMorning(change, rung)) : armedBy(change, running, read)
  return oncePerMorning([...others, ...armed])
}

const isOfPolicy = ({ kind }: Rung): boolean => kind !== 'open' && kind !== 'lapse' && kind !== 'review'

function reviewed({ after, now }: Rearm, rung: Rung): Rung {
  const [review] = after.steps.undated
  if (rung.kind !== 'review' || !review) return rung
  const moment = at(dayOf(rung.at), after.morning)
  return rungOf(review, moment > now ? moment : rung.at)
}

/** What follows no line of the policy (a letter that nobody has opened) keeps its day and takes the new morning. */
function atMorning({ before, after, now }: Rearm, rung: Rung): Rung {
  const moment = at(dayOf(rung.at), after.morning)
  return !rung.inHours && clockOf(rung.at) === before.morning && moment > now ? { ...rung, at: moment } : rung
}

function readLadder(change: Rearm, running: Running, climbing: readonly Rung[]): Read | null {
  const own = climbing[0]?.due
  const due = own ?? running.due
  if (due === null) return null
  const steps: readonly DatedStep[] = own === undefined ? running.steps : ['decision', 'checking', 'duty']
  const urgency = urgencyOf(running, climbing)
  const time = own === undefined ? running.time : climbing[0]?.dueTime
  const reads = steps.flatMap((step) => [false, true].flatMap((quiet) => readAs(change, climbing, { step, due, time, urgency, quiet }) ?? []))
  // Moments tell best which line it is; after a hold or a push to the next morning the order of the rungs still does.
  return (
    reads.find(({ ahead, was }) => [...ahead].every(([of, rung]) => was.some((placed) => placed.of === of && placed.rung.at === rung.at))) ?? reads[0] ?? null
  )
}

// Terms of the Office's own run in days under a hỏa tốc letter too, as short as those of thượng khẩn (`ladders.ts`).
function urgencyOf({ urgency }: Running, climbing: readonly Rung[]): Urgency {
  return urgency === 'hoa-toc' && !climbing.some(({ inHours }) => inHours) ? 'thuong-khan' : urgency
}

type As = Pick<Read, 'step' | 'due' | 'time' | 'urgency' | 'quiet'>

function placed(change: Rearm, policy: Policy, { step, due, time, urgency, quiet }: As): Placed[] {
  const lines = linesOf(policy, step, urgency)
  const rungs = quiet ? lines.filter(({ kind }) => kind !== 'overdue') : lines
  return rungs.map((of) => {
    const rung = rungOf(of, momentOf(of, { due, time, urgency, calendar: change.calendar, policy }))
    return { of, rung: quiet ? { ...rung, stage: 'onTime' } : rung }
  })
}

const meaningOf = ({ kind, stage }: Rung): string => `${kind} ${stage}`

/** Reads the running ladder as the end of the old policy's: backwards, each rung by its kind and stage. */
function readAs(change: Rearm, climbing: readonly Rung[], as: As): Read | null {
  const was = placed(change, change.before, as)
  for (const frozen of [false, true]) {
    const kept = frozen ? was.filter(({ rung }) => rung.level < 2 && rung.kind !== 'proposal') : was
    const ahead = fromTheEnd(kept, climbing)
    if (ahead) return { ...as, was, ahead, frozen: frozen && kept.length < was.length }
  }
  return null
}

function fromTheEnd(kept: readonly Placed[], climbing: readonly Rung[]): Map<LadderLine, Rung> | null {
  // What shortened distances bring to one morning is one rung of the ladder and several lines of the policy.
  const mornings = oncePerMorning(kept.map(({ rung }) => rung))
  if (climbing.length > mornings.length) return null
  const matched = mornings.slice(mornings.length - climbing.length)
  if (!matched.every((rung, i) => climbing[i] !== undefined && meaningOf(rung) === meaningOf(climbing[i]))) return null
  const ahead = new Map<LadderLine, Rung>()
  for (const { of, rung } of kept) {
    const i = matched.findIndex((one) => one.at === rung.at && meaningOf(one) === meaningOf(rung))
    const found = climbing[i]
    if (found) ahead.set(of, found)
  }
  return ahead
}

function armedBy(change: Rearm, running: Running, read: Read): Rung[] {
  const { step, due, time, urgency, frozen } = read
  const isTooLate = (moment: Instant): boolean => moment >= momentOfDue({ on: due, time: urgency === 'hoa-toc' ? time : undefined })
  const own = running.ladder.find((rung) => isOfPolicy(rung))?.due
  const pairs = new Map(
    pairedRungs(linesOf(change.before, step, urgency), linesOf(change.after, step, urgency)).flatMap(({ was, is }) => (is ? [[is, was] as const] : [])),
  )
  return placed(change, change.after, read).flatMap(({ of, rung }): Rung[] => {
    if (frozen && (rung.level === 2 || rung.kind === 'proposal')) return []
    const moment = momentAfter(change, running, read, rung, pairs.get(of) ?? null)
    if (moment === null || comesDown(running.stage, rung) || (rung.kind === 'reminder' && isTooLate(moment))) return []
    return [{ ...rung, at: moment, ...(own === undefined ? {} : { due: own, ...(time !== undefined && { dueTime: time }) }) }]
  })
}

/** When a rung of the new policy rings, null where it does not. */
function momentAfter({ after, calendar, now }: Rearm, { rang }: Running, { was, ahead }: Read, rung: Rung, pair: LadderLine | null): Instant | null {
  const waits = pair === null ? undefined : ahead.get(pair)
  const soon = rung.inHours ? instant(now + MINUTE) : nextWorkingMorning(calendar, now, after)
  if (rung.at <= now) return waits ? earlier(soon, waits.at) : null
  if (waits) return rung.at
  const before = was.find(({ of }) => of === pair)?.rung
  const hasRung = before !== undefined && before.at <= now && (rung.kind !== 'reminder' || rang === null || rang.has(before.at))
  return hasRung ? null : rung.at
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other)

/** Would it turn the work to a stage below the one that it has reached? */
function comesDown(stage: Stage, rung: Rung): boolean {
  if (rung.stage === 'lapsed' || rung.stage === 'onTime') return false
  return stage !== 'stopped' && STAGES.indexOf(rung.stage) < STAGES.indexOf(stage)
}
