import type { DueSource, FileHash, Instant, InstanceId, LocalDate, PersonId, Post, Result, Role, Stage, UnitId } from '#base'
import type { Policy, WorkingCalendar } from '#calendar'
import type { Diagram } from '#contract'
import type { Directory } from '#directory'
import type { Engine } from '#engine'
import type { Definition } from '#engine/core'
import type { DraftBody } from './draft-body.js'

/** Whoever acts: a person who signed in. Use cases look up what they may do. */
export interface Actor {
  readonly person: PersonId
}

/** A draft of a letter under review, as it is kept. `revision` counts its saves. */
export interface KeptDraft {
  readonly directive: InstanceId
  readonly revision: number
  readonly body: DraftBody
  readonly text: string
  readonly by: PersonId
  readonly at: Instant
  /** What the last saves changed, newest first. */
  readonly changes: readonly { readonly revision: number; readonly by: PersonId; readonly at: Instant; readonly changed: readonly string[] }[]
}
export interface Drafts {
  load(directive: InstanceId): Promise<KeptDraft | null>
  create(draft: { directive: InstanceId; body: DraftBody; text: string; fileHash: FileHash | null; by: PersonId }): Promise<void>
  /** False when somebody else saved in between. */
  save(directive: InstanceId, expected: number, body: DraftBody, changed: readonly string[], by: PersonId): Promise<boolean>
}

export interface Files {
  /** Stores bytes by their hash; the same bytes twice are stored once. */
  keep(file: { name: string; media: string; bytes: Uint8Array; by: PersonId }): Promise<FileHash>
  exists(hash: FileHash): Promise<boolean>
}

/** One notice for one person, about one effect: a row of its own (DESIGN §4). Mail is a second step that gathers them. */
export interface NewNotice {
  readonly effect: string
  readonly person: PersonId
  /** For whom, when a deputy is told. */
  readonly forPerson: PersonId | null
  readonly post: Post
  readonly role: Role
  readonly unit: UnitId | null
  readonly instance: InstanceId
  readonly directive: InstanceId
  readonly about: string
  readonly kind: string
  readonly level: number
  readonly stage: Stage
  readonly state: string
  readonly dueOn: LocalDate | null
  readonly dueSource: DueSource
  /** The sentence as it was said. */
  readonly text: string
  readonly deliverAt: Instant
}
export interface DueNotice extends NewNotice {
  readonly id: number
  readonly writtenAt: Instant
}
export interface NewMail {
  readonly person: PersonId
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly kind: 'digest' | 'urgent'
  readonly notices: readonly number[]
}
export interface WaitingMail {
  readonly id: number
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attempts: number
}
export interface Notices {
  /** Writes what is not there yet: the same effect and person twice is one notice. */
  write(notices: readonly NewNotice[]): Promise<void>
  /** Written, to be delivered by now, not yet in a mail, not withdrawn. */
  unmailed(now: Instant): Promise<DueNotice[]>
  /** The earliest `deliverAt` of what is not yet in a mail; null when nothing waits. */
  nextDelivery(): Promise<Instant | null>
  /** Puts notices into a mail; false when one of them is in another mail already. */
  cut(mail: NewMail): Promise<boolean>
  waitingMails(now: Instant, limit: number): Promise<WaitingMail[]>
  mailed(
    id: number,
    outcome: { readonly status: 'sent' | 'kept' | 'failed' | 'waiting'; readonly response: string | null; readonly retryAt: Instant | null },
  ): Promise<void>
  /** Takes notices of instances out of the inboxes: a letter withdrawn before anybody opened it. */
  withdraw(instances: readonly InstanceId[]): Promise<void>
  /** Takes back what a ladder has said of these instances and no mail has carried yet: on hold nothing rings. */
  silence(instances: readonly InstanceId[]): Promise<void>
}

/** One instance as lists select it; the card columns and no more. */
export interface CardRow {
  readonly id: InstanceId
  readonly parent: InstanceId | null
  readonly root: InstanceId
  readonly definition: string
  readonly version: number
  readonly done: boolean
  readonly at: Instant
  readonly actor: PersonId
  readonly unit: UnitId | null
  readonly holder: Role | null
  readonly stage: Stage
  readonly state: string
  readonly dueOn: LocalDate | null
  readonly dueSource: DueSource
  readonly late: boolean
  readonly label: string
  readonly path: string | null
  readonly note: string | null
  /** Why it is on hold, by itself or by something above it; null when it is not. */
  readonly hold: string | null
}
/** A card with the memory of its instance, for pages of one thing. */
export interface FullRow extends CardRow {
  readonly context: Readonly<Record<string, unknown>>
}

/** Who asks: the Office sees all, a unit its own and the cascades it consolidates. `null` units = all. */
export interface Viewer {
  readonly person: PersonId
  readonly all: boolean
  readonly units: readonly UnitId[]
}

/** Reading sides of use cases; each a named statement, always with a scope where a person asks. */
export interface Queries {
  directives(): Promise<FullRow[]>
  /** All cards of a directive's tree. */
  tree(root: InstanceId): Promise<CardRow[]>
  /** The same with their memory, only of the named definitions. */
  treeOf(root: InstanceId, definitions: readonly string[]): Promise<FullRow[]>
  full(ids: readonly InstanceId[]): Promise<FullRow[]>
  /** Open work anywhere, by definition names. */
  openWork(definitions: readonly string[]): Promise<CardRow[]>
  ofUnits(units: readonly UnitId[]): Promise<FullRow[]>
  /** Open work anywhere that names the unit: as its own, as focal unit or drafter, or in a list of units. */
  openNaming(unit: UnitId): Promise<FullRow[]>
}

/** All that the use cases need from outside. `assembly` plugs the shells in. */
export interface Needs {
  readonly engine: Engine
  readonly directory: () => Promise<Directory>
  readonly calendar: () => WorkingCalendar
  readonly policy: () => Promise<Policy>
  /** The house's public address without a slash at its end, for links in mails. */
  readonly publicUrl: string
  readonly drafts: Drafts
  readonly files: Files
  readonly notices: Notices
  readonly queries: Queries
  /** Reads a file into text. Problems `file.*`. */
  readonly readText: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<Result<{ readonly text: string; readonly media: string }>>
  /** The definition as a diagram, every state and line in its place. */
  readonly diagramOf: (definition: Definition) => Diagram
  /** Hands one mail over; the answer of the mail server, or null when none is set and the mail is kept. */
  readonly deliverMail: (mail: WaitingMail) => Promise<{ readonly response: string } | null>
  /** Ends a unit on a day, with the successor that answers for it from then on; says so in the audit. Twice is once. */
  readonly endUnit: (ending: {
    readonly unit: UnitId
    readonly lastDay: LocalDate
    readonly successor: UnitId
    readonly by: PersonId
    readonly reason: string
  }) => Promise<void>
  /** One line to the audit: who did what to which thing outside the running instances. */
  readonly audit: (entry: {
    readonly actor: PersonId
    readonly what: string
    readonly target: string
    readonly detail: Readonly<Record<string, unknown>>
  }) => Promise<void>
}
