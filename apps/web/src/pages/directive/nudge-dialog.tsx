import type { AllowedEvent, BoardRow, MessagePreview } from '#contract'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { reminded } from './filters.js'
import { Recipients } from './recipients.js'
import { Refused } from './refused.js'
import styles from './directive.module.css'

interface Props {
  readonly opened: boolean
  readonly act: AllowedEvent
  readonly rows: readonly BoardRow[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Nhắc việc: a message of the system to each unit about its worst open work, after a look at who gets it. */
export function NudgeDialog({ opened, act, rows, onClose, onDone }: Props) {
  const sending = useSend('sendMany', ({ done, refused }) => {
    if (done.length > 0) announce(text['nudge.done'](number(done.length)))
    if (refused.length > 0) return
    onClose()
    onDone()
  })
  const [note, setNote] = useState('')
  const field = act.fields.find(({ name }) => name === 'note')
  const count = number(rows.length)
  const asked = { instances: rows.map(reminded), payload: note.trim() ? { note: note.trim() } : {} }
  const preview = useQuery({ ...reading('previewMany', { params: { event: act.event }, body: { instances: asked.instances } }), enabled: opened })
  const send = (): void =>
    sending.mutate({
      params: { event: act.event },
      body: { ...asked, ...(preview.data && preview.data.people > 0 && { previewed: preview.data.people }) },
    })
  return (
    <ConsequenceDialog
      opened={opened}
      title={act.label}
      consequence={text['nudge.consequence'](count)}
      act={text['bulk.nudge'](act.label, count)}
      busy={sending.isPending}
      disabled={preview.isPending}
      error={sending.error}
      onAct={send}
      onClose={onClose}
    >
      <div className={styles.dialog}>
        {sending.data && sending.data.refused.length > 0 && (
          <Refused refused={sending.data.refused} nameOf={(id) => rows.find((row) => reminded(row) === id)?.unit.name ?? ''} />
        )}
        <Recipients rows={rows} />
        {preview.data && <Preview preview={preview.data} />}
        {field && <TextInput label={field.label} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
      </div>
    </ConsequenceDialog>
  )
}

/** The people, and the very words: nobody writes to a hundred people unseen. */
function Preview({ preview: { people, rows } }: { readonly preview: MessagePreview }) {
  return (
    <details>
      <summary>{text['preview.people'](number(people))}</summary>
      <ul className={styles.preview}>
        {rows.map(({ person, texts }) => (
          <li key={person.id}>
            <b>{person.name}</b> <span data-quiet>{person.title}</span>
            {texts.map((words) => (
              <div key={words}>{words}</div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
