import { localDate, ok, POSTS, refuse, ROLE_NAMES, squeeze, unitId, type LocalDate, type PersonId, type Post, type Result } from '#base'
import type { BodyOf, Edited, routes } from '#contract'
import { FIELDS, isAdministeredWithout, isAdministrator, leftAlone, mayGive, postFault, type Directory, type WantedPost } from '#directory'
import type { Actor, Needs } from '../needs.js'
import type { Edit, KeptPost, NewPost } from './book.js'
import { asSeen } from './person-for.js'
import { todayOf } from './today.js'
import { askAdministrator } from './whom-to-ask.js'

type Typed = Omit<BodyOf<typeof routes.beginPost>, 'revision'>

/**
 * Gives somebody a further post from a day on, ahead or back. Whoever may give that post in the unit to somebody of the unit; to somebody of another
 * unit an administrator only. Problems: `scope.forbidden`, `person.*`, `unit.unknown`, `days.order`, `post.notHere`, `post.held`.
 */
export async function beginPost(needs: Needs, actor: Actor, id: PersonId, { revision, ...typed }: BodyOf<typeof routes.beginPost>): Promise<Result<Edited>> {
  const today = await todayOf(needs)
  const edited = await needs.people.edit(actor.person, id, (standing) => {
    const { directory } = standing
    const post = newPost(directory, actor, id, typed, today)
    if (!post.ok) return post
    // Who takes somebody of another unit would administer that person's address from then on.
    const isOfUnit = (directory.postsOf.get(id) ?? []).some(({ unit }) => unit === typed.unit)
    if (!isOfUnit && !isAdministrator(directory, actor.person, today)) return askAdministrator(directory, actor.person, [], today)
    const person = asSeen(standing, id, revision)
    if (!person.ok) return person
    return ok<Edit>({ change: { is: 'postBegins', person: id, post: post.value }, what: 'post.given', before: null, after: { ...post.value } })
  })
  return edited.ok ? ok({ revision: edited.value }) : edited
}

/**
 * Says on which day a post ends (null: it goes on), how it is called, which fields it has. Problems: `scope.forbidden`, `person.*`, `post.unknown`,
 * `days.order`, `post.held`, `post.lastAdmin`, `leave.standsIn`.
 */
export async function changePost(needs: Needs, actor: Actor, id: PersonId, post: number, input: BodyOf<typeof routes.changePost>): Promise<Result<Edited>> {
  const today = await todayOf(needs)
  const edited = await needs.people.edit(actor.person, id, (standing) => {
    const { directory } = standing
    const held = standing.person?.posts.find((one) => one.id === post)
    if (!held) return refuse('post.unknown', { post })
    if (!mayGive(directory, actor.person, held.unit, today).includes(held.post)) return askAdministrator(directory, actor.person, [held.unit], today)
    const person = asSeen(standing, id, input.revision)
    if (!person.ok) return person
    const may = endFault(directory, held, input.to)
    if (!may.ok) return may
    const field = input.field === undefined ? ok(held.field) : fieldOf(input.field)
    if (!field.ok) return field
    const title = input.title === undefined ? held.title : squeeze(input.title) || held.title
    return ok<Edit>({
      change: { is: 'postChanges', person: id, id: post, to: input.to, title, field: field.value },
      what: 'post.changed',
      before: { unit: held.unit, post: held.post, to: held.to, title: held.title, field: held.field },
      after: { unit: held.unit, post: held.post, to: input.to, title, field: field.value },
    })
  })
  return edited.ok ? ok({ revision: edited.value }) : edited
}

// A post that has no beginning on record was held from the start of all records.
const ALWAYS = localDate('1900-01-01')

function endFault(directory: Directory, held: KeptPost, to: LocalDate | null): Result<null> {
  const fault = faultOf(directory, { ...held, from: held.from ?? ALWAYS, to }, held)
  if (!fault.ok || to === null) return fault
  if (held.post === 'systemAdmin' && !isAdministeredWithout(directory, held, to)) return refuse('post.lastAdmin', {})
  const alone = leftAlone(directory, held, to)
  if (!alone) return ok(null)
  const [person, absent] = [alone.deputy, alone.person].map((one) => ({ name: directory.people.get(one)?.name ?? '' }))
  return refuse('leave.standsIn', { person, absent, from: alone.from, to: alone.to })
}

/** A post as it was typed, if this person may give it. `person` is null for somebody new. */
export function newPost(directory: Directory, { person: actor }: Actor, person: PersonId | null, typed: Typed, today: LocalDate): Result<NewPost> {
  const unit = directory.units.get(unitId(typed.unit))
  if (!unit) return refuse('unit.unknown', { name: typed.unit, nearest: [] })
  const post = POSTS.find((one) => one === typed.post)
  if (!post) return refuse('post.notHere', { post: typed.post, unit: unit.shortName })
  const fault = faultOf(directory, { person, unit: unit.id, post, from: typed.from, to: typed.to }, null)
  if (!mayGive(directory, actor, unit.id, today).includes(post)) {
    return !fault.ok && fault.problem.code === 'post.notHere' ? fault : askAdministrator(directory, actor, [unit.id], today)
  }
  if (!fault.ok) return fault
  const field = fieldOf(typed.field)
  return field.ok ? ok({ unit: unit.id, post, title: squeeze(typed.title) || titleOf(post), field: field.value, from: typed.from, to: typed.to }) : field
}

/** Why the post cannot begin beside those that are held, as a refusal. Problems `days.order`, `post.notHere`, `post.held`. */
export function faultOf(directory: Directory, wanted: WantedPost, except: KeptPost | null): Result<null> {
  const fault = postFault(directory, wanted, except)
  if (!fault) return ok(null)
  switch (fault.why) {
    case 'order':
      return refuse('days.order', { from: wanted.from, to: wanted.to })
    case 'notHere':
      return refuse('post.notHere', { post: ROLE_NAMES[wanted.post], unit: directory.units.get(wanted.unit)?.shortName ?? wanted.unit })
    default: {
      const { person, from, to } = fault.held
      return refuse('post.held', { post: ROLE_NAMES[wanted.post], by: { name: directory.people.get(person)?.name ?? '' }, from, to })
    }
  }
}

export function titleOf(post: Post): string {
  const name = ROLE_NAMES[post]
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The Office's fields as they are kept. Problem `person.wrong`. */
export function fieldOf(typed: string | null): Result<string | null> {
  const codes = (typed ?? '')
    .toUpperCase()
    .split(/[\s,;]+/u)
    .filter((code) => code !== '')
  const strange = codes.find((code) => !FIELDS.some((field) => field === code))
  if (strange !== undefined) return refuse('person.wrong', { field: 'field', value: strange })
  return ok(codes.length > 0 ? [...new Set(codes)].join(',') : null)
}
