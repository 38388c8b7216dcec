import { afterFailure, saidBy, type Failed } from './failures.js'
import type { Outcome, PendingEffect, Store } from './store.js'

/** Carries out effects of one kind. Called at least once per effect; the same effect twice must act once. */
export type Deliverer = (effects: readonly PendingEffect[]) => Promise<void>
export type Deliverers = Readonly<Record<string, Deliverer>>

const AT_ONCE = 500
/** How long one delivery may take before it counts as failed. */
export const DELIVERY_MS = 60_000

/** A delivery that gave no answer. It may still be under way: what it does twice acts once. */
class Hung extends Error {}

/**
 * Delivers up to `limit` pending effects: first all of a kind at once, and where that fails, one by one, so that a bad one never holds up the
 * others; what failed before goes alone. A delivery that gives no answer within `patienceMs` has failed, and ends the round: what was
 * delivered is settled, what was not reached is taken by the next round. What keeps failing becomes an incident.
 * Returns how many were taken; 0 means nothing is pending now.
 */
export async function deliverEffects(
  store: Store,
  deliverers: Deliverers,
  { limit = AT_ONCE, patienceMs = DELIVERY_MS, failed: told = () => undefined }: Delivery = {},
): Promise<number> {
  const failures: Failed[] = []
  const taken = await store.deliver(limit, async (effects) => {
    const outcomes: Outcome[] = []
    const shares = sharesOf(effects)
    for (let share = shares.shift(); share; share = shares.shift()) {
      const [first] = share as [PendingEffect, ...PendingEffect[]]
      const error = await faultOf(deliverers[first.kind], share, patienceMs)
      if (error === null) outcomes.push(...share.map((effect): Outcome => ({ effect, is: 'settled' })))
      else if (share.length > 1 && !(error instanceof Hung)) shares.unshift(...share.map((effect) => [effect]))
      else outcomes.push(...share.map((effect) => failed(effect, error)))
      if (error instanceof Hung) break
    }
    failures.push(...outcomes.flatMap(failureIn))
    return outcomes
  })
  for (const failure of failures) told(failure)
  return taken
}

interface Delivery {
  readonly limit?: number | undefined
  readonly patienceMs?: number | undefined
  readonly failed?: (failure: Failed) => void
}

function failureIn(outcome: Outcome): Failed[] {
  if (outcome.is !== 'failed') return []
  const { effect, error, incident } = outcome
  const { attempts } = effect as PendingEffect
  return [{ what: 'effect', kind: effect.kind, instance: effect.instance, attempts: attempts + 1, error, incident }]
}

/** The fresh ones of each kind together, then each of those that failed before by itself. */
function sharesOf(effects: readonly PendingEffect[]): (readonly PendingEffect[])[] {
  const kinds = new Map<string, PendingEffect[]>()
  for (const effect of effects) if (effect.attempts === 0) kinds.set(effect.kind, [...(kinds.get(effect.kind) ?? []), effect])
  return [...kinds.values(), ...effects.filter(({ attempts }) => attempts > 0).map((effect) => [effect])]
}

/** What went wrong, an `Error` whatever was thrown; null when all was well. */
async function faultOf(deliver: Deliverer | undefined, share: readonly PendingEffect[], patienceMs: number): Promise<Error | null> {
  if (!deliver) return new Error(`nobody delivers effects of kind ${share[0]?.kind}`)
  let alarm: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    const others = share.length > 1 ? `, together with ${share.length - 1} others` : ''
    alarm = setTimeout(() => reject(new Hung(`no answer within ${patienceMs / 1000} s${others}`)), patienceMs)
  })
  try {
    await Promise.race([deliver(share), silence])
    return null
  } catch (error) {
    return error instanceof Hung ? error : new Error(saidBy(error))
  } finally {
    clearTimeout(alarm)
  }
}

function failed(effect: PendingEffect, error: unknown): Outcome {
  return { effect, is: 'failed', error: saidBy(error), ...afterFailure(effect.attempts, effect) }
}
