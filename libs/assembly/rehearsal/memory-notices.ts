import type { Instant, InstanceId, PersonId } from '#base'
import type { DueNotice, NewMail, NewNotice, Notices, WaitingMail } from '#cascade'

/** A notice with what became of it. */
export interface KeptNotice extends DueNotice {
  readonly mail: number | null
  readonly withdrawn: boolean
}
export interface KeptMail extends WaitingMail {
  readonly person: PersonId
  readonly notices: readonly number[]
  readonly cutAt: Instant
  readonly status: 'waiting' | 'sent' | 'kept' | 'failed'
  readonly retryAt: Instant | null
}
/** Inboxes and outbox in memory; they show what they hold. */
export interface MemoryNotices extends Notices {
  readonly all: ReadonlyMap<number, KeptNotice>
  readonly mails: ReadonlyMap<number, KeptMail>
}

const LADDER_KINDS = ['reminder', 'overdue', 'escalation', 'proposal', 'review']

/** `now` is the house's clock. */
export function memoryNotices(now: () => Instant): MemoryNotices {
  return new InMemory(now)
}

class InMemory implements MemoryNotices {
  readonly all = new Map<number, KeptNotice>()
  readonly mails = new Map<number, KeptMail>()
  private readonly told = new Set<string>()
  // What still moves, so that a quiet morning does not look through a year.
  private readonly unsent = new Set<number>()
  private readonly waiting = new Set<number>()

  constructor(private readonly now: () => Instant) {}

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

  async cut({ person, address, subject, text, html, notices }: NewMail): Promise<boolean> {
    if (!notices.length || notices.some((id) => !this.unsent.has(id))) return false
    const id = this.mails.size + 1
    this.mails.set(id, { id, person, address, subject, text, html, notices, attempts: 0, cutAt: this.now(), status: 'waiting', retryAt: null })
    this.waiting.add(id)
    for (const notice of notices) {
      this.all.set(notice, { ...(this.all.get(notice) as KeptNotice), mail: id })
      this.unsent.delete(notice)
    }
    return true
  }

  async waitingMails(now: Instant, limit: number): Promise<WaitingMail[]> {
    return this.some(this.mails, this.waiting)
      .filter(({ retryAt, cutAt }) => (retryAt ?? cutAt) <= now)
      .slice(0, limit)
  }

  async mailed(id: number, { status, retryAt }: Parameters<Notices['mailed']>[1]): Promise<void> {
    const mail = this.mails.get(id)
    if (!mail) return
    const attempts = mail.attempts + 1
    if (status === 'waiting') {
      this.mails.set(id, { ...mail, status, retryAt, attempts })
      return
    }
    this.waiting.delete(id)
    // Its words have been handed over; the notices that it carried keep theirs.
    this.mails.set(id, { ...mail, status, retryAt, attempts, text: '', html: '' })
  }

  async withdraw(instances: readonly InstanceId[]): Promise<void> {
    this.takeBack(instances, () => true)
  }

  async silence(instances: readonly InstanceId[]): Promise<void> {
    this.takeBack(instances, ({ kind, about }) => LADDER_KINDS.includes(kind) && about.startsWith('rung.'))
  }

  private takeBack(instances: readonly InstanceId[], which: (notice: KeptNotice) => boolean): void {
    const gone = new Set(instances)
    for (const notice of this.some(this.all, this.unsent)) {
      if (!gone.has(notice.instance) || !which(notice)) continue
      this.all.set(notice.id, { ...notice, withdrawn: true })
      this.unsent.delete(notice.id)
    }
  }

  private some<Kept>(kept: ReadonlyMap<number, Kept>, ids: ReadonlySet<number>): Kept[] {
    return [...ids].flatMap((id) => kept.get(id) ?? [])
  }
}
