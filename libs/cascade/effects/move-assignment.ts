import type { Rung, UnitId } from '#base'
import type { Deliverer, Move, PendingEffect } from '#engine'
import { contextOfLoaded } from '../context.js'
import { receiptLadder, workLadder } from '../ladders.js'
import type { Needs } from '../needs.js'
import { worldOf } from '../world.js'
import { keyOf, sendAsHouse } from './house.js'

/** The work goes to another unit: it is born there anew, with its dates, and what the first unit had ends as moved; in one command. */
export function moveAssignmentEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await moveOne(needs, effect)
  }
}

async function moveOne(needs: Needs, effect: PendingEffect): Promise<void> {
  const { unit } = JSON.parse(effect.args) as { unit: UnitId }
  const from = await needs.engine.load(effect.instance)
  if (!from.ok || from.value.row.parent === null) return
  const world = await worldOf(needs)
  const open = await needs.engine.loadAll(await needs.engine.openBelow(effect.instance))
  for (const { row } of open) await needs.engine.release(row.id)
  const children = open.filter(({ row }) => row.parent === effect.instance)
  const [id, ...ids] = await needs.engine.newIds(children.length + 1)
  if (id === undefined) throw new Error('no id for an assignment')
  const inputOf = (work: ReturnType<typeof contextOfLoaded>, ladder: readonly Rung[]): Record<string, unknown> => {
    const { focalUnit, field, deskOfficer, leader, directive, title, path, quote, due, step, urgency, needsApproval } = work
    return { unit, focalUnit, field, deskOfficer, leader, directive, title, path, quote, due, step, urgency, needsApproval, ladder }
  }
  const moves: Move[] = [
    { start: { id, definition: from.value.row.definition, parent: from.value.row.parent, input: inputOf(contextOfLoaded(from.value), receiptLadder(world)) } },
    ...children.map((child, i): Move => {
      const work = contextOfLoaded(child)
      return { start: { id: ids[i] as never, definition: child.row.definition, parent: id, input: inputOf(work, workLadder(world, work, null)) } }
    }),
    ...open.map(({ row }): Move => ({ instance: row.id, event: { type: 'MOVED' } })),
  ]
  await sendAsHouse(needs, keyOf(effect), moves)
}

/** The unit keeps the work: its clock goes on from today, with what climbed meanwhile left out. */
export function releaseEffect(needs: Needs): Deliverer {
  return async (effects) => {
    const world = await worldOf(needs)
    for (const effect of effects) {
      for (const child of await needs.engine.loadAll(await needs.engine.openBelow(effect.instance))) {
        await needs.engine.release(child.row.id)
        const work = contextOfLoaded(child)
        if (child.snapshot.value.deadline === 'stopped') continue
        const ladder = workLadder(world, work, null).filter(({ at }) => at > world.now)
        await sendAsHouse(needs, `${keyOf(effect)}:${child.row.id}`, [
          { instance: child.row.id, event: { type: 'LADDER', ladder, stage: child.snapshot.value.deadline } },
        ])
      }
    }
  }
}
