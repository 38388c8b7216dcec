/** The shape of `intake-draft.schema.json`: what a letter says, nothing from knowledge of the world. Unknown is null or empty. */
export type DocumentKind = 'công văn' | 'kế hoạch' | 'chỉ thị' | 'công điện' | 'thông báo' | 'quyết định' | 'kết luận' | 'hướng dẫn' | 'khác'
export type SignsFor = 'KT' | 'TM' | 'TL' | 'TUQ' | 'Q'
export type Urgency = 'khẩn' | 'thượng khẩn' | 'hỏa tốc'
export type TaskKind = 'execute' | 'issue_plan' | 'report' | 'target' | 'monitor' | 'consolidate' | 'advise' | 'inspect'
export type Period = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly' | 'ongoing'
/** `YYYY`, `YYYY-MM`, `YYYY-Qn` or `YYYY-MM-DD`. */
export type PartialDate = string

export interface LetterDate {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

export interface Signer {
  readonly name: string | null
  readonly title: string | null
  readonly signsFor: SignsFor | null
}

export interface DraftDocument {
  readonly kind: DocumentKind
  readonly number: string | null
  readonly symbol: string | null
  /** Empty where the letter has no heading: the schema wants a text. */
  readonly issuer: string
  readonly place: string | null
  readonly date: LetterDate | null
  readonly subject: string | null
  readonly signer: Signer
  readonly urgency: Urgency | null
}

export interface Reference {
  readonly kind: string
  readonly symbol: string | null
  readonly date: PartialDate | null
  readonly issuer: string | null
  readonly title: string | null
  readonly role: 'basis' | 'mentioned'
  readonly attached: boolean
}

export interface Addressee {
  readonly name: string
  readonly group: boolean
}

export interface Relative {
  readonly event: string
  readonly days: number | null
  readonly unit: 'day' | 'working-day' | 'hour' | 'month' | 'year' | null
}

export type DraftDue =
  | { readonly date: PartialDate; readonly from?: PartialDate; readonly time?: string }
  | { readonly period: Period; readonly before?: string; readonly from?: PartialDate; readonly date?: PartialDate; readonly time?: string }
  | { readonly relative: Relative }

export interface Target {
  readonly measure: string
  readonly op: '=' | '>' | '>=' | '<' | '<='
  readonly value: number
  readonly unit: string | null
  /** A partial date, or `yearly`. */
  readonly by: PartialDate | null
}

export interface DraftTask {
  readonly path: string
  readonly startsWith: string
  readonly lead: readonly string[]
  readonly leadGroups: readonly string[]
  readonly coordinating: readonly string[]
  readonly kinds: readonly TaskKind[]
  readonly due: readonly DraftDue[]
  readonly reportsTo: string | null
  readonly reportsVia: string | null
  readonly targets: readonly Target[]
}

export interface Copy {
  readonly name: string
  readonly purpose: 'report' | 'comply' | 'coordinate' | 'inform' | 'file'
}

export interface Draft {
  readonly document: DraftDocument
  readonly references: readonly Reference[]
  readonly addressees: readonly Addressee[]
  readonly tasks: readonly DraftTask[]
  readonly copies: readonly Copy[]
}
