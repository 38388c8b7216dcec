import { Checkbox, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { text } from '../text/text.js'
import { Icon } from './icon.js'
import { useIsPhone, useIsPrinting } from './screen.js'
import { type Column, nextSort, type Sort, useTableModel } from './table-model.js'
import { TableRow } from './table-row.js'
import type { Choice, TableProps } from './table-props.js'
import { VirtualRows } from './virtual-rows.js'
import styles from './data-table.module.css'

/** From here on only what is in view is drawn: 10,000 rows without a stutter. */
const VIRTUAL_ABOVE = 200

const NONE: readonly string[] = []

/** Lists are the product: sticky head, Vietnamese order, chosen rows, totals; lines instead of boxes. */
export function DataTable<Row extends object>(props: TableProps<Row>) {
  const { columns, rows, rowKey, hidden = NONE, sort, onSort } = props
  const model = useTableModel({ columns, rows, rowKey, sort, onSort })
  const shown = useMemo(() => columns.filter(({ key }) => !hidden.includes(key)), [columns, hidden])
  const phone = useIsPhone()
  const printing = useIsPrinting()
  const ordered = useMemo(() => model.rows.map(({ original }) => original), [model.rows])
  if (phone && props.card) return <Cards {...props} rows={ordered} card={props.card} />
  const virtual = ordered.length > VIRTUAL_ABOVE && !printing
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-rowcount={virtual ? ordered.length + 1 : undefined}>
        <caption>
          <VisuallyHidden>{props.caption}</VisuallyHidden>
        </caption>
        <Head columns={shown} slip={props.slip !== undefined} choice={props.choice} keys={ordered.map(rowKey)} sort={model.sort} onSort={model.setSort} />
        {virtual ? (
          <VirtualRows rows={ordered} columns={shown} props={props} />
        ) : (
          <tbody>
            {ordered.map((row) => (
              <TableRow key={rowKey(row)} row={row} columns={shown} props={props} />
            ))}
          </tbody>
        )}
        {props.totals && <Totals columns={shown} totals={props.totals} before={(props.slip ? 1 : 0) + (props.choice ? 1 : 0)} />}
      </table>
    </div>
  )
}

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly slip: boolean
  readonly choice: Choice | undefined
  readonly keys: readonly string[]
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
}

function Head<Row>({ columns, slip, choice, keys, sort, onSort }: HeadProps<Row>) {
  const all = choice !== undefined && keys.length > 0 && keys.every((key) => choice.chosen.has(key))
  return (
    <thead>
      <tr>
        {slip && (
          <th className={styles.slipHead} scope="col">
            <VisuallyHidden>{text['table.slip']}</VisuallyHidden>
          </th>
        )}
        {choice && (
          <th className={styles.choose} scope="col">
            <Checkbox
              size="xs"
              aria-label={text['table.chooseAll']}
              checked={all}
              indeterminate={!all && choice.chosen.size > 0}
              onChange={() => choice.onChoose(new Set(all ? [] : keys))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            data-kind={column.kind}
            style={column.width === undefined ? undefined : { width: column.width }}
            aria-sort={sort?.by === column.key ? (sort.down ? 'descending' : 'ascending') : undefined}
          >
            {column.sortBy ? (
              <button type="button" onClick={() => onSort(nextSort(sort, column.key))}>
                {column.head}
                {sort?.by === column.key && <Icon name={sort.down ? 'down' : 'up'} size={12} />}
              </button>
            ) : (
              column.head || <VisuallyHidden>{text['table.actions']}</VisuallyHidden>
            )}
            {column.note && <span className={styles.note}>{column.note}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Totals<Row>({
  columns,
  totals,
  before,
}: {
  readonly columns: readonly Column<Row>[]
  readonly totals: Readonly<Record<string, ReactNode>>
  readonly before: number
}) {
  return (
    <tfoot>
      <tr>
        {before > 0 && <td colSpan={before} />}
        {columns.map(({ key, kind }) => (
          <td key={key} data-kind={kind}>
            {totals[key]}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

function Cards<Row extends object>({ rows, rowKey, slip, card, caption }: TableProps<Row> & { readonly card: (row: Row) => ReactNode }) {
  return (
    <ul className={styles.cards} aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)} data-tone={slip?.(row) ?? undefined}>
          {card(row)}
        </li>
      ))}
    </ul>
  )
}
