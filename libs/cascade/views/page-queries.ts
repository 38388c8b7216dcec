import type { Instant, InstanceId, LocalDate, PersonId, UnitId } from '#base'
import type { Edge } from '../legal-chain.js'
import type { CardRow, Channel, FullRow, MailFailure, MailStatus, NotReached, PassedOn } from '../needs.js'

/** One move of one instance, with what a page needs to name it. */
export interface HistoryLine {
  readonly instance: InstanceId
  readonly root: InstanceId
  /** `duty@1`: where the instance stands now. */
  readonly definition: string
  /** Of the version that took this move. */
  readonly definitionHash: string
  readonly unit: UnitId | null
  readonly version: number
  readonly type: string
  readonly at: Instant
  readonly actor: PersonId
  readonly reason: string | null
  /** The payload as it was stepped. */
  readonly event: Readonly<Record<string, unknown>>
}
export interface ToldRow {
  readonly id: number
  readonly writtenAt: Instant
  readonly deliverAt: Instant
  readonly person: PersonId
  readonly unit: UnitId | null
  readonly kind: string
  readonly level: number
  readonly about: string
  readonly text: string
  readonly seenAt: Instant | null
  readonly forPerson: PersonId | null
  readonly silent: boolean
  readonly mail: ProofRow | null
  readonly copies: readonly ProofRow[]
  readonly instance: InstanceId
  readonly directive: InstanceId
}
/** What is known of one message on one channel. */
export interface ProofRow {
  readonly channel: Channel
  readonly status: MailStatus
  readonly at: Instant | null
  readonly response: string | null
  readonly tries: number
  readonly uncertain: boolean
  readonly openedAt: Instant | null
}
export interface NotReachedRow extends Omit<NotReached, 'what'> {
  readonly since: Instant
}
export interface PassedOnRow extends Omit<PassedOn, 'directive'> {
  readonly id: number
  readonly at: Instant
}
export interface MailRow {
  readonly id: number
  readonly at: Instant
  readonly person: PersonId
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly kind: 'digest' | 'urgent'
  readonly proof: ProofRow
  readonly why: MailFailure | null
  readonly nextTryAt: Instant | null
}
/** How one directive stands, counted over the units that the viewer may see. */
export interface DirectiveCounts {
  readonly root: InstanceId
  readonly units: number
  readonly withoutPlan: number
  readonly withoutReport: number
  readonly overdue: number
  readonly extended: number
  readonly nextDueOn: LocalDate | null
}
/** What an event said, kept beside the history. */
export interface RecordLine {
  readonly instance: InstanceId
  readonly unit: UnitId | null
  readonly at: Instant
  readonly body: Readonly<Record<string, unknown>>
}
/** An edge of the chain of papers, of whichever letter. */
export interface PaperEdge extends Edge {
  readonly directive: InstanceId
}
/** A past step that was entered later, as its event said it. */
export interface EnteredLater {
  readonly instance: InstanceId
  readonly definition: string
  readonly unit: UnitId | null
  readonly label: string
  readonly late: boolean
  readonly at: Instant
  readonly actor: PersonId
  readonly event: Readonly<Record<string, unknown>>
}
/** What a connection that follows changes hears of: ids only. */
export interface Change {
  readonly seq: number
  readonly instance: InstanceId
  readonly root: InstanceId
  readonly unit: UnitId | null
}
export interface KeptFile {
  readonly name: string
  readonly media: string
  readonly bytes: Uint8Array
}
/** Rows of units: null = of the whole province, and of directives that carry no unit. */
export type OfUnits = readonly UnitId[] | null

/** Reading sides of the pages, beside `Queries`: named statements, scoped by `units` wherever a person asks. */
export interface PageQueries {
  /** All moves of these instances, oldest first. */
  historyOf(instances: readonly InstanceId[]): Promise<HistoryLine[]>
  /** The newest moves in a directive's tree, newest first. */
  historyOfTree(root: InstanceId, units: OfUnits, limit: number): Promise<HistoryLine[]>
  /** What people did lately, anywhere, newest first. */
  news(units: OfUnits, limit: number): Promise<HistoryLine[]>
  /** `lists`: lines about many pieces of work, by their keys. */
  toldAbout(instances: readonly InstanceId[], lists?: readonly string[]): Promise<ToldRow[]>
  toldInTree(root: InstanceId, units: OfUnits, limit: number): Promise<ToldRow[]>
  inbox(person: PersonId, before: number | null, now: Instant, limit: number): Promise<ToldRow[]>
  unread(person: PersonId, now: Instant): Promise<number>
  /** What one was told about this instance has been seen by opening it. */
  seeAbout(person: PersonId, instance: InstanceId, now: Instant): Promise<void>
  markSeen(person: PersonId, ids: readonly number[], now: Instant): Promise<void>
  outbox(before: number | null, status: MailStatus | null, limit: number): Promise<MailRow[]>
  /** How many messages wait for their turn or their next try. */
  waitingMails(): Promise<number>
  /** Who is not reached at present. */
  notReached(): Promise<NotReachedRow[]>
  /** What people passed on about an instance; about all below it where it is the directive itself. */
  passedOn(instance: InstanceId, root: InstanceId, units: OfUnits): Promise<PassedOnRow[]>
  /** Mails that could not be sent, and the work that their notices speak of. */
  unsent(): Promise<{ readonly mails: number; readonly instances: readonly InstanceId[] }>
  counts(roots: readonly InstanceId[], units: OfUnits, today: LocalDate): Promise<DirectiveCounts[]>
  /** The worst card of each unit in each of these directives: open before done, higher on the ladder first. */
  worst(roots: readonly InstanceId[], units: OfUnits): Promise<CardRow[]>
  /** Units that were granted more time for something in these trees, with the earliest of its first dates. */
  extended(roots: readonly InstanceId[], units: OfUnits): Promise<readonly { readonly root: InstanceId; readonly unit: UnitId; readonly firstDue: LocalDate }[]>
  /** What waits for the Office or was reported to a leader: letters to check, results to confirm, extensions, proposals, urging letters, rounds, other units. */
  waitingForOffice(): Promise<CardRow[]>
  dueBetween(from: LocalDate, to: LocalDate, units: OfUnits, limit: number): Promise<CardRow[]>
  /** Directives and rounds that these units draft or consolidate, ended ones too. */
  entrusted(units: readonly UnitId[]): Promise<FullRow[]>
  /** Directives in which these units have work, open or done. */
  rootsOf(units: readonly UnitId[]): Promise<InstanceId[]>
  records(root: InstanceId, kind: string, units: OfUnits): Promise<RecordLine[]>
  /** Finished work between two moments, and how much of it was late; of one field or of all. */
  /** Of words over a subtree that are still on their way, how many pieces below have heard, and how many are open. */
  underway(instance: InstanceId, kinds: readonly string[]): Promise<readonly { readonly kind: string; readonly done: number; readonly open: number }[]>
  finished(from: Instant, to: Instant, fields: readonly string[] | null): Promise<{ readonly done: number; readonly late: number; readonly extended: number }>
  /** Is the file named by something of these units, or in these trees as a whole, or uploaded by this person? */
  fileIsFor(hash: string, person: PersonId, units: readonly UnitId[], roots: readonly InstanceId[], whole: readonly InstanceId[]): Promise<boolean>
  /** What one letter does to others, and what any letter does to papers of these keys. */
  paperRelations(directive: InstanceId, keys: readonly string[]): Promise<PaperEdge[]>
  /** Past steps entered later in a directive's tree, by unit and day; what they answered stands in them. */
  enteredLater(root: InstanceId, units: OfUnits): Promise<EnteredLater[]>
  lastChange(): Promise<number>
  changesAfter(seq: number, limit: number): Promise<Change[]>
}
