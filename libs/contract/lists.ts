import { z } from 'zod'
import {
  none,
  type AllowedEvent,
  type DeliveryProof,
  type DeliveryStatus,
  type HistoryEntry,
  type PersonRef,
  type Told,
  type UnitRef,
  type WorkCard,
} from './common.js'
import type { Route } from './route.js'

export interface ToDo {
  readonly kind: 'check' | 'confirm' | 'extension' | 'proposed' | 'urging' | 'round' | 'unsent' | 'notReached' | 'otherUnit' | 'finish' | 'late'
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
          /** The first date of what the unit was granted more time for. */
          readonly extendedFrom?: string
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
  /** Units without their names: proposed to be named some working days ago (policy), and the Office is still checking. */
  readonly beingChecked: number
  readonly owedUpward: readonly {
    readonly directive: number
    readonly number: string | null
    readonly superior: string | null
    readonly state: string
    readonly dueOn: string | null
  }[]
  readonly waitingForOpinion: readonly WorkCard[]
  /** `extended`: how much of it had been granted more time; lateness is judged by the granted date. */
  readonly thisMonth: { readonly done: number; readonly late: number; readonly extended: number }
  readonly lastMonth: { readonly done: number; readonly late: number; readonly extended: number }
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
