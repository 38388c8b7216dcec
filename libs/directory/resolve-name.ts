import type { LocalDate, UnitId } from '#base'
import { ordered, ownerOn, type Directory } from './directory.js'
import type { Named } from './name-index.js'
import { compact, groupKey, nameKey, variantsOf, withoutBelonging, withoutPlace } from './name-key.js'
import { similarity, trigramsOf } from './similarity.js'
import { isValid, type Group, type Unit } from './unit.js'

/** What a name in a letter stands for. `via` is the name of the former unit when its successor answers, else null. */
export type Resolved =
  | { readonly is: 'unit'; readonly unit: Unit; readonly via: string | null }
  | { readonly is: 'group'; readonly group: Group; readonly members: readonly UnitId[] }
  | { readonly is: 'ambiguous'; readonly candidates: readonly Unit[] }
  | { readonly is: 'unknown'; readonly nearest: readonly Unit[] }

/**
 * The unit or the class of units that a letter names, as of a day: own name, short name, abbreviation or alias, with or without "tỉnh Lào Cai",
 * by its head ("Giám đốc Sở …"), by a predecessor's name; a class by any of its names. Nothing is guessed: two that fit are `ambiguous`,
 * none is `unknown` with the three most similar names. Give today to learn who acts, the letter's date to learn who was meant.
 * @example resolveName(directory, 'Ban Dân tộc tỉnh', localDate('2026-05-22')) // unit so-dan-toc-ton-giao, via 'Ban Dân tộc tỉnh'
 */
export function resolveName(directory: Directory, name: string, on: LocalDate): Resolved {
  const owners = ownersOf(directory, name, on)
  const [first] = owners
  if (first && owners.length === 1) return { is: 'unit', unit: first.unit, via: first.via }
  if (first) return { is: 'ambiguous', candidates: owners.map((owner) => owner.unit) }
  const group = groupNamed(directory, name)
  if (group) return { is: 'group', group, members: membersOn(directory, group, on) }
  return { is: 'unknown', nearest: nearestOf(directory, name, on) }
}

function ownersOf(directory: Directory, name: string, on: LocalDate): readonly Named[] {
  const hits = hitsOf(directory, name)
  const living = hits.filter((hit) => isValid(hit.unit, on))
  const owners = new Map<UnitId, Named>()
  for (const hit of living.length > 0 ? living : hits) {
    const owner = ownerOn(directory, hit.unit.id, on)
    if (owner && !owners.has(owner.id)) owners.set(owner.id, { unit: owner, via: owner.id === hit.unit.id ? hit.via : hit.unit.name })
  }
  return [...owners.values()]
}

function hitsOf(directory: Directory, name: string): readonly Named[] {
  const { tiers, place } = directory.names
  const keys = variantsOf(nameKey(name), place).map(compact)
  for (const tier of tiers) {
    for (const key of keys) {
      const hits = tier.get(key)
      if (hits) return hits
    }
  }
  return []
}

function groupNamed(directory: Directory, name: string): Group | null {
  const { groups, place } = directory.names
  const key = withoutPlace(groupKey(name), place)
  for (const wanted of [compact(key), compact(withoutBelonging(key))]) {
    for (const tier of groups) {
      const group = tier.get(wanted)
      if (group) return group
    }
  }
  return null
}

function membersOn(directory: Directory, group: Group, on: LocalDate): readonly UnitId[] {
  return ordered(
    directory,
    group.members.flatMap((member) => ownerOn(directory, member, on)?.id ?? []),
  )
}

function nearestOf(directory: Directory, name: string, on: LocalDate): readonly Unit[] {
  const grams = trigramsOf(nameKey(name))
  const best = new Map<Unit, number>()
  for (const shape of directory.names.shapes) {
    if (isValid(shape.unit, on)) best.set(shape.unit, Math.max(best.get(shape.unit) ?? 0, similarity(grams, shape.grams)))
  }
  return [...best]
    .sort((a, b) => b[1] - a[1] || a[0].order - b[0].order)
    .slice(0, 3)
    .map(([unit]) => unit)
}
