import { dayOf, type InstanceId, type LocalDate, type Role } from '#base'
import type { Deliverer, Loaded, PendingEffect } from '#engine'
import type { HeldFor } from '#workflows'
import { contextOfLoaded, nameOf } from '../context.js'
import { heldBelow } from '../holds.js'
import type { Needs } from '../needs.js'
import { heldBetween, resumedOf } from '../resumed.js'
import { worldOf } from '../world.js'
import { inBatches, keyOf, sendAsHouse } from './house.js'
import { tellAll } from './tell.js'

/** A hold begins: what its ladders have said and no mail has carried is taken back, and each unit hears of the hold once. */
export function suspendedEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) {
      const { tell, reason } = JSON.parse(effect.args) as { tell: readonly Role[]; reason: string }
      const below = await needs.engine.openBelow(effect.instance)
      await needs.notices.silence([effect.instance, ...below])
      if (tell.length) await tellAll(needs, effect, await whomToTell(needs, effect.instance), { about: 'suspended', to: tell, reason })
    }
  }
}

/** Of a directive each unit that has an assignment; of anything else itself. What is on hold by its own word is left out. */
async function whomToTell(needs: Needs, instance: InstanceId): Promise<InstanceId[]> {
  const below = await needs.engine.loadAll(await needs.engine.openBelow(instance))
  const assignments = below.filter((one) => nameOf(one.row.definition) === 'assignment' && contextOfLoaded(one).held === null)
  return assignments.length ? assignments.map(({ row }) => row.id) : [instance]
}

/**
 * A hold ends: each open piece of work below gets its new dates and its new ladder while the hold still keeps everything silent; with the last
 * one the hold is lifted. So no rung that passed during the hold ever rings. Re-runnable: each piece gets its dates once, by its key.
 */
export function resumeBelowEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await resumeOne(needs, effect)
  }
}

async function resumeOne(needs: Needs, effect: PendingEffect): Promise<void> {
  const { held, reason, tell } = JSON.parse(effect.args) as { held: HeldFor | null; reason: string; tell: readonly Role[] }
  const root = await needs.engine.load(effect.instance)
  // Suspended anew since the first delivery of this: that one is over.
  if (!root.ok || contextOfLoaded(root.value).held !== null) return
  if (held) await resumeAll(needs, effect, held.from, held.until)
  await needs.engine.release(effect.instance)
  if (tell.length) await tellAll(needs, effect, await whomToTell(needs, effect.instance), { about: 'resumed', to: tell, reason })
}

async function resumeAll(needs: Needs, effect: PendingEffect, from: LocalDate, until: LocalDate): Promise<Loaded[]> {
  const world = await worldOf(needs)
  const open = await needs.engine.loadAll(await needs.engine.openBelow(effect.instance))
  const all = new Map(open.map((one) => [one.row.id, one]))
  const days = heldBetween(world, from, until)
  const free = open.filter((one) => !heldBelow(effect.instance, one, all))
  await inBatches(free, async (one) => {
    const resumed = resumedOf(world, one, days)
    if (resumed)
      await sendAsHouse(needs, `${keyOf(effect)}:${one.row.id}`, [{ instance: one.row.id, event: { type: 'RESUMED', by: effect.actor, ...resumed } }])
  })
  return free
}

/** “Not ours”: the clock of what the unit has in hand stands still until the Office answers. What the Office holds itself stays as it is. */
export function holdBelowEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const { instance, actor } of effects) {
      for (const { row, ...one } of await needs.engine.loadAll(await needs.engine.openBelow(instance)))
        if (contextOfLoaded({ row, ...one }).held === null)
          await needs.engine.hold(row.id, 'Đơn vị kiến nghị chuyển đơn vị khác; chờ Văn phòng trả lời.', actor)
    }
  }
}

/** The unit keeps the work: its dates move by the working days that the answer took, as after any other hold. */
export function releaseBelowEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) {
      const { from } = JSON.parse(effect.args) as { from: LocalDate | null }
      const until = dayOf(effect.at)
      for (const { row } of await resumeAll(needs, effect, from ?? until, until)) await needs.engine.release(row.id)
    }
  }
}
