import type { AllowedEvent, DirectiveView, WorkView } from '#contract'
import { Modal } from '@mantine/core'
import { number } from '../../format.js'
import { EventForm } from '../../parts/event-form.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { fieldsOf, useChoices } from '../work/fields-of.js'
import { useAct } from '../work/use-act.js'
import { AmendDates } from './amend-dates.js'
import { piecesOf } from './filters.js'
import styles from './directive.module.css'

interface Props {
  readonly directive: DirectiveView
  readonly view: WorkView
  readonly act: AllowedEvent | null
  readonly onClose: () => void
}

/** One act on the document itself; what reaches far says so in numbers above its form. */
export function DirectiveAct({ directive, view, act, onClose }: Props) {
  return (
    <Modal
      opened={act !== null}
      onClose={onClose}
      title={act?.label}
      size={560}
      padding="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': text['panel.close'] }}
    >
      {act?.event === 'AMEND_DUE_BELOW' && <Amend directive={directive} view={view} act={act} onClose={onClose} />}
      {act && act.event !== 'AMEND_DUE_BELOW' && <Inside key={act.event} directive={directive} view={view} act={act} onClose={onClose} />}
    </Modal>
  )
}

/** For all of its units. */
function Amend({ directive, view, act, onClose }: Props & { readonly act: AllowedEvent }) {
  return (
    <div className={styles.dialog}>
      <p className={styles.consequence}>{text['act.amendBelow']}</p>
      <AmendDates act={act} view={view} instances={[directive.card.id]} nameOf={() => directive.card.label} onDone={onClose} />
    </div>
  )
}

function Inside({ directive, view, act, onClose }: Props & { readonly act: AllowedEvent }) {
  const today = useToday()
  const fields = fieldsOf(act, view)
  const choices = useChoices(fields)
  const sending = useAct(view.card, onClose)
  const consequence = consequenceOf(act.event, directive)
  return (
    <div className={styles.dialog}>
      {consequence && <p className={styles.consequence}>{consequence}</p>}
      <EventForm
        fields={fields}
        act={act.label}
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

function consequenceOf(event: string, { rows }: DirectiveView): string | null {
  const units = number(rows.length)
  const open = number(rows.flatMap(piecesOf).filter(({ done }) => !done).length)
  if (event === 'FINISH') return text['act.finish'](units, open)
  if (event === 'WITHDRAW') return text['act.withdraw'](units, open)
  if (event === 'SUSPEND') return text['act.suspend'](units, open)
  if (event === 'RESUME') return text['act.resume'](open)
  if (event === 'REPLACE') return text['act.replace'](units, open)
  if (event === 'CHANGE_PEOPLE') return text['act.changePeople'](open)
  return event === 'REPORT_UPWARD' ? text['act.reportUpward'](units) : null
}
