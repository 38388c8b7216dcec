import { ROLE_NAMES, type InstanceId, type Result } from '#base'
import type { DigestChoice, MailRoomView, NotReachedView, PassedOnView } from '#contract'
import type { Actor } from '../needs.js'
import { unitRef } from './cards.js'
import { mayAnswerIncidents } from './incidents.js'
import type { NotReachedRow } from './page-queries.js'
import { contactOf, personRef } from './people.js'
import { look, sightOf, unitsIn, type Reading, type Sight } from './sight.js'
import { passedOnView } from './told.js'

/** Silent mode, the channels that are set, and who is not reached. */
export async function mailRoomView(reading: Reading, actor: Actor): Promise<Result<MailRoomView>> {
  const sight = await sightOf(reading, actor)
  const { needs, pages, world } = sight
  const [silence, rows, waiting] = await Promise.all([needs.mailRoom.silence(), pages.notReached(), pages.waitingMails()])
  return {
    ok: true,
    value: {
      silence: { ...silence, by: personRef(world, silence.by) },
      maySwitch: mayAnswerIncidents(sight),
      channels: needs.channels.flatMap(({ channel, perMinute }) => (perMinute === null ? [] : [{ channel, perMinute }])),
      waiting,
      notReached: rows.map((row) => notReachedView(sight, row)),
    },
  }
}

function notReachedView({ world }: Sight, { kind, unit, person, role, detail, since }: NotReachedRow): NotReachedView {
  return {
    kind,
    unit: unitRef({ world }, unit),
    person: personRef(world, person, unit),
    post: role && ROLE_NAMES[role],
    detail,
    since,
    contact: contactOf(world, unit),
  }
}

/** Whether one's own morning digest comes by mail, and to which address. */
export async function digestChoice({ needs }: Reading, { person }: Actor): Promise<Result<DigestChoice>> {
  const [declined, directory] = await Promise.all([needs.mailRoom.declined(), needs.directory()])
  return { ok: true, value: { digest: !declined.has(person), address: directory.people.get(person)?.email ?? null } }
}

/** What people passed on about it. Problems: `instance.unknown`, `scope.forbidden`. */
export async function passedOnList(reading: Reading, actor: Actor, id: InstanceId): Promise<Result<readonly PassedOnView[]>> {
  const sight = await sightOf(reading, actor)
  const seen = await look(sight, id)
  if (!seen.ok) return seen
  const { loaded, reach } = seen.value
  const { root } = loaded.row
  return { ok: true, value: (await sight.pages.passedOn(id, root, unitsIn(reach, root))).map((row) => passedOnView(sight, row)) }
}
