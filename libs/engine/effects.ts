import { isRefusal } from '#base'
import type { Outcome, PendingEffect, Store } from './store.js'

/** Carries out effects of one kind. Called at least once per effect; the same effect twice must act once. */
export type Deliverer = (effects: readonly PendingEffect[]) => Promise<void>
export type Deliverers = Readonly<Record<string, Deliverer>>

// 5 s, 25 s, 2 min, 10 min, 52 min: then a person looks at it.
const ATTEMPTS = 5
const FIRST_RETRY_MS = 5_000

/**
 * Delivers up to `limit` pending effects: first all of a kind at once, and where that fails, one by one, so that a bad one never holds up the
 * others. What keeps failing becomes an incident. Returns how many were taken; 0 means nothing is pending now.
 */
export function deliverEffects(store: Store, deliverers: Deliverers, limit = 500): Promise<number> {
  return store.deliver(limit, async (effects) => {
    const kinds = new Map<string, PendingEffect[]>()
    for (const effect of effects) kinds.set(effect.kind, [...(kinds.get(effect.kind) ?? []), effect])
    const outcomes: Outcome[] = []
    for (const [kind, list] of kinds) outcomes.push(...(await deliverKind(deliverers[kind], kind, list)))
    return outcomes
  })
}

async function deliverKind(deliver: Deliverer | undefined, kind: string, effects: readonly PendingEffect[]): Promise<Outcome[]> {
  if (!deliver) return effects.map((effect) => failed(effect, new Error(`nobody delivers effects of kind ${kind}`)))
  try {
    await deliver(effects)
    return effects.map((effect) => ({ effect, is: 'settled' }))
  } catch (error) {
    const [only] = effects
    if (effects.length === 1 && only) return [failed(only, error)]
    const outcomes: Outcome[] = []
    for (const effect of effects) outcomes.push(...(await deliverKind(deliver, kind, [effect])))
    return outcomes
  }
}

function failed(effect: PendingEffect, error: unknown): Outcome {
  const said = isRefusal(error) ? `${error.problem.code} ${JSON.stringify(error.problem.params)}` : error instanceof Error ? error.message : String(error)
  return { effect, is: 'failed', error: said.slice(0, 2_000), retryInMs: FIRST_RETRY_MS * 5 ** effect.attempts, incident: effect.attempts + 1 >= ATTEMPTS }
}
