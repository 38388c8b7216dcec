import { clockOf, dayOf, type DueSource, type Instant, type InstanceId, type PersonId } from '#base'
import { momentOfDue } from '#calendar'
import type { Directory } from '#directory'
import type { MemoryHouse, Stage } from './memory-house.js'
import type { KeptNotice } from './memory-notices.js'

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
  /** Null for a digest, which is about all that it gathers. `dueAt` is the last moment in time: 24:00 of the due day, or the hour of a hỏa tốc date. */
  readonly about: { readonly unit: string | null; readonly step: string; readonly dueAt: string | null; readonly dueSource: DueSource } | null
  /** Who said that a leader of the province is to be told; null where nobody has to. */
  readonly confirmedBy: string | null
  readonly reason: string
}

/** What a message is made of: a notice that was told, whichever house wrote it. */
export type ToldNotice = Pick<
  KeptNotice,
  'id' | 'person' | 'post' | 'unit' | 'instance' | 'about' | 'kind' | 'level' | 'dueOn' | 'dueSource' | 'dueTime' | 'text' | 'deliverAt' | 'mail' | 'withdrawn'
>
/** A mail that was cut, with the notices that it gathers. */
export interface CutMail {
  readonly id: number
  readonly person: PersonId
  readonly kind: 'digest' | 'urgent'
  readonly cutAt: Instant
  readonly notices: readonly number[]
}

const iso = (moment: Instant): string => `${dayOf(moment)}T${clockOf(moment)}:00+07:00`
const ofLadder = ({ kind, about }: ToldNotice): boolean => kind === 'escalation' || (about.startsWith('rung.') && kind !== 'overdue')

/** Every message that a rehearsal caused. */
export function messagesOf(house: MemoryHouse): Promise<readonly Message[]> {
  return messagesFrom(house, [...house.notices.all.values()], [...house.notices.mails.values()])
}

/**
 * Every message in the order of its days: what a ladder told each person (on the morning when the digest carried it), and the digests themselves.
 * What was taken back before a mail carried it was never heard. The same for a rehearsal and for the rows of a house in life.
 */
export async function messagesFrom(
  stage: Pick<Stage, 'engine' | 'needs'>,
  notices: readonly ToldNotice[],
  mails: readonly CutMail[],
): Promise<readonly Message[]> {
  const directory = await stage.needs.directory()
  const cut = new Map(mails.map((mail) => [mail.id, mail.cutAt]))
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  const heard = notices.filter((notice) => ofLadder(notice) && !notice.withdrawn && notice.mail !== null)
  const confirmed = await confirmations(stage, heard)
  const single = heard.map((notice) => messageOf(notice, cut.get(notice.mail ?? 0) ?? notice.deliverAt, directory, confirmed))
  // A mail about an urgent matter is that message itself, and no digest.
  const gathered = mails.filter(({ kind }) => kind === 'digest').map((mail) => digestOf(mail, directory, byId))
  return [...single, ...gathered].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

function messageOf(notice: ToldNotice, moment: Instant, directory: Directory, confirmed: ReadonlyMap<InstanceId, string>): Message {
  const { unit, dueOn, dueSource, dueTime, level, kind, text, instance } = notice
  return {
    at: iso(moment),
    kind: kind === 'escalation' ? 'escalation' : 'reminder',
    level,
    to: { ...personOf(directory, notice.person), post: notice.post },
    about: { unit, step: stepOf(notice), dueAt: dueOn === null ? null : iso(momentOfDue({ on: dueOn, time: dueTime })), dueSource },
    confirmedBy: level === 3 ? (confirmed.get(instance) ?? null) : null,
    reason: text,
  }
}

/** Two works of one unit may bear one name (a plan sent back): the number tells them apart. */
const stepOf = ({ instance, about }: ToldNotice): string => `${about} #${instance}`

function digestOf({ person, cutAt, notices }: CutMail, directory: Directory, all: ReadonlyMap<number, ToldNotice>): Message {
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

async function confirmations({ engine, needs }: Pick<Stage, 'engine' | 'needs'>, heard: readonly ToldNotice[]): Promise<ReadonlyMap<InstanceId, string>> {
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
