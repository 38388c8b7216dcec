import { addDays, at, clockOf, dayOf, type Due, type Instant, type LocalDate, type Role, type Rung, type Stage } from '#base'
import {
  nextWorkingMorning,
  recountAround,
  recountDay,
  recountedRule,
  recountLadder,
  recountTerm,
  type Anchor,
  type Recount,
  type WorkingCalendar,
} from '#calendar'
import type { HistoryRow, Loaded } from '#engine'
import type { WorkContext } from '#workflows'
import { contextOfLoaded, nameOf } from './context.js'

/** One calendar in the place of another: since which moment, and the days that it says otherwise, earliest first. */
export interface CalendarTurn {
  readonly before: WorkingCalendar
  readonly after: WorkingCalendar
  readonly days: readonly LocalDate[]
  /** When the word was said; ladders that were set after it follow it already. */
  readonly said: Instant
  readonly now: Instant
}

/** What a change of days brings to one piece of work; members stand only where something moves. */
export interface Recounted {
  /** Which ladder was counted: its first rung, and how many there are. */
  readonly counted: { readonly at: Instant; readonly left: number }
  readonly ladder: readonly Rung[]
  readonly stage: Stage
  readonly due?: Due
  readonly dueKept?: LocalDate
  readonly dueBefore?: LocalDate
  readonly more?: Readonly<Record<string, unknown>>
  /** Who hears of a date that moved. */
  readonly tells?: readonly Role[]
}

/** Does the work's history have to be asked when its ladder began? Only where it moved after the first day that changed, or after the word. */
export const asksHistory = ({ days, said }: CalendarTurn, { row }: Loaded): boolean => row.at > said || (days[0] ?? '') <= dayOf(row.at)

/** When the ladder that runs was set: the last move that brought one. */
export function ladderSetAt(history: readonly Pick<HistoryRow, 'event' | 'at'>[]): Instant | null {
  const brings = ({ event }: Pick<HistoryRow, 'event'>): boolean => {
    const said = JSON.parse(event) as { ladder?: unknown; input?: { ladder?: unknown } }
    return said.ladder !== undefined || said.input?.ladder !== undefined
  }
  return history.findLast(brings)?.at ?? null
}

/**
 * The running ladder of one piece of work, and its date where that was counted, by the new days; null where nothing moves. Named moments stay:
 * the date of a letter or of an officer, the end of tracking, the date of an urging letter. `setAt` is when the ladder was set, where that matters
 * (`asksHistory`): what was set after the word was said follows it already. Throws `Refusal` `calendar.yearUnknown`.
 */
export function recountedOf(turn: CalendarTurn, loaded: Loaded, setAt: Instant | null): Recounted | null {
  const work = contextOfLoaded(loaded)
  const [first] = work.ladder
  const [earliest] = turn.days
  const { deadline } = loaded.snapshot.value
  // What is handed in, or lies with somebody who is not waited for, has no clock that could be set anew: its old rungs never ring again.
  if (deadline === 'stopped') return null
  if (!first || earliest === undefined || isNamedMoment(loaded) || (setAt !== null && setAt > turn.said)) return null
  const moved = movedBy(recountFrom(turn, earliest, setAt), loaded, work, turn.days)
  if (Object.keys(moved).length === 1 && JSON.stringify(moved.ladder) === JSON.stringify(work.ladder)) return null
  return { counted: { at: first.at, left: work.ladder.length }, stage: deadline, ...moved }
}

function recountFrom({ before, after, now }: CalendarTurn, earliest: LocalDate, setAt: Instant | null): Recount {
  const dayBefore = addDays(earliest, -1)
  const setOn = setAt === null ? dayBefore : dayOf(setAt)
  return { before, after, now, since: setOn > dayBefore ? setOn : dayBefore }
}

/** The ladder, and beside it only what moves. */
function movedBy(recount: Recount, loaded: Loaded, work: WorkContext, days: readonly LocalDate[]): Omit<Recounted, 'counted' | 'stage'> {
  const due = movedDue(recount, work.due)
  const moves = due !== null && due.was !== due.is
  const opening = openingOf(recount, loaded, work)
  return {
    ladder: opening?.ladder ?? recountLadder(recount, work.ladder, due),
    ...(moves ? dueMembers(loaded, work, due, days) : {}),
    ...(opening && opening.opensOn !== work.more['opensOn'] ? { more: { opensOn: opening.opensOn } } : {}),
  }
}

/** A ladder of one named moment: the end of tracking, the date that an urging letter sets. */
function isNamedMoment({ row, snapshot }: Loaded): boolean {
  const name = nameOf(row.definition)
  if (name === 'directive') return ['inProgress', 'reportingUpward'].includes(snapshot.value.work)
  return name === 'urging-letter' && snapshot.value.work === 'issued'
}

function movedDue(recount: Recount, due: Due): Anchor | null {
  if (due.on === null) return null
  if (due.counted === undefined) return { was: due.on, is: due.on }
  // Words of a signed paper are a legal term; the Office's own time goes by the calendar that it works by.
  if (due.source === 'signed') return { was: due.on, is: recountTerm(recount, due.on, due.counted) }
  const since = due.counted.from > recount.since ? due.counted.from : recount.since
  return { was: due.on, is: recountDay({ ...recount, since }, due.on) }
}

/** A round opens so many working days before the units' day, which a letter or an officer named. */
function openingOf(recount: Recount, { row, snapshot }: Loaded, work: WorkContext): { readonly ladder: readonly Rung[]; readonly opensOn: LocalDate } | null {
  if (nameOf(row.definition) !== 'report-round' || snapshot.value.work !== 'scheduled') return null
  const { unitsDue } = work.more as { unitsDue?: Due }
  const [opening] = work.ladder
  if (!opening || !unitsDue?.on) return null
  const opensOn = recountAround(recount, unitsDue.on, unitsDue.on, dayOf(opening.at))
  const moment = at(opensOn, clockOf(opening.at))
  const opens = moment <= recount.now && opening.at > recount.now ? nextWorkingMorning(recount.after, recount.now) : moment
  return { ladder: [{ ...opening, at: opens }], opensOn: dayOf(opens) }
}

const HEARS: Readonly<Record<string, readonly Role[]>> = { 'report-round': ['focalUnit'], directive: ['drafter', 'deskOfficer'] }

function dueMembers({ row }: Loaded, work: WorkContext, { was, is }: Anchor, days: readonly LocalDate[]): Partial<Recounted> {
  const due: Due = { ...work.due, on: is, rules: [...work.due.rules, recountedRule(work.due, is, days)] }
  const tells = row.hold === null ? (HEARS[nameOf(row.definition)] ?? ['unitClerk', 'handler']) : []
  return { due, dueBefore: was, ...(work.dueKept === was ? { dueKept: is } : {}), tells }
}
