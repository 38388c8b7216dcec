import { ENGINE, personId, type PersonId, type UnitId } from '#base'
import type { PersonRef } from '#contract'
import { isCurrent, recipientsOf, type PostHeld } from '#directory'
import type { WorkContext } from '#workflows'
import type { World } from '../world.js'

/** A person with post and organ as on paper; null for the engine. Somebody who left all posts keeps the name. */
export function personRef(world: World, id: PersonId | null, inUnit: UnitId | null = null): PersonRef | null {
  if (id === null || id === ENGINE) return null
  const person = world.directory.people.get(personId(id))
  if (!person) return { id, name: `#${id}`, title: '', phone: null }
  const held = (world.directory.postsOf.get(id) ?? []).filter((post) => isCurrent(post, world.today))
  const post = held.find(({ unit }) => unit === inUnit) ?? held[0]
  return { id, name: person.name, title: post ? titleOf(world, post) : '', phone: person.phone }
}

/** `Chuyên viên, VP UBND tỉnh`. */
export function titleOf({ directory }: World, { title, unit }: PostHeld): string {
  const organ = directory.units.get(unit)?.shortName
  return organ ? `${title}, ${organ}` : title
}

/** Whom to telephone in a unit: its clerk, or whoever handles. */
export function contactOf(world: World, unit: UnitId | null): PersonRef | null {
  const [first] = [...recipientsOf(world.directory, 'unitClerk', { unit }, world.today), ...recipientsOf(world.directory, 'handler', { unit }, world.today)]
  return first ? personRef(world, first.person.id, unit) : null
}

/** Who follows it in the Office. */
export function followerOf(world: World, { deskOfficer, field }: Pick<WorkContext, 'deskOfficer' | 'field'>): PersonRef | null {
  const [first] = recipientsOf(world.directory, 'deskOfficer', { deskOfficer, field }, world.today)
  return first ? personRef(world, first.person.id) : null
}
