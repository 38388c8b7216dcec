import { Checkbox } from '@mantine/core'
import type { Ref } from 'react'
import { text } from '../text/text.js'
import type { Choice, RowProps } from './table-props.js'
import type { Column } from './table-model.js'
import styles from './data-table.module.css'

interface Props<Row> {
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly props: RowProps<Row>
  /** Of a virtual list: the place among all rows, and the measuring. */
  readonly index?: number
  readonly measure?: Ref<HTMLTableRowElement>
}

export function TableRow<Row>({ row, columns, props, index, measure }: Props<Row>) {
  const { rowKey, rowName, slip, choice, detail } = props
  const key = rowKey(row)
  const more = detail?.(row)
  const before = (slip ? 1 : 0) + (choice ? 1 : 0)
  return (
    <>
      <tr
        ref={measure}
        data-index={index}
        aria-rowindex={index === undefined ? undefined : index + 2}
        data-chosen={choice?.chosen.has(key) || undefined}
        data-open={more ? true : undefined}
      >
        {slip && <td className={styles.slip} data-tone={slip(row) ?? undefined} />}
        {choice && (
          <td className={styles.choose}>
            <Checkbox size="xs" aria-label={text['table.choose'](rowName(row))} checked={choice.chosen.has(key)} onChange={() => toggle(choice, key)} />
          </td>
        )}
        {columns.map((column) => (
          <td key={column.key} data-kind={column.kind}>
            {column.cell(row)}
          </td>
        ))}
      </tr>
      {more && (
        <tr data-detail>
          {before > 0 && <td colSpan={before} />}
          <td colSpan={columns.length}>{more}</td>
        </tr>
      )}
    </>
  )
}

function toggle({ chosen, onChoose }: Choice, key: string): void {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  onChoose(next)
}
