import { z } from 'zod'
import { day, none, type UnitRef } from './common.js'
import type { PaperRef } from './directives.js'
import type { Route } from './route.js'

const KINDS = ['plans', 'duties', 'reports', 'all'] as const
const newDate = z
  .object({
    /** Assignments, or one directive for all of its units. */
    instances: z.array(z.number().int().positive()).min(1).max(500),
    work: z.enum(KINDS),
    dueOn: day,
  })
  .strict()
export interface DatesPreview {
  /** Pieces of work that would get the new date, and of how many units. */
  readonly moved: number
  readonly units: number
  /** From which dates, the earliest first; null is work without one. */
  readonly from: readonly { readonly dueOn: string | null; readonly count: number }[]
  readonly to: string
  /** Pieces whose date would come earlier than it is. */
  readonly earlier: number
  /** Who would be told: people, and lines in their digests. */
  readonly people: number
  readonly messages: number
  /** Open work of the kind that keeps its date, and why. */
  readonly left: readonly { readonly work: number; readonly unit: UnitRef | null; readonly label: string; readonly why: 'handedIn' | 'onHold' | 'same' }[]
}
export const previewDates: Route<typeof none, typeof none, typeof newDate, DatesPreview> = {
  name: 'previewDates',
  method: 'POST',
  path: '/dates/preview',
  summary: 'What one new date for the work of many units would change; nothing is changed',
  params: none,
  query: none,
  body: newDate,
}

export interface Pause {
  readonly reason: string
  readonly since: string
  /** Until when it was thought; nothing happens on that day by itself. */
  readonly until: string | null
  /** That day has passed. */
  readonly over: boolean
  readonly units: readonly UnitRef[]
  readonly papers: readonly PaperRef[]
  /** What is taken up again together: assignments, directives. */
  readonly instances: readonly number[]
}
export const pauses: Route<typeof none, typeof none, typeof none, readonly Pause[]> = {
  name: 'pauses',
  method: 'GET',
  path: '/pauses',
  summary: 'What is on hold: since when, why, until when; the oldest first',
  params: none,
  query: none,
  body: none,
}

const CAUSES = ['flood', 'tet', 'election', 'other'] as const
const pausing = z
  .object({
    units: z.array(z.string().min(1).max(80)).min(1).max(400),
    cause: z.enum(CAUSES),
    /** In one's own words; needed where the cause is another. */
    reason: z.string().trim().max(500).default(''),
    heldUntil: day.optional(),
    key: z.string().min(8).max(80),
    /** Counts only. */
    dryRun: z.boolean().optional(),
  })
  .strict()
export interface Paused {
  readonly units: number
  readonly papers: number
  /** Assignments that are (or would be) put on hold now, and that were on hold before. */
  readonly paused: number
  readonly already: number
  readonly refused: readonly { readonly unit: UnitRef | null; readonly paper: PaperRef; readonly code: string; readonly sentence: string }[]
}
export const pauseUnits: Route<typeof none, typeof none, typeof pausing, Paused> = {
  name: 'pauseUnits',
  method: 'POST',
  path: '/pauses',
  summary: 'Puts all open assignments of a group of units on hold, over all directives, with one reason',
  params: none,
  query: none,
  body: pausing,
}
