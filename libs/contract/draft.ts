import { z } from 'zod'
import { byId, day, none, type PersonRef } from './common.js'
import type { Route } from './route.js'

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
    /** The hour of that day, `hh:mm` up to `24:00`, where the letter or an officer names one; only hỏa tốc counts by it. */
    readonly time?: string
    readonly source: 'signed' | 'officer' | 'byRegulation' | 'none'
    readonly text: string | null
    readonly rules: readonly string[]
  }
  readonly targets: readonly { readonly measure: string; readonly op: string; readonly value: number; readonly unit: string }[]
  readonly dropped: boolean
  /** Why it was dropped, where somebody said it. */
  readonly dropReason?: string
  /** How sure the reader is of it, 0 to 1; absent where a person made it. */
  readonly confidence?: number
  /** A person made it: of words that he marked, or out of the task `of`. */
  readonly made?: { readonly by: 'add' | 'split'; readonly of: string | null }
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
  /** Further answers that may be taken as they stand, each with its reason: the units nearest to a name that is not known. */
  readonly choices?: readonly { readonly value: string; readonly label: string; readonly ground: string }[]
  /** The name stands for several: the answer may be a list. */
  readonly several?: true
  readonly answer: unknown
  readonly answered: boolean
}
/** One save: the places that it changed, as `number`, `task/1.2/title`, `answer/planDue:1.1`, `references`. */
export interface DraftSave {
  readonly revision: number
  readonly by: PersonRef | null
  readonly at: number
  readonly places: readonly string[]
}
/** A place that two people changed: what stands there now, and what the refused save wanted there. */
export interface DraftConflict {
  readonly place: string
  readonly theirs: unknown
  readonly yours: unknown
  readonly by: PersonRef | null
  readonly at: number
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
    readonly issuer: string
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
  /** All papers that the letter names, and what they are to it. */
  readonly references: readonly {
    readonly symbol: string
    readonly date: string | null
    readonly issuer: string | null
    readonly role: 'main' | 'carriesOut' | 'basis' | 'mentioned'
  }[]
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
  /** The last saves, newest first. */
  readonly saves: readonly DraftSave[]
  /** The save of one's own that `undo` takes back, and the undoing that can be taken back again; null where there is none. */
  readonly undo: number | null
  readonly redo: number | null
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
    /** `hh:mm` of the due day, null to take the hour away; only hỏa tốc counts by it. */
    dueTime: z
      .string()
      .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/u)
      .nullable()
      .optional(),
    needsApproval: z.boolean().optional(),
    authority: z.enum(['order', 'vertical', 'request', 'encourage']).optional(),
    /** Names of those who take part without leading. */
    coordinating: z.array(z.string().trim().min(1).max(200)).max(50).optional(),
    dropped: z.boolean().optional(),
    dropReason: z.string().trim().max(500).optional(),
  })
  .strict()
const offset = z.number().int().nonnegative()
/** What changes which tasks there are. Offsets count in the letter’s text, end excluded. */
const taskChange = z.union([
  z.object({ do: z.literal('add'), from: offset, to: offset, class: obligationChange.shape.class }).strict(),
  z.object({ do: z.literal('split'), path: z.string().min(1).max(80), at: offset }).strict(),
  z.object({ do: z.literal('merge'), path: z.string().min(1).max(80), with: z.string().min(1).max(80) }).strict(),
])
const paper = z
  .object({
    symbol: z.string().trim().min(1).max(80),
    date: z.string().max(10).nullish(),
    issuer: z.string().trim().max(200).nullish(),
    role: z.enum(['main', 'carriesOut', 'basis', 'mentioned']),
  })
  .strict()
const draftChange = z
  .object({
    /** The revision that was seen. Others may have saved since: places that they did not touch are changed all the same. */
    revision: z.number().int().nonnegative(),
    /** Of one intention: the same key twice is saved once. */
    key: z.string().min(1).max(80).optional(),
    /** Takes back the save of this revision, one’s own; nothing else is changed with it. */
    undo: z.number().int().positive().optional(),
    kind: z.string().trim().min(1).max(80).optional(),
    number: z.string().trim().max(40).nullish(),
    symbol: z.string().trim().max(40).nullish(),
    issuer: z.string().trim().max(300).optional(),
    signer: z.string().trim().max(200).nullish(),
    signerTitle: z.string().trim().max(200).nullish(),
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
    /** Added, split, merged: before `obligations`, in this order. */
    tasks: z.array(taskChange).max(50).optional(),
    /** The whole list anew; names that were there keep their units. */
    addressees: z.array(z.string().trim().min(1).max(300)).max(200).optional(),
    references: z.array(paper).max(200).optional(),
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
  summary: 'Corrects the draft place by place; refused with both values where somebody else changed the same place (draft.stale)',
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
