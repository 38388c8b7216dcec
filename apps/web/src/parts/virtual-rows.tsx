import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useState } from 'react'
import type { RowProps } from './table-props.js'
import type { Column } from './table-model.js'
import { TableRow } from './table-row.js'

/** Most rows have two lines; every row is measured once it is drawn. */
const ESTIMATE = 53

interface Props<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly props: RowProps<Row>
}

/** Only the rows in view, between two empty ones that keep the length. The page (`data-scroll`) scrolls, not the table. */
export function VirtualRows<Row>({ rows, columns, props }: Props<Row>) {
  // State, not a ref: the page is known only after these rows stand in it, and then they must be drawn again.
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null)
  const top = useTopOf(body)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body?.closest('[data-scroll]') ?? null,
    getItemKey: (index) => keyAt(rows, index, props),
    estimateSize: () => ESTIMATE,
    overscan: 12,
    scrollMargin: top,
    measureElement: (row) => heightOf(row),
  })
  const items = virtual.getVirtualItems()
  const before = (items.at(0)?.start ?? top) - top
  const after = virtual.getTotalSize() + top - (items.at(-1)?.end ?? top)
  return (
    <tbody ref={setBody}>
      <Gap height={before} />
      {items.map(({ index, key }) => {
        const row = rows[index]
        return row === undefined ? null : <TableRow key={key} row={row} columns={columns} props={props} index={index} measure={virtual.measureElement} />
      })}
      <Gap height={after} />
    </tbody>
  )
}

function Gap({ height }: { readonly height: number }) {
  return height > 0 ? (
    <tr aria-hidden data-gap>
      <td style={{ height }} />
    </tr>
  ) : null
}

function keyAt<Row>(rows: readonly Row[], index: number, { rowKey }: RowProps<Row>): string | number {
  const row = rows[index]
  return row === undefined ? index : rowKey(row)
}

function heightOf(row: Element): number {
  const detail = row.nextElementSibling?.matches('[data-detail]') ? row.nextElementSibling.getBoundingClientRect().height : 0
  return row.getBoundingClientRect().height + detail
}

/** Where the rows begin inside the scrolling page. */
function useTopOf(body: HTMLTableSectionElement | null): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const page = body?.closest('[data-scroll]')
    if (page && body) setTop(body.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop)
  }, [body])
  return top
}
