import { ok, refuse, type LocalDate, type PersonId, type Result } from '#base'
import { mayEditPerson } from '#directory'
import type { Actor } from '../needs.js'
import type { KeptPerson, Standing } from './book.js'
import { askAboutPerson } from './whom-to-ask.js'

/** The person as the page showed them, to whoever may edit them. Problems: `person.unknown`, `scope.forbidden`, `person.stale`. */
export function personFor(standing: Standing, actor: Actor, id: PersonId, seen: number, today: LocalDate): Result<KeptPerson> {
  if (standing.person && !mayEditPerson(standing.directory, actor.person, id, today)) return askAboutPerson(standing.directory, actor.person, id, today)
  return asSeen(standing, id, seen)
}

/** The same without asking who wants to know. Problems: `person.unknown`, `person.stale`. */
export function asSeen({ directory, person }: Standing, id: PersonId, seen: number): Result<KeptPerson> {
  if (!person) return refuse('person.unknown', { person: id })
  if (person.revision === seen) return ok(person)
  const by = person.changedBy === null ? undefined : directory.people.get(person.changedBy)
  return refuse('person.stale', { expected: seen, found: person.revision, by: by ? { name: by.name } : null, at: person.changedAt })
}
