import { type LocalDate, parseDate } from '#base'
import type { DirectiveRow } from '#contract'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { date, number, shortDate, subjectWords } from '../../format.js'
import { ColumnChoice } from '../../parts/column-choice.js'
import { DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { type Chip, FilterChips } from '../../parts/filter-chips.js'
import { PaperName } from '../../parts/paper-name.js'
import { Sign } from '../../parts/sign.js'
import { looks, type State, type Tone } from '../../parts/state.js'
import type { Column } from '../../parts/table-model.js'
import { useMe } from '../../shell/me.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { paperPath } from '../work/paths.js'
import { useAddressWord } from '../work/use-address-word.js'
import styles from './board.module.css'

type Test = (row: DirectiveRow, me: number) => boolean
const lists: Readonly<Record<string, Test>> = {
  '': ({ card }) => !card.done,
  'qua-han': ({ card, overdue }) => !card.done && overdue > 0,
  'cua-toi': ({ card, deskOfficer }, me) => !card.done && deskOfficer?.id === me,
  'ket-thuc': ({ card }) => card.done,
}

/** Each paper with how many units have no plan, no report, or are late. */
export function PaperList({ rows }: { readonly rows: readonly DirectiveRow[] }) {
  const me = useMe().person.id
  const today = useToday()
  const [list, setList] = useAddressWord('muc')
  const [hidden, setHidden] = useState<readonly string[]>([])
  if (rows.length === 0) return <EmptyState title={text['board.empty']}>{text['board.empty.why']}</EmptyState>
  const is = lists[list] ?? lists['']
  const shown = rows.filter((row) => is?.(row, me))
  const columns = columnsOf(today)
  return (
    <>
      <div className={styles.tools}>
        <FilterChips chips={chipsOf(rows, me)} chosen={list} onChoose={setList} />
        <span className={styles.choice}>
          <ColumnChoice columns={columns} hidden={hidden} onHide={setHidden} />
        </span>
      </div>
      {shown.length === 0 ? (
        <div className={styles.none}>
          <p>{text['board.empty.filter']}</p>
          <Button variant="default" onClick={() => setList('')}>
            {text['board.all']}
          </Button>
        </div>
      ) : (
        <DataTable
          caption={text['board.papers']}
          columns={columns}
          rows={shown}
          rowKey={({ card }) => String(card.id)}
          rowName={nameOf}
          slip={(row) => slipOf(row, today)}
          hidden={hidden}
          totals={totalsOf(shown)}
          card={(row) => <Card row={row} today={today} />}
        />
      )}
    </>
  )
}

function chipsOf(rows: readonly DirectiveRow[], me: number): readonly Chip[] {
  const count = (key: string): number => rows.filter((row) => lists[key]?.(row, me)).length
  return [
    { key: '', label: text['board.open'], count: count('') },
    { key: 'qua-han', label: text['board.late'], count: count('qua-han'), state: 'late' },
    { key: 'cua-toi', label: text['board.mine'], count: count('cua-toi') },
    { key: 'ket-thuc', label: text['board.ended'], count: count('ket-thuc') },
  ]
}

function columnsOf(today: LocalDate): readonly Column<DirectiveRow>[] {
  return [
    { key: 'paper', head: text['board.paper'], cell: (row) => <Paper row={row} />, sortBy: nameOf },
    { key: 'units', head: text['board.unitCount'], kind: 'figures', width: 76, cell: ({ units }) => figure(units), sortBy: ({ units }) => units },
    {
      key: 'withoutPlan',
      head: text['board.withoutPlan'],
      kind: 'figures',
      width: 92,
      cell: ({ withoutPlan }) => figure(withoutPlan),
      sortBy: ({ withoutPlan }) => withoutPlan,
    },
    {
      key: 'withoutReport',
      head: text['board.withoutReport'],
      kind: 'figures',
      width: 92,
      cell: ({ withoutReport }) => figure(withoutReport),
      sortBy: ({ withoutReport }) => withoutReport,
    },
    {
      key: 'overdue',
      head: text['board.overdue'],
      kind: 'figures',
      width: 92,
      cell: (row) => <Lateness row={row} />,
      sortBy: ({ overdue }) => overdue,
    },
    { key: 'next', head: text['board.next'], width: 150, cell: (row) => <Next row={row} today={today} />, sortBy: ({ nextDueOn }) => nextDueOn },
    {
      key: 'officer',
      head: text['board.officer'],
      width: 150,
      cell: ({ deskOfficer }) => deskOfficer?.name ?? '',
      sortBy: ({ deskOfficer }) => deskOfficer?.name ?? null,
    },
  ]
}

function nameOf({ number: symbol, superior, subject }: DirectiveRow): string {
  return symbol ?? superior ?? subject ?? text['board.noNumber']
}

function Paper({ row }: { readonly row: DirectiveRow }) {
  return (
    <Link to={paperPath(row.card.id)} className={styles.paper}>
      <PaperName
        number={nameOf(row)}
        on={row.issuedOn === null ? null : parseDate(row.issuedOn)}
        about={row.number && row.subject ? subjectWords(row.subject) : (row.subject ?? '')}
        oneLine
      />
    </Link>
  )
}

/** Zero is grey: nothing to look at. */
function figure(count: number) {
  return count === 0 ? <span data-quiet>0</span> : number(count)
}

function Overdue({ count }: { readonly count: number }) {
  if (count === 0) return figure(0)
  return (
    <span className={styles.overdue} data-tone="late">
      <Sign name="late" size={10} /> {number(count)}
    </span>
  )
}

/** How many are late, and beside it how many are in time because they were granted more. */
function Lateness({ row: { overdue, extended } }: { readonly row: DirectiveRow }) {
  return (
    <>
      <Overdue count={overdue} />
      {extended > 0 && (
        <div data-quiet data-small>
          {text['dates.extended.count'](number(extended))}
        </div>
      )}
    </>
  )
}

/** Dates of the list say only near or not: which rung was reached stands on the paper itself. */
function nextState(day: LocalDate, today: LocalDate): State['is'] {
  if (day < today) return 'late'
  return day === today ? 'today' : 'open'
}

function Next({ row, today }: { readonly row: DirectiveRow; readonly today: LocalDate }) {
  const day = row.nextDueOn === null ? null : parseDate(row.nextDueOn)
  if (day === null) return <span data-quiet>–</span>
  const { sign, tone } = looks[nextState(day, today)]
  return (
    <span className={styles.next} data-tone={tone}>
      <Sign name={sign} /> {day.slice(0, 4) === today.slice(0, 4) ? shortDate(day) : date(day)}
    </span>
  )
}

function slipOf({ card, overdue, nextDueOn }: DirectiveRow, today: LocalDate): Tone | null {
  if (card.done) return null
  if (overdue > 0) return 'late'
  return nextDueOn === today ? 'today' : null
}

function totalsOf(rows: readonly DirectiveRow[]): Readonly<Record<string, string>> {
  const sum = (of: (row: DirectiveRow) => number): string => number(rows.reduce((total, row) => total + of(row), 0))
  return {
    paper: text['board.total'],
    withoutPlan: sum(({ withoutPlan }) => withoutPlan),
    withoutReport: sum(({ withoutReport }) => withoutReport),
    overdue: sum(({ overdue }) => overdue),
  }
}

function Card({ row, today }: { readonly row: DirectiveRow; readonly today: LocalDate }) {
  const facts = [
    [text['board.unitCount'], number(row.units)],
    [text['board.withoutPlan'], number(row.withoutPlan)],
    [text['board.withoutReport'], number(row.withoutReport)],
  ] as const
  return (
    <>
      <Paper row={row} />
      <p className={styles.cardFacts}>
        {facts.map(([name, value]) => (
          <span key={name}>
            {name} <b>{value}</b>
          </span>
        ))}
        <span>
          {text['board.overdue']} <Overdue count={row.overdue} />
        </span>
        <Next row={row} today={today} />
      </p>
    </>
  )
}
