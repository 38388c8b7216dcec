import { clockOf, dayOf, type DueSource, type Instant, type InstanceId, type PersonId } from '#base'
import { endOfDay } from '#calendar'
import type { Directory } from '#directory'
import type { MemoryHouse } from './memory-house.js'
import type { KeptMail, KeptNotice } from './memory-notices.js'

/** A person somebody wrote to, or who confirmed it: name, post as coded, unit as shown. */
export interface MessagePerson {
  readonly unit: string | null
  readonly post: string
  readonly person: string
}
/** One reminder, escalation or morning's digest of a rehearsal. Moments are ISO 8601 with +07:00. */
export interface Message {
  readonly at: string
  readonly kind: 'reminder' | 'escalation' | 'digest'
  /** 0 the unit itself, 1 the Office's officer and the focal unit, 2 the Office's leaders, 3 a leader of the province. */
  readonly level: number
  readonly to: MessagePerson
  /** Null for a digest, which is about all that it gathers. `dueAt` is the last moment in time: 24:00 of the due day. */
  readonly about: { readonly unit: string | null; readonly step: string; readonly dueAt: string | null; readonly dueSource: DueSource } | null
  /** Who said that a leader of the province is to be told; null where nobody has to. */
  readonly confirmedBy: string | null
  readonly reason: string
}

const iso = (moment: Instant): string => `${dayOf(moment)}T${clockOf(moment)}:00+07:00`
const ofLadder = ({ kind, about }: KeptNotice): boolean => kind === 'escalation' || (about.startsWith('rung.') && kind !== 'overdue')

/**
 * Every message that a rehearsal caused, in the order of its days: what a ladder told each person (on the morning when the digest carried it), and the
 * digests themselves. What was taken back before a mail carried it was never heard.
 */
export async function messagesOf(house: MemoryHouse): Promise<readonly Message[]> {
  const directory = await house.needs.directory()
  const mails = [...house.notices.mails.values()]
  const cut = new Map(mails.map((mail) => [mail.id, mail.cutAt]))
  const heard = [...house.notices.all.values()].filter((notice) => ofLadder(notice) && !notice.withdrawn && notice.mail !== null)
  const confirmed = await confirmations(house, heard)
  const single = heard.map((notice) => messageOf(notice, cut.get(notice.mail ?? 0) ?? notice.deliverAt, directory, confirmed))
  const gathered = mails.map((mail) => digestOf(mail, directory, house.notices.all))
  return [...single, ...gathered].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

function messageOf(notice: KeptNotice, moment: Instant, directory: Directory, confirmed: ReadonlyMap<InstanceId, string>): Message {
  const { unit, dueOn, dueSource, level, kind, text, instance } = notice
  return {
    at: iso(moment),
    kind: kind === 'escalation' ? 'escalation' : 'reminder',
    level,
    to: { ...personOf(directory, notice.person), post: notice.post },
    about: { unit, step: stepOf(notice), dueAt: dueOn === null ? null : iso(endOfDay(dueOn)), dueSource },
    confirmedBy: level === 3 ? (confirmed.get(instance) ?? null) : null,
    reason: text,
  }
}

/** Two works of one unit may bear one name (a plan sent back): the number tells them apart. */
const stepOf = ({ instance, about }: KeptNotice): string => `${about} #${instance}`

function digestOf({ person, cutAt, notices }: KeptMail, directory: Directory, all: ReadonlyMap<number, KeptNotice>): Message {
  const posts = notices.flatMap((id) => all.get(id)?.post ?? [])
  return {
    at: iso(cutAt),
    kind: 'digest',
    level: 0,
    to: { ...personOf(directory, person), post: posts[0] ?? '' },
    about: null,
    confirmedBy: null,
    reason: `${notices.length} việc trong một thư buổi sáng.`,
  }
}

function personOf(directory: Directory, id: PersonId): Omit<MessagePerson, 'post'> {
  const unit = directory.postsOf.get(id)?.[0]?.unit
  return { unit: unit ?? null, person: directory.people.get(id)?.name ?? String(id) }
}

async function confirmations({ engine, needs }: MemoryHouse, heard: readonly KeptNotice[]): Promise<ReadonlyMap<InstanceId, string>> {
  const directory = await needs.directory()
  const named = new Set(heard.flatMap(({ level, instance }) => (level === 3 ? [instance] : [])))
  const said = await Promise.all(
    [...named].map(async (instance): Promise<[InstanceId, string][]> => {
      const actor = (await engine.history(instance)).findLast(({ type }) => type === 'REPORT_TO_LEADER')?.actor
      return actor === undefined ? [] : [[instance, directory.people.get(actor as PersonId)?.name ?? String(actor)]]
    }),
  )
  return new Map(said.flat())
}
