import { useState } from 'react'
import { ColumnChoice } from '../../parts/column-choice.js'
import { Counters } from '../../parts/counters.js'
import { DataTable } from '../../parts/data-table.js'
import { type Chip, FilterChips } from '../../parts/filter-chips.js'
import { SectionHead } from '../../parts/section-head.js'
import { slipOf, type State, type Tone } from '../../parts/state.js'
import { Status } from '../../parts/status.js'
import type { Column } from '../../parts/table-model.js'
import { manyUnits, type UnitRow, units, words } from '../../text/sample.js'
import styles from './gallery.module.css'

const [unit = '', plan = '', note = '', late = '', clerk = ''] = words.columns
const columns: readonly Column<UnitRow>[] = [
  { key: 'unit', head: unit, width: 200, cell: (row) => <b>{row.unit}</b>, sortBy: (row) => row.unit },
  { key: 'plan', head: plan, note: words.columnNote, width: 230, cell: (row) => <Status state={row.state} mark={row.mark ?? null} /> },
  { key: 'note', head: note, cell: (row) => row.note },
  { key: 'late', head: late, kind: 'figures', width: 84, cell: (row) => daysOf(row) ?? '–', sortBy: daysOf },
  { key: 'clerk', head: clerk, width: 150, cell: (row) => <Clerk row={row} />, sortBy: (row) => row.clerk },
]
const states: readonly (State['is'] | null)[] = [null, 'late', 'supplement', 'extensionAsked', 'paused', 'done']
const counts = [120, 12, 2, 2, 2, 102]
const chips: readonly Chip[] = words.chips.map((label, i) => {
  const state = states[i]
  return { key: label, label, count: counts[i] ?? 0, ...(state && { state }) }
})
const tones: readonly (Tone | undefined)[] = [undefined, 'late', 'back']

function daysOf({ state }: UnitRow): number | null {
  return state.is === 'late' ? state.days : null
}

function Clerk({ row }: { readonly row: UnitRow }) {
  return (
    <>
      {row.clerk}
      <div data-quiet data-small>
        {row.phone}
      </div>
    </>
  )
}

interface Props {
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

export function Lists({ chosen, onChoose }: Props) {
  const [filter, setFilter] = useState(chips[0]?.key ?? '')
  const [counter, setCounter] = useState<string | null>(null)
  const [hidden, setHidden] = useState<readonly string[]>([])
  const [many, setMany] = useState(false)
  const rows = many ? manyUnits : units
  return (
    <>
      <SectionHead count={rows.length} end={<ColumnChoice columns={columns} hidden={hidden} onHide={setHidden} />}>
        {words.lists}
      </SectionHead>
      <div className={styles.tools}>
        <FilterChips
          chips={[...chips, { key: words.many, label: words.many }]}
          chosen={filter}
          onChoose={(key) => (setFilter(key), setMany(key === words.many))}
        />
      </div>
      <Counters
        label={words.lists}
        counters={words.counters.map((label, i) => ({ key: label, label, count: [1, 2, 1][i] ?? 0, ...(tones[i] && { tone: tones[i] }) }))}
        chosen={counter}
        onChoose={setCounter}
      />
      <DataTable
        caption={words.lists}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.unit}
        rowName={(row) => row.unit}
        slip={(row) => slipOf(row.state)}
        choice={{ chosen, onChoose }}
        hidden={hidden}
        card={(row) => <Card row={row} />}
      />
    </>
  )
}

function Card({ row }: { readonly row: UnitRow }) {
  return (
    <>
      <Status state={row.state} mark={row.mark ?? null} />
      <h3>{row.unit}</h3>
      <div data-quiet>{row.note}</div>
    </>
  )
}
