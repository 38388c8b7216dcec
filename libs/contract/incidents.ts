import { z } from 'zod'
import { byId, none, type WorkCard } from './common.js'
import type { Route } from './route.js'

/** Something that failed: tried again by itself at `nextTryAt`, or (with an `id`) waiting for a person. Instants are milliseconds. */
export interface FailureView {
  /** Of the incident; null while it is tried again by itself. */
  readonly id: number | null
  /** One word for this failure among all: of an effect its instance, move and place. */
  readonly key: string
  readonly what: 'effect' | 'timer'
  /** Of an effect its kind (`tell`, `openRound`, …); of a timer `timer`. */
  readonly kind: string
  readonly instance: number
  /** The work it is about, with its unit and state; null when there is no such instance any more. */
  readonly work: WorkCard | null
  /** The directive at the top. */
  readonly letter: { readonly directive: number; readonly number: string | null; readonly subject: string | null } | null
  /** Technical text, as it was thrown. */
  readonly error: string
  readonly attempts: number
  /** When the effect was asked for, or the timer was due. */
  readonly dueAt: number
  /** Since when it waits for a person. */
  readonly openedAt: number | null
  readonly lastTriedAt: number
  readonly nextTryAt: number | null
  /** What is delivered; of a timer the event that would be taken, which cannot be edited. */
  readonly args: Readonly<Record<string, unknown>>
}
/** At most 200 rows of each; the counts are exact. */
export interface IncidentList {
  readonly incidents: { readonly count: number; readonly rows: readonly FailureView[] }
  readonly failing: { readonly count: number; readonly rows: readonly FailureView[] }
  /** False for whoever only looks. */
  readonly mayAnswer: boolean
}
export const incidents: Route<typeof none, typeof none, typeof none, IncidentList> = {
  name: 'incidents',
  method: 'GET',
  path: '/incidents',
  summary: 'Effects and timers that keep failing and wait for a person, and those that are tried again by themselves',
  params: none,
  query: none,
  body: none,
}

const answer = z
  .object({
    answer: z.enum(['retry', 'dismiss']),
    reason: z.string().trim().min(1).max(2000),
    /** Only with `retry`, and only of an effect: delivered instead of the first ones. */
    args: z.record(z.string(), z.unknown()).nullish(),
  })
  .strict()
export const answerIncident: Route<typeof byId, typeof none, typeof answer, { readonly incident: number }> = {
  name: 'answerIncident',
  method: 'POST',
  path: '/incidents/:id/answer',
  summary: 'Answers an incident, once: tries again (also with other arguments), or dismisses it, with a reason',
  params: byId,
  query: none,
  body: answer,
}
