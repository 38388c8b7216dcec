import { ok, refuse, type InstanceId, type PersonId, type Result } from '#base'
import type { MessagePreview } from '#contract'
import { step } from '#engine/core'
import { contextOfLoaded } from './context.js'
import { noticesFor } from './effects/tell.js'
import type { Actor, Needs, NewNotice } from './needs.js'
import { maySee } from './roles.js'
import { personRef } from './views/people.js'
import { worldOf } from './world.js'

/** More people than this are told by a person's word only after a look at who they are and what they read (issue: nobody is nagged). */
export const PREVIEWED_FROM = 20

interface Many {
  readonly instances: readonly number[]
  readonly payload: Readonly<Record<string, unknown>>
}

/** Events that are nothing but a message: what they tell is known before they are sent. */
const MESSAGES: readonly string[] = ['NUDGE']

/**
 * Who would be told what by this event, by the very statecharts and words by which it would be; nothing is sent or kept. What the person may not see
 * is left out. Problem `event.unknown` for an event that is more than a message.
 */
export async function previewMany(needs: Needs, actor: Actor, event: string, many: Many): Promise<Result<MessagePreview>> {
  if (!MESSAGES.includes(event)) return refuse('event.unknown', { event })
  const world = await worldOf(needs)
  const notices = await noticesBy(needs, actor, event, many)
  const byPerson = new Map<PersonId, NewNotice[]>()
  for (const notice of notices) byPerson.set(notice.person, [...(byPerson.get(notice.person) ?? []), notice])
  const rows = [...byPerson].flatMap(([id, own]) => {
    const person = personRef(world, id)
    const unit = own[0]?.unit ?? null
    return person ? [{ person, unit: unit && { id: unit, name: world.directory.units.get(unit)?.shortName ?? unit }, texts: own.map(({ text }) => text) }] : []
  })
  return ok({ people: byPerson.size, limit: PREVIEWED_FROM, rows })
}

/** Problem `message.previewFirst` where so many are told and nobody has looked, or others than were looked at. */
export async function previewed(needs: Needs, actor: Actor, event: string, many: Many & { readonly previewed?: number | undefined }): Promise<Result<null>> {
  if (!MESSAGES.includes(event) || many.instances.length === 0) return ok(null)
  const people = new Set((await noticesBy(needs, actor, event, many)).map(({ person }) => person)).size
  return people > PREVIEWED_FROM && many.previewed !== people ? refuse('message.previewFirst', { people, limit: PREVIEWED_FROM }) : ok(null)
}

/** The notices that this event to these would write; none is written. What the person may not see is left out. */
export async function noticesBy(needs: Needs, actor: Actor, type: string, { instances, payload }: Many): Promise<readonly NewNotice[]> {
  const world = await worldOf(needs)
  const loaded = await needs.engine.loadAll([...new Set(instances)] as InstanceId[])
  const effects = loaded
    .filter((one) => maySee(world, actor, contextOfLoaded(one)))
    .flatMap(({ row, definition, snapshot }) =>
      step(definition, snapshot, { ...payload, type, at: world.now }).effects.flatMap(({ kind, args }, n) =>
        kind === 'tell' ? [{ instance: row.id, version: row.version + 1, n, args: JSON.stringify(args) }] : [],
      ),
    )
  return noticesFor(needs, effects)
}
