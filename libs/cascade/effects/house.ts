import { ENGINE, type InstanceId, type Problem, type Result } from '#base'
import type { Done, Move, PendingEffect } from '#engine'
import type { Needs } from '../needs.js'

/** Work that moved on meanwhile needs the house's event no more: that is an answer, not a failure. */
const MOVED_ON: readonly Problem['code'][] = ['event.notAllowedHere', 'event.guardRefused', 'instance.ended']

/** Sends as the house itself, once per key. A refusal because the work has moved on is fine; any other is thrown and tried again. */
export async function sendAsHouse(needs: Needs, key: string, moves: readonly Move[]): Promise<Result<Done>> {
  const done = await needs.engine.send({ actor: ENGINE, roles: ['engine'], key, moves })
  if (!done.ok && !MOVED_ON.includes(done.problem.code)) throw new Error(`${key}: ${done.problem.code} ${JSON.stringify(done.problem.params)}`)
  return done
}

const AT_ONCE = 64

/** Some at a time, in their order: a subtree of any size neither waits for each nor takes all connections. */
export async function inBatches<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += AT_ONCE) await Promise.all(items.slice(i, i + AT_ONCE).map(act))
}

export const keyOf = (effect: Pick<PendingEffect, 'instance' | 'version' | 'n'>): string => `effect:${effect.instance}:${effect.version}:${effect.n}`

/**
 * Tells instances how what is below them stands: counts once, sends one event with the totals. Two processes may count one after the other and
 * send in the other order (one stood still in between): who was heard counts again, until the count is the one that was sent last.
 */
export async function sendTotals(needs: Needs, targets: readonly InstanceId[], key: string): Promise<void> {
  const sent = new Map<InstanceId, string>()
  for (let left = targets; left.length;) {
    const totals = await needs.engine.totals(left)
    const heard = left.map(async (target) => {
      const { open, all, openWork, allWork } = totals.get(target) ?? { open: 0, all: 0, openWork: 0, allWork: 0 }
      const count = [open, all, openWork, allWork].join('/')
      if (sent.get(target) === count) return []
      sent.set(target, count)
      const done = await sendAsHouse(needs, `${key}:${target}:${count}`, [{ instance: target, event: { type: 'CHILDREN', open, all, openWork, allWork } }])
      return done.ok ? [target] : []
    })
    left = (await Promise.all(heard)).flat()
  }
}
