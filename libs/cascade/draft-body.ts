import type { Due, FileHash, InstanceId, LocalDate, PersonId, UnitId } from '#base'
import type { DraftObligation } from '#contract'
import type { Question, Reading } from '#intake'

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
  readonly addressees: readonly { readonly name: string; readonly units: readonly UnitId[] }[]
  readonly spans: Reading['spans']
  readonly obligations: readonly WorkingObligation[]
  readonly rounds: readonly RoundRule[]
  readonly questions: readonly Question[]
  readonly answers: Readonly<Record<string, unknown>>
  readonly successors: Readonly<Record<string, string>>
  readonly file: { readonly hash: FileHash; readonly name: string } | null
  readonly joined: InstanceId | null
}
