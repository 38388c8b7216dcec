import { unreachable, type LocalDate, type PersonId, type Post, type Role, type UnitId } from '#base'
import { ownerOn, type Directory } from './directory.js'
import { hasField, isCurrent, type Person, type PostHeld } from './person.js'
import { isDeputised, type Towards } from './roles-of.js'
import { isOffice, unitRoleOf, type UnitRole } from './unit-roles.js'

/** What a message is about: the roles' units, and the people whom the directive itself names. */
export interface About extends Towards {
  /** The desk officer who follows this directive; without one, or when they left the post, the first of the field. */
  readonly deskOfficer?: PersonId | null | undefined
  /** Whose field the directive is in: a letter signed by the chair alone goes up to the chair. */
  readonly leader?: 'viceChair' | 'chair' | undefined
}

export interface Recipient {
  readonly person: Person
  readonly post: PostHeld
  /** The absent holder of the post, when the recipient stands in. */
  readonly forPerson?: PersonId
}

/**
 * Whom to tell when a rung or an effect names a role; each person once, deputies in place of the absent.
 * Empty where nobody holds the post (a unit without a head, a field without a division head): the caller shows the hole.
 * A unit without a handler is told through its clerk; a deputy chief without the field is replaced by the first one, a vice chair by the chair.
 */
export function recipientsOf(directory: Directory, role: Role, about: About, on: LocalDate): readonly Recipient[] {
  const recipients = new Map<PersonId, Recipient>()
  const told = postsFor(directory, role, about, on).flatMap((held) => inPerson(directory, held, on))
  // Who holds a post of their own is told as its holder, not as somebody's deputy.
  for (const recipient of [...told.filter((one) => !one.forPerson), ...told.filter((one) => one.forPerson)]) {
    if (!recipients.has(recipient.person.id)) recipients.set(recipient.person.id, recipient)
  }
  return [...recipients.values()]
}

function postsFor(directory: Directory, role: Role, about: About, on: LocalDate): readonly PostHeld[] {
  const all = (post: Post): readonly PostHeld[] => directory.posts.filter((held) => held.post === post && isCurrent(held, on))
  const ofField = (post: Post): readonly PostHeld[] => all(post).filter((held) => hasField(held, about.field))
  switch (role) {
    case 'unitClerk':
    case 'headOfUnit':
      return postsIn(directory, role, about.unit, about, on)
    case 'handler':
      return handlersOf(directory, about.unit, about, on)
    case 'focalUnit':
      return handlersOf(directory, about.focalUnit, about, on)
    case 'drafter':
      return draftersOf(directory, about, on)
    case 'deskOfficer':
      return first(
        all(role).filter((held) => held.person === about.deskOfficer),
        ofField(role),
        all(role),
      )
    case 'divisionHead':
      return ofField(role)
    case 'deputyChiefOfOffice':
      return first(ofField(role), all(role))
    case 'viceChair':
      return about.leader === 'chair' ? all('chair') : first(ofField(role), all('chair'))
    case 'secretaryOfLeader':
      return ofField(role).length > 0 ? ofField(role) : all(role)
    case 'registryClerk':
    case 'chiefOfOffice':
    case 'chair':
    case 'systemAdmin':
    case 'auditor':
      return all(role)
    case 'engine':
      return []
    default:
      return unreachable(role)
  }
}

/** Those who stand in this role towards the unit, or towards its successor; of the Office's desk officers only the one who follows the matter. */
function postsIn(directory: Directory, role: UnitRole, unit: UnitId | null | undefined, about: About, on: LocalDate): readonly PostHeld[] {
  const owner = unit ? ownerOn(directory, unit, on) : null
  if (!owner) return []
  if (role === 'handler' && isOffice(directory, owner.id)) return postsFor(directory, 'deskOfficer', about, on)
  return (directory.postsIn.get(owner.id) ?? []).filter((held) => isCurrent(held, on) && unitRoleOf(directory, held) === role)
}

function handlersOf(directory: Directory, unit: UnitId | null | undefined, about: About, on: LocalDate): readonly PostHeld[] {
  const handlers = postsIn(directory, 'handler', unit, about, on)
  return handlers.length > 0 ? handlers : postsIn(directory, 'unitClerk', unit, about, on)
}

function draftersOf(directory: Directory, about: About, on: LocalDate): readonly PostHeld[] {
  const owner = about.drafter ? ownerOn(directory, about.drafter, on) : null
  if (!owner) return []
  if (isOffice(directory, owner.id)) return postsFor(directory, 'deskOfficer', about, on)
  return [...postsIn(directory, 'headOfUnit', owner.id, about, on), ...handlersOf(directory, owner.id, about, on)]
}

/** The first holder of the first list that has one. */
function first(...lists: readonly (readonly PostHeld[])[]): readonly PostHeld[] {
  return (lists.find((list) => list.length > 0) ?? []).slice(0, 1)
}

/** Who stands in for a person in a post on that day; empty while the person is there. The system's own posts are never stood in for. */
export function standInFor(directory: Directory, person: PersonId, post: Post, on: LocalDate): readonly PersonId[] {
  if (!isDeputised({ post })) return []
  return directory.deputies.flatMap((deputy) =>
    deputy.person === person && isCurrent(deputy, on) && directory.people.has(deputy.deputy) ? [deputy.deputy] : [],
  )
}

function inPerson(directory: Directory, held: PostHeld, on: LocalDate): readonly Recipient[] {
  const deputies = standInFor(directory, held.person, held.post, on).flatMap((id) => {
    const person = directory.people.get(id)
    return person ? [{ person, post: held, forPerson: held.person }] : []
  })
  const holder = directory.people.get(held.person)
  return deputies.length > 0 ? deputies : holder ? [{ person: holder, post: held }] : []
}
