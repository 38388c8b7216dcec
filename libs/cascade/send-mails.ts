import type { Instant, PersonId } from '#base'
import type { DueNotice, Needs } from './needs.js'
import { letterNameOf } from './letter-name.js'
import { digestMail } from './texts/index.js'
import { personRef } from './draft-view.js'
import { worldOf, type World } from './world.js'

// 1, 5, 25 minutes, 2 hours, 10 hours: then the mail has failed and stands on the Office's list.
const MAIL_TRIES = 5
const FIRST_RETRY_MS = 60_000

/**
 * The second step of telling: each person's notices that are to be delivered by now become one mail, and waiting mails are handed over.
 * Called only when no timer of this moment is unfired, so that a morning gives one digest. Returns how many mails it touched.
 */
export async function sendMails(needs: Needs): Promise<number> {
  const world = await worldOf(needs)
  const notices = await needs.notices.unmailed(world.now)
  const byPerson = new Map<PersonId, DueNotice[]>()
  for (const notice of notices) byPerson.set(notice.person, [...(byPerson.get(notice.person) ?? []), notice])
  const letters = await lettersOf(needs, notices)
  for (const [person, list] of byPerson) await cut(needs, world, person, list, letters)
  const waiting = await needs.notices.waitingMails(world.now, 200)
  for (const mail of waiting) await hand(needs, world.now, mail)
  return byPerson.size + waiting.length
}

async function lettersOf(needs: Needs, notices: readonly DueNotice[]): Promise<Record<number, string>> {
  const rows = await needs.queries.full([...new Set(notices.map(({ directive }) => directive))])
  return Object.fromEntries(rows.map((row) => [row.id, letterNameOf(row) ?? row.label]))
}

async function cut(needs: Needs, world: World, id: PersonId, notices: readonly DueNotice[], letters: Record<number, string>): Promise<void> {
  const person = world.directory.people.get(id)
  const mail = digestMail({ name: person?.name ?? '', title: personRef(world, id)?.title ?? '' }, notices, letters, needs.publicUrl)
  await needs.notices.cut({ ...mail, person: id, address: person?.email ?? '', kind: 'digest', notices: notices.map((notice) => notice.id) })
}

async function hand(needs: Needs, now: Instant, mail: Parameters<Needs['deliverMail']>[0]): Promise<void> {
  try {
    const answer = await needs.deliverMail(mail)
    await needs.notices.mailed(
      mail.id,
      answer ? { status: 'sent', response: answer.response, retryAt: null } : { status: 'kept', response: null, retryAt: null },
    )
  } catch (error) {
    const response = error instanceof Error ? error.message.slice(0, 500) : String(error)
    const last = mail.attempts + 1 >= MAIL_TRIES
    await needs.notices.mailed(mail.id, {
      status: last ? 'failed' : 'waiting',
      response,
      retryAt: last ? null : ((now + FIRST_RETRY_MS * 5 ** mail.attempts) as Instant),
    })
  }
}
