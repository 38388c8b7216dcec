import { type ColumnDef, createSortedRowModel, rowSortingFeature, type SortFn, tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useMemo, useState } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  /** A second, quiet line of the head: the date and who set it. */
  readonly note?: string
  readonly width?: number
  /** `figures`: right-aligned, tabular. */
  readonly kind?: 'text' | 'figures'
  readonly cell: (row: Row) => ReactNode
  /** What the column is sorted by; without it the head is no button. Nulls come last. */
  readonly sortBy?: (row: Row) => string | number | null
}

export interface Sort {
  readonly by: string
  readonly down: boolean
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
type Features = typeof features

const alphabet = new Intl.Collator('vi', { numeric: true })

interface Options<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** The page keeps the order in its address; without it the table keeps its own. */
  readonly sort: Sort | null | undefined
  readonly onSort: ((sort: Sort | null) => void) | undefined
}

/** TanStack Table behind our columns: Vietnamese order, one sorted column at a time. */
export function useTableModel<Row extends object>({ columns, rows, rowKey, sort, onSort }: Options<Row>) {
  const [ownSort, setOwnSort] = useState<Sort | null>(null)
  const chosen = sort === undefined ? ownSort : sort
  const definitions = useMemo(() => columns.map(definitionOf<Row>), [columns])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable<Features, Row>({
    features,
    columns: definitions,
    data,
    getRowId: rowKey,
    state: {
      sorting: useMemo(() => (chosen ? [{ id: chosen.by, desc: chosen.down }] : []), [chosen]),
    },
  })
  return { rows: table.getRowModel().rows, sort: chosen, setSort: onSort ?? setOwnSort }
}

/** First press: rising; second: falling; third: the order in which the house gave the rows. */
export function nextSort(sort: Sort | null, by: string): Sort | null {
  if (sort?.by !== by) return { by, down: false }
  return sort.down ? null : { by, down: true }
}

function definitionOf<Row extends object>(column: Column<Row>): ColumnDef<Features, Row, unknown> {
  return {
    id: column.key,
    accessorFn: (row) => column.sortBy?.(row) ?? undefined,
    enableSorting: column.sortBy !== undefined,
    sortUndefined: 'last',
    sortFn: byValue as SortFn<Features, Row>,
  }
}

function byValue(a: { getValue: (column: string) => unknown }, b: { getValue: (column: string) => unknown }, column: string): number {
  const [left, right] = [a.getValue(column), b.getValue(column)]
  return typeof left === 'number' && typeof right === 'number' ? left - right : alphabet.compare(String(left), String(right))
}
