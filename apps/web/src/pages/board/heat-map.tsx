import type { LocalDate } from '#base'
import type { Board, DirectiveRow, UnitRef } from '#contract'
import { Button, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { number } from '../../format.js'
import { BulkBar } from '../../parts/bulk-bar.js'
import { EmptyState } from '../../parts/empty-state.js'
import { type Chip, FilterChips } from '../../parts/filter-chips.js'
import { useToday } from '../../shell/use-now.js'
import { Foot } from '../../shell/foot.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useAddressWord } from '../work/use-address-word.js'
import { BoardPanel } from './board-panel.js'
import { BoardRow } from './board-row.js'
import { type Head, headOf } from './heads.js'
import { Legend } from './legend.js'
import { PauseDialog } from './pause-dialog.js'
import { nextPlace, type Place } from './roving.js'
import styles from './board.module.css'

type Unit = Board['units'][number]

interface Props {
  readonly board: Board
  readonly papers: readonly DirectiveRow[]
}

/** Units by papers, units with most overdue first; each cell the worst open step by its sign, opened in a panel that moves nothing. */
export function HeatMap({ board, papers }: Props) {
  const [group, setGroup] = useAddressWord('nhom')
  const kinds = useUnitKinds()
  if (board.units.length === 0) return <EmptyState title={text['board.noUnits']}>{text['board.empty.why']}</EmptyState>
  const units = board.units.filter(({ unit }) => group === '' || (kinds.get(unit.id) === 'commune') === (group === 'xa'))
  const heads = board.directives.map(({ id, number, subject }) => headOf(id, number, subject, papers.find(({ card }) => card.id === id)?.issuedOn ?? null))
  return (
    <>
      <div className={styles.tools}>
        <FilterChips chips={chipsOf(board, kinds)} chosen={group} onChoose={setGroup} />
        <Legend />
      </div>
      <Table key={group} units={units} heads={heads} />
    </>
  )
}

function useUnitKinds(): ReadonlyMap<string, string> {
  const { data } = useRead('units', { query: { q: '' } })
  return new Map(data?.map(({ id, kind }) => [id, kind]) ?? [])
}

function chipsOf({ units }: Board, kinds: ReadonlyMap<string, string>): readonly Chip[] {
  const communes = units.filter(({ unit }) => kinds.get(unit.id) === 'commune').length
  if (communes === 0 || communes === units.length) return [{ key: '', label: text['board.first'] }]
  return [
    { key: '', label: text['board.first'] },
    { key: 'so', label: text['board.departments'], count: units.length - communes },
    { key: 'xa', label: text['board.communes'], count: communes },
  ]
}

interface TableProps {
  readonly units: readonly Unit[]
  readonly heads: readonly Head[]
}

function Table({ units, heads }: TableProps) {
  const today = useToday()
  const { office } = useMe()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const table = useRef<HTMLTableElement>(null)
  const isThere = ({ row, column }: Place): boolean => units[row]?.cells[heads[column]?.id ?? 0] !== undefined
  const [stop, setStop] = useState<Place>(() => firstPlace(units, heads))
  const [opened, setOpened] = useState<Place | null>(null)
  const move = (event: KeyboardEvent, from: Place): void => {
    const next = nextPlace(event.key, from, { rows: units.length, columns: heads.length }, isThere)
    if (next === null) return
    event.preventDefault()
    setStop(next)
    table.current?.querySelector<HTMLElement>(`[data-place="${next.row}.${next.column}"] button`)?.focus()
  }
  const open = (place: Place): void => {
    setStop(place)
    setOpened(place)
  }
  // The same function for all rows and all times: a row is drawn again only when its own mark changes.
  const choose = useCallback((id: string) => setChosen((before) => toggled(before, id)), [])
  useEffect(() => {
    if (opened !== null) bringIntoView(table.current?.querySelector(`[data-place="${opened.row}.${opened.column}"]`))
  }, [opened])
  return (
    <div className={styles.scroll} data-opened={opened !== null || undefined} role="region" aria-label={text['board.scroll']} tabIndex={-1}>
      <table className={styles.board} ref={table}>
        <caption>
          <VisuallyHidden>{text['board.caption']}</VisuallyHidden>
        </caption>
        <Heads heads={heads} />
        <tbody>
          {units.map((unit, row) => (
            <BoardRow
              key={unit.unit.id}
              unit={unit}
              row={row}
              heads={heads}
              today={today}
              stop={stop.row === row ? stop.column : null}
              opened={opened?.row === row ? opened.column : null}
              onOpen={open}
              onMove={move}
              chosen={office ? chosen.has(unit.unit.id) : null}
              onChoose={choose}
            />
          ))}
        </tbody>
      </table>
      <Panel units={units} heads={heads} opened={opened} today={today} onClose={() => setOpened(null)} />
      {chosen.size > 0 && <Chosen units={units.flatMap(({ unit }) => (chosen.has(unit.id) ? [unit] : []))} onClear={() => setChosen(new Set())} />}
    </div>
  )
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(chosen)
  if (!after.delete(id)) after.add(id)
  return after
}

function Chosen({ units, onClear }: { readonly units: readonly UnitRef[]; readonly onClear: () => void }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Foot>
        <BulkBar count={units.length} noun={text['progress.noun']} onClear={onClear}>
          <Button onClick={() => setOpened(true)}>{text['pause.do'](number(units.length))}</Button>
        </BulkBar>
      </Foot>
      <PauseDialog units={units} opened={opened} onClose={() => setOpened(false)} onDone={onClear} />
    </>
  )
}

function Heads({ heads }: { readonly heads: readonly Head[] }) {
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.unitHead}>
          {text['board.unit']}
        </th>
        <th scope="col" className={styles.lateHead}>
          {text['board.lateCount']}
        </th>
        {heads.map(({ id, figure, symbol, day, subject }) => (
          <th key={id} scope="col" title={subject} className={styles.paperHead}>
            <b>{figure}</b>
            {symbol && <span>{symbol}</span>}
            {day && <time>{day}</time>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Panel({
  units,
  heads,
  opened,
  today,
  onClose,
}: TableProps & { readonly opened: Place | null; readonly today: LocalDate; readonly onClose: () => void }) {
  const unit = opened === null ? undefined : units[opened.row]
  const head = opened === null ? undefined : heads[opened.column]
  const work = unit && head ? unit.cells[head.id]?.work : undefined
  return <BoardPanel work={work ?? null} unit={unit?.unit.name ?? ''} today={today} onClose={onClose} />
}

function firstPlace(units: readonly Unit[], heads: readonly Head[]): Place {
  const row = Math.max(
    0,
    units.findIndex(({ cells }) => heads.some(({ id }) => cells[id] !== undefined)),
  )
  return {
    row,
    column: Math.max(
      0,
      heads.findIndex(({ id }) => units[row]?.cells[id] !== undefined),
    ),
  }
}

const PANEL_WIDTH = 360

/** A cell that the panel would cover is scrolled out from under it. */
function bringIntoView(cell: Element | null | undefined): void {
  const scrolling = cell?.closest('[role="region"]')
  if (!cell || !scrolling) return
  const hidden = cell.getBoundingClientRect().right - (window.innerWidth - PANEL_WIDTH)
  if (hidden > 0) scrolling.scrollBy({ left: hidden + 8 })
}
