import type { LocalDate, UnitId } from '#base'
import { coveredBy } from './abbreviation.js'
import type { Alias } from './alias.js'
import { ordered, ownerOn, type Directory } from './directory.js'
import { exceptionIn, namesIn } from './exception.js'
import { groupNamed, groupNarrowed, membersOn } from './group-name.js'
import { aliasKey, type Named } from './name-index.js'
import { accentKey, compact, nameKey, variantsOf } from './name-key.js'
import { nearestTo, type Near } from './nearest.js'
import { isValid, type Group, type Unit } from './unit.js'

/**
 * What a name in a letter stands for. `named` bears the name, `unit` answers for it on that day; `via` is the name of the former unit when that is
 * another, else null. `alias` is the officer's answer that explains the name, null where the directory knows it by itself.
 */
export type Resolved =
  | { readonly is: 'unit'; readonly unit: Unit; readonly named: Unit; readonly via: string | null; readonly alias: Alias | null }
  | { readonly is: 'group'; readonly group: Group; readonly members: readonly UnitId[]; readonly alias: Alias | null }
  /** A part of a class that the letter describes and no list has (“các xã biên giới”), or an exception that is not clear: asked. */
  | { readonly is: 'part'; readonly group: Group; readonly members: readonly UnitId[] }
  | { readonly is: 'ambiguous'; readonly candidates: readonly Unit[] }
  | { readonly is: 'unknown'; readonly nearest: readonly Near[] }

/**
 * The unit or the class of units that a letter names, as of a day: full name, short name, abbreviation or other spelling, with or without “tỉnh Lào
 * Cai”, by its head (“Giám đốc Sở …”), by a predecessor's name; a class by any of its names, with exceptions (“trừ Sở …”); at last a name that an
 * officer has explained before. Nothing is guessed: two that fit are `ambiguous`, none is `unknown` with the three nearest and why, a letter off
 * too. Give today to learn who acts, the letter's date to learn who was meant.
 * @example resolveName(directory, 'Ban Dân tộc tỉnh', localDate('2026-05-22')) // unit so-dan-toc-ton-giao, via 'Ban Dân tộc tỉnh'
 */
export function resolveName(directory: Directory, name: string, on: LocalDate): Resolved {
  return ofItself(directory, name, on) ?? remembered(directory, name, on) ?? unclear(directory, name, on)
}

/** By what the directory knows without anybody's answer; null when that is nobody or not clear. */
function ofItself(directory: Directory, name: string, on: LocalDate): Resolved | null {
  const less = withoutException(directory, name, on)
  if (less) return less
  const owners = ownersOf(directory, name, on)
  const [first] = owners
  if (first && owners.length === 1) return { is: 'unit', ...first, alias: null }
  const group = first ? null : groupNamed(directory, name)
  return group && { is: 'group', group, members: membersOn(directory, group, on), alias: null }
}

/** The class without those that the letter takes out; `part` where one of these is not clear. Null where no class is excepted from. */
function withoutException(directory: Directory, name: string, on: LocalDate): Resolved | null {
  const exception = exceptionIn(name)
  const group = exception && groupNamed(directory, exception.of)
  if (!exception || !group || group.rule !== undefined) return null
  const members = membersOn(directory, group, on)
  const { names, rest } = namesIn(exception.words, (one) => ofItself(directory, one, on) !== null)
  if (names.length === 0 || rest !== '') return remembered(directory, name, on) ?? { is: 'part', group, members }
  const out = new Set(names.flatMap((one) => unitsOf(ofItself(directory, one, on))))
  return { is: 'group', group, members: members.filter((member) => !out.has(member)), alias: null }
}

function unitsOf(found: Resolved | null): readonly UnitId[] {
  if (found?.is === 'unit') return [found.unit.id]
  return found?.is === 'group' ? found.members : []
}

/** What an officer answered when this name was asked before. */
function remembered(directory: Directory, name: string, on: LocalDate): Resolved | null {
  const alias = directory.names.aliases.get(aliasKey(name, directory.names.place))
  if (!alias) return null
  const listed = directory.groups.find(({ code }) => code === alias.group)
  if (listed) return { is: 'group', group: listed, members: membersOn(directory, listed, on), alias }
  const members = ordered(
    directory,
    alias.units.flatMap((id) => ownerOn(directory, id, on)?.id ?? []),
  )
  const [only, another] = members
  const unit = only === undefined ? undefined : directory.units.get(only)
  if (!unit) return null
  if (another === undefined) return { is: 'unit', unit, named: unit, via: null, alias }
  return { is: 'group', group: { code: `alias-${alias.id}`, names: [alias.name], members, note: '' }, members, alias }
}

function unclear(directory: Directory, name: string, on: LocalDate): Resolved {
  const owners = ownersOf(directory, name, on)
  if (owners.length > 1) return { is: 'ambiguous', candidates: owners.map(({ unit }) => unit) }
  const group = groupNarrowed(directory, name)
  if (group) return { is: 'part', group, members: membersOn(directory, group, on) }
  return { is: 'unknown', nearest: nearestTo(directory, name, on) }
}

interface Owner {
  readonly unit: Unit
  readonly named: Unit
  readonly via: string | null
}

/** Who answers on that day for the units of this name, by the strongest kind of name for which anybody does. */
function ownersOf(directory: Directory, name: string, on: LocalDate): readonly Owner[] {
  for (const hits of hitsOf(directory, name)) {
    const living = hits.filter((hit) => isValid(hit.unit, on))
    const owners = new Map<UnitId, Owner>()
    for (const hit of ofSameAccents(living.length > 0 ? living : hits, name)) {
      const unit = ownerOn(directory, hit.unit.id, on)
      if (unit && !owners.has(unit.id)) owners.set(unit.id, { unit, named: hit.unit, via: unit.id === hit.unit.id ? hit.via : hit.unit.name })
    }
    if (owners.size > 0) return [...owners.values()]
  }
  return []
}

/** Names whose keys are one may differ in their accents; then those of the letter decide. */
function ofSameAccents(hits: readonly Named[], name: string): readonly Named[] {
  // “UBND”, “xã” or nothing may stand before a commune's name.
  const written = ` ${accentKey(name).replace(/^ubnd /u, '')}`
  const same = hits.length > 1 ? hits.filter((hit) => ` ${accentKey(hit.name)}`.endsWith(written)) : []
  return same.length > 0 ? same : hits
}

/** Units by each kind of name, strongest first: the literal name before it with or without “tỉnh”, initials last. */
function* hitsOf(directory: Directory, name: string): Generator<readonly Named[]> {
  const { tiers, place } = directory.names
  const keys = variantsOf(nameKey(name), place).map(compact)
  const [full, own, ...weaker] = tiers
  for (const some of [[full, own], ...weaker.map((tier) => [tier])]) {
    for (const key of keys) for (const tier of some) yield tier?.get(key) ?? []
  }
  for (const key of variantsOf(nameKey(name), place)) yield byInitials(directory, key.split(' '))
}

/** The fewest letters that initials alone must have: `STC`. Of two, too many units could be meant. */
const INITIALS = 3

function byInitials(directory: Directory, words: readonly string[]): readonly Named[] {
  const [only, more] = words
  if (only === undefined || (more === undefined && only.length < INITIALS)) return []
  return directory.names.shapes.filter((shape) => shape.unit.kind !== 'commune' && coveredBy(words, shape.words) === 'all')
}
