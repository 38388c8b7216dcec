import type { AllowedEvent, WorkView } from '#contract'
import { Modal } from '@mantine/core'
import { EventForm } from '../../parts/event-form.js'
import { useIsPhone } from '../../parts/screen.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { actWordsOf } from './act-words.js'
import { Changed } from './changed.js'
import { fieldsOf, useChoices } from './fields-of.js'
import type { Act } from './use-act.js'
import styles from './work.module.css'

interface Props {
  readonly act: AllowedEvent | null
  readonly view: WorkView
  readonly sending: Act
  readonly onClose: () => void
}

/** The form of any act but the likely one; what is typed in the page's own form stays where it is. */
export function ActDialog({ act, view, sending, onClose }: Props) {
  const phone = useIsPhone()
  return (
    <Modal
      opened={act !== null}
      onClose={onClose}
      title={act?.label}
      size={560}
      padding="xl"
      fullScreen={phone}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': text['panel.close'], size: phone ? 44 : 28 }}
      classNames={{ title: styles.dialogTitle ?? '' }}
    >
      {act && <Inside key={act.event} act={act} view={view} sending={sending} onClose={onClose} />}
    </Modal>
  )
}

function Inside({ act, view, sending, onClose }: Props & { readonly act: AllowedEvent }) {
  const fields = fieldsOf(act, view)
  const choices = useChoices(fields)
  const today = useToday()
  return (
    <div className={styles.inDialog}>
      <Changed view={view} act={act} since={null} refused={sending.isStale} onDrop={onClose} />
      <EventForm
        fields={fields}
        act={actWordsOf(view, act)}
        onSubmit={(values) => sending.send(act, values)}
        today={today}
        upload={upload}
        {...choices}
        busy={sending.busy}
        error={sending.error}
      />
    </div>
  )
}
