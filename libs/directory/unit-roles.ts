import { UNIT_ROLES, type Post, type UnitId } from '#base'
import type { Directory } from './directory.js'
import type { PostHeld } from './person.js'

export type UnitRole = (typeof UNIT_ROLES)[number]

// The Office is judge and party (practice 2.2): as a unit with work of its own, its staff stand in the unit's roles.
const IN_THE_OFFICE: Partial<Record<Post, UnitRole>> = { registryClerk: 'unitClerk', deskOfficer: 'handler', chiefOfOffice: 'headOfUnit' }

export function isOffice(directory: Directory, unit: UnitId): boolean {
  return directory.office?.id === unit
}

/** The role that a post gives towards the unit in which it is held; null for posts that act for no single unit. */
export function unitRoleOf(directory: Directory, held: PostHeld): UnitRole | null {
  if (isOffice(directory, held.unit)) return IN_THE_OFFICE[held.post] ?? asUnitRole(held.post)
  return asUnitRole(held.post)
}

function asUnitRole(post: Post): UnitRole | null {
  return UNIT_ROLES.find((role) => role === post) ?? null
}
