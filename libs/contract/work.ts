import { z } from 'zod'
import { byId, none, type AllowedEvent, type FileRef, type HistoryEntry, type PersonRef, type Told, type WorkCard } from './common.js'
import type { Route } from './route.js'

/** Who set a date: the signed paper that names it, and the person who entered it. */
export interface DueSet {
  /** Only of a date that stands in a signed paper: `Số 1250/UBND-VX ngày 20/04/2026`. */
  readonly paper: string | null
  readonly by: PersonRef | null
  readonly at: number | null
}
/** A date with the letter's words, the rules by which it was computed, one by one, and who set it. */
export interface DueView {
  readonly on: string | null
  readonly time?: string
  readonly source: 'signed' | 'officer' | 'byRegulation' | 'none'
  readonly text: string | null
  readonly rules: readonly string[]
  readonly set: DueSet | null
}
export const dueOf: Route<typeof byId, typeof none, typeof none, DueView> = {
  name: 'dueOf',
  method: 'GET',
  path: '/instances/:id/due',
  summary: 'How the date of one piece of work came about; reading it receives nothing',
  params: byId,
  query: none,
  body: none,
}

export interface WorkView {
  readonly card: WorkCard
  readonly quote: string | null
  readonly due: { readonly on: string | null; readonly source: string; readonly text: string | null; readonly rules: readonly string[] }
  readonly dueSet: DueSet | null
  /** The first date, where another runs now. */
  readonly dueFirst: string | null
  readonly letter: {
    readonly directive: number
    readonly number: string | null
    readonly issuedOn: string | null
    readonly subject: string | null
    readonly signer: string | null
  }
  readonly answer: { readonly is: string; readonly number: string | null; readonly issuedOn: string | null; readonly file: FileRef | null } | null
  /** A past step that was entered later: the true day, when it was entered and by whom. */
  readonly enteredLater: { readonly day: string | null; readonly at: number; readonly by: PersonRef | null } | null
  readonly reason: string | null
  readonly returns: number
  readonly allowed: readonly AllowedEvent[]
  readonly children: readonly WorkCard[]
  /** Standing clauses of an assignment, answered inside the report. */
  readonly lines: readonly { readonly path: string; readonly quote: string; readonly last: string | null }[]
  readonly indicators: readonly { readonly key: string; readonly label: string; readonly unit: string; readonly target: string }[]
  readonly extension: WorkCard | null
  /** Requests for more time that were granted, and why whoever might ask may ask for none: the refusal that asking would meet. */
  readonly moreTime: { readonly granted: number; readonly refused: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } | null }
  /** The unit's contact, and who follows it in the Office. */
  readonly contact: PersonRef | null
  readonly follower: PersonRef | null
  readonly history: readonly HistoryEntry[]
  readonly told: readonly Told[]
}
export const work: Route<typeof byId, typeof none, typeof none, WorkView> = {
  name: 'work',
  method: 'GET',
  path: '/instances/:id',
  summary: 'One piece of work with all that was said and who was told. Opening an assignment receives it',
  params: byId,
  query: none,
  body: none,
}

/** `seen`: the state that was on the screen; refused as stale only when that has changed. The key makes a repetition harmless. */
const sending = z
  .object({
    seen: z.string().max(80).nullish(),
    reason: z.string().trim().max(2000).nullish(),
    key: z.string().min(8).max(80),
    payload: z.record(z.string(), z.unknown()).default({}),
  })
  .strict()
const eventPath = z.object({ id: z.coerce.number().int().positive(), event: z.string().regex(/^[A-Z_]{2,40}$/) }).strict()
export interface Sent {
  readonly instance: number
  readonly version: number
  readonly state: string
  readonly stateLabel: string
  readonly replayed: boolean
  readonly allowed: readonly AllowedEvent[]
}
export const send: Route<typeof eventPath, typeof none, typeof sending, Sent> = {
  name: 'send',
  method: 'POST',
  path: '/instances/:id/events/:event',
  summary: 'Sends one event to one instance: the one door for everything a person does to running work',
  params: eventPath,
  query: none,
  body: sending,
}

const manySending = z
  .object({
    instances: z.array(z.number().int().positive()).min(1).max(500),
    key: z.string().min(8).max(80),
    payload: z.record(z.string(), z.unknown()).default({}),
    /** To how many people the preview said it would go: needed where they are more than twenty. */
    previewed: z.number().int().positive().optional(),
  })
  .strict()
const eventName = z.object({ event: z.string().regex(/^[A-Z_]{2,40}$/) }).strict()
export interface SentMany {
  readonly done: readonly number[]
  readonly refused: readonly { readonly instance: number; readonly code: string; readonly sentence: string }[]
}
export const sendMany: Route<typeof eventName, typeof none, typeof manySending, SentMany> = {
  name: 'sendMany',
  method: 'POST',
  path: '/events/:event',
  summary: 'The same event to many instances, each for itself: Nhắc việc to forty units, the chief’s list',
  params: eventName,
  query: none,
  body: manySending,
}

/** A word over a whole subtree on its way: the root has it at once, what is below follows in batches. */
export interface Underway {
  /** `resumeBelow`, `endSubtree`, `amendBelow`, … */
  readonly kind: string
  readonly done: number
  readonly of: number
}
export const underway: Route<typeof byId, typeof none, typeof none, readonly Underway[]> = {
  name: 'underway',
  method: 'GET',
  path: '/instances/:id/underway',
  summary: 'How far a suspension’s end, a withdrawal, a new date … has come below this instance; empty when nothing is on its way',
  params: byId,
  query: none,
  body: none,
}
