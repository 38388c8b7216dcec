import { fold } from '#base'
import type { DirectiveRow } from '#contract'
import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { moment, number } from '../../format.js'
import { ColumnChoice } from '../../parts/column-choice.js'
import { DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FilterChips } from '../../parts/filter-chips.js'
import { Page } from '../../parts/frame.js'
import { PageHead } from '../../parts/section-head.js'
import { useMe } from '../../shell/me.js'
import { NotYet } from '../../shell/not-yet.js'
import { useNow, useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { columnsOf, rowName, slipOfRow, RowCard } from './columns.js'
import { LISTS, type List } from './search.js'
import styles from './directives.module.css'

/** Documents, the worst first: how many units have no plan, no report, are overdue. */
export function DirectivesPage() {
  const read = useRead('directives', {})
  const me = useMe()
  const today = useToday()
  const now = useNow()
  const { tim, loc = 'running' } = useSearch({ from: '/van-ban' })
  const navigate = useNavigate({ from: '/van-ban' })
  const [hidden, setHidden] = useState<readonly string[]>([])
  if (!read.data || read.error) return <NotYet title={text['directives.title']} error={read.error} onRetry={() => void read.refetch()} />
  const belongs = belongsTo(me.person.id)
  const found = tim ? read.data.filter((row) => matches(row, tim)) : read.data
  const rows = tim ? found : found.filter((row) => belongs(row, loc))
  const columns = columnsOf(today)
  const chips = LISTS.map((key) => ({
    key,
    label: text[`directives.${key}`],
    count: found.filter((row) => belongs(row, key)).length,
    ...(key === 'late' && { state: 'late' as const }),
  }))
  return (
    <Page>
      <PageHead title={text['directives.title']} note={text['directives.note'](moment(now), number(read.data.filter(({ card }) => !card.done).length))}>
        <Button variant="default" onClick={() => window.print()}>
          {text['directives.print']}
        </Button>
        {me.office && <TakeInButtons />}
      </PageHead>
      <div className={styles.tools}>
        {tim ? (
          <Searched words={tim} onClear={() => void navigate({ search: {} })} />
        ) : (
          <FilterChips
            chips={chips.filter(({ key, count }) => count > 0 || key === 'running' || key === loc)}
            chosen={loc}
            onChoose={(key) => void navigate({ search: { loc: key as List } })}
          />
        )}
        <ColumnChoice columns={columns} hidden={hidden} onHide={setHidden} />
      </div>
      {rows.length === 0 ? (
        <Nothing first={read.data.length === 0} />
      ) : (
        <DataTable
          caption={text['directives.caption']}
          columns={columns}
          rows={rows}
          rowKey={({ card }) => String(card.id)}
          rowName={rowName}
          slip={slipOfRow(today)}
          hidden={hidden}
          card={(row) => <RowCard row={row} today={today} />}
        />
      )}
    </Page>
  )
}

function TakeInButtons() {
  return (
    <>
      <Button variant="default" component={Link} to="/nhap-van-ban-cap-tren">
        {text['takeIn.superior']}
      </Button>
      <Button component={Link} to="/nhap-van-ban">
        {text['takeIn.letter']}
      </Button>
    </>
  )
}

function Searched({ words, onClear }: { readonly words: string; readonly onClear: () => void }) {
  return (
    <p className={styles.searched}>
      <b>{text['directives.searched'](words)}</b>
      <button type="button" onClick={onClear}>
        {text['directives.clearSearch']}
      </button>
      <Link to="/don-vi">{text['directives.searchUnits']}</Link>
    </p>
  )
}

function Nothing({ first }: { readonly first: boolean }) {
  const key = first ? 'directives.empty.first' : 'directives.empty'
  return (
    <EmptyState title={text[key]} actions={first ? undefined : <Link to="/van-ban">{text['directives.all']}</Link>}>
      {text[`${key}.why`]}
    </EmptyState>
  )
}

function belongsTo(me: number): (row: DirectiveRow, list: List) => boolean {
  return ({ card, overdue, deskOfficer }, list) => {
    if (list === 'ended') return card.done
    if (card.done) return false
    if (list === 'late') return overdue > 0
    if (list === 'check') return card.state === 'underReview'
    return list === 'mine' ? deskOfficer?.id === me : true
  }
}

function matches(row: DirectiveRow, words: string): boolean {
  const hay = fold([row.number, row.subject, row.superior, row.card.label, row.deskOfficer?.name].filter(Boolean).join(' '))
  return fold(words)
    .split(' ')
    .every((word) => hay.includes(word))
}
