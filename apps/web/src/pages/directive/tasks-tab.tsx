import type { DirectiveView, WorkCard } from '#contract'
import { Link } from '@tanstack/react-router'
import { number } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Sign } from '../../parts/sign.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import { QuarterlyLink } from '../quarterly/quarterly-link.js'
import { clausesOf, type Clause } from './clauses.js'
import styles from './directive.module.css'

/** The letter's clauses in its own order, each with how it stands. */
export function TasksTab({ view }: { readonly view: DirectiveView }) {
  const clauses = clausesOf(view)
  if (clauses.length === 0) return <EmptyState title={text['tasks.empty']}>{text['tasks.empty.why']}</EmptyState>
  return (
    <>
      <QuarterlyLink cards={view.duties} directive={view.card.id} />
      <DataTable
        caption={text['tasks.caption']}
        columns={columns}
        rows={clauses}
        rowKey={({ key }) => key}
        rowName={({ words }) => words}
        slip={({ cards }) => (late(cards) > 0 ? 'late' : null)}
      />
    </>
  )
}

const columns: readonly Column<Clause>[] = [
  { key: 'path', head: text['tasks.path'], width: 64, cell: ({ path }) => <b className={styles.path}>{path}</b> },
  { key: 'what', head: text['tasks.what'], cell: (clause) => <What clause={clause} /> },
  {
    key: 'units',
    head: text['tasks.units'],
    width: 190,
    cell: ({ cards, units }) => (cards.length === 1 ? cards[0]?.unit?.name : text['check.units'](number(units))),
  },
  { key: 'state', head: text['tasks.state'], width: 190, cell: (clause) => <Standing clause={clause} /> },
]

function What({ clause: { words, cards } }: { readonly clause: Clause }) {
  const [only] = cards
  if (cards.length === 1 && only) {
    return (
      <Link to="/viec/$id" params={{ id: String(only.id) }} className={styles.link ?? ''}>
        {words}
      </Link>
    )
  }
  return <span data-serif={cards.length === 0 || undefined}>{words}</span>
}

function Standing({ clause: { cards, kind, authority } }: { readonly clause: Clause }) {
  if (cards.length === 0) {
    return (
      <span data-quiet>
        {authority === 'order' || authority === ''
          ? kind === 'line' || kind === 'indicator'
            ? text['tasks.inReport']
            : text['check.byRound']
          : text[`authority.short.${authority}`]}
      </span>
    )
  }
  const overdue = late(cards)
  return (
    <>
      {text['tasks.handedIn'](number(cards.filter(({ done }) => done).length), number(cards.length))}
      {overdue > 0 && (
        <span className={styles.overdue} data-tone="late">
          <Sign name="late" size={11} /> {text['tasks.lateCount'](number(overdue))}
        </span>
      )}
    </>
  )
}

function late(cards: readonly WorkCard[]): number {
  return cards.filter(({ daysLate }) => daysLate > 0).length
}
