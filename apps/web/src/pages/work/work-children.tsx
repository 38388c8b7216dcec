import type { LocalDate } from '#base'
import type { WorkCard, WorkView } from '#contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { AnnexLinks } from '../../parts/annex-links.js'
import { CopyZalo } from '../../parts/copy-zalo.js'
import { DataTable } from '../../parts/data-table.js'
import { type Chip, FilterChips } from '../../parts/filter-chips.js'
import { SectionHead } from '../../parts/section-head.js'
import { signCharacters, slipOf, looks } from '../../parts/state.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { wordOf } from '../../parts/state-words.js'
import { Status } from '../../parts/status.js'
import type { Column } from '../../parts/table-model.js'
import { useMe } from '../../shell/me.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { capital, paperWords } from './paper-words.js'
import { workPath } from './paths.js'
import { WorkDue } from './work-due.js'
import styles from './work.module.css'

/** More than this many and the list gets filters. */
const MANY = 8

const filters: Readonly<Record<string, (card: WorkCard) => boolean>> = {
  all: () => true,
  open: (card) => !card.done && !isHandedIn(card),
  late: (card) => !card.done && !isHandedIn(card) && card.daysLate > 0,
  done: (card) => card.done || isHandedIn(card),
}

/** Below a plan, a duty and a report hang requests for time only. */
const titles: Readonly<Record<string, 'work.children' | 'work.children.reports' | 'work.children.urged'>> = {
  'urging-letter': 'work.children.urged',
  assignment: 'work.children',
  directive: 'work.children',
  'report-round': 'work.children.reports',
}

interface Props {
  readonly view: WorkView
  readonly today: LocalDate
}

/** What hangs on it: plan, duties and reports of an assignment; the units' reports of a round. */
export function WorkChildren({ view }: { readonly view: WorkView }) {
  const [filter, setFilter] = useState('all')
  const today = useToday()
  const { office } = useMe()
  const { card, children } = view
  if (children.length === 0) return null
  const many = children.length > MANY
  const rows = children.filter(filters[many ? filter : 'all'] ?? (() => true))
  const title = text[titles[card.definition] ?? 'work.children.requests']
  return (
    <section className={styles.block}>
      <SectionHead count={children.length} end={many && <CopyZalo variant="subtle" content={() => zaloOf(view, rows, today)} />}>
        {title}
      </SectionHead>
      {card.definition === 'urging-letter' && office && <AnnexLinks id={card.id} urging />}
      {many && (
        <div className={styles.chips}>
          <FilterChips chips={chipsOf(children)} chosen={filter} onChoose={setFilter} />
        </div>
      )}
      <DataTable
        caption={title}
        columns={columnsOf(view, today)}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowName={(row) => nameOf(view, row)}
        slip={(row) => slipOf(stateOf(row, today))}
        card={(row) => <Row view={view} row={row} today={today} />}
      />
    </section>
  )
}

function chipsOf(children: readonly WorkCard[]): readonly Chip[] {
  const labels = { all: text['work.children.all'], open: text['work.children.open'], late: text['work.children.late'], done: text['work.children.done'] }
  return Object.entries(labels).map(([key, label]) => ({
    key,
    label,
    count: children.filter(filters[key] ?? (() => true)).length,
    ...(key === 'late' && { state: 'late' as const }),
  }))
}

function columnsOf(view: WorkView, today: LocalDate): readonly Column<WorkCard>[] {
  return [
    {
      key: 'name',
      head: text[view.card.definition === 'report-round' ? 'work.unit' : 'work.children.name'],
      cell: (row) => <Link to={workPath(row.id)}>{nameOf(view, row)}</Link>,
      sortBy: (row) => nameOf(view, row),
    },
    { key: 'due', head: text['work.due'], width: 222, cell: (row) => <WorkDue card={row} />, sortBy: ({ dueOn }) => dueOn },
    { key: 'status', head: text['work.status'], width: 190, cell: (row) => <Status state={stateOf(row, today)} mark={markOf(row)} note={row.note} /> },
  ]
}

function Row({ view, row, today }: Props & { readonly row: WorkCard }) {
  return (
    <>
      <Status state={stateOf(row, today)} mark={markOf(row)} note={row.note} />
      <h3>
        <Link to={workPath(row.id)}>{nameOf(view, row)}</Link>
      </h3>
      <WorkDue card={row} />
    </>
  )
}

/** Of several units each row is a unit; of one unit each row is what it has to do. */
function nameOf({ card }: WorkView, row: WorkCard): string {
  return row.unit !== null && row.unit.id !== card.unit?.id ? row.unit.name : capital(row.label)
}

function isHandedIn({ definition, state }: WorkCard): boolean {
  return (
    (definition === 'unit-report' && state === 'submitted') ||
    (definition === 'duty' && state === 'reported') ||
    (definition === 'unit-plan' && ['issued', 'merged', 'notApplicable', 'awaitingApproval'].includes(state))
  )
}

function zaloOf(view: WorkView, rows: readonly WorkCard[], today: LocalDate): string {
  const lines = rows.map((row) => {
    const state = stateOf(row, today)
    return `${signCharacters[looks[state.is].sign]} ${nameOf(view, row)}: ${wordOf(state)}`
  })
  return [`${view.card.label} (${paperWords(view.letter)})`, ...lines, location.href].join('\n')
}
