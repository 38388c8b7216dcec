import { type LocalDate, localDate } from '#base'
import type { DirectiveRow } from '#contract'
import { Link } from '@tanstack/react-router'
import { number, shortDate, subjectWords } from '../../format.js'
import { PaperName } from '../../parts/paper-name.js'
import { Sign } from '../../parts/sign.js'
import { slipOf, type State, type Tone } from '../../parts/state.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import { nameOf } from './use-letters.js'
import styles from './directives.module.css'

const FIGURES = 92

export function columnsOf(today: LocalDate): readonly Column<DirectiveRow>[] {
  return [
    { key: 'paper', head: text['directives.column.paper'], cell: (row) => <Paper row={row} />, sortBy: rowName },
    figures('units', (row) => row.units),
    figures('withoutPlan', (row) => row.withoutPlan),
    figures('withoutReport', (row) => row.withoutReport),
    {
      key: 'overdue',
      head: text['directives.column.overdue'],
      width: FIGURES,
      kind: 'figures',
      cell: (row) => <Lateness row={row} />,
      sortBy: (row) => row.overdue,
    },
    { key: 'next', head: text['directives.column.next'], width: 236, cell: (row) => <Standing row={row} today={today} />, sortBy: (row) => row.nextDueOn },
    {
      key: 'officer',
      head: text['directives.column.officer'],
      width: 140,
      cell: (row) => row.deskOfficer?.name ?? '–',
      sortBy: (row) => row.deskOfficer?.name ?? null,
    },
  ]
}

function figures(key: 'units' | 'withoutPlan' | 'withoutReport', count: (row: DirectiveRow) => number): Column<DirectiveRow> {
  return { key, head: text[`directives.column.${key}`], width: FIGURES, kind: 'figures', cell: (row) => <Figure count={count(row)} />, sortBy: count }
}

function Figure({ count }: { readonly count: number }) {
  return count === 0 ? <span data-quiet>0</span> : number(count)
}

function Overdue({ count }: { readonly count: number }) {
  if (count === 0) return <span data-quiet>0</span>
  return (
    <span className={styles.overdue} data-tone="late">
      <Sign name="late" size={11} /> {number(count)}
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

function Paper({ row }: { readonly row: DirectiveRow }) {
  const name = row.number ?? (nameOf(row) || row.card.label)
  const about = row.number && row.subject ? subjectWords(row.subject) : name === row.subject ? null : row.subject
  const to = row.card.state === 'underReview' ? '/van-ban/$id/ra-soat' : '/van-ban/$id'
  return (
    <Link to={to} params={{ id: String(row.card.id) }} className={styles.paper ?? ''}>
      <PaperName
        number={name}
        on={row.number && row.issuedOn ? localDate(row.issuedOn) : null}
        {...(about && { about })}
        oneLine
        note={row.number && row.superior ? text['directives.carriesOut'](row.superior) : null}
      />
    </Link>
  )
}

/** What state the document is in: overdue units speak before its own date. */
export function stateOfRow({ card, overdue, nextDueOn }: DirectiveRow, today: LocalDate): State {
  if (!card.done && overdue === 0 && (card.state === 'inProgress' || card.state === 'reportingUpward')) {
    if (nextDueOn === null) return { is: 'standing' }
    return { is: nextDueOn === today ? 'today' : 'open' }
  }
  return stateOf(card, today)
}

function Standing({ row, today }: { readonly row: DirectiveRow; readonly today: LocalDate }) {
  const { card, nextDueOn, overdue } = row
  const running = card.state === 'inProgress'
  const note = nextDueOn === null ? null : text['directives.nextDue'](shortDate(localDate(nextDueOn)))
  if (running && overdue > 0) {
    return (
      <span>
        {card.stateLabel}
        {note && (
          <span data-quiet data-small className={styles.below}>
            {note}
          </span>
        )}
      </span>
    )
  }
  if (running) return <Status state={stateOfRow(row, today)} note={note} />
  return <Status state={stateOf(card, today)} mark={markOf(card)} note={card.done ? null : card.stateLabel} />
}

export function slipOfRow(today: LocalDate): (row: DirectiveRow) => Tone | null {
  return (row) => (row.overdue > 0 ? 'late' : slipOf(stateOfRow(row, today)))
}

export function rowName(row: DirectiveRow): string {
  return nameOf(row) || row.card.label
}

export function RowCard({ row, today }: { readonly row: DirectiveRow; readonly today: LocalDate }) {
  return (
    <>
      <Standing row={row} today={today} />
      <Paper row={row} />
      <p data-quiet>
        {text['directives.column.units']}: {number(row.units)} · {text['directives.column.overdue']}: {number(row.overdue)}
      </p>
    </>
  )
}
