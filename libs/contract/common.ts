import { z } from 'zod'
import { parseDate, type LocalDate } from '#base'

/** A day, `YYYY-MM-DD`, that is in the calendar. */
export const day = z
  .string()
  .refine((text) => parseDate(text) !== null, 'not a day of the calendar')
  .transform((text) => text as LocalDate)
export const none = z.object({}).strict()
export const byId = z.object({ id: z.coerce.number().int().positive() }).strict()
/** A file that was uploaded before, by its hash. */
export const file = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(255) }).strict()

export interface UnitRef {
  readonly id: string
  readonly name: string
}
export interface PersonRef {
  readonly id: number
  readonly name: string
  /** Post and organ as on paper: `Chuyên viên, VP UBND tỉnh`. */
  readonly title: string
  readonly phone: string | null
}
export interface FileRef {
  readonly hash: string
  readonly name: string
}

/** One instance as lists and boards show it. Instants are milliseconds, days `YYYY-MM-DD`. */
export interface WorkCard {
  readonly id: number
  /** `unit-plan`, `duty`, … without the version. */
  readonly definition: string
  readonly definitionLabel: string
  readonly directive: number
  readonly parent: number | null
  readonly unit: UnitRef | null
  readonly state: string
  readonly stateLabel: string
  readonly stage: 'onTime' | 'dueSoon' | 'overdue' | 'office' | 'leaders' | 'proposed' | 'reported' | 'stopped'
  readonly holder: string | null
  readonly dueOn: string | null
  readonly dueSource: 'signed' | 'officer' | 'byRegulation' | 'none'
  /** The first date, where the unit was granted more time. */
  readonly extendedFrom?: string
  readonly late: boolean
  readonly done: boolean
  readonly label: string
  readonly path: string | null
  readonly note: string | null
  /** Why it is on hold, by itself or by something above it; null when it is not. */
  readonly hold: string | null
  readonly version: number
  readonly changedAt: number
  /** Calendar days after the date, 0 when not late. */
  readonly daysLate: number
  /** Working days until the date, null when there is none or it has passed. */
  readonly workingDaysLeft: number | null
}

export interface FieldView {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'longText' | 'date' | 'number' | 'file' | 'choice' | 'unit' | 'person' | 'figures' | 'lines'
  readonly required: boolean
  /** Required where another field says this. */
  readonly neededWhen?: { readonly field: string; readonly is: string }
  readonly options: readonly { readonly value: string; readonly label: string }[]
}
/** Something that the signed-in person may do now: one button, one form. */
export interface AllowedEvent {
  readonly event: string
  readonly label: string
  readonly fields: readonly FieldView[]
}

export interface HistoryEntry {
  readonly instance: number
  readonly definition: string
  readonly version: number
  readonly event: string
  readonly eventLabel: string
  readonly at: number
  readonly actor: PersonRef | null
  readonly reason: string | null
  readonly unit: UnitRef | null
  /** What was said, field by field, as it may be shown. */
  readonly said: readonly { readonly label: string; readonly value: string; readonly file?: FileRef }[]
  readonly state: string | null
}

/** One message to one person, with its proof. `sent` needs a delivery record; otherwise the words say what is known. */
export interface Told {
  readonly id: number
  readonly at: number
  readonly deliverAt: number
  readonly person: PersonRef
  readonly unit: UnitRef | null
  readonly kind: string
  readonly level: number
  readonly about: string
  readonly text: string
  readonly seenAt: number | null
  /** For whom, where a deputy was told. */
  readonly forPerson: PersonRef | null
  /** Written in silent mode: neither shown nor sent. */
  readonly silent: boolean
  /** The mail that carried it; null when none was written yet. */
  readonly mail: DeliveryProof | null
  /** The same on other channels. */
  readonly copies: readonly DeliveryProof[]
  readonly instance: number
  readonly directive: number
}

export type DeliveryStatus = 'waiting' | 'sent' | 'kept' | 'failed' | 'uncertain' | 'silent' | 'declined'
/** What is known of one message on one channel. */
export interface DeliveryProof {
  readonly channel: 'mail' | 'webhook'
  readonly status: DeliveryStatus
  /** When the other side took it. */
  readonly at: number | null
  /** The other side's own words. */
  readonly response: string | null
  readonly tries: number
  /** On one try the line was cut between the message and the answer: it may have come twice, under one name. */
  readonly uncertain: boolean
  /** Where the channel tells. */
  readonly openedAt: number | null
}
