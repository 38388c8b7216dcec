import { ENGINE, type InstanceId } from '#base'
import type { Deliverer, PendingEffect } from '#engine'
import { nameOf } from '../context.js'
import type { Needs } from '../needs.js'
import { keyOf, sendAsHouse, sendTotals } from './house.js'

/**
 * A directive ends or is withdrawn: everything open below it follows, children before their parents. Re-runnable: what has ended is left alone.
 * Where nobody had opened it yet, a withdrawal takes the notices out of the units' inboxes; the history keeps all of it.
 */
export function endSubtreeEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await endOne(needs, effect)
  }
}

async function endOne(needs: Needs, effect: PendingEffect): Promise<void> {
  const { as } = JSON.parse(effect.args) as { as: 'END' | 'WITHDRAW' }
  const tree = await needs.queries.tree(effect.instance)
  const opened = tree.some((row) => nameOf(row.definition) === 'assignment' && row.state !== 'assigned' && row.state !== 'withdrawn')
  const open = await needs.engine.openBelow(effect.instance)
  for (const id of open) await needs.engine.release(id)
  await inOrder(open, (id) => sendAsHouse(needs, `${keyOf(effect)}:${id}`, [{ instance: id, event: { type: as } }]))
  if (as === 'WITHDRAW' && !opened) await needs.notices.withdraw([effect.instance, ...tree.map(({ id }) => id)])
  await sendTotals(needs, [effect.instance], keyOf(effect))
}

const AT_ONCE = 64

async function inOrder(ids: readonly InstanceId[], send: (id: InstanceId) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < ids.length; i += AT_ONCE) await Promise.all(ids.slice(i, i + AT_ONCE).map(send))
}

/** “Not ours”: the clock of what the unit has in hand stands still until the Office answers. */
export function holdEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const { instance } of effects) {
      for (const id of await needs.engine.openBelow(instance))
        await needs.engine.hold(id, 'Đơn vị kiến nghị chuyển đơn vị khác; chờ Văn phòng trả lời.', ENGINE)
    }
  }
}
