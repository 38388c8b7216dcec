import type { DueSource } from '#base'
import type { Draft, PartialDate, Period, Relative, Target } from './draft.js'

/** Where a value stands in `Reading.text`, and how sure the reader is: 1 printed as such, 0.5 understood from its surroundings. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly confidence: number
}

/** Why the reader is less than sure of a task: what was understood from elsewhere, guessed or put right. */
export const DOUBTS = [
  'leadFromHeading',
  'leadFromLeadIn',
  'leadFromAddressees',
  'leadUnknown',
  'wordsRepaired',
  'wordsOdd',
  'wordsGarbled',
  'severalUnits',
  'timeUnread',
  'labelTwice',
  'neighbourMissing',
  'yearInferred',
  'columnsGuessed',
  'nobodyNamed',
  'nobodyAmongNamed',
] as const
export type Doubt = (typeof DOUBTS)[number]

/** What an obligation asks for (practice 2.1): plan and duty become instances, the others are lines, figures and rounds. */
export type ObligationClass = 'plan' | 'duty' | 'line' | 'indicator' | 'report' | 'consolidate'

/** Only an order escalates (DESIGN §2). */
export type Authority = 'order' | 'vertical' | 'request' | 'encourage'

/** A time as the cascade counts it. `strict`: the words say “trước”, the day itself is too late unless the policy reads otherwise. */
export interface ObligationDue {
  /** The last day told; of a month, a quarter or a year its last day. */
  readonly on?: string
  /** `MM-DD`, each period. */
  readonly beforeMonthDay?: string
  /** Day of the month due (`DD`), or a weekday (`Mon` …), each period. */
  readonly beforeDay?: string
  readonly period?: Period
  readonly relative?: Relative
  readonly from?: PartialDate
  readonly time?: string
  readonly strict?: true
}

/** One obligation beside the draft: what the cascade makes work of. */
export interface Obligation {
  /** Unique. Its block's path; a second obligation of one block gets a letter behind it (`1.5a`, `IV.4.2b`). */
  readonly path: string
  /** Path of the task of the draft it comes from. */
  readonly block: string
  readonly title: string
  readonly quote: string
  readonly span: Span
  readonly class: ObligationClass
  /** Names as in the draft, single units first, then classes. */
  readonly lead: readonly string[]
  readonly leadsAreGroups: boolean
  readonly coordinating: readonly string[]
  readonly authority: Authority
  /** A plan that carries out this very letter, ordered of the units themselves. */
  readonly ownPlan: boolean
  readonly needsApproval: boolean
  /** The block of the unit that sums up the others' reports. */
  readonly consolidates: boolean
  readonly dueText: string | null
  readonly due: readonly ObligationDue[]
  readonly dueSource: DueSource
  readonly reportsTo: string | null
  readonly reportsVia: string | null
  /** The letter says “(qua …)” itself; otherwise `reportsVia` is understood from the focal unit's section. */
  readonly viaStated: boolean
  readonly targets: readonly Target[]
  /** Aims without a figure that the text names: `PAR INDEX, SIPAS`. */
  readonly indicators?: string
}

export interface FocalUnit {
  readonly name: string
  /** The sentence it was read from. */
  readonly ground: string
  readonly path: string
  readonly basis: 'stated' | 'implied'
}

export const QUESTION_KINDS = [
  'letterNumber',
  'letterDate',
  'planDue',
  'reportRhythm',
  'reportVia',
  'trackedUntil',
  'communesReport',
  'unknownUnit',
  'successor',
  'ownPlan',
  'replacesOurs',
  'pastDates',
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** A proposal is never taken over by itself: an officer accepts it or answers otherwise. */
export interface Proposal {
  /** JSON: a date, `{workingDaysFromIssue: 20}`, `{period, beforeMonthDay, via}`, a name, a yes or no. */
  readonly value: unknown
  readonly label: string
  readonly ground: string
}

/** Something the letter does not say and the cascade needs. `unknownUnit` and `successor` are asked by whoever holds the directory, `replacesOurs` and `pastDates` by whoever knows what runs. */
export interface Question {
  readonly id: string
  readonly kind: QuestionKind
  readonly path: string | null
  readonly params: Readonly<Record<string, unknown>>
  readonly proposal: Proposal | null
}

export interface Reading {
  readonly text: string
  readonly draft: Draft
  /** By the path of the value in the draft: `document.number`, `addressees.0`, `references.2`, `tasks.5`. */
  readonly spans: Readonly<Record<string, Span>>
  /** What took confidence from a task, by the same path; a task without a doubt is left out. */
  readonly doubts: Readonly<Record<string, readonly Doubt[]>>
  readonly obligations: readonly Obligation[]
  readonly focalUnit: FocalUnit | null
  /** Symbols of the papers that the opening (“Thực hiện …”, “Căn cứ …”) says are carried out; the first is the main one. */
  readonly carriesOut: readonly string[]
  readonly questions: readonly Question[]
}
