import type { LocalDate } from '#base'
import type { Deliverer, Loaded, PendingEffect } from '#engine'
import { amendableBelow, hasDate } from '../amendable.js'
import { contextOfLoaded } from '../context.js'
import { ladderRecipes } from '../ladders.js'
import type { Needs } from '../needs.js'
import { within, worldOf } from '../world.js'
import { inBatches, keyOf, sendAsHouse } from './house.js'

/**
 * One new date for all open work of a kind below: each gets it with a ladder of its own. What a unit has handed in takes no new date, and what is on
 * hold by its own word gets its dates when it is resumed; both are left as they are. Re-runnable by keys.
 */
export function amendBelowEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) {
      const { dueOn, work, reason } = JSON.parse(effect.args) as { dueOn: LocalDate; work: string; reason: string }
      const world = await worldOf(needs)
      const { takes } = await amendableBelow(needs, [effect.instance], work)
      await sayTo(
        needs,
        effect,
        takes.filter((one) => !hasDate(one, dueOn)),
        (one) => ({
          type: 'AMEND_DUE',
          dueOn,
          reason,
          ...ladderRecipes['newDue']?.(within(world, one.row.root), contextOfLoaded(one), one.snapshot.value.deadline, { dueOn }),
        }),
      )
    }
  }
}

/** Other people follow a directive: all open work below is followed by them. */
export function peopleBelowEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) {
      const people = JSON.parse(effect.args) as Record<string, unknown>
      const open = await needs.engine.loadAll(await needs.engine.openBelow(effect.instance))
      await sayTo(needs, effect, open, () => ({ type: 'PEOPLE', ...people }))
    }
  }
}

function sayTo(needs: Needs, effect: PendingEffect, to: readonly Loaded[], event: (one: Loaded) => { readonly type: string }): Promise<void> {
  return inBatches(to, (one) => sendAsHouse(needs, `${keyOf(effect)}:${one.row.id}`, [{ instance: one.row.id, event: { by: effect.actor, ...event(one) } }]))
}
