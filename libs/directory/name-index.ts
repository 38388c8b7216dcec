import type { Group, Unit } from './unit.js'
import { compact, groupKey, nameKey, withoutBelonging, withoutPlace } from './name-key.js'
import { trigramsOf } from './similarity.js'

/** A unit under one of its names; `via` is the name of a predecessor, null for its own. */
export interface Named {
  readonly unit: Unit
  readonly via: string | null
}

/** Every name of the directory, ready to be looked up; the tiers are tried in order, a stronger one hides the weaker. */
export interface NameIndex {
  /** The province's own name (`lao cai`), from the committee; null in a directory without one. */
  readonly place: string | null
  readonly tiers: readonly ReadonlyMap<string, readonly Named[]>[]
  readonly groups: readonly ReadonlyMap<string, Group>[]
  readonly shapes: readonly { readonly unit: Unit; readonly grams: ReadonlySet<string> }[]
}

const COMMUNE = /^ubnd ((?:xa|phuong|dac khu) (.+))$/u

export function nameIndexOf(units: readonly Unit[], groups: readonly Group[]): NameIndex {
  const place = placeOf(units)
  const literal = (name: string): string => withoutPlace(nameKey(name), place)
  const [own, former, bare] = [new Map<string, Named[]>(), new Map<string, Named[]>(), new Map<string, Named[]>()]
  for (const unit of units) {
    for (const name of namesOf(unit)) add(own, literal(name), { unit, via: null })
    for (const name of unit.predecessors) add(former, literal(name), { unit, via: name })
    for (const name of communeNames(unit)) add(own, name.withType, { unit, via: null })
    for (const name of communeNames(unit)) for (const key of [name.bare, `ubnd ${name.bare}`]) add(bare, key, { unit, via: null })
    if (unit.kind === 'committee' && place !== null) add(bare, place, { unit, via: null })
  }
  return { place, tiers: [own, former, bare], groups: groupTiers(groups, place), shapes: units.flatMap(shapesOf) }
}

function namesOf(unit: Unit): readonly string[] {
  return [unit.name, unit.shortName, ...(unit.abbr === null ? [] : [unit.abbr]), ...unit.aliases]
}

/** A commune may be called "xã Mường Hum", or "Mường Hum" where no other bears that name. */
function communeNames(unit: Unit): readonly { readonly withType: string; readonly bare: string }[] {
  const [, withType, bare] = unit.kind === 'commune' ? (COMMUNE.exec(nameKey(unit.name)) ?? []) : []
  return withType === undefined || bare === undefined ? [] : [{ withType, bare }]
}

function placeOf(units: readonly Unit[]): string | null {
  const committee = units.find((unit) => unit.kind === 'committee')
  return committee ? (/^ubnd tinh (.+)$/u.exec(nameKey(committee.name))?.[1] ?? null) : null
}

function add(index: Map<string, Named[]>, key: string, named: Named): void {
  const there = index.get(compact(key)) ?? []
  if (!there.some((other) => other.unit.id === named.unit.id)) index.set(compact(key), [...there, named])
}

/** First the names as they stand, then without "thuộc UBND tỉnh"; the first group that claims a name keeps it. */
function groupTiers(groups: readonly Group[], place: string | null): readonly ReadonlyMap<string, Group>[] {
  const tiers = [new Map<string, Group>(), new Map<string, Group>()] as const
  const claim = (tier: Map<string, Group>, key: string, group: Group): void => void (tier.has(key) || tier.set(key, group))
  for (const group of groups) {
    for (const name of group.names) {
      claim(tiers[0], compact(withoutPlace(groupKey(name), place)), group)
      claim(tiers[1], compact(withoutBelonging(withoutPlace(groupKey(name), place))), group)
    }
  }
  return tiers
}

function shapesOf(unit: Unit): NameIndex['shapes'] {
  const keys = new Set([unit.name, unit.shortName, ...unit.aliases].map(nameKey))
  return [...keys].map((key) => ({ unit, grams: trigramsOf(key) }))
}
