import type { AllowedEvent, BoardRow, DirectiveView } from '#contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { number } from '../../format.js'
import { BulkBar } from '../../parts/bulk-bar.js'
import { CopyZalo } from '../../parts/copy-zalo.js'
import { DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FilterChips } from '../../parts/filter-chips.js'
import { Disclosure } from '../../shell/disclosure.js'
import { Foot } from '../../shell/foot.js'
import { useMe } from '../../shell/me.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { counted, FILTERS, type Filter, groupOf, mainPiece, reminded, urged } from './filters.js'
import { GroupAct, OVER_UNITS } from './group-act.js'
import { NudgeDialog } from './nudge-dialog.js'
import { columnsOf, slipOfRow, UnitCard } from './progress-columns.js'
import { UrgeDialog } from './urge-dialog.js'
import { WorkPanel } from './work-panel.js'
import { zaloOf } from './zalo.js'
import styles from './directive.module.css'

const SIGNS = {
  late: 'late',
  supplement: 'supplement',
  extension: 'extensionAsked',
  waiting: 'waiting',
  soon: 'soon',
  unopened: 'unopened',
  running: 'open',
  planned: 'done',
  done: 'done',
  ended: 'ended',
  paused: 'paused',
} as const

/** Units by steps, the worst first; the chips are filter and summary in one. */
export function ProgressTab({ view }: { readonly view: DirectiveView }) {
  const { loc = 'all' } = useSearch({ from: '/van-ban/$id' })
  const navigate = useNavigate({ from: '/van-ban/$id' })
  const today = useToday()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [panel, setPanel] = useState<BoardRow | null>(null)
  const { office } = useMe()
  const counts = useMemo(() => counted(view.rows), [view.rows])
  const columns = useMemo(() => columnsOf(view, today, setPanel), [view, today])
  if (view.rows.length === 0) return <NoUnits state={view.card.state} />
  const rows = loc === 'all' ? view.rows : view.rows.filter((row) => groupOf(row) === loc)
  const show = (key: string): void =>
    void navigate({ search: (before) => ({ ...before, loc: FILTERS.find((one): one is Filter => one === key) ?? 'all' }), replace: true })
  const chips = FILTERS.filter((key) => key === 'all' || counts[key] > 0).map((key) => ({
    key,
    label: text[`progress.${key}`],
    count: counts[key],
    ...(key !== 'all' && { state: SIGNS[key] }),
  }))
  const selected = view.rows.filter(({ unit }) => chosen.has(unit.id))
  return (
    <>
      <div className={styles.chips}>
        <FilterChips chips={chips} chosen={loc} onChoose={show} />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={text['progress.empty']}
          actions={
            <Button variant="default" onClick={() => show('all')}>
              {text['progress.empty.all']}
            </Button>
          }
        >
          {text['progress.empty.why']}
        </EmptyState>
      ) : (
        <DataTable
          caption={text['progress.caption']}
          columns={columns}
          rows={rows}
          rowKey={({ unit }) => unit.id}
          rowName={({ unit }) => unit.name}
          slip={slipOfRow(today)}
          {...(office && { choice: { chosen, onChoose: setChosen } })}
          card={(row) => <UnitCard row={row} today={today} onOpen={setPanel} />}
        />
      )}
      {selected.length > 0 && <Selected view={view} rows={selected} late={counts.late} onClear={() => setChosen(new Set())} />}
      <WorkPanel key={panel?.unit.id} work={panel ? mainPiece(panel) : null} row={panel} onClose={() => setPanel(null)} />
    </>
  )
}

interface SelectedProps {
  readonly view: DirectiveView
  readonly rows: readonly BoardRow[]
  readonly late: number
  readonly onClear: () => void
}

function Selected({ view, rows, late, onClear }: SelectedProps) {
  const { office } = useMe()
  const today = useToday()
  const [asking, setAsking] = useState<'nudge' | 'urge' | null>(null)
  const [first] = rows
  // What may be done stands on the work itself: the first one speaks for all, each is then judged for itself.
  const work = useQuery({ ...reading('work', { params: { id: first ? reminded(first) : 0 } }), enabled: first !== undefined })
  const nudge = work.data?.allowed.find(({ event }) => event === 'NUDGE')
  const whole = useQuery({ ...reading('work', { params: { id: first?.assignment.id ?? 0 } }), enabled: first !== undefined && office })
  const [act, setAct] = useState<AllowedEvent | null>(null)
  const acts = whole.data?.allowed.filter(({ event }) => OVER_UNITS.includes(event)) ?? []
  const close = (): void => setAsking(null)
  const lateHere = rows.filter((row) => urged(row).length > 0)
  return (
    <>
      <Foot>
        <BulkBar count={rows.length} noun={text['progress.noun']} {...(late > 0 && { of: text['progress.of'](number(late)) })} onClear={onClear}>
          <CopyZalo content={() => zaloOf(view, rows, today)} />
          {acts.length > 0 && (
            <Disclosure
              trigger={(props) => (
                <Button {...props} variant="default">
                  {text['group.more']}
                </Button>
              )}
            >
              {acts.map((one) => (
                <button key={one.event} type="button" onClick={() => setAct(one)}>
                  {one.label}
                </button>
              ))}
            </Disclosure>
          )}
          {office && (
            <Button variant="default" onClick={() => setAsking('urge')}>
              {text['bulk.urge']}
            </Button>
          )}
          {nudge && <Button onClick={() => setAsking('nudge')}>{text['bulk.nudge'](nudge.label, number(rows.length))}</Button>}
        </BulkBar>
      </Foot>
      {nudge && <NudgeDialog opened={asking === 'nudge'} act={nudge} rows={rows} onClose={close} onDone={onClear} />}
      {whole.data && <GroupAct act={act} view={whole.data} rows={rows} onClose={() => setAct(null)} onDone={onClear} />}
      <UrgeDialog opened={asking === 'urge'} directive={view.card.id} rows={lateHere} onClose={close} onDone={onClear} />
    </>
  )
}

function NoUnits({ state }: { readonly state: string }) {
  return <EmptyState title={text['progress.none']}>{text[state === 'underReview' ? 'progress.none.review' : 'progress.none.draft']}</EmptyState>
}
