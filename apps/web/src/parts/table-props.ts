import type { ReactNode } from 'react'
import type { Tone } from './state.js'
import type { Column, Sort } from './table-model.js'

export interface Choice {
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

export interface TableProps<Row> {
  /** Read by screen readers, and the title in print. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** What a row is called in `Chọn …`. */
  readonly rowName: (row: Row) => string
  /** The bar at the row's edge: colour of its worst state, or none. */
  readonly slip?: (row: Row) => Tone | null
  readonly choice?: Choice
  readonly sort?: Sort | null
  readonly onSort?: (sort: Sort | null) => void
  readonly hidden?: readonly string[]
  /** A second row under the first, when the row is open. */
  readonly detail?: (row: Row) => ReactNode
  /** The row on a phone; without it the table scrolls sideways. */
  readonly card?: (row: Row) => ReactNode
  /** Cells of the totals, by column. */
  readonly totals?: Readonly<Record<string, ReactNode>>
}

/** What one row needs to know of its table. */
export type RowProps<Row> = Pick<TableProps<Row>, 'rowKey' | 'rowName' | 'slip' | 'choice' | 'detail'>
