import type { BoardRow } from '#contract'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { urged } from './filters.js'
import { Recipients } from './recipients.js'
import styles from './directive.module.css'

interface Props {
  readonly opened: boolean
  readonly directive: number
  /** Chosen units that are late; others are no matter of an urging letter. */
  readonly rows: readonly BoardRow[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Soạn công văn đôn đốc: a paper to be confirmed, signed and numbered; nothing is sent before. */
export function UrgeDialog({ opened, directive, rows, onClose, onDone }: Props) {
  const drafting = useSend('draftUrgingLetter', ({ units }) => {
    announce(text['urge.done'](number(units)))
    onClose()
    onDone()
  })
  const [subject, setSubject] = useState('')
  const draft = (): void =>
    drafting.mutate({ params: { id: directive }, body: { instances: rows.flatMap(urged), ...(subject.trim() && { subject: subject.trim() }) } })
  const nobody = rows.length === 0
  return (
    <ConsequenceDialog
      opened={opened}
      title={text['bulk.urge']}
      consequence={nobody ? text['urge.nobody'] : text['urge.consequence'](number(rows.length))}
      act={text['bulk.urge']}
      busy={drafting.isPending}
      disabled={nobody}
      error={drafting.error}
      onAct={draft}
      onClose={onClose}
    >
      {!nobody && (
        <div className={styles.dialog}>
          <Recipients rows={rows} />
          <TextInput label={text['urge.subject']} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
        </div>
      )}
    </ConsequenceDialog>
  )
}
