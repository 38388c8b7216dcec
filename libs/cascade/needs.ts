import type { DueSource, FileHash, Instant, InstanceId, LocalDate, PersonId, Result, Role, Stage, UnitId } from '#base'
import type { Policy, PolicyBody, PolicyPart, SaidDay, WorkingCalendar } from '#calendar'
import type { Diagram } from '#contract'
import type { Alias, Directory } from '#directory'
import type { Engine } from '#engine'
import type { Definition } from '#engine/core'
import type { DraftBody } from './draft-body.js'
import type { Difference } from './draft-places.js'
import type { Annex, ChannelDoor, MailRoom, Notices } from './mail-needs.js'
import type { PeopleBook } from './people/book.js'

export type * from './mail-needs.js'
export type * from './people/book.js'

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
  /** The last two hundred saves, newest first. */
  readonly changes: readonly DraftSaved[]
}
/** One save: the places that it changed (`draft-places.ts`), and which save it took back. */
export interface DraftSaved {
  readonly revision: number
  readonly by: PersonId
  readonly at: Instant
  readonly changed: readonly string[]
  readonly key: string | null
  readonly undoes: number | null
}
/** One save to be written. */
export interface DraftSave {
  readonly directive: InstanceId
  readonly expected: number
  readonly body: DraftBody
  readonly differences: readonly Difference[]
  readonly by: PersonId
  readonly key: string | null
  readonly undoes: number | null
}
/** A letter as the reader read it and as it was assigned. */
export interface DraftPair {
  readonly directive: InstanceId
  readonly issuedAt: Instant
  readonly read: DraftBody
  readonly issued: DraftBody
}
export interface Drafts {
  load(directive: InstanceId): Promise<KeptDraft | null>
  create(draft: { directive: InstanceId; body: DraftBody; text: string; fileHash: FileHash | null; by: PersonId }): Promise<void>
  /** False when somebody else saved in between. */
  save(save: DraftSave): Promise<boolean>
  /** What one save changed, with the values before and after; null when there was none. */
  differences(directive: InstanceId, revision: number): Promise<readonly Difference[] | null>
  /** Keeps the draft that was assigned beside what the reader had read, once and for ever. */
  issued(directive: InstanceId, body: DraftBody): Promise<void>
  /** Letters that were assigned, by directive, a shelf at a time. */
  pairs(after: InstanceId, limit: number): Promise<DraftPair[]>
}

/** An explained name as it is kept, also after it was withdrawn. */
export interface KeptAlias extends Alias {
  readonly withdrawnBy: PersonId | null
  readonly withdrawnAt: Instant | null
  /** Null while it stands, and where another answer took its place. */
  readonly withdrawnWhy: string | null
}
/** Names that officers explained. Each write has its line in the audit. */
export interface Aliases {
  /** Keeps what a name stands for in place of what was kept before; the same answer again changes nothing. `key` is `aliasKey` of the name. */
  remember(alias: Omit<Alias, 'id' | 'at'> & { readonly key: string }): Promise<void>
  /** The name that was withdrawn, by its number or key; null when none stood. */
  withdraw(alias: { readonly id?: number; readonly key?: string; readonly by: PersonId; readonly reason: string }): Promise<string | null>
  /** All, newest first. */
  all(): Promise<KeptAlias[]>
}

export interface Files {
  /** Stores bytes by their hash; the same bytes twice are stored once. */
  keep(file: { name: string; media: string; bytes: Uint8Array; by: PersonId }): Promise<FileHash>
  exists(hash: FileHash): Promise<boolean>
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
  /** Open work that is on hold by itself, anywhere. */
  held(): Promise<FullRow[]>
  /** Open work anywhere that names the unit: as its own, as focal unit or drafter, or in a list of units. */
  openNaming(unit: UnitId): Promise<FullRow[]>
}

/** What an administrator said about days of the calendar, with the paper in hand; `doneAt` when all that was running had been counted anew. */
export interface CalendarChange {
  readonly id: number
  readonly days: readonly SaidDay[]
  /** A year that was opened. */
  readonly opens: number | null
  readonly source: string
  readonly by: PersonId
  readonly at: Instant
  readonly doneAt: Instant | null
  readonly moved: number
}
/** One to be written, upon the last one that its writer saw. */
export type NewCalendarChange = Pick<CalendarChange, 'days' | 'opens' | 'source' | 'by'> & { readonly seen: number }
export interface CalendarBook {
  /** The number of the last word; 0 before the first. */
  last(): Promise<number>
  /** Oldest first. */
  changes(): Promise<readonly CalendarChange[]>
  /** Its number; null when another word came in between, or one is still being carried out. */
  write(change: NewCalendarChange): Promise<number | null>
  finished(id: number, moved: number): Promise<void>
}

/** One version of the rules of reminding, as the Office adopted it; `doneAt` when all that was running had been armed anew. */
export interface PolicyVersion {
  readonly version: number
  readonly since: LocalDate
  readonly body: PolicyBody
  readonly why: string
  readonly by: PersonId
  readonly at: Instant
  readonly doneAt: Instant | null
  readonly moved: number
}
/** Version 1 is the program's own and stands in no book. */
export interface PolicyBook {
  /** The number of the version in force, and how often a directive was given rules of its own: whoever has read both has read all. */
  last(): Promise<{ readonly version: number; readonly own: number }>
  /** Oldest first, from version 2 on. */
  versions(): Promise<readonly PolicyVersion[]>
  /** The number of the new version; null when another came after `seen`, or one is still being carried out. */
  write(version: Pick<PolicyVersion, 'since' | 'body' | 'why' | 'by'> & { readonly seen: number }): Promise<number | null>
  finished(version: number, moved: number): Promise<void>
}

/** The rules of reminding at one moment: those for all, and those of each directive that has some of its own. */
export interface Policies {
  readonly general: Policy
  /** What each such directive has of its own; one that went back to the rules for all has no entry. */
  readonly parts: ReadonlyMap<InstanceId, PolicyPart>
  /** The rules that a directive and all below it follow; those for all where it has none of its own, or where no directive is meant. */
  readonly of: (directive: InstanceId | null) => Policy
}

/** One version of what a directive has of its own of the rules of reminding; an empty part goes back to the rules for all. */
export interface DirectivePolicyVersion {
  readonly directive: InstanceId
  /** Counted in each directive, from 1 on. */
  readonly version: number
  readonly since: LocalDate
  readonly part: PolicyPart
  readonly why: string
  readonly by: PersonId
  readonly at: Instant
  readonly doneAt: Instant | null
  readonly moved: number
}
export interface DirectivePolicyBook {
  /** Of all directives, oldest first. */
  versions(): Promise<readonly DirectivePolicyVersion[]>
  /** The number of the new version; null when another came after `seen`, or a change of rules is still being carried out. */
  write(version: Pick<DirectivePolicyVersion, 'directive' | 'since' | 'part' | 'why' | 'by'> & { readonly seen: number }): Promise<number | null>
  finished(directive: InstanceId, version: number, moved: number): Promise<void>
}

/** All that the use cases need from outside. `assembly` plugs the shells in. */
export interface Needs {
  readonly engine: Engine
  readonly directory: () => Promise<Directory>
  /** People, posts and leaves as they are edited. */
  readonly people: PeopleBook
  /** The calendar as it was last read: for whatever does not commit anyone. */
  readonly calendar: () => WorkingCalendar
  /** The calendar with every word of the administrators that stands by now. */
  readonly calendarNow: () => Promise<WorkingCalendar>
  readonly calendarBook: CalendarBook
  /** The rules of reminding that are in force for all. */
  readonly policy: () => Promise<Policy>
  /** The same with those that single directives have of their own. */
  readonly policies: () => Promise<Policies>
  readonly policyBook: PolicyBook
  readonly directivePolicyBook: DirectivePolicyBook
  /** The house's public address without a slash at its end, for links in mails. */
  readonly publicUrl: string
  readonly drafts: Drafts
  readonly aliases: Aliases
  readonly files: Files
  readonly notices: Notices
  readonly queries: Queries
  /** Reads a file into text. Problems `file.*`. */
  readonly readText: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<Result<{ readonly text: string; readonly media: string }>>
  /** The definition as a diagram, every state and line in its place. */
  readonly diagramOf: (definition: Definition) => Diagram
  readonly mailRoom: MailRoom
  /** Puts a table on paper as a file. */
  readonly printAnnex: (annex: Annex, format: 'docx' | 'pdf') => Promise<Uint8Array>
  /** The ways out of the house that are set; mail is always one, if only to keep what is written. */
  readonly channels: readonly ChannelDoor[]
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
