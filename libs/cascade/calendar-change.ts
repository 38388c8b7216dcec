import { refuse, type InstanceId, type LocalDate, type Post, type Result } from '#base'
import { isWorkingDay, lastKnownDay, statutoryDays, whyNotADay, type CalendarDay, type SaidDay, type WorkingCalendar } from '#calendar'
import type { BodyOf, CalendarPreview, routes } from '#contract'
import { postsActed } from '#directory'
import { calendarAsOf } from './calendar-as-of.js'
import { moveAll, movingWork, type Moving } from './calendar-moves.js'
import type { CalendarTurn } from './calendar-recount.js'
import { contextOfLoaded } from './context.js'
import type { Actor, CalendarChange, FullRow, Needs } from './needs.js'
import { letterOf } from './views/letter.js'
import { worldOf, type World } from './world.js'

type Input = BodyOf<typeof routes.previewCalendar>

const WRITES: readonly Post[] = ['systemAdmin']

/** Who edits the days off: whoever runs the system, with the announcement in hand. */
export function mayChangeCalendar(world: World, actor: Actor): boolean {
  return postsActed(world.directory, actor.person, world.today).some(({ post }) => WRITES.includes(post))
}

interface Asked {
  readonly days: readonly SaidDay[]
  readonly opens: number | null
  readonly turn: CalendarTurn
  readonly seen: number
}

/**
 * Which running dates and reminders a change would move, per directive and unit, old and new. Writes nothing.
 * Problems: `scope.forbidden`, `calendar.dayWrong`, `calendar.nothing`, `calendar.yearWrong`, `calendar.changing`.
 */
export async function previewCalendar(needs: Needs, actor: Actor, input: Input): Promise<Result<CalendarPreview>> {
  const world = await worldOf(needs)
  const asked = await askedOf(needs, world, actor, input)
  if (!asked.ok) return asked
  const { turn, seen } = asked.value
  const moving = await movingWork(needs, turn)
  const roots = [...new Set(moving.map(({ loaded }) => loaded.row.root))]
  const directives = new Map((roots.length ? await needs.queries.full(roots) : []).map((row) => [row.id, row]))
  const rows = moving.map((one) => moveRow(world, one, directives))
  return {
    ok: true,
    value: {
      seen,
      days: turn.days.map((date) => ({
        date,
        worked: isWorkingDay(turn.after, date),
        workedBefore: knows(turn.before, date) && isWorkingDay(turn.before, date),
      })),
      count: rows.length,
      directives: roots.length,
      units: new Set(rows.flatMap(({ unit }) => unit?.id ?? [])).size,
      dues: rows.filter(({ due }) => due !== null).length,
      moves: rows.sort(byPlace).slice(0, MOST),
    },
  }
}

const MOST = 400
const knows = ({ years }: WorkingCalendar, date: LocalDate): boolean => years.includes(Number(date.slice(0, 4)))
type MoveRow = CalendarPreview['moves'][number]
const byPlace = (one: MoveRow, other: MoveRow): number => one.directive.id - other.directive.id || one.instance - other.instance

function moveRow(world: World, { loaded, recounted }: Moving, directives: ReadonlyMap<InstanceId, FullRow>): MoveRow {
  const work = contextOfLoaded(loaded)
  const { labels } = loaded.definition
  const { number, subject } = letterOf(directives.get(loaded.row.root))
  const was = work.ladder.map(({ at, stage, kind }) => `${at} ${stage} ${kind}`)
  return {
    instance: loaded.row.id,
    directive: { id: loaded.row.root, number, subject },
    unit: work.unit === null ? null : { id: work.unit, name: world.directory.units.get(work.unit)?.shortName ?? work.unit },
    definitionLabel: labels.name,
    label: work.title,
    stateLabel: labels.states[loaded.snapshot.value.work] ?? loaded.snapshot.value.work,
    due: recounted.due?.on && recounted.dueBefore ? { was: recounted.dueBefore, is: recounted.due.on } : null,
    next: { was: recounted.counted.at, is: recounted.ladder[0]?.at ?? recounted.counted.at },
    moments: recounted.ladder.filter(({ at, stage, kind }) => !was.includes(`${at} ${stage} ${kind}`)).length,
  }
}

/**
 * Says the days, then moves all that was counted by them, each piece of work by an event with its history. The word stands once it is written:
 * a process that dies in between is carried on by the next (`carryOnCalendar`). Problems: those of the preview, and `calendar.stale` when another
 * change came after the preview.
 */
export async function changeCalendar(
  needs: Needs,
  actor: Actor,
  input: BodyOf<typeof routes.changeCalendar>,
): Promise<Result<{ change: number; moved: number }>> {
  const world = await worldOf(needs)
  const asked = await askedOf(needs, world, actor, input)
  if (!asked.ok) return asked
  const { days, opens } = asked.value
  const id = await needs.calendarBook.write({ seen: input.seen, days, opens, source: input.source, by: actor.person })
  if (id === null) return refuse('calendar.stale', { seen: input.seen })
  const moved = await carryOnCalendar(needs)
  const detail = { change: id, days: days.map(({ date, type }) => ({ date, type })), opens, source: input.source, moved }
  await needs.audit({ actor: actor.person, what: 'calendar.changed', target: `calendar:${days[0]?.date.slice(0, 4) ?? opens ?? ''}`, detail })
  return { ok: true, value: { change: id, moved } }
}

/** Carries on with every change that is not done yet, the older one first. Answers how many pieces of work moved. Safe to call at any time. */
export async function carryOnCalendar(needs: Needs): Promise<number> {
  const changes = await needs.calendarBook.changes()
  let moved = 0
  for (const [i, change] of changes.entries()) {
    if (change.doneAt !== null) continue
    const count = await moveAll(needs, await turnOf(needs, changes.slice(0, i), change), change)
    await needs.calendarBook.finished(change.id, count)
    moved += count
  }
  return moved
}

async function turnOf(needs: Needs, before: readonly CalendarChange[], change: CalendarChange): Promise<CalendarTurn> {
  return {
    before: calendarAsOf(before),
    after: calendarAsOf([...before, change]),
    days: change.days.map(({ date }) => date).sort(),
    said: change.at,
    now: await needs.engine.now(),
  }
}

async function askedOf(needs: Needs, world: World, actor: Actor, { days, opens = null, source }: Input): Promise<Result<Asked>> {
  if (!mayChangeCalendar(world, actor)) return refuse('scope.forbidden', { helper: null })
  const changes = await needs.calendarBook.changes()
  if (changes.some(({ doneAt }) => doneAt === null)) return refuse('calendar.changing', {})
  if (opens !== null && !isNextYear(world.calendar, opens)) return refuse('calendar.yearWrong', { year: opens })
  const before = calendarAsOf(changes)
  const said = days.map((one) => saidDay(one, source))
  const opened = calendarAsOf([...changes, { opens, days: [] }])
  for (const one of said) {
    const why = whyNotADay(opened, one, said)
    if (why !== null) return refuse('calendar.dayWrong', { date: one.date, why })
  }
  if (said.length === 0 && opens === null) return refuse('calendar.nothing', {})
  const after = calendarAsOf([...changes, { opens, days: said }])
  const turn = { before, after, days: said.map(({ date }) => date).sort(), said: world.now, now: world.now }
  return { ok: true, value: { days: said, opens, turn, seen: changes.at(-1)?.id ?? 0 } }
}

/** A year is opened after the one before it, and only where its public holidays can be computed. */
export function isNextYear(calendar: WorkingCalendar, year: number): boolean {
  return year === Number(lastKnownDay(calendar).slice(0, 4)) + 1 && canCompute(year)
}

function canCompute(year: number): boolean {
  try {
    return statutoryDays(year).length > 0
  } catch {
    return false
  }
}

function saidDay({ date, is }: Input['days'][number], source: string): SaidDay {
  if (!is) return { date, type: null }
  const { type, name, status, pairedWith } = is
  const day: CalendarDay = { date, type, name, status, source }
  return pairedWith ? { ...day, pairedWith } : day
}
