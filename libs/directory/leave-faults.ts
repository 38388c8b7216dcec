import type { LocalDate, PersonId, UnitId } from '#base'
import type { Directory } from './directory.js'
import { isCurrent, type Deputy, type PostHeld } from './person.js'
import { isDeputised } from './roles-of.js'
import { isOffice } from './unit-roles.js'

/** Days, both included; null = open. */
export interface Days {
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}
/** A leave as somebody wants to enter it. */
export interface WantedLeave {
  readonly person: PersonId
  readonly deputy: PersonId
  readonly from: LocalDate
  readonly to: LocalDate
}
/**
 * Why a leave cannot stand: the person stands in for himself; has another leave on these days; is stood in for by somebody who is away then
 * (`circle`: because he himself should stand in there); stands in for somebody on these days; or the deputy is no colleague.
 */
export type LeaveFault =
  { readonly why: 'order' | 'self' | 'notColleague' } | { readonly why: 'overlaps' | 'circle' | 'deputyAway' | 'standsIn'; readonly leave: Deputy }

export function overlap(one: Days, other: Days): boolean {
  const begins = (from: LocalDate | null, to: LocalDate | null): boolean => from === null || to === null || from <= to
  return begins(one.from, other.to) && begins(other.from, one.to)
}

/**
 * The first fault of a leave beside those that stand; null when it may stand. Leaves follow no chain (`postsActed`): a message to the absent
 * would find nobody behind an absent deputy, so both ends of a chain are refused. `except` is the leave that is being changed.
 */
export function leaveFault(directory: Directory, wanted: WantedLeave, except: Deputy | null = null): LeaveFault | null {
  if (wanted.to < wanted.from) return { why: 'order' }
  if (wanted.person === wanted.deputy) return { why: 'self' }
  const others = directory.deputies.filter((leave) => !isSame(leave, except) && overlap(leave, wanted))
  const own = others.find(({ person }) => person === wanted.person)
  if (own) return { why: 'overlaps', leave: own }
  const away = others.find(({ person }) => person === wanted.deputy)
  if (away) return { why: away.deputy === wanted.person ? 'circle' : 'deputyAway', leave: away }
  const standsIn = others.find(({ deputy }) => deputy === wanted.person)
  if (standsIn) return { why: 'standsIn', leave: standsIn }
  return deputiesFor(directory, wanted.person, wanted).includes(wanted.deputy) ? null : { why: 'notColleague' }
}

function isSame(leave: Deputy, other: Deputy | null): boolean {
  return other !== null && leave.person === other.person && leave.deputy === other.deputy && leave.from === other.from
}

/**
 * Who may stand in for a person on these days: whoever holds a post in one of the same units on all of them. The Office's leaders stand in
 * for each other, and nobody else for them.
 */
export function deputiesFor(directory: Directory, person: PersonId, days: { readonly from: LocalDate; readonly to: LocalDate }): readonly PersonId[] {
  const own = (directory.postsOf.get(person) ?? []).filter((held) => isDeputised(held) && overlap(held, days))
  const leads = own.some((held) => leadsOffice(directory, held))
  const units = new Set<UnitId>(own.map(({ unit }) => unit))
  const fits = (held: PostHeld): boolean => isDeputised(held) && isWhole(held, days) && (!leads || leadsOffice(directory, held))
  const found = [...units].flatMap((unit) => (directory.postsIn.get(unit) ?? []).filter(fits).map((held) => held.person))
  return [...new Set(found)].filter((id) => id !== person)
}

function isWhole(held: PostHeld, { from, to }: { readonly from: LocalDate; readonly to: LocalDate }): boolean {
  return isCurrent(held, from) && isCurrent(held, to)
}

function leadsOffice(directory: Directory, { unit, post }: PostHeld): boolean {
  return isOffice(directory, unit) && (post === 'chiefOfOffice' || post === 'deputyChiefOfOffice')
}
