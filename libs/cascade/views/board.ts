import type { LocalDate, Result, UnitId } from '#base'
import type { Board } from '#contract'
import { nameOf } from '../context.js'
import type { Actor, CardRow } from '../needs.js'
import { workCard } from './cards.js'
import { letterOf } from './letter.js'
import { isSeen, reachOf, sightOf, type Reading, type Sight } from './sight.js'

type Cell = Board['units'][number]['cells'][number]
/** First dates of what a unit was granted more time for, by directive and unit. */
type Granted = ReadonlyMap<string, LocalDate>

/** Units by running documents, each cell the worst open work; units with most overdue first, then the official order. */
export async function board(reading: Reading, actor: Actor): Promise<Result<Board>> {
  const sight = await sightOf(reading, actor)
  const reach = await reachOf(sight)
  const directives = (await sight.needs.queries.directives()).filter(
    (row) => !row.done && row.state !== 'drafting' && row.state !== 'submitted' && isSeen(reach, row),
  )
  const wholes = directives.filter((row) => reach.units === null || reach.whole.has(row.id)).map((row) => row.id)
  const parts = directives.map((row) => row.id).filter((id) => !wholes.includes(id))
  const granted = await sight.pages.extended(
    directives.map((row) => row.id),
    reach.units,
  )
  const extended = new Map(granted.map(({ root, unit, firstDue }) => [`${root} ${unit}`, firstDue]))
  const cells = [...(await sight.pages.worst(wholes, null)), ...(await sight.pages.worst(parts, reach.units))]
  return {
    ok: true,
    value: {
      directives: directives.map((row) => ({ id: row.id, number: letterOf(row).number, subject: letterOf(row).subject })),
      units: unitRows(sight, cells, extended),
    },
  }
}

function unitRows(sight: Sight, rows: readonly CardRow[], extended: Granted): Board['units'] {
  const cells = new Map<UnitId, Record<number, Cell>>()
  for (const row of rows) {
    if (row.unit === null) continue
    const own = cells.get(row.unit) ?? {}
    own[row.root] = cellOf(sight, row, extended)
    cells.set(row.unit, own)
  }
  const units = sight.world.directory.inOrder.flatMap((unit) => {
    const own = cells.get(unit.id)
    return own ? [{ unit: { id: unit.id, name: unit.shortName }, late: Object.values(own).filter(isOverdue).length, cells: own }] : []
  })
  return units.sort((a, b) => b.late - a.late)
}

function cellOf(sight: Sight, row: CardRow, extended: Granted): Cell {
  const { id, state, stage, done, late, daysLate, dueOn, hold } = workCard(sight, row)
  const extendedFrom = extended.get(`${row.root} ${row.unit}`)
  return { work: id, state, stage, done, late, daysLate, definition: nameOf(row.definition), dueOn, hold, ...(extendedFrom && { extendedFrom }) }
}

function isOverdue({ done, stage, hold }: Cell): boolean {
  return !done && hold === null && ['overdue', 'office', 'leaders', 'proposed', 'reported'].includes(stage)
}
