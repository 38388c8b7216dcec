import { parseDate } from '#base'
import type { PastStepRow } from '#contract'
import { Button, Modal, Textarea } from '@mantine/core'
import { type ClipboardEvent, useState } from 'react'
import { date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { DataTable } from '../../parts/data-table.js'
import { ErrorState } from '../../parts/error-state.js'
import { Icon } from '../../parts/icon.js'
import type { Column } from '../../parts/table-model.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import styles from './directive.module.css'

interface Props {
  readonly directive: number
  readonly opened: boolean
  readonly onClose: () => void
}

/** Nhập bổ sung: what units did before the letter was taken in, out of a spreadsheet; looked at first, then entered with its true days. */
export function PastSteps({ directive, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text['past.title']}
      size={980}
      padding="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': text['panel.close'] }}
    >
      {opened && <Rows directive={directive} />}
    </Modal>
  )
}

function Rows({ directive }: { readonly directive: number }) {
  const [pasted, setPasted] = useState('')
  const looking = useSend('enterPastSteps')
  const entering = useSend('enterPastSteps')
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
  const enter = (): void =>
    entering.mutate(
      { params: { id: directive }, body: { text: pasted, dryRun: false } },
      { onSuccess: (rows) => announce(text['past.done'](number(rows.filter(({ entered }) => entered).length))) },
    )
  return (
    <div className={styles.dialog}>
      <p className={styles.consequence}>{text['past.note']}</p>
      <Textarea
        label={text['past.label']}
        placeholder={text['past.example']}
        rows={shown ? 4 : 8}
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
      {shown && <Looked rows={shown} entered={entering.data !== undefined} />}
      <div className={styles.buttons}>
        {!entering.data && right > 0 && (
          <Button loading={entering.isPending} onClick={enter}>
            {text['past.enter'](number(right))}
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

function Looked({ rows, entered }: { readonly rows: readonly PastStepRow[]; readonly entered: boolean }) {
  const right = rows.filter((row) => (entered ? row.entered : row.problem === null)).length
  const summary = text[entered ? 'past.result' : 'paste.summary'](number(right), number(rows.length - right))
  return (
    <>
      <p role="status">
        <b>{summary}</b>
      </p>
      <div className={styles.pasted}>
        <DataTable
          caption={text['past.caption']}
          columns={columns}
          rows={rows}
          rowKey={({ line }) => String(line)}
          rowName={({ text: words }) => words}
          slip={({ problem }) => (problem === null ? null : 'late')}
        />
      </div>
    </>
  )
}

const columns: readonly Column<PastStepRow>[] = [
  { key: 'line', head: text['paste.row'], width: 60, kind: 'figures', cell: ({ line }) => number(line) },
  { key: 'unit', head: text['paste.unit'], width: 150, cell: ({ unit, text: words }) => (unit ? <b>{unit.name}</b> : words) },
  { key: 'what', head: text['past.what'], cell: ({ what }) => what ?? '–' },
  { key: 'number', head: text['paste.number'], width: 110, cell: (row) => row.number ?? '–' },
  { key: 'day', head: text['past.day'], width: 110, cell: (row) => <Day row={row} /> },
  { key: 'state', head: text['paste.state'], width: 250, cell: (row) => <Outcome row={row} /> },
]

function Day({ row: { day, late } }: { readonly row: PastStepRow }) {
  const known = day === null ? null : parseDate(day)
  return (
    <>
      {known === null ? '–' : date(known)}
      {late && (
        <span data-quiet data-small>
          {' '}
          {text['past.late']}
        </span>
      )}
    </>
  )
}

function Outcome({ row: { problem, entered } }: { readonly row: PastStepRow }) {
  if (entered) {
    return (
      <span className={styles.outcome}>
        <Icon name="tick" /> {text['paste.entered']}
      </span>
    )
  }
  if (problem === null) return <span data-quiet>{text['paste.right']}</span>
  return (
    <span className={styles.outcome} data-tone="late">
      <Icon name="wrong" /> {problem}
    </span>
  )
}
