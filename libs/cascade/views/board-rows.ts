import type { UnitId } from '#base'
import type { BoardRow } from '#contract'
import { nameOf } from '../context.js'
import type { CardRow } from '../needs.js'
import { extendedIn, unitRef, workCard, type Extended } from './cards.js'
import { contactOf } from './people.js'
import { isGone, rankOf, worstFirst } from './rank.js'
import type { Sight } from './sight.js'

/** One row a unit: its assignment, plan, report, duties and open request; the worst unit first, then the official order. */
export function boardRows(sight: Sight, tree: readonly CardRow[]): BoardRow[] {
  const byUnit = new Map<UnitId, CardRow[]>()
  const extended = extendedIn(tree)
  for (const row of tree) {
    if (row.unit === null || isGone(row)) continue
    const own = byUnit.get(row.unit)
    if (own) own.push(row)
    else byUnit.set(row.unit, [row])
  }
  const rows = [...byUnit].flatMap(([unit, own]) => boardRow(sight, unit, own, extended) ?? [])
  const place = new Map(sight.world.directory.inOrder.map((unit, i) => [unit.id as string, i]))
  return rows.sort((a, b) => b.rank - a.rank || (place.get(a.unit.id) ?? 0) - (place.get(b.unit.id) ?? 0))
}

function boardRow(sight: Sight, unit: UnitId, own: readonly CardRow[], extended: Extended): BoardRow | null {
  const named = (name: string): CardRow[] => own.filter((row) => nameOf(row.definition) === name)
  const [assignment] = named('assignment')
  const ref = unitRef(sight, unit)
  if (!assignment || !ref) return null
  const [plans, duties, reports, extensions] = [
    named('unit-plan').sort(worstFirst),
    named('duty').sort(worstFirst),
    named('unit-report'),
    named('extension').filter((row) => !row.done),
  ]
  const card = (row: CardRow | undefined): BoardRow['plan'] => (row ? workCard(sight, row, extended) : null)
  const work = [...plans, ...duties, ...reports.filter((row) => !row.done), ...extensions]
  return {
    unit: ref,
    assignment: workCard(sight, assignment),
    plan: card(plans[0]),
    report: card(reports.sort(openThenEarliest)[0]),
    duties: duties.map((row) => workCard(sight, row, extended)),
    rank: rankOfUnit(assignment, work),
    contact: contactOf(sight.world, unit),
    extension: card(extensions[0]),
  }
}

// All that was asked is closed: the row is done although its assignment stands until the directive ends.
function rankOfUnit(assignment: CardRow, work: readonly CardRow[]): number {
  if (work.length > 0 && work.every((row) => row.done) && assignment.state !== 'assigned') return 0
  return Math.max(rankOf(assignment), ...work.map(rankOf))
}

function openThenEarliest(a: CardRow, b: CardRow): number {
  const earliest = (a.dueOn ?? '').localeCompare(b.dueOn ?? '')
  return Number(a.done) - Number(b.done) || (a.done ? -earliest : earliest)
}
