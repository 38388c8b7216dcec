import { ROLES, type LocalDate, type PersonId, type Role, type UnitId } from '#base'
import { ownerOn, type Directory } from './directory.js'
import { isCurrent, type PostHeld } from './person.js'
import { isOffice, unitRoleOf } from './unit-roles.js'

/** What an instance is about, as far as roles depend on it. */
export interface Towards {
  readonly unit?: UnitId | null | undefined
  readonly focalUnit?: UnitId | null | undefined
  readonly drafter?: UnitId | null | undefined
  /** `VX`, `NC` … It decides who is told, not who may act: in the Office people stand in for each other. */
  readonly field?: string | null | undefined
}

/**
 * The roles of a person towards one instance on a day, in the order of `ROLES`. Posts of units count only towards that unit (or a former one it
 * took over), as its focal unit and as its drafter; posts of the Office and of leaders count everywhere, in any field.
 * Towards the Office itself the registry clerk, desk officers and chief are its clerk, handlers and head.
 * A deputy has the roles of the absent person within the dates; the system's own posts (administrator, auditor) are never stood in for.
 */
export function rolesOf(directory: Directory, person: PersonId, towards: Towards, on: LocalDate): readonly Role[] {
  const roles = new Set(postsActed(directory, person, on).flatMap((held) => rolesOfHeld(directory, held, towards, on)))
  return ROLES.filter((role) => roles.has(role))
}

/** Posts that a person holds on that day, and those in which they stand in for somebody; who stands in for a deputy gets only the deputy's own. */
export function postsActed(directory: Directory, person: PersonId, on: LocalDate): readonly PostHeld[] {
  const held = (who: PersonId): readonly PostHeld[] => (directory.postsOf.get(who) ?? []).filter((post) => isCurrent(post, on))
  const absent = directory.deputies.filter((deputy) => deputy.deputy === person && isCurrent(deputy, on))
  return [...held(person), ...absent.flatMap((deputy) => held(deputy.person).filter((post) => isDeputised(post)))]
}

export function isDeputised(held: Pick<PostHeld, 'post'>): boolean {
  return held.post !== 'systemAdmin' && held.post !== 'auditor'
}

export function rolesOfHeld(directory: Directory, held: PostHeld, towards: Towards, on: LocalDate): readonly Role[] {
  const isIn = (unit: UnitId | null | undefined): boolean => !!unit && ownerOn(directory, unit, on)?.id === held.unit
  const unitRole = unitRoleOf(directory, held)
  const roles: Role[] = held.post === unitRole ? [] : [held.post]
  if (unitRole && isIn(towards.unit)) roles.push(unitRole)
  if (unitRole && isIn(towards.focalUnit)) roles.push('focalUnit')
  const drafts = isOffice(directory, held.unit) ? unitRole === 'handler' : unitRole !== null
  if (drafts && isIn(towards.drafter)) roles.push('drafter')
  return roles
}
