import { type LocalDate, STAGES } from '#base'
import type { Board } from '#contract'
import { Checkbox } from '@mantine/core'
import { type KeyboardEvent, memo } from 'react'
import { number } from '../../format.js'
import { BoardCell } from '../../parts/board-cell.js'
import { markOf, type Standing, stateOf } from '../../parts/state-of.js'
import { text } from '../../text/text.js'
import { extendedWords } from '../work/extended-words.js'
import type { Head } from './heads.js'
import type { Place } from './roving.js'
import styles from './board.module.css'

type Cell = Board['units'][number]['cells'][number]

interface Props {
  readonly unit: Board['units'][number]
  readonly row: number
  readonly heads: readonly Head[]
  readonly today: LocalDate
  /** The column of the board's one Tab stop, when it is in this row. */
  readonly stop: number | null
  readonly opened: number | null
  readonly onOpen: (place: Place) => void
  readonly onMove: (event: KeyboardEvent, from: Place) => void
  /** Among the chosen units; null where nobody may choose. */
  readonly chosen: boolean | null
  readonly onChoose: (unit: string) => void
}

/** One unit. Drawn again only when something of it changes: 120 rows of a dozen buttons would stutter under the arrow keys. */
export const BoardRow = memo(Row, isSame)

function Row({ unit: { unit, late, cells }, row, heads, today, stop, opened, onOpen, onMove, chosen, onChoose }: Props) {
  return (
    <tr>
      <th scope="row" className={styles.unitCell}>
        {chosen === null ? unit.name : <Checkbox size="xs" label={unit.name} checked={chosen} onChange={() => onChoose(unit.id)} />}
      </th>
      <td className={styles.lateCell} data-tone={late > 0 ? 'late' : undefined} data-quiet={late === 0 || undefined}>
        {number(late)}
      </td>
      {heads.map(({ id, name }, column) => {
        const cell = cells[id]
        const place = { row, column }
        return (
          <td key={id} data-place={`${row}.${column}`} className={styles.cell}>
            {cell && (
              <BoardCell
                state={stateOf(standingOf(cell), today)}
                mark={markOf(standingOf(cell))}
                label={text['board.cell'](unit.name, name)}
                note={cell.hold ?? extendedWords(cell.extendedFrom)}
                current={opened === column}
                tabIndex={stop === column ? 0 : -1}
                onOpen={() => onOpen(place)}
                onKeyDown={(event) => onMove(event, place)}
              />
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** The contract writes the stage of a cell as text; a word that we do not know is no lateness. */
function standingOf(cell: Cell): Standing {
  return { ...cell, stage: STAGES.find((stage) => stage === cell.stage) ?? 'onTime' }
}

/** `onOpen` and `onMove` are new each time and do the same as long as the rows are the same ones. */
function isSame(before: Props, after: Props): boolean {
  return (
    before.unit === after.unit &&
    before.row === after.row &&
    before.today === after.today &&
    before.stop === after.stop &&
    before.opened === after.opened &&
    before.chosen === after.chosen &&
    sameHeads(before.heads, after.heads)
  )
}

function sameHeads(before: readonly Head[], after: readonly Head[]): boolean {
  return before.length === after.length && before.every((head, i) => head.id === after[i]?.id && head.name === after[i]?.name)
}
