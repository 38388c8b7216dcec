import type { AllowedEvent, BoardRow, WorkView } from '#contract'
import { Modal } from '@mantine/core'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { EventForm } from '../../parts/event-form.js'
import type { FormValues } from '../../parts/form-values.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { useSend } from '../../use-send.js'
import { fieldsOf, useChoices } from '../work/fields-of.js'
import { AmendDates } from './amend-dates.js'
import { PauseForm } from './pause-form.js'
import { Recipients } from './recipients.js'
import { Refused } from './refused.js'
import styles from './directive.module.css'

/** What the Office may say over all work of several units at once: a flood, Tết, a wrong addressee. */
export const OVER_UNITS = ['SUSPEND', 'RESUME', 'AMEND_DUE_BELOW', 'CANCEL']

interface Props {
  readonly act: AllowedEvent | null
  /** The assignment of the first: its form is the form of all. */
  readonly view: WorkView
  readonly rows: readonly BoardRow[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** One act with one reason on the assignments of the chosen units; each is judged for itself. */
export function GroupAct(props: Props) {
  return (
    <Modal
      opened={props.act !== null}
      onClose={props.onClose}
      title={props.act?.label}
      size={560}
      padding="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': text['panel.close'] }}
    >
      {props.act && <Content {...props} act={props.act} />}
    </Modal>
  )
}

function Content(props: Props & { readonly act: AllowedEvent }) {
  const { act, view, rows, onClose, onDone } = props
  const finish = (): void => {
    onClose()
    onDone()
  }
  const assignments = rows.map(({ assignment }) => assignment.id)
  if (act.event === 'SUSPEND') return <PauseForm instances={assignments} units={rows.map(({ unit }) => unit)} onDone={finish} />
  if (act.event !== 'AMEND_DUE_BELOW') return <Inside key={act.event} {...props} />
  const nameOf = (id: number): string => rows.find(({ assignment }) => assignment.id === id)?.unit.name ?? ''
  return (
    <div className={styles.dialog}>
      <Recipients rows={rows} />
      <AmendDates act={act} view={view} instances={assignments} nameOf={nameOf} onDone={finish} />
    </div>
  )
}

function Inside({ act, view, rows, onClose, onDone }: Props & { readonly act: AllowedEvent }) {
  const today = useToday()
  const sending = useSend('sendMany', ({ done, refused }) => {
    if (done.length > 0) announce(text['group.done'](act.label, number(done.length)))
    if (refused.length > 0) return
    onClose()
    onDone()
  })
  const fields = fieldsOf(act, view)
  const choices = useChoices(fields)
  const count = number(rows.length)
  const send = (values: FormValues): void =>
    sending.mutate({ params: { event: act.event }, body: { instances: rows.map(({ assignment }) => assignment.id), payload: { ...values } } })
  return (
    <div className={styles.dialog}>
      {sending.data && sending.data.refused.length > 0 && (
        <Refused refused={sending.data.refused} nameOf={(id) => rows.find(({ assignment }) => assignment.id === id)?.unit.name ?? ''} />
      )}
      <p className={styles.consequence}>{text['group.consequence'](count)}</p>
      <Recipients rows={rows} />
      <EventForm
        fields={fields}
        act={`${act.label} (${count})`}
        onSubmit={send}
        today={today}
        upload={upload}
        {...choices}
        busy={sending.isPending}
        error={sending.error}
      />
    </div>
  )
}
