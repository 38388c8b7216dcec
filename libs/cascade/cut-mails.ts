import { OFFICE_ROLES, type InstanceId, type PersonId } from '#base'
import { nextWorkingMorning } from '#calendar'
import { isCurrent, standInFor } from '#directory'
import { isOvertaken } from './effects/overtaken.js'
import { contextOf } from './context.js'
import { letterNameOf } from './letter-name.js'
import type { DueNotice, Needs, NewMail } from './needs.js'
import { isMorningUnfinished, mayDisturb, wakes } from './quiet-hours.js'
import { digestMail, shortText } from './texts/index.js'
import { personRef } from './views/people.js'
import type { World } from './world.js'

/** What was written and is to be delivered by now becomes mails: what is urgent at once, the rest one digest a person a working day. */
export async function cutMails(needs: Needs, world: World): Promise<number> {
  const notices = await needs.notices.unmailed(world.now)
  if (notices.length === 0) return 0
  const away = await readdressed(needs, world, notices)
  if (away > 0) return away
  const overtaken = await takenBack(needs, notices)
  const standing = notices.filter(({ id }) => !overtaken.has(id))
  const urgent = await ofThisHour(
    needs,
    world,
    standing.filter((notice) => notice.urgent),
  )
  const calm = await ofToday(
    needs,
    world,
    standing.filter((notice) => !notice.urgent),
  )
  return overtaken.size + (await writeAll(needs, world, urgent, 'urgent')) + (await writeAll(needs, world, calm, 'digest'))
}

/** Whoever went on leave since the notice was written is not written to, whoever stands in is; and who came back is told himself. */
async function readdressed(needs: Needs, { directory, today }: World, notices: readonly DueNotice[]): Promise<number> {
  type Move = Parameters<Needs['notices']['readdress']>[0][number]
  const moves = notices.flatMap(({ id, person, forPerson, post }): Move[] => {
    const meant = forPerson ?? person
    const standsIn = standInFor(directory, meant, post, today)
    if (standsIn.length === 0) return forPerson === null ? [] : [{ notice: id, person: meant, forPerson: null }]
    return standsIn.includes(person) ? [] : standsIn.slice(0, 1).map((deputy) => ({ notice: id, person: deputy, forPerson: meant }))
  })
  if (moves.length > 0) await needs.notices.readdress(moves)
  return moves.length
}

/** A rung that has been answered since it rang is not told: the digest of Monday does not know of Thursday's answer by itself. */
async function takenBack(needs: Needs, notices: readonly DueNotice[]): Promise<ReadonlySet<number>> {
  const rung = notices.filter(({ about }) => about.startsWith('rung.'))
  const rows = new Map((await needs.queries.full([...new Set(rung.map(({ instance }) => instance))])).map((row) => [row.id, row]))
  const answered = rung.filter((notice) => {
    const row = rows.get(notice.instance)
    return row !== undefined && isOvertaken(notice, row)
  })
  const ids = answered.map(({ id }) => id)
  if (ids.length > 0) await needs.notices.takeBack(ids)
  return new Set(ids)
}

/** What is urgent goes at once within the hours; outside them hỏa tốc alone does, the rest waits for the morning. */
async function ofThisHour(needs: Needs, world: World, notices: readonly DueNotice[]): Promise<readonly DueNotice[]> {
  if (notices.length === 0 || mayDisturb(world)) return notices
  const rows = await needs.queries.full([...new Set(notices.map(({ instance }) => instance))])
  const waking = new Set(rows.filter((row) => wakes(contextOf(row).urgency)).map(({ id }) => id))
  const later = notices.filter(({ instance }) => !waking.has(instance))
  if (later.length > 0)
    await needs.notices.putOff(
      later.map(({ id }) => id),
      nextWorkingMorning(world.calendar, world.now, world.policy),
    )
  return notices.filter(({ instance }) => waking.has(instance))
}

/** Those of today's digest. Outside the hours, and to whoever had his digest today, nothing goes: it waits for the next morning. */
async function ofToday(needs: Needs, world: World, notices: readonly DueNotice[]): Promise<readonly DueNotice[]> {
  if (notices.length === 0 || isMorningUnfinished(world, await needs.engine.nextDue())) return []
  const open = mayDisturb(world)
  const had = open ? await needs.notices.digestsOn(world.today) : new Set<PersonId>()
  const later = notices.filter(({ person }) => !open || had.has(person))
  if (later.length > 0)
    await needs.notices.putOff(
      later.map(({ id }) => id),
      nextWorkingMorning(world.calendar, world.now, world.policy),
    )
  return open ? notices.filter(({ person }) => !had.has(person)) : []
}

async function writeAll(needs: Needs, world: World, notices: readonly DueNotice[], kind: NewMail['kind']): Promise<number> {
  if (notices.length === 0) return 0
  const letters = await lettersOf(needs, notices)
  const declined = await needs.mailRoom.declined()
  let written = 0
  for (const list of gathered(notices, kind)) {
    for (const [status, own] of byStatus(list, kind, declined)) {
      if (await needs.notices.cut(mailOf(needs, world, own, kind, status, letters))) written++
    }
  }
  return written
}

/** One mail a person; of urgent matters one a directive, so that its subject says what it is about. */
function gathered(notices: readonly DueNotice[], kind: NewMail['kind']): readonly (readonly DueNotice[])[] {
  const lists = new Map<string, DueNotice[]>()
  for (const notice of notices) {
    const key = kind === 'urgent' ? `${notice.person} ${notice.directive}` : String(notice.person)
    lists.set(key, [...(lists.get(key) ?? []), notice])
  }
  return [...lists.values()]
}

/** What silent mode withholds and what the person wants to read on the page only is written all the same, apart: it stays provable. */
function byStatus(list: readonly DueNotice[], kind: NewMail['kind'], declined: ReadonlySet<PersonId>): readonly [NewMail['status'], readonly DueNotice[]][] {
  const statusOf = (notice: DueNotice): NewMail['status'] => {
    if (notice.silent) return 'silent'
    // An escalation is a duty to know, not a service: no choice keeps it away.
    return kind === 'digest' && notice.level === 0 && declined.has(notice.person) ? 'declined' : 'waiting'
  }
  return (['waiting', 'silent', 'declined'] as const).flatMap((status) => {
    const own = list.filter((notice) => statusOf(notice) === status)
    return own.length > 0 ? [[status, own] as [NewMail['status'], readonly DueNotice[]]] : []
  })
}

function mailOf(
  needs: Needs,
  world: World,
  notices: readonly DueNotice[],
  kind: NewMail['kind'],
  status: NewMail['status'],
  letters: Readonly<Record<number, string>>,
): NewMail {
  const [first] = notices
  if (!first) throw new Error('a mail without a notice')
  const person = world.directory.people.get(first.person)
  const title = personRef(world, first.person)?.title ?? ''
  const words = digestMail({ name: person?.name ?? '', title }, linesOf(world, notices), letters, needs.publicUrl, kind)
  const copies = status === 'waiting' ? needs.channels.filter(({ channel }) => channel !== 'mail') : []
  return {
    person: first.person,
    address: person?.email ?? '',
    subject: words.subject,
    text: words.text,
    html: words.html,
    kind,
    thread: words.thread,
    status,
    notices: notices.map(({ id }) => id),
    copies: copies.map(({ channel }) => ({ channel, address: person?.phone ?? '', text: shortText(words.subject, linesOf(world, notices), needs.publicUrl) })),
  }
}

/** A deputy reads for whom. */
function linesOf({ directory }: World, notices: readonly DueNotice[]): readonly (DueNotice & { readonly insteadOf: string | null })[] {
  return notices.map((notice) => ({ ...notice, insteadOf: notice.forPerson === null ? null : (directory.people.get(notice.forPerson)?.name ?? null) }))
}

async function lettersOf(needs: Needs, notices: readonly DueNotice[]): Promise<Record<InstanceId, string>> {
  const rows = await needs.queries.full([...new Set(notices.map(({ directive }) => directive))])
  return Object.fromEntries(rows.map((row) => [row.id, letterNameOf(row) ?? row.label]))
}

/** Who belongs to the Office is told also in silent mode: so the Office sees what would go out. */
export function isOfOffice({ directory, today }: Pick<World, 'directory' | 'today'>, person: PersonId): boolean {
  const posts = directory.postsOf.get(person) ?? []
  return posts.some((held) => isCurrent(held, today) && (OFFICE_ROLES.some((role) => role === held.post) || held.post === 'systemAdmin'))
}
