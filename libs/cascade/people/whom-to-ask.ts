import { refuse, type LocalDate, type PersonId, type Result, type UnitId } from '#base'
import { recipientsOf, unitsOf, type Directory } from '#directory'

/** A refusal that names whoever may: the unit's clerk or head, else the administrator of the system. */
export function askAdministrator(directory: Directory, actor: PersonId, units: readonly UnitId[], on: LocalDate): Result<never> {
  const ofUnits = units.flatMap((unit) => [...recipientsOf(directory, 'unitClerk', { unit }, on), ...recipientsOf(directory, 'headOfUnit', { unit }, on)])
  const all = [...ofUnits, ...recipientsOf(directory, 'systemAdmin', {}, on)]
  const helper = all.find(({ person }) => person.id !== actor)
  return refuse('scope.forbidden', { helper: helper ? { name: helper.person.name, post: helper.post.title, phone: helper.person.phone } : null })
}

export function askAboutPerson(directory: Directory, actor: PersonId, person: PersonId, on: LocalDate): Result<never> {
  return askAdministrator(directory, actor, unitsOf(directory, person, on), on)
}
