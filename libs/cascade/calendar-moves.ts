import { ENGINE, type InstanceId, type PersonId } from '#base'
import type { Loaded } from '#engine'
import { asksHistory, ladderSetAt, recountedOf, type CalendarTurn, type Recounted } from './calendar-recount.js'
import { inBatches } from './effects/house.js'
import type { Needs } from './needs.js'

/** One piece of work and what moves of it. */
export interface Moving {
  readonly loaded: Loaded
  readonly recounted: Recounted
}
/** What a change of the house's rules brings to one piece of work; null where nothing moves. */
export type MovesOf = (loaded: Loaded) => Promise<Recounted | null>
/** A change that moves running work: the start of its keys, what its events say of it, and what each piece of work gets. */
export interface Change {
  readonly key: string
  readonly says: { readonly change: number; readonly days: readonly string[]; readonly by: PersonId } & Readonly<Record<string, unknown>>
  readonly of: MovesOf
  /** Only what stands below this directive, itself with it; everything where none is named. */
  readonly directive?: InstanceId
}

const ALL = ['directive', 'assignment', 'unit-plan', 'duty', 'report-round', 'unit-report', 'extension', 'urging-letter']
const AT_ONCE = 500

/** All that runs and would move, of the whole house or below one directive, a shelf at a time, in the order of the instances. */
export async function workThatMoves(needs: Needs, of: MovesOf, directive?: InstanceId): Promise<Moving[]> {
  const open = directive === undefined ? await needs.queries.openWork(ALL) : (await needs.queries.tree(directive)).filter(({ done }) => !done)
  const ids = open.map(({ id }) => id)
  const found: Moving[] = []
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const shelf = await needs.engine.loadAll(ids.slice(i, i + AT_ONCE))
    const moving = await Promise.all(shelf.map((loaded) => movingOf(of, loaded)))
    found.push(...moving.filter((one) => one !== null))
  }
  return found.sort((one, other) => one.loaded.row.id - other.loaded.row.id)
}

async function movingOf(of: MovesOf, loaded: Loaded): Promise<Moving | null> {
  const recounted = await of(loaded)
  return recounted && { loaded, recounted }
}

/** All that a change of the days off would move. */
export function movingWork(needs: Needs, turn: CalendarTurn): Promise<Moving[]> {
  return workThatMoves(needs, byCalendar(needs, turn))
}

function byCalendar(needs: Needs, turn: CalendarTurn): MovesOf {
  return async (loaded) => {
    const quick = recountedOf(turn, loaded, null)
    if (!quick || !asksHistory(turn, loaded)) return quick
    return recountedOf(turn, loaded, ladderSetAt(await needs.engine.history(loaded.row.id)))
  }
}

/** Moves what a change of the days off moves. Answers how many moved. */
export function moveAll(needs: Needs, turn: CalendarTurn, { id, by }: { readonly id: number; readonly by: PersonId }): Promise<number> {
  return moveWork(needs, { key: `calendar:${id}`, says: { change: id, days: turn.days, by }, of: byCalendar(needs, turn) })
}

const TRIES = 5

/**
 * Moves each of them by an event of its own, once per change: a second run finds what was moved under its key. What rang or was set anew between
 * counting and sending is counted again. Answers how many moved.
 */
export async function moveWork(needs: Needs, change: Change): Promise<number> {
  let moved = 0
  await inBatches(await workThatMoves(needs, change.of, change.directive), async (one) => {
    if (await moveOne(needs, change, one)) moved++
  })
  return moved
}

async function moveOne(needs: Needs, { key, says, of }: Change, first: Moving): Promise<boolean> {
  let moving: Moving | null = first
  for (let tried = 0; moving !== null && tried < TRIES; tried++) {
    const { loaded, recounted }: Moving = moving
    const instance: InstanceId = loaded.row.id
    const sent = await needs.engine.send({
      actor: ENGINE,
      roles: ['engine'],
      key: `${key}:${instance}`,
      moves: [{ instance, event: { type: 'RECOUNTED', ...says, ...recounted } }],
    })
    if (sent.ok) return !sent.value.replayed
    if (sent.problem.code === 'event.notAllowedHere' || sent.problem.code === 'instance.ended') return false
    if (sent.problem.code !== 'event.guardRefused') throw new Error(`${key}:${instance}: ${sent.problem.code}`)
    const [again] = await needs.engine.loadAll([instance])
    moving = again && !again.snapshot.done ? await movingOf(of, again) : null
  }
  if (moving !== null) throw new Error(`${key}:${first.loaded.row.id}: the work does not stand still`)
  return false
}
