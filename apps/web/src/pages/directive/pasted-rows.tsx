import { Button, Modal, Textarea } from '@mantine/core'
import { type ClipboardEvent, type ReactNode, useState } from 'react'
import { number } from '../../format.js'
import { DataTable } from '../../parts/data-table.js'
import { ErrorState } from '../../parts/error-state.js'
import { Icon } from '../../parts/icon.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import styles from './directive.module.css'

/** A row of a spreadsheet as the house looked at it, or entered it. */
interface LookedAt {
  readonly line: number
  /** The row as it was pasted. */
  readonly text: string
  readonly problem: string | null
  readonly entered: boolean
}

/** What `useSend` gives, as far as rows are concerned. */
interface Sending<R> {
  readonly data: readonly R[] | undefined
  readonly error: Error | null
  readonly isPending: boolean
  readonly mutate: (input: { params: { id: number }; body: { text: string; dryRun: boolean } }) => void
  readonly reset: () => void
}

interface DialogProps {
  readonly title: string
  readonly width: number
  readonly opened: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

export function PasteDialog({ title, width, opened, onClose, children }: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={width}
      padding="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': text['panel.close'] }}
    >
      {opened && children}
    </Modal>
  )
}

interface Words {
  readonly note: string
  readonly label: string
  readonly placeholder: string
  readonly caption: string
  readonly enter: (count: string) => string
  readonly result: (entered: string, left: string) => string
}

interface Props<R extends LookedAt> {
  readonly directive: number
  readonly words: Words
  readonly columns: readonly Column<R>[]
  /** The same rows are sent twice: to be looked at, and to be entered. */
  readonly looking: Sending<R>
  readonly entering: Sending<R>
}

/** Rows out of a spreadsheet: pasted, looked at by the house with nothing written, then entered. */
export function PastedRows<R extends LookedAt>({ directive, words, columns, looking, entering }: Props<R>) {
  const [pasted, setPasted] = useState('')
  const shown = entering.data ?? looking.data
  const right = looking.data?.filter(({ problem }) => problem === null).length ?? 0
  const look = (rows: string): void => {
    setPasted(rows)
    entering.reset()
    if (rows.trim() !== '') looking.mutate({ params: { id: directive }, body: { text: rows, dryRun: true } })
  }
  // What is pasted into the empty field is looked at without another click.
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    if (pasted !== '') return
    event.preventDefault()
    look(event.clipboardData.getData('text/plain'))
  }
  return (
    <div className={styles.dialog}>
      <p className={styles.consequence}>{words.note}</p>
      <Textarea
        label={words.label}
        placeholder={words.placeholder}
        rows={shown ? 4 : 10}
        value={pasted}
        onPaste={paste}
        onChange={(event) => {
          setPasted(event.currentTarget.value)
          looking.reset()
          entering.reset()
        }}
        data-autofocus
      />
      {(looking.error ?? entering.error) && <ErrorState error={looking.error ?? entering.error} />}
      {shown && <Looked rows={shown} columns={columns} words={words} entered={entering.data !== undefined} />}
      <div className={styles.buttons}>
        {!entering.data && right > 0 && (
          <Button loading={entering.isPending} onClick={() => entering.mutate({ params: { id: directive }, body: { text: pasted, dryRun: false } })}>
            {words.enter(number(right))}
          </Button>
        )}
        {!looking.data && (
          <Button variant="default" disabled={pasted.trim() === ''} loading={looking.isPending} onClick={() => look(pasted)}>
            {text['paste.preview']}
          </Button>
        )}
      </div>
    </div>
  )
}

interface LookedProps<R> extends Pick<Props<R & LookedAt>, 'words'> {
  readonly rows: readonly R[]
  readonly columns: readonly Column<R>[]
  readonly entered: boolean
}

function Looked<R extends LookedAt>({ rows, columns, words, entered }: LookedProps<R>) {
  const right = rows.filter((row) => (entered ? row.entered : row.problem === null)).length
  const summary = entered ? words.result : text['paste.summary']
  return (
    <>
      <p role="status">
        <b>{summary(number(right), number(rows.length - right))}</b>
      </p>
      <div className={styles.pasted}>
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={rows}
          rowKey={({ line }) => String(line)}
          rowName={(row) => row.text}
          slip={({ problem }) => (problem === null ? null : 'late')}
        />
      </div>
    </>
  )
}

/** How many rows of an answer were entered, for its announcement. */
export const enteredOf = (rows: readonly LookedAt[]): string => number(rows.filter(({ entered }) => entered).length)

/** What became of a row: entered, right, or why not. */
export function Outcome({ row: { problem, entered } }: { readonly row: LookedAt }) {
  if (entered) {
    return (
      <span className={styles.outcome}>
        <Icon name="tick" /> {text['paste.entered']}
      </span>
    )
  }
  if (problem === null) return <span data-quiet>{text['paste.right']}</span>
  // A refusal while entering may come as its code; the sentence for it is ours.
  const words = /^[a-z]+\.[A-Za-z]+$/.test(problem) ? text['paste.refused'] : problem
  return (
    <span className={styles.outcome} data-tone="late">
      <Icon name="wrong" /> {words}
    </span>
  )
}
