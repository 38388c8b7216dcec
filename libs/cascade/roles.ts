import { refuse, type PersonId, type Result, type Role } from '#base'
import { absentFor, postsActed, rolesOf, scopeOf } from '#directory'
import type { WorkContext } from '#workflows'
import type { Actor } from './needs.js'
import type { World } from './world.js'

/** What the person is towards one piece of work. */
export function rolesTowards(world: World, actor: Actor, work: Pick<WorkContext, 'unit' | 'focalUnit' | 'drafter' | 'field'>): Role[] {
  return [...rolesOf(world.directory, actor.person, { unit: work.unit, focalUnit: work.focalUnit, drafter: work.drafter, field: work.field }, world.today)]
}

/** For whom it is done, kept with what is done: null where the own posts suffice. `suffices` says what roles may do it. */
export function absentTowards(
  world: World,
  actor: Actor,
  work: Pick<WorkContext, 'unit' | 'focalUnit' | 'drafter' | 'field'>,
  suffices: (roles: readonly Role[]) => boolean,
): PersonId | null {
  return absentFor(
    world.directory,
    actor.person,
    { unit: work.unit, focalUnit: work.focalUnit, drafter: work.drafter, field: work.field },
    world.today,
    suffices,
  )
}

/** The Office alone: taking in, checking, assigning. */
export function officeOnly(world: World, actor: Actor): Result<null> {
  const office = ['registryClerk', 'deskOfficer', 'divisionHead', 'deputyChiefOfOffice', 'chiefOfOffice']
  const held = postsActed(world.directory, actor.person, world.today)
  if (held.some(({ post }) => office.includes(post))) return { ok: true, value: null }
  return refuse('scope.forbidden', { helper: null })
}

/** The Office, or the unit that consolidates this cascade: it too asks for reports and enters what reached it by another way (practice 2.7, 5.1). */
export function officeOrFocal(world: World, actor: Actor, work: Pick<WorkContext, 'unit' | 'focalUnit' | 'drafter' | 'field'>): Result<null> {
  const office = officeOnly(world, actor)
  return office.ok || rolesTowards(world, actor, work).includes('focalUnit') ? { ok: true, value: null } : office
}

/** May this person see the instance at all? The Office sees all, a unit its own, a focal unit what it consolidates. */
export function maySee(world: World, actor: Actor, work: Pick<WorkContext, 'unit' | 'focalUnit' | 'drafter'>): boolean {
  const scope = scopeOf(world.directory, actor.person, world.today)
  if (scope.all) return true
  return [work.unit, work.focalUnit, work.drafter].some((unit) => unit !== null && scope.units.includes(unit))
}
