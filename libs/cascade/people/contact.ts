import { ok, refuse, type PersonId, type Result } from '#base'
import type { BodyOf, Edited, OneTimePassword, routes } from '#contract'
import { editsAsAdministrator, emailOf, isAdministrator, nameOfPerson, phoneOf, usernameOf } from '#directory'
import type { Actor, Needs } from '../needs.js'
import type { Edit, KeptPerson } from './book.js'
import { personFor } from './person-for.js'
import { newPost } from './posts.js'
import { todayOf } from './today.js'
import { askAboutPerson, askAdministrator } from './whom-to-ask.js'

type Contact = Pick<KeptPerson, 'phone' | 'email'>

/**
 * Corrects somebody's telephone, address and name. Oneself and whoever administers one of the person's units; a name only the latter. Problems:
 * `scope.forbidden`, `person.unknown`, `person.stale`, `person.wrong` with the field.
 */
export async function changePerson(needs: Needs, actor: Actor, id: PersonId, input: BodyOf<typeof routes.changePerson>): Promise<Result<Edited>> {
  const today = await todayOf(needs)
  const edited = await needs.people.edit(actor.person, id, (standing) => {
    const person = personFor(standing, actor, id, input.revision, today)
    if (!person.ok) return person
    const { name: nameBefore, phone, email } = person.value
    const name = input.name === undefined ? ok(nameBefore) : named(input.name)
    const contact = contactOf(input)
    if (!name.ok) return name
    if (!contact.ok) return contact
    if (name.value !== nameBefore && !editsAsAdministrator(standing.directory, actor.person, id, today)) {
      return askAboutPerson(standing.directory, actor.person, id, today)
    }
    return ok<Edit>({
      change: { is: 'contact', person: id, name: name.value, ...contact.value },
      what: 'person.contact',
      before: { name: nameBefore, phone, email },
      after: { name: name.value, ...contact.value },
    })
  })
  return edited.ok ? ok({ revision: edited.value }) : edited
}

/**
 * Adds somebody with a first post and an account. Whoever may give that post in the unit. Problems: `scope.forbidden`, `person.wrong`, `account.taken`,
 * `unit.unknown`, `days.order`, `post.notHere`, `post.held`.
 */
export async function addPerson(needs: Needs, actor: Actor, unit: string, input: BodyOf<typeof routes.addPerson>): Promise<Result<OneTimePassword>> {
  const today = await todayOf(needs)
  const { password, hash } = await needs.people.newPassword()
  const username = usernameOf(input.username)
  const added = await needs.people.add(actor.person, (directory) => {
    const post = newPost(directory, actor, null, { ...input, unit }, today)
    if (!post.ok) return post
    const name = named(input.name)
    if (!name.ok) return name
    const contact = contactOf(input)
    if (!contact.ok) return contact
    if (username === null) return refuse('person.wrong', { field: 'username', value: input.username })
    return ok({ name: name.value, ...contact.value, username, hash, post: post.value })
  })
  return added.ok ? ok({ person: added.value, username: username ?? '', password }) : added
}

/** Sets a one-time password, for administrators of the system. Problems: `scope.forbidden`, `person.unknown`, `person.stale`, `account.none`. */
export async function resetPassword(needs: Needs, actor: Actor, id: PersonId, { revision }: { readonly revision: number }): Promise<Result<OneTimePassword>> {
  const today = await todayOf(needs)
  const { password, hash } = await needs.people.newPassword()
  let username = ''
  const edited = await needs.people.edit(actor.person, id, (standing) => {
    if (!isAdministrator(standing.directory, actor.person, today)) return askAdministrator(standing.directory, actor.person, [], today)
    const person = personFor(standing, actor, id, revision, today)
    if (!person.ok) return person
    if (person.value.username === null) return refuse('account.none', { person: person.value.name })
    username = person.value.username
    return ok<Edit>({ change: { is: 'password', person: id, hash }, what: 'password.reset', before: null, after: { username } })
  })
  return edited.ok ? ok({ person: id, username, password }) : edited
}

function named(typed: string): Result<string> {
  const name = nameOfPerson(typed)
  return name === null ? refuse('person.wrong', { field: 'name', value: typed }) : ok(name)
}

/** Left empty, there is none. */
function contactOf(typed: { readonly phone: string | null; readonly email: string | null }): Result<Contact> {
  const phone = typed.phone ? phoneOf(typed.phone) : null
  const email = typed.email ? emailOf(typed.email) : null
  if (typed.phone && phone === null) return refuse('person.wrong', { field: 'phone', value: typed.phone })
  if (typed.email && email === null) return refuse('person.wrong', { field: 'email', value: typed.email })
  return ok({ phone, email })
}
