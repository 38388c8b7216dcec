import {
  addDays,
  at,
  clockOf,
  DAY,
  dayOf,
  daysBetween,
  formatDate,
  instant,
  isRefusal,
  type Due,
  type Instant,
  type LocalDate,
  type Rung,
  type Stage,
} from '#base'
import { addWorkingDays, endOfDay, workingDaysBetween } from '#calendar'
import type { Loaded } from '#engine'
import type { HeldFor, WorkContext } from '#workflows'
import { contextOfLoaded, nameOf } from './context.js'
import type { World } from './world.js'

/** What the end of a hold brings to one piece of work: its new dates, the ladder under them, and the days on hold. */
export interface Resumed {
  readonly due: Due
  readonly dueKept: LocalDate | null
  readonly ladder: readonly Rung[]
  readonly stage: Stage
  readonly more: Readonly<Record<string, unknown>>
  /** A request for more time is called by the day that it asks for. */
  readonly title?: string
  readonly held: HeldFor
}

/** The days of a hold. The day on which it began is not counted (Civil Code 2015, art. 147), the day on which it ends is. */
export function heldBetween(world: World, from: LocalDate, until: LocalDate = world.today): Omit<HeldFor, 'dueBefore'> {
  return { from, until, workingDays: from < until ? workingDaysBetween(world.calendar, from, until) : 0 }
}

/**
 * The dates of one piece of work after a hold. **Rule:** every date that ran is moved by the number of working days on hold, so that on the day
 * of resuming as many working days are left as were left on the day of suspending; what was late then is late by as many. The day by which
 * timeliness is judged moves along: the time on hold is nobody's lateness. Whose word the date is stays; the day before stands in `held` and
 * in the rules. The ladder keeps its rungs, each moved by the same days; reviews of undated work stay at the ends of their quarters.
 * A round whose opening still lies ahead keeps its days: its time had not begun. Null where nothing moves.
 * Throws `Refusal` `calendar.yearUnknown` when a date leaves the years we have data for.
 */
export function resumedOf(world: World, loaded: Loaded, { from, until, workingDays }: Omit<HeldFor, 'dueBefore'>): Resumed | null {
  const work = contextOfLoaded(loaded)
  const name = nameOf(loaded.row.definition)
  const { work: state, deadline: stage } = loaded.snapshot.value
  if (workingDays === 0 || (work.due.on === null && work.ladder.length === 0)) return null
  const opening = work.ladder[0]?.at
  if (name === 'report-round' && state === 'scheduled' && opening !== undefined && dayOf(opening) > until) return null
  const move = (day: LocalDate): LocalDate => addWorkingDays(world.calendar, day, workingDays)
  // An assigned directive's own date was that of its letter: what runs now is the end of tracking.
  const runs = name !== 'directive' || ['drafting', 'submitted', 'underReview'].includes(state)
  const due = runs ? movedDue(work.due, move, { from, until, workingDays }) : work.due
  return {
    due,
    dueKept: runs && work.dueKept !== null ? move(work.dueKept) : work.dueKept,
    ladder: work.ladder.flatMap((rung) => movedRung(rung, rung.due ?? work.due.on, move, world.now)),
    stage,
    more: movedMore(name, work, move, { from, until, workingDays }),
    ...movedTitle(name, work, move),
    held: { from, until, workingDays, dueBefore: runs ? work.due.on : null },
  }
}

export const extensionTitle = (wantedOn: LocalDate): string => `Gia hạn đến ${formatDate(wantedOn)}`

type Move = (day: LocalDate) => LocalDate
type Days = Omit<HeldFor, 'dueBefore'>

function movedDue(due: Due, move: Move, days: Days): Due {
  if (due.on === null) return due
  return { ...due, on: move(due.on), rules: [...due.rules, `${heldWords(days)}; thời hạn trước đó: ${formatDate(due.on)}.`] }
}

/** `Tạm dừng theo dõi từ 02/11/2026 đến 06/11/2026 (4 ngày làm việc)`. */
export function heldWords({ from, until, workingDays }: Days): string {
  return `Tạm dừng theo dõi từ ${formatDate(from)} đến ${formatDate(until)} (${workingDays} ngày làm việc)`
}

function movedRung(rung: Rung, from: LocalDate | null, move: Move, now: Instant): Rung[] {
  if (rung.kind === 'review') return rung.at > now ? [rung] : []
  // Hours keep their distance from the moment of the date, whose day has moved.
  const inHours = rung.inHours && from !== null ? instant(rung.at + daysBetween(from, move(from)) * DAY) : null
  return [{ ...rung, at: inHours ?? movedMoment(rung.at, move), ...(rung.due && { due: move(rung.due) }) }]
}

/** The same hour of the moved day; midnight is the end of a day, and moves with the day that it ends. */
function movedMoment(moment: Instant, move: Move): Instant {
  const day = dayOf(moment)
  try {
    return clockOf(moment) === '00:00' ? endOfDay(move(addDays(day, -1))) : at(move(day), clockOf(moment))
  } catch (error) {
    // Only the end of tracking lies at the edge of the known calendar: it stays where it is.
    if (isRefusal(error)) return moment
    throw error
  }
}

/** Dates that only one definition remembers. */
function movedMore(name: string, work: WorkContext, move: Move, days: Days): Record<string, unknown> {
  const { unitsDue, opensOn, wantedOn, trackedUntil } = work.more as {
    unitsDue?: Due
    opensOn?: LocalDate
    wantedOn?: LocalDate
    trackedUntil?: LocalDate | null
  }
  switch (name) {
    case 'report-round':
      return { ...(unitsDue ? { unitsDue: movedDue(unitsDue, move, days) } : {}), ...(opensOn && opensOn > days.from ? { opensOn: move(opensOn) } : {}) }
    case 'extension':
      return wantedOn ? { wantedOn: move(wantedOn) } : {}
    case 'directive':
      return trackedUntil ? { trackedUntil: withinCalendar(trackedUntil, move) } : {}
    default:
      return {}
  }
}

function movedTitle(name: string, { more }: WorkContext, move: Move): Pick<Resumed, 'title'> {
  const wantedOn = more['wantedOn'] as LocalDate | undefined
  return name === 'extension' && wantedOn ? { title: extensionTitle(move(wantedOn)) } : {}
}

function withinCalendar(day: LocalDate, move: Move): LocalDate {
  try {
    return move(day)
  } catch (error) {
    if (isRefusal(error)) return day
    throw error
  }
}
