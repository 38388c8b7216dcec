import type { InstanceId } from '#base'
import type { Deliverer, PendingEffect } from '#engine'
import { nameOf } from '../context.js'
import type { Needs } from '../needs.js'
import { inBatches, keyOf, sendAsHouse, sendTotals } from './house.js'

/**
 * Work ends, is withdrawn or replaced: everything open below it follows, children before their parents, also what is on hold. Re-runnable: what has
 * ended is left alone. Where nobody had opened a directive yet, its withdrawal takes the notices out of the units' inboxes; the history keeps all of it.
 */
export function endSubtreeEffect(needs: Needs): Deliverer {
  return async (effects) => {
    for (const effect of effects) await endOne(needs, effect)
  }
}

async function endOne(needs: Needs, effect: PendingEffect): Promise<void> {
  const { as } = JSON.parse(effect.args) as { as: 'END' | 'WITHDRAW' | 'REPLACED' }
  const tree = await needs.queries.tree(effect.instance)
  const opened = tree.some((row) => nameOf(row.definition) === 'assignment' && row.state !== 'assigned' && row.state !== 'withdrawn')
  // Until nothing new is found: a request for more time may have been born below a duty while its end was on the way.
  const told = new Set<InstanceId>()
  for (let open = await needs.engine.openBelow(effect.instance); open.length > 0; open = await needs.engine.openBelow(effect.instance)) {
    const news = open.filter((id) => !told.has(id))
    if (!news.length) break
    for (const id of news) told.add(id)
    await inBatches(news, (id) => sendAsHouse(needs, `${keyOf(effect)}:${id}`, [{ instance: id, event: { type: as, by: effect.actor } }]))
  }
  if (as === 'WITHDRAW' && tree.length > 0 && !opened) await needs.notices.withdraw([effect.instance, ...tree.map(({ id }) => id)])
  await sendTotals(needs, [effect.instance], keyOf(effect))
}
