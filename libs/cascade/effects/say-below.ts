import type { InstanceId, LocalDate } from '#base'
import type { Deliverer, Loaded, PendingEffect } from '#engine'
import { contextOfLoaded, nameOf } from '../context.js'
import { ladderRecipes } from '../ladders.js'
import type { Needs } from '../needs.js'
import { worldOf } from '../world.js'
import { inBatches, keyOf, sendAsHouse } from './house.js'

const KINDS: Readonly<Record<string, readonly string[]>> = {
  plans: ['unit-plan'],
  duties: ['duty'],
  reports: ['unit-report'],
  all: ['unit-plan', 'duty', 'unit-report'],
}

/**
 * One new date for all open work of a kind below: each gets it with a ladder of its own. What a unit has handed in takes no new date, and what is on
 * hold by its own word gets its dates when it is resumed; both are left as they are. Re-runnable by keys.
 */
export function amendBelowEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) {
      const { dueOn, work, reason } = JSON.parse(effect.args) as { dueOn: LocalDate; work: string; reason: string }
      const world = await worldOf(needs)
      const open = (await workUnder(needs, effect.instance)).filter((one) => KINDS[work]?.includes(nameOf(one.row.definition)) && takes(one, 'AMEND_DUE'))
      await sayTo(needs, effect, open, (one) => ({
        type: 'AMEND_DUE',
        dueOn,
        reason,
        ...ladderRecipes['newDue']?.(world, contextOfLoaded(one), one.snapshot.value.deadline, { dueOn }),
      }))
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

/** Open work below that is not on hold; of a unit's assignment also the unit's reports, which hang below their rounds. */
async function workUnder(needs: Needs, instance: InstanceId): Promise<Loaded[]> {
  const above = await needs.engine.load(instance)
  if (!above.ok) return []
  const below = await needs.engine.openBelow(instance)
  const { unit } = contextOfLoaded(above.value)
  const isUnits = nameOf(above.value.row.definition) === 'assignment'
  const reports = isUnits ? (await needs.queries.treeOf(above.value.row.root, ['unit-report'])).filter((row) => !row.done && row.unit === unit) : []
  return (await needs.engine.loadAll([...below, ...reports.map(({ id }) => id)])).filter(({ row }) => row.hold === null)
}

function takes({ definition, snapshot }: Loaded, event: string): boolean {
  return definition.leaves.work[snapshot.value.work]?.on.has(event) ?? false
}

function sayTo(needs: Needs, effect: PendingEffect, to: readonly Loaded[], event: (one: Loaded) => { readonly type: string }): Promise<void> {
  return inBatches(to, (one) => sendAsHouse(needs, `${keyOf(effect)}:${one.row.id}`, [{ instance: one.row.id, event: { by: effect.actor, ...event(one) } }]))
}
