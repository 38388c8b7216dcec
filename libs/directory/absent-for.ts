import { ROLES, type LocalDate, type PersonId, type Role } from '#base'
import type { Directory } from './directory.js'
import { isCurrent } from './person.js'
import { isDeputised, rolesOfHeld, type Towards } from './roles-of.js'

/**
 * For whom a person acts in one matter: null where the own posts suffice, else the absent person in whose posts it is done. `suffices` says
 * whether somebody with these roles may do it.
 */
export function absentFor(
  directory: Directory,
  person: PersonId,
  towards: Towards,
  on: LocalDate,
  suffices: (roles: readonly Role[]) => boolean,
): PersonId | null {
  const rolesIn = (who: PersonId, deputised: boolean): readonly Role[] =>
    (directory.postsOf.get(who) ?? [])
      .filter((held) => isCurrent(held, on) && (!deputised || isDeputised(held)))
      .flatMap((held) => rolesOfHeld(directory, held, towards, on))
  const own = rolesIn(person, false)
  if (suffices(own)) return null
  const absent = directory.deputies.filter((leave) => leave.deputy === person && isCurrent(leave, on)).map((leave) => leave.person)
  return absent.find((who) => suffices(ROLES.filter((role) => own.includes(role) || rolesIn(who, true).includes(role)))) ?? null
}
