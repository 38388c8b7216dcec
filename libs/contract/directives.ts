import { z } from 'zod'
import { byId, day, none, type AllowedEvent, type FileRef, type PersonRef, type UnitRef, type WorkCard } from './common.js'
import type { Route } from './route.js'

export interface DirectiveRow {
  readonly card: WorkCard
  readonly number: string | null
  readonly issuedOn: string | null
  readonly subject: string | null
  readonly superior: string | null
  readonly units: number
  readonly withoutPlan: number
  readonly withoutReport: number
  readonly overdue: number
  /** Units that were granted more time for something. */
  readonly extended: number
  readonly nextDueOn: string | null
  readonly deskOfficer: PersonRef | null
}
export const directives: Route<typeof none, typeof none, typeof none, readonly DirectiveRow[]> = {
  name: 'directives',
  method: 'GET',
  path: '/directives',
  summary: 'Documents that this person may see, worst first',
  params: none,
  query: none,
  body: none,
}

export interface ChainStep {
  readonly title: string
  readonly who: string
  readonly when: string
  readonly current: boolean
}
export interface BoardRow {
  readonly unit: UnitRef
  readonly assignment: WorkCard
  readonly plan: WorkCard | null
  readonly report: WorkCard | null
  readonly duties: readonly WorkCard[]
  /** Something to be shown first: higher is worse. */
  readonly rank: number
  readonly contact: PersonRef | null
  readonly extension: WorkCard | null
}
/** A directive by its number, to be opened. */
export interface PaperRef {
  readonly id: number
  readonly number: string | null
}
export interface DirectiveView {
  readonly card: WorkCard
  readonly number: string | null
  readonly issuedOn: string | null
  readonly subject: string | null
  readonly signer: string | null
  readonly deskOfficer: PersonRef | null
  readonly focalUnit: UnitRef | null
  readonly trackedUntil: string | null
  /** Directives that this one replaces, and the one by which it was replaced. */
  readonly replaces: readonly PaperRef[]
  readonly replacedBy: PaperRef | null
  /** Past steps that were entered later; they stand in the figures with their true days. */
  readonly enteredLater: number
  readonly letterFile: FileRef | null
  readonly chain: readonly ChainStep[]
  readonly planDue: { readonly on: string | null; readonly source: string } | null
  readonly rows: readonly BoardRow[]
  readonly rounds: readonly { readonly card: WorkCard; readonly dueOn: string | null; readonly reports: number; readonly handedIn: number }[]
  readonly duties: readonly WorkCard[]
  readonly lines: readonly { readonly path: string; readonly quote: string; readonly class: string; readonly units: number; readonly authority: string }[]
  readonly urgingLetters: readonly WorkCard[]
  readonly extensions: readonly WorkCard[]
  readonly proposed: readonly WorkCard[]
  readonly allowed: readonly AllowedEvent[]
}

export const directive: Route<typeof byId, typeof none, typeof none, DirectiveView> = {
  name: 'directive',
  method: 'GET',
  path: '/directives/:id',
  summary: 'One document and its cascade, as far as this person may see it',
  params: byId,
  query: none,
  body: none,
}

const urging = z
  .object({ instances: z.array(z.number().int().positive()).min(1).max(1000).optional(), subject: z.string().trim().max(500).optional() })
  .strict()
export const draftUrgingLetter: Route<typeof byId, typeof none, typeof urging, { readonly instance: number; readonly units: number }> = {
  name: 'draftUrgingLetter',
  method: 'POST',
  path: '/directives/:id/urging-letters',
  summary: 'Drafts an urging letter to the units that are late (all of them, or the chosen)',
  params: byId,
  query: none,
  body: urging,
}
const adHoc = z
  .object({
    subject: z.string().trim().min(1).max(500),
    unitsDueOn: day,
    askingLetter: z
      .object({ number: z.string().trim().min(1).max(80), issuedOn: day })
      .strict()
      .nullish(),
    units: z.array(z.string()).max(400).optional(),
    via: z.string().nullish(),
  })
  .strict()
export const askForReport: Route<typeof byId, typeof none, typeof adHoc, { readonly instance: number; readonly units: number }> = {
  name: 'askForReport',
  method: 'POST',
  path: '/directives/:id/rounds',
  summary: 'Yêu cầu báo cáo đột xuất: opens an ad hoc round',
  params: byId,
  query: none,
  body: adHoc,
}
const pasted = z.object({ text: z.string().min(1).max(200_000), dryRun: z.boolean().optional() }).strict()
export interface PastedRow {
  readonly line: number
  readonly text: string
  readonly unit: UnitRef | null
  readonly number: string | null
  readonly issuedOn: string | null
  readonly instance: number | null
  /** Empty when the row is right. */
  readonly problem: string | null
  readonly entered: boolean
}
export const pastePlans: Route<typeof byId, typeof none, typeof pasted, readonly PastedRow[]> = {
  name: 'pastePlans',
  method: 'POST',
  path: '/directives/:id/plans',
  summary: 'Enters many units’ issued plans at once, from rows pasted out of a spreadsheet: unit, number, date',
  params: byId,
  query: none,
  body: pasted,
}
