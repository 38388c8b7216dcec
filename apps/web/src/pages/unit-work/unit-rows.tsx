import { type LocalDate, parseDate } from '#base'
import { Link } from '@tanstack/react-router'
import { endOf, number } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { slipOf } from '../../parts/state.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import { LinkButton } from '../work/link-button.js'
import { capital, paperWords } from '../work/paper-words.js'
import { workPath } from '../work/paths.js'
import { WorkDue } from '../work/work-due.js'
import type { Row } from './filter-rows.js'
import styles from './unit-work.module.css'

interface Props {
  readonly rows: readonly Row[]
  readonly today: LocalDate
}

/** A row: what, from whom, until when, how it stands, one button. The worst one is solid. */
export function UnitRows({ rows, today }: Props) {
  const worst = rows[0]?.work.id
  return (
    <DataTable
      caption={text['unitWork.open']}
      columns={columnsOf(today, worst)}
      rows={rows}
      rowKey={({ work }) => String(work.id)}
      rowName={({ work }) => work.label}
      slip={({ work }) => slipOf(stateOf(work, today))}
      card={(row) => <Card row={row} today={today} solid={row.work.id === worst} />}
    />
  )
}

function columnsOf(today: LocalDate, worst: number | undefined): readonly Column<Row>[] {
  return [
    { key: 'what', head: text['unitWork.work'], cell: (row) => <What row={row} /> },
    { key: 'due', head: text['unitWork.due'], width: 236, cell: ({ work }) => <WorkDue card={work} />, sortBy: ({ work }) => work.dueOn },
    { key: 'status', head: text['unitWork.status'], width: 220, cell: ({ work }) => <Standing work={work} today={today} /> },
    { key: 'act', head: '', width: 212, cell: (row) => <Act row={row} solid={row.work.id === worst} /> },
  ]
}

function What({ row: { work, letter } }: { readonly row: Row }) {
  return (
    <>
      <Link className={styles.what} to={workPath(work.id)}>
        {capital(work.label)}
      </Link>
      <div className={styles.paper}>{[paperWords(letter), letter.signer].filter(Boolean).join(' · ')}</div>
    </>
  )
}

function Standing({ work, today }: { readonly work: Row['work']; readonly today: LocalDate }) {
  const { workingDaysLeft } = work
  const left = workingDaysLeft === null || workingDaysLeft === 0 ? null : text['work.left'](number(workingDaysLeft))
  return <Status state={stateOf(work, today)} mark={markOf(work)} note={work.state === 'supplementAsked' ? work.note : left} />
}

function Act({ row: { work, main }, solid }: { readonly row: Row; readonly solid: boolean }) {
  const act = wordsOf(work, main)
  return (
    <LinkButton to={workPath(work.id)} label={text['unitWork.act'](act, work.label)} variant={solid ? 'filled' : 'default'} fullWidth>
      {act}
    </LinkButton>
  )
}

/** The verb of what comes next. Opening is receiving: what is new is looked at. */
function wordsOf(work: Row['work'], main: Row['main']): string {
  if (work.state === 'supplementAsked') return text['unitWork.complete']
  return main === null || main.event === 'RECEIVE' || work.definition === 'assignment' ? text['unitWork.look'] : main.label
}

function Card({ row, today, solid }: { readonly row: Row; readonly today: LocalDate; readonly solid: boolean }) {
  const due = row.work.dueOn === null ? null : parseDate(row.work.dueOn)
  return (
    <>
      <Standing work={row.work} today={today} />
      <h3 className={styles.title}>{capital(row.work.label)}</h3>
      <div className={styles.paper}>{[paperWords(row.letter), row.letter.signer].filter(Boolean).join(' · ')}</div>
      <p className={styles.due}>{due === null ? null : `${text['unitWork.due']} ${endOf(due)}`}</p>
      <Act row={row} solid={solid} />
    </>
  )
}
