import { emptyBatch, NotCommitted, type Batch, type DueTimer, type Firing, type Store } from './store.js'
import type { Instant, InstanceId } from '#base'
import { afterFailure, saidBy, type Failed, type FailedTimer } from './failures.js'
import { ordered, Planner, type Definitions } from './plan.js'
import type { Sender } from './send.js'

/** What firing works on. */
export interface Armoury {
  readonly store: Store
  readonly definitions: Definitions
  readonly sender: Sender
  readonly committed: (batch: Batch) => void
  readonly failed: (failure: Failed) => void
}

/**
 * Fires up to `limit` due timers in one commit. One that cannot be stepped is put off within the same commit; when the database refuses the
 * commit, the batch is halved until the guilty one is alone, so that it costs the others a moment and not their date. Returns how many were taken.
 */
export async function fireDue(armoury: Armoury, limit: number): Promise<number> {
  const tried: DueTimer[] = []
  try {
    return await fire(armoury, limit, tried)
  } catch (error) {
    if (!isTheirFault(error)) throw error
    // What was stale may only have been overtaken this once: all of them again before anybody is suspected.
    return error.is === 'stale' ? fireShare(armoury, limit, tried) : fireHalves(armoury, limit, tried, error)
  }
}

/** A database that is away or asks to try again says nothing about the timers: they stay as they are and are taken by the next look. */
function isTheirFault(error: unknown): error is NotCommitted {
  return error instanceof NotCommitted && error.is !== 'again'
}

async function fireHalves(armoury: Armoury, limit: number, due: readonly DueTimer[], error: unknown): Promise<number> {
  const [only] = due
  if (only === undefined) throw error
  if (due.length === 1) {
    const failure = failureOf(only, error)
    await armoury.store.failTimers([failure])
    tell(armoury, [failure])
    return 1
  }
  const half = due.length >> 1
  return (await fireShare(armoury, limit, due.slice(0, half))) + (await fireShare(armoury, limit, due.slice(half)))
}

async function fireShare(armoury: Armoury, limit: number, share: readonly DueTimer[]): Promise<number> {
  const [tried, wanted] = [[] as DueTimer[], new Set(share.map(({ row }) => row.id))]
  try {
    return await fire(armoury, limit, tried, wanted)
  } catch (error) {
    if (!isTheirFault(error)) throw error
    return fireHalves(armoury, limit, tried, error)
  }
}

function tell({ failed }: Armoury, failures: readonly FailedTimer[]): void {
  for (const { instance, attempts, error, incident } of failures) failed({ what: 'timer', kind: 'timer', instance, attempts: attempts + 1, error, incident })
}

async function fire(armoury: Armoury, limit: number, tried: DueTimer[], wanted?: ReadonlySet<InstanceId>): Promise<number> {
  const { store, definitions, sender, committed } = armoury
  let planned: Planned = { firing: emptyBatch(), after: new Map() }
  const left = (id: InstanceId): boolean => sender.isBusy(id) || (wanted !== undefined && !wanted.has(id))
  const taken = await store.fireDue(limit, left, (due, now) => {
    tried.push(...due)
    planned = firingOf(definitions, due, now)
    return planned.firing
  })
  sender.remembered.keep(planned.after)
  if (taken > 0) {
    committed(planned.firing)
    tell(armoury, planned.firing.failed ?? [])
  }
  return taken
}

interface Planned {
  readonly firing: Firing
  readonly after: Planner['after']
}

/** Steps all of them. A failed one may have left half its rows behind, so the plan is made once more without it: that happens seldom. */
function firingOf(definitions: Definitions, due: readonly DueTimer[], now: Instant): Planned {
  const failed = new Map<DueTimer, unknown>()
  for (;;) {
    const planner = new Planner(definitions, emptyBatch(now), now)
    const before = failed.size
    for (const timer of due) {
      if (failed.has(timer)) continue
      try {
        planner.timer(timer)
      } catch (error) {
        failed.set(timer, error)
      }
    }
    if (failed.size > before) continue
    return { firing: { ...ordered(planner.batch), failed: [...failed].map(([timer, error]) => failureOf(timer, error)) }, after: planner.after }
  }
}

function failureOf({ row, armed, dueAt, attempts }: DueTimer, error: unknown): FailedTimer {
  const cause = error instanceof NotCommitted ? (error.cause ?? error) : error
  return { instance: row.id, armed, dueAt, attempts, error: saidBy(cause), ...afterFailure(attempts, { instance: row.id, version: armed }) }
}
