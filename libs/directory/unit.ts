import type { LocalDate, UnitId } from '#base'

export const UNIT_KINDS = [
  'committee',
  'department',
  'agency',
  'office',
  'unit-of-office',
  'commune',
  'armed-force',
  'party-unit',
  'party-or-elected',
  'public-unit-or-fund',
] as const
/**
 * What a unit is. `committee` is the provincial People's Committee and `office` its Office: one of each in a directory.
 * `armed-force` obeys its own line (ngành dọc) and `party-or-elected` is asked, never ordered (domain a.8).
 */
export type UnitKind = (typeof UNIT_KINDS)[number]

/** How sure we are of a unit's data; what is `low` an administrator checks before going live. */
export type Confidence = 'high' | 'medium' | 'low'

/** One organisation of the province, today's or a former one (then with `validTo` and, where somebody took over, `successor`). */
export interface Unit {
  readonly id: UnitId
  /** As a letter writes it in full: `Ủy ban nhân dân xã Mường Hum`. */
  readonly name: string
  /** For lists: `UBND xã Mường Hum`. */
  readonly shortName: string
  /** As in document symbols: `SNV`; null where it has none. */
  readonly abbr: string | null
  readonly kind: UnitKind
  readonly parent: UnitId | null
  /** Other ways in which letters write it. */
  readonly aliases: readonly string[]
  /** Names of units that went into this one, for names that have no row of their own. */
  readonly predecessors: readonly string[]
  /** First and last day of its life, both included; null = open. */
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly successor: UnitId | null
  /** Place in the official order of listing, smallest first. */
  readonly order: number
  /** Where this row is known from. */
  readonly source: string
  readonly confidence: Confidence
}

/** What a class of units in a letter stands for. */
export interface Group {
  readonly code: string
  readonly names: readonly string[]
  readonly members: readonly UnitId[]
  /**
   * Without a rule the members are the list. `addressees`: those of the same letter. `nobody`: partners who are not named, the words stay text.
   * `former`: abolished units (districts, until 30/06/2025); nobody takes over unless an officer says so.
   */
  readonly rule?: 'addressees' | 'nobody' | 'former'
  readonly note: string
}

/** Lives on that day. */
export function isValid(unit: Unit, on: LocalDate): boolean {
  return (unit.validFrom === null || unit.validFrom <= on) && !isEnded(unit, on)
}

export function isEnded(unit: Unit, on: LocalDate): boolean {
  return unit.validTo !== null && unit.validTo < on
}

// Asked, not ordered, or of another line: whether they have people on this system is not the Office's to mend (domain a.8).
const OUTSIDE: readonly UnitKind[] = ['armed-force', 'party-or-elected', 'party-unit']

/** A unit of another line or of the Party: it may have nobody on this system. */
export function isOutside({ kind }: Pick<Unit, 'kind'>): boolean {
  return OUTSIDE.includes(kind)
}
