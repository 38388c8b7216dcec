import type { InstanceId, Result } from '#base'
import type { Assigned, DraftChange, DraftView, PastedRow, Sent, SentMany, TakenIn } from '#contract'
import type { BodyOf, routes } from '#contract'
import type { Deliverers } from '#engine'
import type { Merged, Merging } from './merge-units.js'
import type { Actor } from './needs.js'

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
  pastePlans(actor: Actor, directive: InstanceId, input: BodyOf<typeof routes.pastePlans>): Promise<Result<readonly PastedRow[]>>
  answerIncident(actor: Actor, id: number, input: BodyOf<typeof routes.answerIncident>): Promise<Result<{ incident: number }>>
  /** Not by any page: the administrator's command. */
  mergeUnits(merging: Merging): Promise<Result<Merged>>
  /** Carries out effects, by kind. */
  readonly effects: Deliverers
  /** Gathers what is to be delivered by now into one mail a person, and hands waiting mails over. Returns how many mails it touched. */
  sendMails(): Promise<number>
}
