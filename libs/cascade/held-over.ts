import { contextOf } from './context.js'
import { tellOnce } from './effects/tell.js'
import type { FullRow, Needs } from './needs.js'
import { mayDisturb } from './quiet-hours.js'
import type { World } from './world.js'

/**
 * A hold whose expected end has passed is told to whoever follows the directive, once for each directive, pause and day, on the morning of the next
 * working day: nothing is taken up again by itself (practice 4). One that was ended before, or goes on with another day, says nothing.
 */
export async function tellHeldOver(needs: Needs, world: World): Promise<void> {
  if (!mayDisturb(world)) return
  const over = (await needs.queries.held()).filter((row) => isOver(world, row))
  for (const [key, row] of new Map(over.map((row) => [keyOf(row), row])))
    await tellOnce(needs, key, row, { about: 'held.over', to: ['deskOfficer'], reason: contextOf(row).held?.reason ?? '' })
}

function isOver({ today }: World, row: FullRow): boolean {
  const { held } = contextOf(row)
  return held !== null && held.of === null && held.until !== null && held.until < today
}

function keyOf(row: FullRow): string {
  const { held } = contextOf(row)
  return `heldOver:${row.root}:${held?.from}:${held?.until}:${held?.reason}`
}
