import { canonical, instant, type Instant, type InstanceId } from '#base'
import { rearmLadder, type DatedStep, type Policy, type Urgency, type WorkingCalendar } from '#calendar'
import type { HistoryRow, Loaded } from '#engine'
import type { WorkContext } from '#workflows'
import type { MovesOf } from './calendar-moves.js'
import { ladderSetAt, type Recounted } from './calendar-recount.js'
import { contextOfLoaded } from './context.js'
import type { Needs } from './needs.js'

/** Rules of reminding in the place of others, each by the directive that follows them: since which moment. */
export interface PolicyTurn {
  readonly before: (directive: InstanceId) => Policy
  readonly after: (directive: InstanceId) => Policy
  readonly calendar: WorkingCalendar
  /** When the new one was adopted; ladders that were set after it follow it already. */
  readonly said: Instant
  readonly now: Instant
}

/** What a new policy brings to one piece of work: other moments and other people for the same dates. */
export function byPolicy(needs: Needs, turn: PolicyTurn): MovesOf {
  return async (loaded) => {
    const work = contextOfLoaded(loaded)
    if (work.ladder.length === 0) return null
    const later = loaded.row.at > turn.said
    const quick = rearmed(turn, loaded, work, null)
    // A reminder whose old day has passed may not have rung: the date was set only after it.
    const full = rearmed(turn, loaded, work, new Set())
    if (!later && canonical(quick) === canonical(full)) return quick
    const history = await needs.engine.history(loaded.row.id)
    const setAt = later ? ladderSetAt(history) : null
    return setAt !== null && setAt > turn.said ? null : rearmed(turn, loaded, work, momentsRung(history))
  }
}

function rearmed(turn: PolicyTurn, { row, snapshot }: Loaded, work: WorkContext, rang: ReadonlySet<Instant> | null): Recounted | null {
  const [first] = work.ladder
  const { deadline } = snapshot.value
  // What is handed in has no clock that could be set anew: its old rungs never ring again.
  if (!first || deadline === 'stopped') return null
  // While a hold lasts nothing rings: what had not rung when it began is ahead still.
  const now = row.hold !== null && first.at <= turn.now ? instant(first.at - 1) : turn.now
  const steps = (work.urged.length > 0 ? ['urged', work.step] : [work.step]) as DatedStep[]
  const running = { ladder: work.ladder, stage: deadline, due: work.due.on, time: work.due.time, urgency: work.urgency as Urgency, steps, rang }
  const { calendar } = turn
  const ladder = rearmLadder({ before: turn.before(row.root), after: turn.after(row.root), calendar, now }, running)
  if (canonical(ladder) === canonical(work.ladder)) return null
  return { counted: { at: first.at, left: work.ladder.length }, stage: deadline, ladder }
}

/** The moments of the ladder's rungs that have rung. */
function momentsRung(history: readonly Pick<HistoryRow, 'event'>[]): ReadonlySet<Instant> {
  const rows = history.map(({ event }) => (JSON.parse(event) as { dueAt?: Instant }).dueAt)
  return new Set(rows.filter((moment) => moment !== undefined))
}
