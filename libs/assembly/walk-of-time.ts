import type { Instant } from '#base'
import { nextWorkingMorning } from '#calendar'
import type { Cascade, Needs } from '#cascade'
import type { Engine } from '#engine'

/** The clock of a house that may be put forward, never back; answers where it stands then. */
export interface MovableClock {
  now(): Promise<Instant>
  putForward(to: Instant): Promise<Instant>
}

/** What moves a house through time: in life and in a rehearsal. */
export interface Timekeeping {
  readonly engine: Engine
  readonly cascade: Cascade
  readonly needs: Needs
  readonly clock: MovableClock
}

const WEEK = 7 * 86_400_000
// The busiest morning of a thousand units takes some dozens: more is a circle in which one consequence calls the other.
const MOST_TURNS = 10_000

/** Mails are cut only when nothing else is pending: a morning's timers all become one digest a person. */
export async function deliver({ engine, cascade }: Pick<Timekeeping, 'engine' | 'cascade'>): Promise<number> {
  return (await engine.deliver(cascade.effects)) || (await cascade.sendMails())
}

/** Fires what is due, delivers what is pending, cuts and hands over mails, until nothing is left to do now. */
export async function settle(house: Pick<Timekeeping, 'engine' | 'cascade'>): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const fired = await house.engine.fireDue()
    if (fired === 0 && (await deliver(house)) === 0) return
  }
  throw new Error(`the house does not come to rest at ${new Date(await house.engine.now()).toISOString()}`)
}

/** Forward to that moment, stopping and settling at every due moment on the way: a jump of a week gives the history of a week. */
export async function moveClock(house: Timekeeping, to: Instant | 'nextWorkingMorning' | 'week'): Promise<{ now: Instant; fired: number }> {
  const { engine, needs, clock } = house
  const now = await clock.now()
  const target = to === 'week' ? ((now + WEEK) as Instant) : to === 'nextWorkingMorning' ? nextWorkingMorning(needs.calendar(), now) : to
  let fired = 0
  let [stoodAt, stops] = [now, 0]
  await settle(house)
  for (;;) {
    const moments = [await engine.nextDue(), await needs.notices.nextDelivery()].filter((moment): moment is Instant => moment !== null)
    const next = moments.length ? (Math.min(...moments) as Instant) : null
    if (next === null || next > target) break
    stops = next > stoodAt ? 0 : stops + 1
    if (stops > MOST_TURNS) throw new Error(`the house never gets beyond ${new Date(next).toISOString()}`)
    stoodAt = next
    await clock.putForward(next)
    await settle(house)
    fired++
  }
  const arrived = await clock.putForward(target)
  await settle(house)
  return { now: arrived, fired }
}
