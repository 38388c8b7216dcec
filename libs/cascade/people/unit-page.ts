import { ok, refuse, ROLE_NAMES, unitId, type LocalDate, type PersonId, type Result, type UnitId } from '#base'
import type { HoleView, LeaveView, PersonLine, PostView, UnitPage } from '#contract'
import {
  deputiesFor,
  editRight,
  editsAsAdministrator,
  FIELDS,
  isAdministrator,
  isCurrent,
  isOutside,
  mayEditPerson,
  mayGive,
  recipientsOf,
  type Unit,
} from '#directory'
import type { Actor } from '../needs.js'
import { unitRef } from '../views/cards.js'
import { isOfficial } from '../views/directory-views.js'
import { personRef } from '../views/people.js'
import type { NotReachedRow } from '../views/page-queries.js'
import { sightOf, type Reading, type Sight } from '../views/sight.js'
import type { KeptLeave, KeptPerson, KeptPost } from './book.js'

/** A unit with its people as they are, were and will be, who is away, and what it lacks. Problem `unit.unknown`. */
export async function unitPage(reading: Reading, actor: Actor, id: string): Promise<Result<UnitPage>> {
  const sight = await sightOf(reading, actor)
  const { world, needs, pages } = sight
  const unit = world.directory.units.get(unitId(id))
  if (!unit) return refuse('unit.unknown', { name: id, nearest: [] })
  const [kept, rows] = await Promise.all([needs.people.ofUnit(unit.id), pages.notReached()])
  const lines = inOrder(kept, unit.id).map((person) => personLine(sight, person, rows, unit.id))
  const isHere = ({ posts }: PersonLine): boolean => posts.some((post) => post.unit.id === unit.id && post.when !== 'past')
  return ok({
    id: unit.id,
    name: unit.shortName,
    fullName: unit.name,
    kind: unit.kind,
    abbr: unit.abbr,
    people: lines.filter(isHere),
    former: lines.filter((line) => !isHere(line)),
    holes: seesHoles(sight, unit.id) ? holesOf(sight, unit, lines, rows) : [],
    mayGive: mayGive(world.directory, actor.person, unit.id, world.today).map((post) => ({ post, name: ROLE_NAMES[post] })),
    fields: unit.kind === 'office' || unit.kind === 'committee' ? FIELDS : [],
  })
}

/** One's own line. Problem `person.unknown`. */
export async function myself(reading: Reading, actor: Actor): Promise<Result<PersonLine>> {
  const sight = await sightOf(reading, actor)
  const [[kept], rows] = await Promise.all([sight.needs.people.people([actor.person]), sight.pages.notReached()])
  return kept ? ok(personLine(sight, kept, rows, null)) : refuse('person.unknown', { person: actor.person })
}

const RANK = ['headOfUnit', 'chair', 'viceChair', 'chiefOfOffice', 'deputyChiefOfOffice', 'divisionHead', 'deskOfficer', 'unitClerk', 'registryClerk']

/** As a list of an office names its people: who heads it first. */
function inOrder(people: readonly KeptPerson[], unit: UnitId): readonly KeptPerson[] {
  const rank = ({ posts }: KeptPerson): number => {
    const ranks = posts.filter((held) => held.unit === unit).map(({ post }) => RANK.indexOf(post))
    return Math.min(...ranks.map((at) => (at < 0 ? RANK.length : at)))
  }
  return [...people].sort((one, other) => rank(one) - rank(other) || one.id - other.id)
}

/** Whoever mends them, and the Office, which chases. */
function seesHoles(sight: Sight, unit: UnitId): boolean {
  const { world, actor, posts } = sight
  const reads = isOfficial(sight) || posts.some(({ post }) => post === 'auditor')
  return reads || editRight(world.directory, actor.person, unit, world.today) !== 'none'
}

function personLine(sight: Sight, person: KeptPerson, rows: readonly NotReachedRow[], unit: UnitId | null): PersonLine {
  const { world, actor } = sight
  const { directory, today } = world
  const edits = mayEditPerson(directory, actor.person, person.id, today)
  const administers = editsAsAdministrator(directory, actor.person, person.id, today)
  const row = rows.find((one) => one.kind === 'address' && one.person === person.id)
  return {
    id: person.id,
    name: person.name,
    title: personRef(world, person.id, unit)?.title ?? '',
    phone: person.phone,
    email: person.email,
    revision: person.revision,
    account: (administers || actor.person === person.id) && person.username !== null ? { username: person.username, mustChange: person.mustChange } : null,
    posts: person.posts.map((post) => postView(sight, post)),
    leaves: person.leaves.map((leave) => leaveView(sight, leave, edits)),
    standsFor: directory.deputies
      .filter((leave) => leave.deputy === person.id && isCurrent(leave, today))
      .flatMap(({ person: absent, from, to }) => {
        const who = personRef(world, absent)
        return who ? [{ person: who, from, to }] : []
      }),
    notReached: row && edits ? { detail: row.detail, since: row.since } : null,
    may: { contact: edits, name: administers, leave: edits, password: person.username !== null && isAdministrator(directory, actor.person, today) },
    deputies: edits ? standIns(sight, person.id) : [],
  }
}

function standIns({ world }: Sight, person: PersonId): PersonLine['deputies'] {
  const { directory, today } = world
  return deputiesFor(directory, person, { from: today, to: today }).flatMap((id) => personRef(world, id) ?? [])
}

function whenOf({ from, to }: { readonly from: LocalDate | null; readonly to: LocalDate | null }, today: LocalDate): PostView['when'] {
  if (to !== null && to < today) return 'past'
  return from !== null && from > today ? 'coming' : 'now'
}

function postView({ world, actor }: Sight, { id, post, title, field, unit, from, to }: KeptPost): PostView {
  return {
    id,
    post,
    postName: ROLE_NAMES[post],
    title,
    field,
    unit: unitRef({ world }, unit) ?? { id: unit, name: unit },
    from,
    to,
    when: whenOf({ from, to }, world.today),
    mayChange: mayGive(world.directory, actor.person, unit, world.today).includes(post),
  }
}

function leaveView({ world }: Sight, { id, deputy, from, to, by, at, reason }: KeptLeave, edits: boolean): LeaveView {
  return {
    id,
    deputy: personRef(world, deputy) ?? { id: deputy, name: '', title: '', phone: null },
    from,
    to,
    when: whenOf({ from, to }, world.today),
    by: personRef(world, by),
    at,
    reason: edits && reason !== '' ? reason : null,
  }
}

/** Posts without which messages have nowhere to go, and addresses that take none. */
function holesOf({ world }: Sight, unit: Unit, people: readonly PersonLine[], rows: readonly NotReachedRow[]): HoleView[] {
  const roles = isOutside(unit) || unit.kind === 'committee' ? [] : (['headOfUnit', 'unitClerk'] as const)
  const posts = roles
    .filter((role) => recipientsOf(world.directory, role, { unit: unit.id }, world.today).length === 0)
    .map((role): HoleView => {
      const row = rows.find((one) => one.kind === 'post' && one.unit === unit.id && one.role === role)
      return { kind: 'post', post: ROLE_NAMES[role], person: null, detail: '', since: row?.since ?? null }
    })
  const addresses = people
    .filter(({ posts: held }) => held.some((post) => post.unit.id === unit.id && post.when === 'now'))
    .flatMap(({ id, email }): HoleView[] => {
      const row = rows.find((one) => one.kind === 'address' && one.person === id)
      if (!row && email !== null) return []
      return [{ kind: 'address', post: null, person: personRef(world, id as PersonId, unit.id), detail: row?.detail ?? '', since: row?.since ?? null }]
    })
  return [...posts, ...addresses]
}
