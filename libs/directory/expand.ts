import type { LocalDate, UnitId } from '#base'
import { ordered, ownerOn, type Directory } from './directory.js'
import { resolveName } from './resolve-name.js'
import type { Group, Unit } from './unit.js'

export interface Expanded {
  /** Unique, in official order. */
  readonly members: readonly UnitId[]
  readonly unknown: readonly { readonly name: string; readonly nearest: readonly Unit[] }[]
  readonly ambiguous: readonly { readonly name: string; readonly candidates: readonly Unit[] }[]
  /** Classes that stand for nobody: unnamed partners, abolished districts. The officer sees them and decides. */
  readonly empty: readonly { readonly name: string; readonly group: Group }[]
}

/**
 * The units behind the names of a letter. "Các cơ quan, đơn vị, địa phương" are the letter's own `addressees` (already units; [] while these are
 * being resolved). What is not known, not clear or nobody is returned beside the members, never dropped.
 */
export function expand(directory: Directory, names: readonly string[], on: LocalDate, addressees: readonly UnitId[]): Expanded {
  const members: UnitId[] = []
  const unknown: Expanded['unknown'][number][] = []
  const ambiguous: Expanded['ambiguous'][number][] = []
  const empty: Expanded['empty'][number][] = []
  for (const name of names) {
    const found = resolveName(directory, name, on)
    if (found.is === 'unit') members.push(found.unit.id)
    else if (found.is === 'unknown') unknown.push({ name, nearest: found.nearest })
    else if (found.is === 'ambiguous') ambiguous.push({ name, candidates: found.candidates })
    else if (found.group.rule === 'addressees') members.push(...addressees.flatMap((id) => ownerOn(directory, id, on)?.id ?? []))
    else if (found.members.length === 0) empty.push({ name, group: found.group })
    else members.push(...found.members)
  }
  return { members: ordered(directory, members), unknown, ambiguous, empty }
}
