import { z } from 'zod'
import { byId, none, type PersonRef, type UnitRef, type WorkCard } from './common.js'
import type { Route } from './route.js'

const pasted = z.object({ text: z.string().min(1).max(200_000), dryRun: z.boolean().optional() }).strict()

/** One row of the table that was pasted: unit, what, number, day, note. */
export interface PastStepRow {
  readonly line: number
  readonly text: string
  readonly unit: UnitRef | null
  readonly kind: 'plan' | 'report' | 'duty' | null
  /** What it answers: the plan's or duty's title, the period reported. */
  readonly what: string | null
  readonly number: string | null
  /** The true day. */
  readonly day: string | null
  /** In time or late by the true day; null where that time's date is not known. */
  readonly late: boolean | null
  /** Running work that it answers; null where it is of a time before and put on record for itself. */
  readonly instance: number | null
  readonly problem: string | null
  readonly entered: boolean
}
export const enterPastSteps: Route<typeof byId, typeof none, typeof pasted, readonly PastStepRow[]> = {
  name: 'enterPastSteps',
  method: 'POST',
  path: '/directives/:id/past-steps',
  summary: 'Nhập bổ sung: what units did before the letter was taken in, from rows of a spreadsheet: unit, what, number, day, note; nobody is told',
  params: byId,
  query: none,
  body: pasted,
}

/** A past step as it stands on record. */
export interface EnteredStep {
  readonly work: number
  readonly kind: 'plan' | 'report' | 'duty'
  readonly unit: UnitRef | null
  readonly what: string
  readonly number: string | null
  readonly day: string | null
  readonly late: boolean
  readonly note: string | null
  readonly enteredAt: number
  readonly enteredBy: PersonRef | null
}
export interface EnteredSteps {
  readonly steps: readonly EnteredStep[]
  /** Open work whose date had passed before the letter was taken in: no ladder runs for it. */
  readonly silent: readonly WorkCard[]
}
export const enteredSteps: Route<typeof byId, typeof none, typeof none, EnteredSteps> = {
  name: 'enteredSteps',
  method: 'GET',
  path: '/directives/:id/past-steps',
  summary: 'Past steps that were entered later, and open work whose date had passed before the letter was taken in',
  params: byId,
  query: none,
  body: none,
}
