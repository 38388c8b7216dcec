import { daysBetween, isRefusal, LATE_STAGES, type InstanceId, type LocalDate, type UnitId } from '#base'
import { workingDaysBetween } from '#calendar'
import type { UnitRef, WorkCard } from '#contract'
import type { Loaded } from '#engine'
import type { Labels } from '#engine/core'
import { contextOf, extendedFrom, nameOf } from '../context.js'
import type { CardRow, FullRow } from '../needs.js'
import type { Sight } from './sight.js'

/** The first dates of work whose unit was granted more time. */
export type Extended = ReadonlyMap<InstanceId, string>

/** Of the cards of a tree: a granted request still bears the date that it was to move. */
export function extendedIn(tree: readonly CardRow[]): Extended {
  const first = new Map<InstanceId, string>()
  for (const { definition, state, parent, dueOn } of tree) {
    if (parent === null || dueOn === null || nameOf(definition) !== 'extension' || !GRANTED.includes(state)) continue
    const known = first.get(parent)
    if (known === undefined || dueOn < known) first.set(parent, dueOn)
  }
  return first
}
const GRANTED = ['granted', 'grantedOther']

function firstDateOf(row: CardRow | FullRow, extended: Extended): Pick<WorkCard, 'extendedFrom'> {
  const first = extended.get(row.id) ?? ('context' in row ? extendedFrom(contextOf(row)) : null)
  return first === null || first === row.dueOn ? {} : { extendedFrom: first }
}

type Seen = Pick<Sight, 'world' | 'needs'>

/** A row as lists and boards show it, in the officials' words. */
export function workCard({ world, needs }: Seen, row: CardRow | FullRow, extended: Extended = new Map()): WorkCard {
  const labels = labelsOf({ needs }, row.definition)
  return {
    id: row.id,
    definition: nameOf(row.definition),
    definitionLabel: labels?.name ?? row.definition,
    directive: row.root,
    parent: row.parent,
    unit: unitRef({ world }, row.unit),
    state: row.state,
    stateLabel: labels?.states[row.state] ?? row.state,
    stage: row.stage,
    holder: row.holder,
    dueOn: row.dueOn,
    dueSource: row.dueSource,
    ...firstDateOf(row, extended),
    late: row.late,
    done: row.done,
    label: row.label,
    path: row.path,
    note: row.note,
    hold: row.hold,
    version: row.version,
    changedAt: row.at,
    daysLate: daysLate(row, world.today),
    workingDaysLeft: workingDaysLeft(row, world),
  }
}

/** The card columns of an instance that was loaded whole. */
export function rowOf({ row, definition, snapshot }: Loaded): CardRow {
  return {
    id: row.id,
    parent: row.parent,
    root: row.root,
    definition: row.definition,
    version: row.version,
    done: snapshot.done,
    at: row.at,
    actor: row.actor,
    ...definition.card(snapshot),
    hold: row.hold,
  }
}

export function labelsOf({ needs }: Pick<Seen, 'needs'>, definition: string): Labels | undefined {
  return needs.engine.definitions.get(definition)?.labels
}

export function unitRef({ world }: Pick<Seen, 'world'>, id: UnitId | null): UnitRef | null {
  return id === null ? null : { id, name: world.directory.units.get(id)?.shortName ?? id }
}

/** Calendar days after the date, as every report counts them; 0 for what has been handed in. */
function daysLate({ dueOn, stage, state, late, done }: CardRow, today: LocalDate): number {
  // Handed in late and sent back: late stays late while it is mended.
  const counts = LATE_STAGES.includes(stage) || (late && state === 'supplementAsked')
  return dueOn !== null && !done && counts && dueOn < today ? daysBetween(dueOn, today) : 0
}

function workingDaysLeft({ dueOn, done }: CardRow, { calendar, today }: Seen['world']): number | null {
  if (dueOn === null || done || dueOn < today) return null
  try {
    return workingDaysBetween(calendar, today, dueOn)
  } catch (error) {
    // A date beyond the years with data ("đến năm 2030") is shown without a count rather than with a wrong one.
    if (isRefusal(error)) return null
    throw error
  }
}
