import type { InstanceId, Role, UnitId } from '#base'
import { isOutside, ownerOn, recipientsOf, type About, type Recipient } from '#directory'
import type { Needs, NewNotice } from '../needs.js'
import type { World } from '../world.js'

/** Somebody who is told, by the role in which he was meant. */
export interface Addressed {
  readonly role: Role
  readonly recipient: Recipient
}
/** A post that nobody holds although somebody had to be told in it. */
export interface Gap {
  readonly role: Role
  readonly unit: UnitId
  readonly instance?: InstanceId
}

const OF_UNIT: readonly Role[] = ['unitClerk', 'headOfUnit', 'handler']

/**
 * Who is told when news name roles. Where a unit has nobody in the post that must hear of an escalation, the level above hears it all the same:
 * the desk officer who follows the matter; where a unit has nobody at all, its head, then the desk officer. The gaps are answered beside.
 */
export function addressed(
  world: World,
  roles: readonly Role[],
  about: About,
  level: number,
): { readonly to: readonly Addressed[]; readonly gaps: readonly Gap[] } {
  if (isAsked(world, about.unit)) return { to: asked(world, roles, about, level), gaps: [] }
  const find = (role: Role): readonly Addressed[] => recipientsOf(world.directory, role, about, world.today).map((recipient) => ({ role, recipient }))
  const to = roles.flatMap(find)
  const toldRoles = new Set(to.map(({ role }) => role))
  const empty = roles.filter((role) => !toldRoles.has(role))
  const meant = roles.filter((role) => OF_UNIT.includes(role))
  const nobody = meant.length > 0 && meant.every((role) => empty.includes(role))
  const headless = empty.includes('headOfUnit') && level > 0
  const focalless = empty.includes('focalUnit') && to.length === 0
  const above = nobody && !roles.includes('headOfUnit') ? find('headOfUnit') : []
  const climbs = (nobody && above.length === 0) || headless || focalless
  const office = climbs && !roles.includes('deskOfficer') ? find('deskOfficer') : []
  return { to: [...to, ...above, ...office], gaps: empty.flatMap((role) => gapOf(world, role, about)) }
}

function isAsked({ directory, today }: World, unit: UnitId | null | undefined): boolean {
  const owner = unit ? ownerOn(directory, unit, today) : null
  return owner !== null && isOutside(owner)
}

/**
 * A Party body, an armed force: asked, never escalated, and no message goes there by itself (practice 4, never automatic 9). Whatever would go to its
 * people or climb over it is one line for the desk officer, who speaks to them; nothing of it reaches the Office’s leaders.
 */
function asked(world: World, roles: readonly Role[], about: About, level: number): readonly Addressed[] {
  const office = roles.filter((role) => !OF_UNIT.includes(role) && role !== 'focalUnit')
  const meantForThem = level > 0 || office.length < roles.length
  const told: readonly Role[] = level > 1 ? [] : meantForThem ? ['deskOfficer'] : office
  return told.flatMap((role) => recipientsOf(world.directory, role, about, world.today).map((recipient) => ({ role, recipient })))
}

function gapOf({ directory, today }: World, role: Role, about: About): readonly Gap[] {
  const unit = OF_UNIT.includes(role) ? about.unit : role === 'focalUnit' ? about.focalUnit : null
  if (!unit) return []
  const owner = ownerOn(directory, unit, today)
  return owner && isOutside(owner) ? [] : [{ role, unit: owner?.id ?? unit }]
}

const nameOf = ({ role, unit }: Pick<Gap, 'role' | 'unit'>): string => `${unit}:${role}`

/** Keeps each gap once for the Office to see, and closes those posts in which somebody was told again. */
export async function noteGaps(needs: Needs, gaps: readonly Gap[], told: readonly NewNotice[]): Promise<void> {
  if (gaps.length > 0) {
    const once = new Map(gaps.map((gap) => [nameOf(gap), gap]))
    await needs.mailRoom.notReached(
      [...once].map(([what, { role, unit, instance }]) => ({ kind: 'post', what, unit, person: null, role, detail: '', instance: instance ?? null })),
    )
  }
  const filled = new Set(told.flatMap(({ role, unit }) => (unit !== null && OF_UNIT.includes(role) ? [nameOf({ role, unit })] : [])))
  if (filled.size > 0) await needs.mailRoom.reached('post', [...filled])
}
