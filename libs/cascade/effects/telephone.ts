import type { PersonId, Role } from '#base'
import { recipientsOf, type About } from '#directory'
import { mayDisturb, wakes } from '../quiet-hours.js'
import { telephoneWords } from '../texts/index.js'
import { titleOf } from '../views/people.js'
import type { World } from '../world.js'
import type { Addressed } from './addressed.js'
import type { News } from './many.js'

const RUNGS = ['rung.open', 'rung.reminder', 'rung.escalation', 'rung.proposal']
const OF_UNIT: readonly Role[] = ['headOfUnit', 'handler', 'unitClerk', 'focalUnit', 'drafter']
/** They sit in the Office themselves: whoever telephones, and who keeps its book. */
const NOT_CALLED: readonly Role[] = ['deskOfficer', 'registryClerk']

/** A rung of a hỏa tốc letter at night or on a day off: nobody reads a message then, so the Office telephones (practice 4). */
export function asksToCall(world: World, { about }: News, urgency: string): boolean {
  return wakes(urgency) && !mayDisturb(world) && RUNGS.includes(about)
}

/** The desk officer hears of it in any case: he is the one who telephones. */
export const withCaller = (roles: readonly Role[]): readonly Role[] => (roles.includes('deskOfficer') ? roles : [...roles, 'deskOfficer'])

/**
 * What the desk officers among these are told beside: whom to telephone, of all who get the same message, and where nobody of the unit is among
 * them (the Office's leaders, a letter that nobody has opened) the unit's head, handler and clerk too. Nobody else gets the list.
 */
export function callsFor(world: World, about: About, to: readonly Addressed[], isWork: boolean): ReadonlyMap<PersonId, string> {
  const callers = new Set(to.flatMap(({ role, recipient }) => (role === 'deskOfficer' ? [recipient.person.id] : [])))
  const told = to.flatMap(({ role, recipient }) => (NOT_CALLED.includes(role) ? [] : [recipient]))
  const isUnitTold = to.some(({ role }) => OF_UNIT.includes(role))
  const unit = isWork && !isUnitTold ? OF_UNIT.flatMap((role) => recipientsOf(world.directory, role, about, world.today)) : []
  const once = new Map([...told, ...unit].flatMap((one) => (callers.has(one.person.id) ? [] : [[one.person.id, one] as const])))
  const people = [...once.values()].map(({ person, post }) => ({ name: person.name, title: titleOf(world, post), phone: person.phone }))
  const words = telephoneWords(people, isWork && about.unit ? (world.directory.units.get(about.unit)?.shortName ?? null) : null)
  return new Map(words === '' ? [] : [...callers].map((caller) => [caller, words]))
}
