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

export const keyOf = (effect: Pick<PendingEffect, 'instance' | 'version' | 'n'>): string => `effect:${effect.instance}:${effect.version}:${effect.n}`

/** Tells instances to look at what is below them: counts once, sends one event with the totals. */
export async function sendTotals(needs: Needs, targets: readonly InstanceId[], key: string): Promise<void> {
  if (!targets.length) return
  const totals = await needs.engine.totals(targets)
  await Promise.all(
    targets.map((target) => {
      const { open, all, openWork, allWork } = totals.get(target) ?? { open: 0, all: 0, openWork: 0, allWork: 0 }
      return sendAsHouse(needs, `${key}:${target}`, [{ instance: target, event: { type: 'CHILDREN', open, all, openWork, allWork } }])
    }),
  )
}
