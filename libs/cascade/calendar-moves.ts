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

const ALL = ['directive', 'assignment', 'unit-plan', 'duty', 'report-round', 'unit-report', 'extension', 'urging-letter']
const AT_ONCE = 500

/** All that runs and would move, a shelf at a time, in the order of the instances. */
export async function movingWork(needs: Needs, turn: CalendarTurn): Promise<Moving[]> {
  const ids = (await needs.queries.openWork(ALL)).map(({ id }) => id)
  const found: Moving[] = []
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const shelf = await needs.engine.loadAll(ids.slice(i, i + AT_ONCE))
    const moving = await Promise.all(shelf.map((loaded) => movingOf(needs, turn, loaded)))
    found.push(...moving.filter((one) => one !== null))
  }
  return found.sort((one, other) => one.loaded.row.id - other.loaded.row.id)
}

async function movingOf(needs: Needs, turn: CalendarTurn, loaded: Loaded): Promise<Moving | null> {
  const quick = recountedOf(turn, loaded, null)
  if (!quick || !asksHistory(turn, loaded)) return quick && { loaded, recounted: quick }
  const recounted = recountedOf(turn, loaded, ladderSetAt(await needs.engine.history(loaded.row.id)))
  return recounted && { loaded, recounted }
}

const TRIES = 5

/**
 * Moves each of them by an event of its own, once per change: a second run finds what was moved under its key. What rang or was set anew between
 * counting and sending is counted again. Answers how many moved.
 */
export async function moveAll(needs: Needs, turn: CalendarTurn, change: { readonly id: number; readonly by: PersonId }): Promise<number> {
  let moved = 0
  await inBatches(await movingWork(needs, turn), async (one) => {
    if (await moveOne(needs, turn, change, one)) moved++
  })
  return moved
}

async function moveOne(needs: Needs, turn: CalendarTurn, { id, by }: { readonly id: number; readonly by: PersonId }, first: Moving): Promise<boolean> {
  let moving: Moving | null = first
  for (let tried = 0; moving !== null && tried < TRIES; tried++) {
    const { loaded, recounted }: Moving = moving
    const instance: InstanceId = loaded.row.id
    const sent = await needs.engine.send({
      actor: ENGINE,
      roles: ['engine'],
      key: `calendar:${id}:${instance}`,
      moves: [{ instance, event: { type: 'RECOUNTED', change: id, days: turn.days, by, ...recounted } }],
    })
    if (sent.ok) return !sent.value.replayed
    if (sent.problem.code === 'event.notAllowedHere' || sent.problem.code === 'instance.ended') return false
    if (sent.problem.code !== 'event.guardRefused') throw new Error(`calendar:${id}:${instance}: ${sent.problem.code}`)
    const [again] = await needs.engine.loadAll([instance])
    moving = again && !again.snapshot.done ? await movingOf(needs, turn, again) : null
  }
  if (moving !== null) throw new Error(`calendar:${id}:${first.loaded.row.id}: the work does not stand still`)
  return false
}
