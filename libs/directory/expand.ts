import type { LocalDate, UnitId } from '#base'
import type { Alias } from './alias.js'
import { ordered, ownerOn, type Directory } from './directory.js'
import { nearestTo, type Near } from './nearest.js'
import { resolveName, type Resolved } from './resolve-name.js'
import type { Group, Unit } from './unit.js'

export interface Expanded {
  /** Unique, in official order. */
  readonly members: readonly UnitId[]
  readonly unknown: readonly { readonly name: string; readonly nearest: readonly Near[] }[]
  readonly ambiguous: readonly { readonly name: string; readonly candidates: readonly Unit[] }[]
  /** Parts of a class that the letter describes in words of its own: the officer says who belongs to them. */
  readonly parts: readonly { readonly name: string; readonly group: Group; readonly members: readonly UnitId[] }[]
  /** Classes that stand for nobody: unnamed partners, abolished districts. The officer sees them and decides. */
  readonly empty: readonly { readonly name: string; readonly group: Group }[]
  /** Names of units that have ended: whom the letter named, under which name, and who carries the work today. Both stay on record. */
  readonly former: readonly { readonly name: string; readonly was: string; readonly named: Unit; readonly owner: Unit }[]
  /** Names that an officer explained before. */
  readonly remembered: readonly { readonly name: string; readonly alias: Alias; readonly units: readonly UnitId[] }[]
}

type Found = { readonly [K in keyof Expanded]: Expanded[K][number][] }

/**
 * The units behind the names of a letter, who carry its work today: those that were meant on the day on which it was `issued`, or their successors.
 * “Các cơ quan, đơn vị, địa phương” are the letter's own `addressees` (already units; [] while these are being resolved). What is not known, not
 * clear or nobody is returned beside the members, never dropped.
 */
export function expand(directory: Directory, names: readonly string[], today: LocalDate, addressees: readonly UnitId[], issued: LocalDate = today): Expanded {
  const found: Found = { members: [], unknown: [], ambiguous: [], parts: [], empty: [], former: [], remembered: [] }
  const carriers = (ids: readonly UnitId[]): readonly UnitId[] => ids.flatMap((id) => ownerOn(directory, id, today)?.id ?? [])
  for (const name of names) {
    const meant = resolveName(directory, name, issued)
    const units =
      meant.is === 'unit' ? carriers([meant.unit.id]) : meant.is === 'group' ? carriers(meant.group.rule === 'addressees' ? addressees : meant.members) : []
    found.members.push(...units)
    noted(directory, found, name, meant, units, today)
  }
  return { ...found, members: ordered(directory, found.members) }
}

function noted(directory: Directory, found: Found, name: string, meant: Resolved, units: readonly UnitId[], today: LocalDate): void {
  if (meant.is === 'ambiguous') found.ambiguous.push({ name, candidates: meant.candidates })
  else if (meant.is === 'part') found.parts.push({ name, group: meant.group, members: meant.members })
  else if (meant.is === 'unknown') found.unknown.push({ name, nearest: meant.nearest })
  else if (meant.alias) found.remembered.push({ name, alias: meant.alias, units })
  else if (meant.is === 'group') {
    if (units.length === 0 && meant.group.rule !== 'addressees') found.empty.push({ name, group: meant.group })
  } else {
    const owner = units[0] === undefined ? undefined : directory.units.get(units[0])
    if (!owner) found.unknown.push({ name, nearest: nearestTo(directory, name, today) })
    else if (meant.via !== null || owner.id !== meant.named.id) found.former.push({ name, was: meant.via ?? meant.named.name, named: meant.named, owner })
  }
}
