import { localDate } from '#base'
import type { DirectiveView } from '#contract'
import { Link } from '@tanstack/react-router'
import { endOf, number } from '../../format.js'
import { CopyZalo } from '../../parts/copy-zalo.js'
import { DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { slipOf } from '../../parts/state.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { zaloOfRounds } from '../work/zalo-lists.js'
import styles from './directive.module.css'

/** The reporting rounds: until when, how many have come in. */
export function ReportsTab({ view }: { readonly view: DirectiveView }) {
  const { rounds } = view
  const today = useToday()
  if (rounds.length === 0) return <EmptyState title={text['reports.empty']}>{text['reports.empty.why']}</EmptyState>
  return (
    <>
      {rounds.some(({ card }) => !card.done) && (
        <p className={styles.tabTools}>
          <CopyZalo content={() => zaloOfRounds(view)} />
        </p>
      )}
      <DataTable
        caption={text['reports.caption']}
        columns={[
          {
            key: 'round',
            head: text['reports.round'],
            cell: ({ card }) => (
              <Link to="/viec/$id" params={{ id: String(card.id) }} className={styles.link ?? ''}>
                <b>{card.label}</b>
              </Link>
            ),
            sortBy: ({ card }) => card.label,
          },
          { key: 'due', head: text['reports.due'], width: 250, cell: ({ dueOn }) => dueOn && endOf(localDate(dueOn)), sortBy: ({ dueOn }) => dueOn },
          {
            key: 'handedIn',
            head: text['reports.handedIn'],
            width: 100,
            kind: 'figures',
            cell: ({ handedIn, reports }) => (reports === 0 ? '–' : text['reports.of'](number(handedIn), number(reports))),
            sortBy: ({ handedIn }) => handedIn,
          },
          {
            key: 'state',
            head: text['reports.state'],
            width: 230,
            cell: ({ card }) => <Status state={stateOf(card, today)} mark={markOf(card)} note={card.stateLabel} />,
          },
        ]}
        rows={rounds}
        rowKey={({ card }) => String(card.id)}
        rowName={({ card }) => card.label}
        slip={({ card }) => slipOf(stateOf(card, today))}
      />
    </>
  )
}
