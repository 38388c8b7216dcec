import type { InstanceId, PersonId, Result } from '#base'
import type { DatesPreview, MessagePreview, Paused } from '#contract'
import type {
  Assigned,
  DraftChange,
  DraftView,
  PastedRow,
  PastStepRow,
  DirectivePolicyPreview,
  PolicyPreview,
  Sent,
  SentMany,
  TakenIn,
  CalendarPreview,
} from '#contract'
import type { BodyOf, Edited, OneTimePassword, routes } from '#contract'
import type { Deliverers } from '#engine'
import type { Merged, Merging } from './merge-units.js'
import type { Actor } from './needs.js'
import type { Imported, Importing } from './people/import-people.js'

/** A person's event to one instance. `key` makes a repetition harmless, `seen` is the work state that was on the screen. */
export interface Sending {
  readonly instance: InstanceId
  readonly event: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly key: string
  readonly seen?: string | null
  readonly reason?: string | null
}

/** Every use case of the product. Each looks up what depends on the world, then writes by the engine's one door. */
export interface Cascade {
  takeInSuperior(actor: Actor, input: BodyOf<typeof routes.takeInSuperior>): Promise<Result<{ directive: number }>>
  takeInLetter(actor: Actor, input: { name: string; bytes: Uint8Array; again: boolean }): Promise<Result<TakenIn>>
  draft(actor: Actor, directive: InstanceId): Promise<Result<DraftView>>
  changeDraft(actor: Actor, directive: InstanceId, change: DraftChange): Promise<Result<DraftView>>
  /** Refused while a question is open (`draft.open`) or the draft has moved on (`draft.stale`). A double click assigns once. */
  assign(actor: Actor, directive: InstanceId, revision: number): Promise<Result<Assigned>>
  send(actor: Actor, sending: Sending): Promise<Result<Sent>>
  sendMany(actor: Actor, event: string, input: BodyOf<typeof routes.sendMany>): Promise<Result<SentMany>>
  draftUrgingLetter(actor: Actor, directive: InstanceId, input: BodyOf<typeof routes.draftUrgingLetter>): Promise<Result<{ instance: number; units: number }>>
  askForReport(actor: Actor, directive: InstanceId, input: BodyOf<typeof routes.askForReport>): Promise<Result<{ instance: number; units: number }>>
  /** Who would be told what by a message to many; nothing is sent. */
  previewMany(actor: Actor, event: string, input: BodyOf<typeof routes.previewMany>): Promise<Result<MessagePreview>>
  /** What a person passed on by Zalo, telephone or by mouth, with its source. */
  passOn(actor: Actor, instance: InstanceId, input: BodyOf<typeof routes.passOn>): Promise<Result<{ id: number }>>
  /** Begins or ends silent mode; a line in the audit says who and why. */
  setSilence(actor: Actor, input: BodyOf<typeof routes.setSilence>): Promise<void>
  /** Whether the actor's own morning digest comes by mail. */
  chooseDigest(actor: Actor, digest: boolean): Promise<void>
  pastePlans(actor: Actor, directive: InstanceId, input: BodyOf<typeof routes.pastePlans>): Promise<Result<readonly PastedRow[]>>
  enterPastSteps(actor: Actor, directive: InstanceId, input: BodyOf<typeof routes.enterPastSteps>): Promise<Result<readonly PastStepRow[]>>
  /** How the work without a date below a directive stands, a line each, in one go. */
  writeQuarterly(actor: Actor, directive: InstanceId, input: BodyOf<typeof routes.writeQuarterly>): Promise<Result<SentMany>>
  answerIncident(actor: Actor, id: number, input: BodyOf<typeof routes.answerIncident>): Promise<Result<{ incident: number }>>
  /** What one new date for the work of many units would change; nothing is changed. */
  previewDates(actor: Actor, input: BodyOf<typeof routes.previewDates>): Promise<Result<DatesPreview>>
  /** Puts a group of units on hold over all directives. */
  pauseUnits(actor: Actor, input: BodyOf<typeof routes.pauseUnits>): Promise<Result<Paused>>
  /** Withdraws a name that an officer explained. Problem `alias.unknown`. */
  withdrawName(actor: Actor, id: number, reason: string): Promise<Result<{ readonly name: string }>>
  /** Not by any page: the administrator's command. */
  mergeUnits(merging: Merging): Promise<Result<Merged>>
  /** What a change of the days off would move; writes nothing. */
  previewCalendar(actor: Actor, input: BodyOf<typeof routes.previewCalendar>): Promise<Result<CalendarPreview>>
  changeCalendar(actor: Actor, input: BodyOf<typeof routes.changeCalendar>): Promise<Result<{ change: number; moved: number }>>
  /** Carries on with a change of days that a process left half-way. Answers how many pieces of work it moved. */
  carryOnCalendar(): Promise<number>
  /** What edited rules of reminding would bring to running work; writes nothing. */
  previewPolicy(actor: Actor, input: BodyOf<typeof routes.previewPolicy>): Promise<Result<PolicyPreview>>
  adoptPolicy(actor: Actor, input: BodyOf<typeof routes.adoptPolicy>): Promise<Result<{ version: number; moved: number }>>
  /** What rules of its own would bring to a running directive; writes nothing. */
  previewDirectivePolicy(actor: Actor, directive: InstanceId, input: BodyOf<typeof routes.previewDirectivePolicy>): Promise<Result<DirectivePolicyPreview>>
  adoptDirectivePolicy(
    actor: Actor,
    directive: InstanceId,
    input: BodyOf<typeof routes.adoptDirectivePolicy>,
  ): Promise<Result<{ version: number; moved: number }>>
  /** Carries on with a change of rules that a process left half-way. Answers how many pieces of work it armed anew. */
  carryOnPolicy(): Promise<number>
  /** People, posts and leaves, each edit with its line in the audit (`people/`). */
  addPerson(actor: Actor, unit: string, input: BodyOf<typeof routes.addPerson>): Promise<Result<OneTimePassword>>
  /** Many at once from a table, all or none, by an administrator or the house's command line. */
  importPeople(actor: Actor, importing: Importing): Promise<Result<Imported>>
  changePerson(actor: Actor, person: PersonId, input: BodyOf<typeof routes.changePerson>): Promise<Result<Edited>>
  beginPost(actor: Actor, person: PersonId, input: BodyOf<typeof routes.beginPost>): Promise<Result<Edited>>
  changePost(actor: Actor, person: PersonId, post: number, input: BodyOf<typeof routes.changePost>): Promise<Result<Edited>>
  enterLeave(actor: Actor, person: PersonId, input: BodyOf<typeof routes.enterLeave>): Promise<Result<Edited>>
  changeLeave(actor: Actor, person: PersonId, leave: number, input: BodyOf<typeof routes.changeLeave>): Promise<Result<Edited>>
  takeBackLeave(actor: Actor, person: PersonId, leave: number, input: BodyOf<typeof routes.takeBackLeave>): Promise<Result<Edited>>
  resetPassword(actor: Actor, person: PersonId, input: BodyOf<typeof routes.resetPassword>): Promise<Result<OneTimePassword>>
  /** Carries out effects, by kind. */
  readonly effects: Deliverers
  /** Gathers what is to be delivered by now into one mail a person, and hands waiting mails over. Returns how many mails it touched. */
  sendMails(): Promise<number>
}
