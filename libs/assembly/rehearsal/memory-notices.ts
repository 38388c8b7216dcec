import { dayOf, type Instant, type InstanceId, type LocalDate, type PersonId } from '#base'
import type { Channel, ClosedTry, DueNotice, MailStatus, NewMail, NewNotice, Notices, WaitingMail } from '#cascade'

/** A notice with what became of it. */
export interface KeptNotice extends DueNotice {
  readonly mail: number | null
  readonly withdrawn: boolean
}
export interface KeptMail extends WaitingMail {
  readonly notices: readonly number[]
  readonly cutAt: Instant
  readonly status: MailStatus
  readonly retryAt: Instant | null
}
/** Inboxes and outbox in memory; they show what they hold. */
export interface MemoryNotices extends Notices {
  readonly all: ReadonlyMap<number, KeptNotice>
  readonly mails: ReadonlyMap<number, KeptMail>
  /** What was told, and which digests went out, before this house began. */
  remember(
    told: readonly { readonly person: PersonId; readonly effect: string }[],
    digests: readonly { readonly person: PersonId; readonly at: Instant }[],
  ): void
}

const LADDER_KINDS = ['reminder', 'overdue', 'escalation', 'proposal', 'review']

/** `now` is the house's clock. `keepsWords`: mails keep their words after they were handed over, for whoever wants to read them. */
export function memoryNotices(now: () => Instant, keepsWords = false): MemoryNotices {
  return new InMemory(now, keepsWords)
}

class InMemory implements MemoryNotices {
  readonly all = new Map<number, KeptNotice>()
  readonly mails = new Map<number, KeptMail>()
  private readonly told = new Set<string>()
  // What still moves, so that a quiet morning does not look through a year.
  private readonly unsent = new Set<number>()
  private readonly waiting = new Set<number>()

  private readonly digests = new Map<LocalDate, Set<PersonId>>()

  constructor(
    private readonly now: () => Instant,
    private readonly keepsWords: boolean,
  ) {}

  remember(told: Parameters<MemoryNotices['remember']>[0], digests: Parameters<MemoryNotices['remember']>[1]): void {
    for (const { person, effect } of told) this.told.add(`${person} ${effect}`)
    for (const { person, at } of digests) this.noteDigest(dayOf(at), person)
  }

  private noteDigest(day: LocalDate, person: PersonId): void {
    this.digests.set(day, (this.digests.get(day) ?? new Set()).add(person))
  }

  async write(notices: readonly NewNotice[]): Promise<void> {
    for (const notice of notices) {
      const once = `${notice.person} ${notice.effect}`
      if (this.told.has(once)) continue
      this.told.add(once)
      const id = this.all.size + 1
      this.all.set(id, { ...notice, id, writtenAt: this.now(), mail: null, withdrawn: false })
      this.unsent.add(id)
    }
  }

  async unmailed(now: Instant): Promise<DueNotice[]> {
    return this.some(this.all, this.unsent).filter(({ deliverAt }) => deliverAt <= now)
  }

  async nextDelivery(): Promise<Instant | null> {
    const moments = [
      ...this.some(this.all, this.unsent).map(({ deliverAt }) => deliverAt),
      ...this.some(this.mails, this.waiting).map(({ retryAt, cutAt }) => retryAt ?? cutAt),
    ]
    return moments.length ? (Math.min(...moments) as Instant) : null
  }

  async putOff(ids: readonly number[], until: Instant): Promise<void> {
    this.change(ids, (notice) => ({ ...notice, deliverAt: until }))
  }

  async takeBack(ids: readonly number[]): Promise<void> {
    this.change(ids, (notice) => ({ ...notice, withdrawn: true }))
    for (const id of ids) this.unsent.delete(id)
  }

  async readdress(moves: Parameters<Notices['readdress']>[0]): Promise<void> {
    for (const { notice: id, person, forPerson } of moves) {
      const once = `${person} ${this.all.get(id)?.effect}`
      if (this.told.has(once)) await this.takeBack([id])
      else this.change([id], (notice) => ({ ...notice, person, forPerson }))
      this.told.add(once)
    }
  }

  async cut({ person, address, subject, text, html, kind, thread, status, notices }: NewMail): Promise<boolean> {
    if (!notices.length || notices.some((id) => !this.unsent.has(id))) return false
    const id = this.mails.size + 1
    const cutAt = this.now()
    this.mails.set(id, {
      id,
      person,
      channel: 'mail',
      address,
      subject,
      text,
      html,
      kind,
      thread,
      notices,
      attempts: 0,
      doubted: false,
      createdAt: cutAt,
      cutAt,
      status,
      retryAt: null,
    })
    if (status === 'waiting') this.waiting.add(id)
    for (const notice of notices) {
      this.all.set(notice, { ...(this.all.get(notice) as KeptNotice), mail: id })
      this.unsent.delete(notice)
    }
    if (kind === 'digest') this.noteDigest(dayOf(cutAt), person)
    return true
  }

  async digestsOn(day: LocalDate): Promise<ReadonlySet<PersonId>> {
    return this.digests.get(day) ?? new Set()
  }

  async take(now: Instant, channel: Channel, { limit }: { readonly limit: number }): Promise<WaitingMail[]> {
    return this.some(this.mails, this.waiting)
      .filter((mail) => mail.channel === channel && (mail.retryAt ?? mail.cutAt) <= now)
      .slice(0, limit)
  }

  async handed({ id }: WaitingMail, { outcome, status, retryAt }: ClosedTry): Promise<void> {
    const mail = this.mails.get(id)
    if (!mail) return
    const attempts = mail.attempts + 1
    const doubted = mail.doubted || outcome.is === 'uncertain'
    if (status === 'waiting') {
      this.mails.set(id, { ...mail, status, retryAt, attempts, doubted })
      return
    }
    this.waiting.delete(id)
    // Its words have been handed over; the notices that it carried keep theirs.
    this.mails.set(id, { ...mail, status, retryAt, attempts, doubted, ...(this.keepsWords ? {} : { text: '', html: '' }) })
  }

  async withdraw(instances: readonly InstanceId[]): Promise<void> {
    this.end(instances, () => true)
  }

  async silence(instances: readonly InstanceId[]): Promise<void> {
    this.end(instances, ({ kind, about }) => LADDER_KINDS.includes(kind) && about.startsWith('rung.'))
  }

  private end(instances: readonly InstanceId[], which: (notice: KeptNotice) => boolean): void {
    const gone = new Set(instances)
    for (const notice of this.some(this.all, this.unsent)) {
      if (!gone.has(notice.instance) || !which(notice)) continue
      this.all.set(notice.id, { ...notice, withdrawn: true })
      this.unsent.delete(notice.id)
    }
  }

  private change(ids: readonly number[], to: (notice: KeptNotice) => KeptNotice): void {
    for (const id of ids) {
      const notice = this.unsent.has(id) ? this.all.get(id) : undefined
      if (notice) this.all.set(id, to(notice))
    }
  }

  private some<Kept>(kept: ReadonlyMap<number, Kept>, ids: ReadonlySet<number>): Kept[] {
    return [...ids].flatMap((id) => kept.get(id) ?? [])
  }
}
