import type { Due, FileHash, InstanceId, LocalDate, PersonId, UnitId } from '#base'
import type { DraftObligation, DraftView } from '#contract'
import type { PaperRelation, Question, Reading } from '#intake'

/** One obligation of a draft under review: as read, then as corrected. */
export interface WorkingObligation extends Omit<DraftObligation, 'due' | 'units'> {
  /** Path of the block it was read from. */
  readonly block: string
  readonly units: readonly UnitId[]
  readonly due: Due
  readonly consolidates: boolean
  /** An officer chose the units himself: a successor named later does not change them. */
  readonly unitsChosen: boolean
}

/** A paper that the letter names. `main` and `carriesOut` are carried out by it, the first being the one that it was written for. */
export type NamedPaper = DraftView['references'][number]

/** What the letter's words do to a paper, as it was read: `carried` where the draft took it for carried out at first, `beside` where the draft's own list did not have it. */
export interface ReadRelation extends Omit<PaperRelation, 'span'> {
  readonly quote: string | null
  readonly carried: boolean
  readonly beside: boolean
}

/** A reporting rhythm: the rounds themselves follow from it and from the days of tracking. `unitsDueBefore` is `MM-DD`. */
export interface RoundRule {
  readonly path: string | null
  readonly period: 'monthly' | 'quarterly' | 'half-yearly' | 'yearly'
  readonly unitsDueBefore: string
  readonly via: UnitId | null
  readonly source: 'signed' | 'officer'
}

/** One round of the cascade to come. */
export interface WorkingRound {
  readonly id: string
  readonly path: string | null
  /** The sentence of the letter that orders the report; null where the Office asks for it. */
  readonly quote: string | null
  readonly label: string
  readonly dueOn: LocalDate
  readonly opensOn: LocalDate
  readonly consolidatedBy: LocalDate
  readonly via: UnitId | null
  readonly units: readonly UnitId[]
  readonly source: 'signed' | 'officer'
  readonly rules: readonly string[]
}

/** What is kept of a letter under review: the reading, and what people made of it. */
export interface DraftBody {
  readonly header: {
    readonly kind: string
    readonly number: string | null
    readonly symbol: string | null
    readonly issuer: string
    readonly issuedOn: LocalDate | null
    readonly year: number | null
    readonly month: number | null
    readonly subject: string | null
    readonly signer: string | null
    readonly signerTitle: string | null
    readonly urgency: 'normal' | 'khan' | 'thuong-khan' | 'hoa-toc'
    readonly field: string | null
    readonly deskOfficer: PersonId | null
    readonly leader: 'viceChair' | 'chair'
    readonly trackFrom: LocalDate | null
    readonly trackedUntil: LocalDate | null
    readonly focalUnit: UnitId | null
  }
  readonly carriesOut: readonly { readonly symbol: string; readonly date: string | null; readonly issuer: string | null; readonly main: boolean }[]
  /** All papers that the letter names; absent in drafts of before. `carriesOut` above follows from it once an officer corrected it. */
  readonly references?: readonly NamedPaper[]
  /** What the words of the letter do to the papers that it names (`legal-chain.ts`); absent in drafts of before. */
  readonly relations?: readonly ReadRelation[]
  /** The day on which the letter was taken in: dates before it start no ladder. Absent in drafts of before. */
  readonly takenOn?: LocalDate
  readonly addressees: readonly { readonly name: string; readonly units: readonly UnitId[] }[]
  readonly spans: Reading['spans']
  readonly obligations: readonly WorkingObligation[]
  readonly rounds: readonly RoundRule[]
  readonly questions: readonly Question[]
  readonly answers: Readonly<Record<string, unknown>>
  /** For whom names stand, by an officer's answer or by one of before: a name, several separated by semicolons, or `none`. */
  readonly successors: Readonly<Record<string, string>>
  readonly file: { readonly hash: FileHash; readonly name: string } | null
  readonly joined: InstanceId | null
}
