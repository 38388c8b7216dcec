import type { DueSource, Instant, InstanceId, LocalDate, PersonId, Post, Role, Stage, UnitId } from '#base'

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
  /** The hour of that day, `hh:mm`, where the work is counted in hours (hỏa tốc). */
  readonly dueTime?: string
  /** The sentence as it was said. */
  readonly text: string
  readonly deliverAt: Instant
  /** Of a letter that cannot wait (hỏa tốc, thượng khẩn): it goes at once, at any hour, in a mail of its own. */
  readonly urgent?: boolean
  /** Written in silent mode for somebody outside the Office: neither shown nor sent. */
  readonly silent?: boolean
}
export interface DueNotice extends NewNotice {
  readonly id: number
  readonly writtenAt: Instant
}

/** The ways in which a message leaves the house; the inbox on the page is not one of them. */
export const CHANNELS = ['mail', 'webhook'] as const
export type Channel = (typeof CHANNELS)[number]

/** `silent` and `declined` mails are written and never handed over: silent mode, and a person's choice. */
export type MailStatus = 'waiting' | 'sent' | 'kept' | 'failed' | 'uncertain' | 'silent' | 'declined'
/** Why a mail failed for good. */
export type MailFailure = 'bounced' | 'refused' | 'noAddress' | 'gaveUp'

export interface NewMail {
  readonly person: PersonId
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly kind: 'digest' | 'urgent'
  /** The directive in whose thread a reader's box puts it: the worst one of a digest. */
  readonly thread: InstanceId
  readonly status: 'waiting' | 'silent' | 'declined'
  readonly notices: readonly number[]
  /** The same words on further channels. */
  readonly copies: readonly { readonly channel: Channel; readonly address: string; readonly text: string }[]
}
export interface WaitingMail {
  readonly id: number
  readonly person: PersonId
  readonly channel: Channel
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly kind: 'digest' | 'urgent'
  readonly thread: InstanceId | null
  /** Tries before this one. */
  readonly attempts: number
  /** One of them was cut before the answer: the message may have arrived already. */
  readonly doubted: boolean
  readonly createdAt: Instant
}

/** What came of one try. `uncertain`: the line was cut between the message and the answer, so it may have arrived. */
export interface HandedOver {
  readonly is: 'sent' | 'kept' | 'deferred' | 'refused' | 'bounced' | 'uncertain'
  /** The other side's own words, or what happened to the line; null for what was kept. */
  readonly answer: string | null
  /** The name under which it went: the same on every try. */
  readonly messageId?: string
}
/** A way out of the house. Never throws for what the other side says or does not say. */
export interface ChannelDoor {
  readonly channel: Channel
  /** How many it hands over in a minute at most; null = as many as there are. */
  readonly perMinute: number | null
  deliver(mail: WaitingMail): Promise<HandedOver>
}

/** How one try is closed. */
export interface ClosedTry {
  readonly outcome: HandedOver
  readonly status: Exclude<MailStatus, 'silent' | 'declined'>
  readonly why: MailFailure | null
  readonly retryAt: Instant | null
}

export interface Notices {
  /** Writes what is not there yet: the same effect and person twice is one notice. */
  write(notices: readonly NewNotice[]): Promise<void>
  /** Written, to be delivered by now, not yet in a mail, not withdrawn. */
  unmailed(now: Instant): Promise<DueNotice[]>
  /** The earliest `deliverAt` of what is not yet in a mail, or the next try of a mail; null when nothing waits. */
  nextDelivery(): Promise<Instant | null>
  /** Not now: these wait for that moment. */
  putOff(ids: readonly number[], until: Instant): Promise<void>
  /** Who is told instead, because somebody went on leave or came back in between; who was told of the same effect already gets no second one. */
  readdress(moves: readonly { readonly notice: number; readonly person: PersonId; readonly forPerson: PersonId | null }[]): Promise<void>
  /** These are not told any more: what they ask for has been done. */
  takeBack(ids: readonly number[]): Promise<void>
  /** Puts notices into a mail; false when one of them is in another mail already. */
  cut(mail: NewMail): Promise<boolean>
  /** Who got a digest on that day. */
  digestsOn(day: LocalDate): Promise<ReadonlySet<PersonId>>
  /**
   * Takes waiting mails of a channel to hand them over; nobody else gets them for `leaseMs`. Each take is a try on record. Not more than
   * `perMinute` in the last minute: the others wait for their turn.
   */
  take(now: Instant, channel: Channel, how: { readonly limit: number; readonly perMinute: number | null; readonly leaseMs: number }): Promise<WaitingMail[]>
  /** Closes the try that `take` began. */
  handed(mail: WaitingMail, closed: ClosedTry): Promise<void>
  /** Takes notices of instances out of the inboxes: a letter withdrawn before anybody opened it. */
  withdraw(instances: readonly InstanceId[]): Promise<void>
  /** Takes back what a ladder has said of these instances and no mail has carried yet: on hold nothing rings. */
  silence(instances: readonly InstanceId[]): Promise<void>
}

/** Somebody who is not reached; open until it is mended. */
export interface NotReached {
  readonly kind: 'address' | 'post'
  /** By this name it is one line, however often it is met. */
  readonly what: string
  readonly unit: UnitId | null
  readonly person: PersonId | null
  readonly role: Role | null
  /** The server's words. */
  readonly detail: string
  readonly instance: InstanceId | null
}
export interface Silence {
  readonly on: boolean
  /** Null: as the installation was born. */
  readonly by: PersonId | null
  readonly since: Instant | null
  readonly reason: string | null
}
/** A reminder that a person passed on by another way. */
export interface PassedOn {
  readonly instance: InstanceId
  readonly directive: InstanceId
  readonly unit: UnitId | null
  readonly channel: 'zalo' | 'phone' | 'meeting' | 'paper' | 'other'
  readonly whom: string
  readonly said: string
  /** From where it is known: the group, the number, a note. */
  readonly source: string
  readonly passedAt: Instant
  readonly by: PersonId
}

/** A table on paper: heading, lines, notes below it. Widths are shares of the page. */
export interface Annex {
  readonly title: readonly string[]
  readonly about: string
  readonly attached: string
  readonly columns: readonly { readonly head: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
  readonly foot: readonly string[]
}

/** The house's rules of its own messages, on record. */
export interface MailRoom {
  silence(): Promise<Silence>
  /** What was written in silence and has not been cut yet goes its way when it ends. */
  setSilence(silence: { readonly on: boolean; readonly by: PersonId; readonly reason: string }): Promise<void>
  /** People who want no digest by mail. */
  declined(): Promise<ReadonlySet<PersonId>>
  choose(person: PersonId, digest: boolean): Promise<void>
  /** Opens a line for each that is not open already; answers those that are new. */
  notReached(found: readonly NotReached[]): Promise<readonly NotReached[]>
  /** Closes lines by their names. */
  reached(kind: NotReached['kind'], what: readonly string[]): Promise<void>
  passOn(record: PassedOn): Promise<number>
  /** A channel tells that a message was opened; false when there is none of that name. The first moment stands. */
  opened(messageId: string, at: Instant): Promise<boolean>
}
