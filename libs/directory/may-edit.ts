import type { LocalDate, PersonId, Post, UnitId } from '#base'
import type { Directory } from './directory.js'
import { isCurrent, type PostHeld } from './person.js'
import { isHead, postsOfUnit } from './post-faults.js'
import { postsActed } from './roles-of.js'
import { isOffice } from './unit-roles.js'

/** How far somebody edits a unit's people: `all` posts of the trade, those `belowHead`, or `none`. Telephone, address and leaves go with either. */
export type EditRight = 'all' | 'belowHead' | 'none'

/**
 * Who administers a unit's people on a day: its head in everything, its clerk below the head; in the Office its chief, and the deputy chiefs below
 * the chief; the system's administrator everywhere. Whoever stands in for one of them does as they do.
 */
export function editRight(directory: Directory, actor: PersonId, unit: UnitId, on: LocalDate): EditRight {
  const acted = postsActed(directory, actor, on)
  if (acted.some(({ post }) => post === 'systemAdmin')) return 'all'
  const here = acted.filter((held) => held.unit === unit).map(({ post }) => post)
  const [head, below]: readonly Post[] = isOffice(directory, unit) ? ['chiefOfOffice', 'deputyChiefOfOffice'] : ['headOfUnit', 'unitClerk']
  if (head && here.includes(head)) return 'all'
  return below && here.includes(below) ? 'belowHead' : 'none'
}

export function isAdministrator(directory: Directory, actor: PersonId, on: LocalDate): boolean {
  return (directory.postsOf.get(actor) ?? []).some((held) => held.post === 'systemAdmin' && isCurrent(held, on))
}

/** The posts that somebody may give and end in a unit. */
export function mayGive(directory: Directory, actor: PersonId, unit: UnitId, on: LocalDate): readonly Post[] {
  const right = editRight(directory, actor, unit, on)
  const found = directory.units.get(unit)
  if (!found || right === 'none') return []
  const posts = postsOfUnit(found)
  if (isAdministrator(directory, actor, on)) return [...posts, 'systemAdmin', 'auditor']
  return right === 'all' ? posts : posts.filter((post) => !isHead(post))
}

/** Telephone, address and leaves of a person: oneself, and whoever administers one of the units in which the person holds a post or will hold one. */
export function mayEditPerson(directory: Directory, actor: PersonId, person: PersonId, on: LocalDate): boolean {
  return actor === person || editsAsAdministrator(directory, actor, person, on)
}

/** The same without one's own: names and posts are not one's own to change. */
export function editsAsAdministrator(directory: Directory, actor: PersonId, person: PersonId, on: LocalDate): boolean {
  if (isAdministrator(directory, actor, on)) return true
  return unitsOf(directory, person, on).some((unit) => editRight(directory, actor, unit, on) !== 'none')
}

/** Units in which the person holds a post on that day or later. */
export function unitsOf(directory: Directory, person: PersonId, on: LocalDate): readonly UnitId[] {
  const held: readonly PostHeld[] = directory.postsOf.get(person) ?? []
  return [...new Set(held.filter(({ to }) => to === null || to >= on).map(({ unit }) => unit))]
}
