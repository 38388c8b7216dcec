import type { Alias } from './alias.js'
import type { Group, Unit } from './unit.js'
import { compact, groupKey, nameKey, withoutBelonging, withoutPlace } from './name-key.js'
import { trigramsOf } from './similarity.js'

/** A unit under one of its names, as that is written; `via` is the name of a predecessor that has no row of its own, else null. */
export interface Named {
  readonly unit: Unit
  readonly via: string | null
  readonly name: string
}

/** A name that may be offered when another is not known; `words` are those of its key. */
export interface Shape extends Named {
  readonly words: readonly string[]
  readonly grams: ReadonlySet<string>
}

/** Every name of the directory, ready to be looked up; the tiers are tried in order, a stronger one hides the weaker. */
export interface NameIndex {
  /** The province's own name (`lao cai`), from the committee; null in a directory without one. */
  readonly place: string | null
  /** Full names first, then short ones, abbreviations and other spellings, then names of predecessors, then a commune's bare name. */
  readonly tiers: readonly ReadonlyMap<string, readonly Named[]>[]
  readonly groups: readonly ReadonlyMap<string, Group>[]
  readonly aliases: ReadonlyMap<string, Alias>
  readonly shapes: readonly Shape[]
}

const COMMUNE = /^ubnd ((?:xa|phuong|dac khu) (.+))$/u

export function nameIndexOf(units: readonly Unit[], groups: readonly Group[], aliases: readonly Alias[]): NameIndex {
  const place = placeOf(units)
  const literal = (name: string): string => withoutPlace(nameKey(name), place)
  const [full, own, former, bare] = [tier(), tier(), tier(), tier()]
  for (const unit of units) {
    add(full, literal(unit.name), { unit, via: null, name: unit.name })
    for (const name of otherNamesOf(unit)) add(own, literal(name), { unit, via: null, name })
    for (const name of unit.predecessors) add(former, literal(name), { unit, via: name, name })
    for (const name of communeNames(unit)) add(own, name.withType, { unit, via: null, name: unit.name })
    for (const name of communeNames(unit)) for (const key of [name.bare, `ubnd ${name.bare}`]) add(bare, key, { unit, via: null, name: unit.name })
    if (unit.kind === 'committee' && place !== null) add(bare, place, { unit, via: null, name: unit.name })
  }
  return { place, tiers: [full, own, former, bare], groups: groupTiers(groups, place), aliases: aliasesByKey(aliases, place), shapes: units.flatMap(shapesOf) }
}

const tier = (): Map<string, Named[]> => new Map<string, Named[]>()

function otherNamesOf(unit: Unit): readonly string[] {
  return [unit.shortName, ...(unit.abbr === null ? [] : [unit.abbr]), ...unit.aliases]
}

/** What a remembered name is found by: counting words belong to it (“các xã biên giới” is not “xã Biên Giới”). */
export function aliasKey(name: string, place: string | null): string {
  return compact(withoutPlace(nameKey(name), place))
}

/** The newest answer to a name stands. */
function aliasesByKey(aliases: readonly Alias[], place: string | null): ReadonlyMap<string, Alias> {
  const oldestFirst = [...aliases].sort((a, b) => a.at - b.at || a.id - b.id)
  return new Map(oldestFirst.map((alias) => [aliasKey(alias.name, place), alias]))
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

function shapesOf(unit: Unit): readonly Shape[] {
  const own = [unit.name, unit.shortName, ...unit.aliases].map((name) => ({ name, via: null }))
  const shapes = [...own, ...unit.predecessors.map((name) => ({ name, via: name }))].map(({ name, via }) => ({ unit, via, name, key: nameKey(name) }))
  const first = new Map([...shapes].reverse().map((shape) => [shape.key, shape]))
  return [...first.values()].reverse().map(({ key, ...named }) => ({ ...named, words: key.split(' '), grams: trigramsOf(key) }))
}
