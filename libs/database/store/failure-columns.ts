import { canonical, type Instant, type InstanceId } from '#base'
import type { Failing, Incident } from '#engine'

/** Is `engine.incident i` still about something? A timer that was armed anew, or cleared, has left its incident behind. */
export const STANDS = `(i.what = 'effect' or exists (
  select from engine.timer t where t.instance = i.instance and t.version = i.version and t.due_at = 'infinity'
))`
export const FAILING_EFFECT = `from engine.effect e where e.settled_at is null and e.attempts > 0 and not e.incident`
export const FAILING_TIMER = `from engine.timer_failure f
    join engine.timer t on t.instance = f.instance and t.version = f.version and t.due_at < 'infinity'`

export interface FailureColumns {
  readonly what: 'effect' | 'timer'
  readonly kind: string
  readonly instance: number
  readonly version: number
  readonly n: number | null
  readonly args: string | null
  readonly error: string
  readonly attempts: number
  readonly due_at: number
  readonly last_tried_at: number
  readonly next_try_at: number | null
}

export function failingOf({ due_at, last_tried_at, next_try_at, args, ...row }: FailureColumns): Failing {
  return {
    ...row,
    instance: row.instance as InstanceId,
    args: args ?? canonical({ dueAt: due_at, type: 'TIMER' }),
    dueAt: due_at as Instant,
    lastTriedAt: last_tried_at as Instant,
    nextTryAt: next_try_at as Instant | null,
  }
}

export function incidentOf({ id, opened_at, ...row }: FailureColumns & { id: number; opened_at: number }): Incident {
  return { ...failingOf(row), id, openedAt: opened_at as Instant, nextTryAt: null }
}
