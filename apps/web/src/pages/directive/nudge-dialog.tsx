import type { AllowedEvent, BoardRow } from '#contract'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { text } from '../../text/text.js'
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
  const sending = useSend('sendMany')
  const [note, setNote] = useState('')
  const field = act.fields.find(({ name }) => name === 'note')
  const count = number(rows.length)
  const send = (): void =>
    sending.mutate(
      { params: { event: act.event }, body: { instances: rows.map(reminded), payload: note.trim() ? { note: note.trim() } : {} } },
      {
        onSuccess: ({ done, refused }) => {
          if (done.length > 0) announce(text['nudge.done'](number(done.length)))
          if (refused.length > 0) return
          onClose()
          onDone()
        },
      },
    )
  return (
    <ConsequenceDialog
      opened={opened}
      title={act.label}
      consequence={text['nudge.consequence'](count)}
      act={text['bulk.nudge'](act.label, count)}
      busy={sending.isPending}
      error={sending.error}
      onAct={send}
      onClose={onClose}
    >
      <div className={styles.dialog}>
        {sending.data && sending.data.refused.length > 0 && (
          <Refused refused={sending.data.refused} nameOf={(id) => rows.find((row) => reminded(row) === id)?.unit.name ?? ''} />
        )}
        <Recipients rows={rows} />
        {field && <TextInput label={field.label} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
      </div>
    </ConsequenceDialog>
  )
}
