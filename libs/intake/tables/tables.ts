import type { Page } from '../lines/lines.js'
import type { Row } from '../lines/rows.js'
import { gridOf, type Grid } from './table-grid.js'
import { layoutTable } from './table-layout.js'
import { pipeTable, tabTable, type Taken } from './table-shapes.js'
import { streamTable } from './table-stream.js'

/** What stands in the body: rows of text, tables of tasks, and other tables, which ask for nothing. */
export type Part =
  { readonly is: 'text'; readonly row: Row } | { readonly is: 'table'; readonly grid: Grid } | { readonly is: 'figures'; readonly rows: readonly Row[] }

const SHAPES: readonly ((page: Page, rows: readonly Row[], at: number) => Taken | null)[] = [pipeTable, tabTable, streamTable, layoutTable]
/** A table of something else is a table only if it has the look of one; two cells beside each other are none. */
const WIDE = 3

function isWide(taken: Taken): boolean {
  return taken.cells.length > 1 && taken.cells.filter((row) => row.length >= WIDE).length * 2 > taken.cells.length
}

/** Finds the tables among the rows of a text, in whichever of the shapes conversion has left them. */
export function partsOf(page: Page, rows: readonly Row[]): readonly Part[] {
  const parts: Part[] = []
  // Rows that a shape has looked through in vain are not looked through again: hostile text takes no more than its length.
  const tried = SHAPES.map(() => 0)
  const found = (at: number): { readonly part: Part; readonly step: number } | null => {
    for (const [i, shape] of SHAPES.entries()) {
      const taken = at < (tried[i] ?? 0) ? null : shape(page, rows, at)
      if (!taken) continue
      tried[i] = at + taken.rows
      const grid = gridOf(taken.cells)
      if (grid) return { part: { is: 'table', grid }, step: taken.rows }
      if (shape === pipeTable && isWide(taken)) return { part: { is: 'figures', rows: rows.slice(at, at + taken.rows) }, step: taken.rows }
    }
    return null
  }
  for (let at = 0; at < rows.length;) {
    const table = found(at)
    const row = rows[at]
    if (table) parts.push(table.part)
    else if (row) parts.push({ is: 'text', row })
    at += Math.max(1, table?.step ?? 1)
  }
  return parts
}
