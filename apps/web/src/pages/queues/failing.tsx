import { instant } from '#base'
import type { FailureView, QueuesView } from '#contract'
import { moment, number } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { SectionHead } from '../../parts/section-head.js'
import type { Column } from '../../parts/table-model.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { causeOf } from '../incidents/cause.js'
import { wordsOf } from '../incidents/failure-table.js'
import { Again } from './again.js'
import styles from './queues.module.css'

/** What failed and is tried again by itself, the next try first. */
export function Failing({ of: { count, rows } }: { readonly of: QueuesView['failing'] }) {
  const today = useToday()
  const next = ({ nextTryAt }: FailureView): string => (nextTryAt === null ? '' : moment(instant(nextTryAt), today))
  const again = (failure: FailureView) => <Again of={{ what: 'failure', key: failure.key }} name={nameOf(failure)} />
  const columns: readonly Column<FailureView>[] = [
    { key: 'what', head: text['queues.what'], cell: (failure) => <What failure={failure} />, sortBy: wordsOf },
    { key: 'why', head: text['queues.why'], width: 320, cell: (failure) => <Why failure={failure} /> },
    { key: 'tries', head: text['queues.tries'], width: 92, kind: 'figures', cell: ({ attempts }) => number(attempts), sortBy: ({ attempts }) => attempts },
    { key: 'next', head: text['queues.next'], width: 150, cell: next, sortBy: ({ nextTryAt }) => nextTryAt },
    { key: 'again', head: '', width: 96, cell: again },
  ]
  return (
    <section className={styles.part}>
      <SectionHead count={count}>{text['queues.failing']}</SectionHead>
      {count === 0 ? (
        <p className={styles.none}>{text['queues.failing.none']}</p>
      ) : (
        <DataTable
          caption={text['queues.failing']}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          rowName={nameOf}
          card={(failure) => (
            <div className={styles.card}>
              <What failure={failure} />
              <Why failure={failure} />
              <p data-quiet>
                {text['queues.tries']}: {number(failure.attempts)} · {text['queues.next']}: {next(failure)}
              </p>
              {again(failure)}
            </div>
          )}
        />
      )}
      {count > rows.length && <p className={styles.none}>{text['queues.cut'](number(rows.length), number(count))}</p>}
    </section>
  )
}

function nameOf(failure: FailureView): string {
  return [wordsOf(failure), failure.work?.unit?.name].filter(Boolean).join(', ')
}

function What({ failure }: { readonly failure: FailureView }) {
  return (
    <>
      <b>{wordsOf(failure)}</b>
      <div data-quiet>{failure.work?.unit?.name ?? failure.letter?.number ?? ''}</div>
    </>
  )
}

function Why({ failure: { error } }: { readonly failure: FailureView }) {
  return (
    <>
      {causeOf(error)}
      <div className={styles.technical}>{error}</div>
    </>
  )
}
