import type { LocalDate, PersonId, UnitId } from '#base'
import type { Alias } from './alias.js'
import { nameIndexOf, type NameIndex } from './name-index.js'
import type { Deputy, Person, PostHeld } from './person.js'
import { isEnded, type Group, type Unit } from './unit.js'

/** What a directory is made of: rows of the database, or of the sample. */
export interface DirectoryData {
  readonly units: readonly Unit[]
  readonly groups: readonly Group[]
  readonly people: readonly Person[]
  readonly posts: readonly PostHeld[]
  readonly deputies: readonly Deputy[]
  /** Names that officers explained (`Alias`), those that hold; none in a directory that remembers nothing. */
  readonly aliases?: readonly Alias[]
}

/** Units, people and names, indexed; never changed, a new state of the data is a new directory. */
export interface Directory {
  readonly units: ReadonlyMap<UnitId, Unit>
  /** All units in official order. */
  readonly inOrder: readonly Unit[]
  readonly groups: readonly Group[]
  readonly people: ReadonlyMap<PersonId, Person>
  readonly posts: readonly PostHeld[]
  readonly postsOf: ReadonlyMap<PersonId, readonly PostHeld[]>
  readonly postsIn: ReadonlyMap<UnitId, readonly PostHeld[]>
  readonly deputies: readonly Deputy[]
  /** The Office of the provincial People's Committee: its staff act for everything of the committee. */
  readonly office: Unit | null
  readonly committee: Unit | null
  readonly names: NameIndex
}

/**
 * Indexes the rows once; every question of this room takes what comes out.
 * Rows that point to nobody (a post of an unknown person) are kept and simply never found.
 */
export function directoryOf(data: DirectoryData): Directory {
  const inOrder = [...data.units].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
  return {
    units: new Map(inOrder.map((unit) => [unit.id, unit])),
    inOrder,
    groups: data.groups,
    people: new Map(data.people.map((person) => [person.id, person])),
    posts: data.posts,
    postsOf: groupBy(data.posts, (held) => held.person),
    postsIn: groupBy(data.posts, (held) => held.unit),
    deputies: data.deputies,
    office: inOrder.find((unit) => unit.kind === 'office') ?? null,
    committee: inOrder.find((unit) => unit.kind === 'committee') ?? null,
    names: nameIndexOf(inOrder, data.groups, data.aliases ?? []),
  }
}

/**
 * Who answers for a unit on that day: itself, or after its end its successor (the successor's successor …).
 * Null when it ended and nobody took over, or when it is not in the directory. A unit that begins later answers for itself.
 */
export function ownerOn(directory: Directory, id: UnitId, on: LocalDate): Unit | null {
  const seen = new Set<UnitId>()
  let unit = directory.units.get(id)
  while (unit && isEnded(unit, on)) {
    if (unit.successor === null || seen.has(unit.id)) return null
    seen.add(unit.id)
    unit = directory.units.get(unit.successor)
  }
  return unit ?? null
}

/** Unique and in official order; ids that are not in the directory are left out. */
export function ordered(directory: Directory, ids: Iterable<UnitId>): readonly UnitId[] {
  const wanted = new Set(ids)
  return directory.inOrder.filter((unit) => wanted.has(unit.id)).map((unit) => unit.id)
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
