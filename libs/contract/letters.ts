import { z } from 'zod'
import { byId, day, file, none, type PersonRef, type UnitRef, type WorkCard } from './common.js'
import type { Route } from './route.js'

// ---- superior documents

const superior = z
  .object({
    number: z.string().trim().min(1).max(80),
    issuedOn: day.nullish(),
    issuer: z.string().trim().max(200).nullish(),
    subject: z.string().trim().max(1000).nullish(),
    receivedOn: day.nullish(),
    file: file.nullish(),
    field: z.string().max(8).nullish(),
    /** The leader's instruction: who drafts the implementing letter, until when. */
    instruction: z.object({ drafter: z.string().min(1), dueOn: day.nullish(), text: z.string().max(2000).nullish() }).strict(),
    again: z.boolean().optional(),
  })
  .strict()
export const takeInSuperior: Route<typeof none, typeof none, typeof superior, { readonly directive: number }> = {
  name: 'takeInSuperior',
  method: 'POST',
  path: '/superiors',
  summary: 'Takes in a superior document with the leader’s instruction',
  params: none,
  query: none,
  body: superior,
}

export interface WaitingSuperior {
  readonly card: WorkCard
  readonly number: string
  readonly issuedOn: string | null
  readonly subject: string | null
  readonly issuer: string | null
  readonly drafter: UnitRef | null
}
export const waitingSuperiors: Route<typeof none, typeof none, typeof none, readonly WaitingSuperior[]> = {
  name: 'waitingSuperiors',
  method: 'GET',
  path: '/superiors/waiting',
  summary: 'Superior documents that have no implementing letter yet',
  params: none,
  query: none,
  body: none,
}

// ---- letters

/** `again`: yes, this number, issuer and date is known; take it in all the same. */
const letterQuery = z.object({ name: z.string().min(1).max(255), again: z.enum(['true', 'false']).optional() }).strict()
export interface TakenIn {
  readonly directive: number
  /** The superior document that it was joined to, by its number in “Thực hiện …”. */
  readonly joined: string | null
  readonly questions: number
}
export const takeInLetter: Route<typeof none, typeof letterQuery, 'bytes', TakenIn> = {
  name: 'takeInLetter',
  method: 'POST',
  path: '/letters',
  summary: 'Reads a letter (.docx, .txt, .md) into a draft',
  params: none,
  query: letterQuery,
  body: 'bytes',
}

// ---- the draft

export interface DraftObligation {
  readonly path: string
  readonly title: string
  readonly quote: string
  readonly span: { readonly from: number; readonly to: number }
  readonly class: 'plan' | 'duty' | 'line' | 'indicator' | 'report' | 'consolidate'
  /** As the letter says it. */
  readonly leads: readonly string[]
  /** Who that is today. */
  readonly units: readonly string[]
  readonly coordinating: readonly string[]
  readonly authority: 'order' | 'vertical' | 'request' | 'encourage'
  readonly needsApproval: boolean
  readonly due: {
    readonly on: string | null
    readonly source: 'signed' | 'officer' | 'byRegulation' | 'none'
    readonly text: string | null
    readonly rules: readonly string[]
  }
  readonly targets: readonly { readonly measure: string; readonly op: string; readonly value: number; readonly unit: string }[]
  readonly dropped: boolean
  /** Standing on its own feet or answered in the report; false for lines that somebody lifted into a duty. */
  readonly corrected: boolean
}
export interface DraftRound {
  readonly id: string
  readonly path: string | null
  readonly label: string
  readonly dueOn: string
  readonly opensOn: string
  readonly consolidatedBy: string
  readonly via: string | null
  readonly units: readonly string[]
  readonly source: 'signed' | 'officer'
}
export interface DraftQuestion {
  readonly id: string
  readonly kind: string
  readonly path: string | null
  readonly text: string
  readonly proposal: { readonly value: unknown; readonly label: string; readonly ground: string } | null
  readonly answer: unknown
  readonly answered: boolean
}
export interface DraftView {
  readonly directive: number
  readonly revision: number
  readonly state: string
  readonly text: string
  readonly header: {
    readonly kind: string
    readonly number: string | null
    readonly symbol: string | null
    readonly issuedOn: string | null
    readonly subject: string | null
    readonly signer: string | null
    readonly signerTitle: string | null
    readonly urgency: 'normal' | 'khan' | 'thuong-khan' | 'hoa-toc'
    readonly field: string | null
    readonly deskOfficer: PersonRef | null
    readonly leader: 'viceChair' | 'chair'
    readonly trackFrom: string | null
    readonly trackedUntil: string | null
    readonly focalUnit: string | null
  }
  readonly carriesOut: readonly { readonly symbol: string; readonly date: string | null; readonly issuer: string | null; readonly main: boolean }[]
  readonly addressees: readonly { readonly name: string; readonly units: readonly string[] }[]
  readonly spans: Readonly<Record<string, { readonly from: number; readonly to: number; readonly confidence: number }>>
  readonly obligations: readonly DraftObligation[]
  readonly rounds: readonly DraftRound[]
  readonly questions: readonly DraftQuestion[]
  /** Names by id of every unit mentioned above. */
  readonly names: Readonly<Record<string, string>>
  /** What assigning would make, counted from the draft as it stands. */
  readonly effect: {
    readonly units: number
    readonly plans: number
    readonly duties: number
    readonly lines: number
    readonly indicators: number
    readonly rounds: number
    readonly open: number
    /** The first reminder, or null while a date is missing. */
    readonly firstReminder: number | null
  }
  readonly by: PersonRef | null
  readonly at: number
}
export const draft: Route<typeof byId, typeof none, typeof none, DraftView> = {
  name: 'draft',
  method: 'GET',
  path: '/directives/:id/draft',
  summary: 'The reading of a letter as it stands',
  params: byId,
  query: none,
  body: none,
}

const obligationChange = z
  .object({
    path: z.string().min(1).max(80),
    class: z.enum(['plan', 'duty', 'line', 'indicator', 'report', 'consolidate']).optional(),
    title: z.string().trim().min(1).max(500).optional(),
    units: z.array(z.string()).max(400).optional(),
    dueOn: day.nullable().optional(),
    needsApproval: z.boolean().optional(),
    dropped: z.boolean().optional(),
  })
  .strict()
const draftChange = z
  .object({
    revision: z.number().int().nonnegative(),
    number: z.string().trim().max(40).nullish(),
    issuedOn: day.nullish(),
    subject: z.string().trim().max(1000).nullish(),
    urgency: z.enum(['normal', 'khan', 'thuong-khan', 'hoa-toc']).optional(),
    field: z.string().max(8).optional(),
    deskOfficer: z.number().int().positive().optional(),
    leader: z.enum(['viceChair', 'chair']).optional(),
    focalUnit: z.string().nullish(),
    trackFrom: day.nullish(),
    trackedUntil: day.nullish(),
    obligations: z.array(obligationChange).max(1000).optional(),
    /** Answers to questions by id; `{accept: true}` takes the labelled proposal. */
    answers: z.record(z.string(), z.unknown()).optional(),
    /** Rounds for the report clause of `path` (or the whole letter): replaces those of that path. */
    rounds: z
      .array(
        z
          .object({
            path: z.string().nullish(),
            period: z.enum(['monthly', 'quarterly', 'half-yearly', 'yearly']),
            unitsDueBefore: z.string().regex(/^\d{2}-\d{2}$/),
            via: z.string().nullish(),
          })
          .strict(),
      )
      .max(24)
      .optional(),
    successors: z.record(z.string(), z.string()).optional(),
  })
  .strict()
export const changeDraft: Route<typeof byId, typeof none, typeof draftChange, DraftView> = {
  name: 'changeDraft',
  method: 'PUT',
  path: '/directives/:id/draft',
  summary: 'Corrects the draft; refused with what changed when somebody else was faster (draft.stale)',
  params: byId,
  query: none,
  body: draftChange,
}
export type DraftChange = z.infer<typeof draftChange>

const assigning = z.object({ revision: z.number().int().nonnegative() }).strict()
export interface Assigned {
  readonly directive: number
  readonly units: number
  readonly plans: number
  readonly duties: number
  readonly rounds: number
  readonly at: number
}
export const assign: Route<typeof byId, typeof none, typeof assigning, Assigned> = {
  name: 'assign',
  method: 'POST',
  path: '/directives/:id/assign',
  summary: 'Giao nhiệm vụ: every addressed unit gets its assignment in one action',
  params: byId,
  query: none,
  body: assigning,
}
