import { OFFICE_ROLES, type LocalDate, type PersonId, type Post, type UnitId } from '#base'
import { ordered, ownerOn, type Directory } from './directory.js'
import { postsActed } from './roles-of.js'
import { unitRoleOf } from './unit-roles.js'

const SEES_ALL: readonly Post[] = [...OFFICE_ROLES, 'viceChair', 'chair', 'secretaryOfLeader', 'auditor']

export interface Scope {
  /** The whole province; the same as `reads: 'all'`. */
  readonly all: boolean
  readonly reads: 'all' | 'own'
  /** Units for which the person acts, with the former units that these took over; official order. */
  readonly units: readonly UnitId[]
}

/**
 * What a person may see on a day. The Office, the leaders and the auditor see the province; people of units their own units. Cascades that a unit
 * consolidates come on top, by query. The administrator keeps accounts and units and sees no work by that post.
 */
export function scopeOf(directory: Directory, person: PersonId, on: LocalDate): Scope {
  const posts = postsActed(directory, person, on)
  const all = posts.some((held) => SEES_ALL.includes(held.post))
  const own = new Set(posts.filter((held) => unitRoleOf(directory, held) !== null).map((held) => held.unit))
  const taken = directory.inOrder.filter((unit) => own.has(ownerOn(directory, unit.id, on)?.id ?? unit.id))
  return {
    all,
    reads: all ? 'all' : 'own',
    units: ordered(
      directory,
      taken.map((unit) => unit.id),
    ),
  }
}
