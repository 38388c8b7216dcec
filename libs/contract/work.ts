import { z } from 'zod'
import {
  byId,
  none,
  type AllowedEvent,
  type DeliveryProof,
  type DeliveryStatus,
  type FileRef,
  type HistoryEntry,
  type PersonRef,
  type Told,
  type UnitRef,
  type WorkCard,
} from './common.js'
import type { Route } from './route.js'

export interface WorkView {
  readonly card: WorkCard
  readonly quote: string | null
  readonly due: { readonly on: string | null; readonly source: string; readonly text: string | null; readonly rules: readonly string[] }
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

// ---- lists

export interface ToDo {
  readonly kind: 'check' | 'confirm' | 'extension' | 'proposed' | 'urging' | 'round' | 'unsent' | 'notReached' | 'otherUnit' | 'finish'
  readonly count: number
  readonly items: readonly WorkCard[]
}
export interface Today {
  readonly now: number
  readonly today: string
  readonly toDo: readonly ToDo[]
  readonly dueThisWeek: readonly WorkCard[]
  readonly news: readonly HistoryEntry[]
}
export const today: Route<typeof none, typeof none, typeof none, Today> = {
  name: 'today',
  method: 'GET',
  path: '/today',
  summary: 'Việc hôm nay of the Office',
  params: none,
  query: none,
  body: none,
}

export interface UnitWork {
  readonly unit: UnitRef
  readonly counts: { readonly fresh: number; readonly dueOrLate: number; readonly supplement: number }
  /** Open work of the unit, worst first; each row has its assignment. */
  readonly rows: readonly {
    readonly work: WorkCard
    readonly assignment: number
    readonly letter: { readonly number: string | null; readonly issuedOn: string | null; readonly subject: string | null; readonly signer: string | null }
    readonly main: AllowedEvent | null
  }[]
  readonly quiet: readonly WorkCard[]
  readonly done: readonly WorkCard[]
}
export const unitWork: Route<typeof none, typeof none, typeof none, readonly UnitWork[]> = {
  name: 'unitWork',
  method: 'GET',
  path: '/work',
  summary: 'Nhiệm vụ được giao of one’s own units',
  params: none,
  query: none,
  body: none,
}

const page = z.object({ before: z.coerce.number().int().positive().optional() }).strict()
export const inbox: Route<typeof none, typeof page, typeof none, readonly Told[]> = {
  name: 'inbox',
  method: 'GET',
  path: '/inbox',
  summary: 'One’s own notices, newest first',
  params: none,
  query: page,
  body: none,
}
export const seen: Route<typeof none, typeof none, z.ZodType<{ ids: number[] }>, null> = {
  name: 'seen',
  method: 'POST',
  path: '/inbox/seen',
  summary: 'Marks notices as seen',
  params: none,
  query: none,
  body: z.object({ ids: z.array(z.number().int().positive()).max(500) }).strict(),
}

export interface KeptMail {
  readonly id: number
  readonly at: number
  readonly to: string
  readonly person: PersonRef
  readonly subject: string
  readonly text: string
  readonly kind: 'digest' | 'urgent'
  readonly proof: DeliveryProof
  /** Why it failed for good. */
  readonly why: 'bounced' | 'refused' | 'noAddress' | 'gaveUp' | null
  /** When it is tried again. */
  readonly nextTryAt: number | null
}
const DELIVERY = ['waiting', 'sent', 'kept', 'failed', 'uncertain', 'silent', 'declined'] as const satisfies readonly DeliveryStatus[]
const outboxPage = page.extend({ status: z.enum(DELIVERY).optional() })
export const outbox: Route<typeof none, typeof outboxPage, typeof none, readonly KeptMail[]> = {
  name: 'outbox',
  method: 'GET',
  path: '/outbox',
  summary: 'Messages as they were written, on each channel: sent, failed, uncertain, or kept',
  params: none,
  query: outboxPage,
  body: none,
}

export interface Board {
  readonly directives: readonly { readonly id: number; readonly number: string | null; readonly subject: string | null }[]
  readonly units: readonly {
    readonly unit: UnitRef
    readonly late: number
    readonly cells: Readonly<
      Record<
        number,
        {
          readonly work: number
          readonly state: string
          readonly stage: string
          readonly done: boolean
          readonly late: boolean
          readonly daysLate: number
          readonly definition: string
          readonly dueOn: string | null
          /** Why it is on hold. */
          readonly hold: string | null
        }
      >
    >
  }[]
}
export const board: Route<typeof none, typeof none, typeof none, Board> = {
  name: 'board',
  method: 'GET',
  path: '/board',
  summary: 'Units by documents: each cell the worst open work',
  params: none,
  query: none,
  body: none,
}

export interface LeaderPage {
  readonly title: string
  readonly at: number
  readonly confirmed: readonly {
    readonly work: WorkCard
    readonly directive: { readonly number: string | null; readonly subject: string | null }
    readonly urgingLetter: string | null
    readonly confirmedBy: PersonRef | null
    readonly confirmedAt: number | null
  }[]
  /** Without names: the Office is still checking. */
  readonly beingChecked: number
  readonly owedUpward: readonly {
    readonly directive: number
    readonly number: string | null
    readonly superior: string | null
    readonly state: string
    readonly dueOn: string | null
  }[]
  readonly waitingForOpinion: readonly WorkCard[]
  readonly thisMonth: { readonly done: number; readonly late: number }
  readonly lastMonth: { readonly done: number; readonly late: number }
}
export const leaderPage: Route<typeof none, typeof none, typeof none, LeaderPage> = {
  name: 'leaderPage',
  method: 'GET',
  path: '/leader',
  summary: 'Báo cáo nhanh: what is confirmed late in the leader’s field, what is owed upward',
  params: none,
  query: none,
  body: none,
}
