import { instant } from '#base'
import type { FailureView } from '#contract'
import { Button } from '@mantine/core'
import { moment, number } from '../../format.js'
import { ClockAndDay } from '../../parts/clock-and-day.js'
import { DataTable } from '../../parts/data-table.js'
import { Icon } from '../../parts/icon.js'
import type { Column } from '../../parts/table-model.js'
import { useToday } from '../../shell/use-now.js'
import { effectWords } from '../../text/pages/incidents.js'
import { text } from '../../text/text.js'
import { causeOf } from './cause.js'
import { LetterName, WorkName } from './ways.js'
import styles from './incidents.module.css'

interface Props {
  readonly failures: readonly FailureView[]
  /** The person decides, and does not only look. */
  readonly act: boolean
  readonly open: string | null
  readonly onOpen: (failure: FailureView) => void
}

export function FailureTable({ failures, act, open, onOpen }: Props) {
  const today = useToday()
  const opener = (failure: FailureView) => <Open failure={failure} act={act} opened={open === failure.key} onOpen={onOpen} />
  const columns: readonly Column<FailureView>[] = [
    { key: 'what', head: text['incidents.what'], cell: (failure) => <What failure={failure} />, sortBy: wordsOf },
    { key: 'where', head: text['incidents.where'], width: 210, cell: (failure) => <Where failure={failure} />, sortBy: ({ work }) => work?.unit?.name ?? null },
    { key: 'why', head: text['incidents.why'], width: 262, cell: (failure) => <Why failure={failure} />, sortBy: ({ error }) => causeOf(error) },
    { key: 'tries', head: text['incidents.tries'], width: 92, kind: 'figures', cell: ({ attempts }) => number(attempts), sortBy: ({ attempts }) => attempts },
    { key: 'when', head: headOf(failures), width: 132, cell: (failure) => <ClockAndDay at={instant(whenOf(failure))} today={today} />, sortBy: whenOf },
    { key: 'open', head: '', width: 88, cell: opener },
  ]
  return (
    <DataTable
      caption={text['incidents.title']}
      columns={columns}
      rows={failures}
      rowKey={({ key }) => key}
      rowName={wordsOf}
      card={(failure) => (
        <div className={styles.card}>
          <What failure={failure} />
          <Where failure={failure} />
          <Why failure={failure} />
          <p data-quiet>
            {text['incidents.tries']}: {number(failure.attempts)} · {headOf([failure])}: {moment(instant(whenOf(failure)), today)}
          </p>
          {opener(failure)}
        </div>
      )}
    />
  )
}

/** What the house wanted to do, in words. */
export function wordsOf({ kind }: FailureView): string {
  return effectWords[kind] ?? kind
}

/** An incident stands since a moment; what is tried again has a next one. */
function whenOf({ openedAt, nextTryAt, lastTriedAt }: FailureView): number {
  return nextTryAt ?? openedAt ?? lastTriedAt
}

function headOf([first]: readonly FailureView[]): string {
  return text[first?.id === null ? 'incidents.next' : 'incidents.since']
}

function What({ failure }: { readonly failure: FailureView }) {
  const { work } = failure
  return (
    <>
      <b>{wordsOf(failure)}</b>
      <div data-quiet>{work ? <WorkName work={work} /> : text['incidents.noWork']}</div>
    </>
  )
}

function Where({ failure: { work, letter } }: { readonly failure: FailureView }) {
  return (
    <>
      <div>{work && (work.unit?.name ?? text['incidents.noUnit'])}</div>
      <div className={styles.letter}>{letter && <LetterName letter={letter} />}</div>
    </>
  )
}

function Why({ failure: { error } }: { readonly failure: FailureView }) {
  return (
    <>
      <span className={styles.cause}>
        <Icon name="wrong" />
        <span>{causeOf(error)}</span>
      </span>
      <details className={styles.technical}>
        <summary>{text['incidents.technical']}</summary>
        <code>{error}</code>
      </details>
    </>
  )
}

function Open({ failure, act, opened, onOpen }: Pick<Props, 'act' | 'onOpen'> & { readonly failure: FailureView; readonly opened: boolean }) {
  const words = text[act ? 'incidents.show' : 'incidents.look']
  return (
    <Button
      size="xs"
      variant="default"
      aria-expanded={opened}
      aria-label={text['incidents.showNamed'](words, wordsOf(failure), failure.work?.unit?.name ?? text['incidents.noUnit'])}
      onClick={() => onOpen(failure)}
    >
      {words}
    </Button>
  )
}
