import { type LocalDate, parseDate } from '#base'
import type { PastedRow } from '#contract'
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

/** Nhập nhanh: rows out of a spreadsheet, looked at first, then entered on the units' behalf. */
export function Paste({ directive, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text['paste.title']}
      size={860}
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
  const looking = useSend('pastePlans')
  const entering = useSend('pastePlans')
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
      { onSuccess: (rows) => announce(text['paste.done'](number(rows.filter(({ entered }) => entered).length))) },
    )
  return (
    <div className={styles.dialog}>
      <p className={styles.consequence}>{text['paste.note']}</p>
      <Textarea
        label={text['paste.label']}
        placeholder={text['paste.example']}
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
      {shown && <Looked rows={shown} entered={entering.data !== undefined} />}
      <div className={styles.buttons}>
        {!entering.data && right > 0 && (
          <Button loading={entering.isPending} onClick={enter}>
            {text['paste.act'](number(right))}
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

function Looked({ rows, entered }: { readonly rows: readonly PastedRow[]; readonly entered: boolean }) {
  return (
    <>
      <p role="status">
        <b>{summary(rows, entered)}</b>
      </p>
      <div className={styles.pasted}>
        <DataTable
          caption={text['paste.caption']}
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

function summary(rows: readonly PastedRow[], done: boolean): string {
  if (done) {
    const entered = rows.filter((row) => row.entered).length
    return text['paste.result'](number(entered), number(rows.length - entered))
  }
  const wrong = rows.filter(({ problem }) => problem !== null).length
  return text['paste.summary'](number(rows.length - wrong), number(wrong))
}

const columns: readonly Column<PastedRow>[] = [
  { key: 'line', head: text['paste.row'], width: 60, kind: 'figures', cell: ({ line }) => number(line) },
  { key: 'unit', head: text['paste.unit'], cell: ({ unit, text: words }) => (unit ? <b>{unit.name}</b> : words) },
  { key: 'number', head: text['paste.number'], width: 150, cell: (row) => row.number ?? '–' },
  { key: 'day', head: text['paste.day'], width: 96, cell: ({ issuedOn }) => dayWords(issuedOn === null ? null : parseDate(issuedOn)) },
  { key: 'state', head: text['paste.state'], width: 260, cell: (row) => <Outcome row={row} /> },
]

function dayWords(day: LocalDate | null): string {
  return day === null ? '–' : date(day)
}

function Outcome({ row: { problem, entered } }: { readonly row: PastedRow }) {
  if (entered) {
    return (
      <span className={styles.outcome}>
        <Icon name="tick" /> {text['paste.entered']}
      </span>
    )
  }
  if (problem === null) return <span data-quiet>{text['paste.right']}</span>
  // A refusal while entering comes as its code; the sentence for it is ours.
  const words = /^[a-z]+\.[A-Za-z]+$/.test(problem) ? text['paste.refused'] : problem
  return (
    <span className={styles.outcome} data-tone="late">
      <Icon name="wrong" /> {words}
    </span>
  )
}
