import { parseDate } from '#base'
import type { DirectiveView } from '#contract'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { Notice } from '../../parts/error-state.js'
import { EventForm } from '../../parts/event-form.js'
import type { FormField, FormValues } from '../../parts/form-values.js'
import { useToday } from '../../shell/use-now.js'
import { useUnitOptions } from '../../shell/use-units.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { useSend } from '../../use-send.js'
import styles from './directive.module.css'

const field = (name: string, label: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  name,
  label,
  kind,
  required: false,
  options: [],
  ...more,
})

const fields: readonly FormField[] = [
  field('subject', text['askReport.subject'], 'text', { required: true }),
  field('unitsDueOn', text['askReport.dueOn'], 'date', { required: true }),
  field('number', text['askReport.number'], 'text', { hint: text['askReport.number.hint'] }),
  field('issuedOn', text['askReport.issuedOn'], 'date'),
  field('via', text['askReport.via'], 'unit'),
]

interface Props {
  readonly view: DirectiveView
  readonly opened: boolean
  readonly onClose: () => void
}

/** Yêu cầu báo cáo đột xuất: an ad hoc round, opened at once for all units of the document. */
export function AskReport({ view, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text['directive.askReport']}
      size={560}
      padding="xl"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': text['panel.close'] }}
    >
      {opened && <Form view={view} onClose={onClose} />}
    </Modal>
  )
}

function Form({ view, onClose }: Omit<Props, 'opened'>) {
  const today = useToday()
  const units = useUnitOptions()
  const asking = useSend('askForReport', ({ units: asked }) => {
    announce(text['askReport.done'](number(asked)))
    onClose()
  })
  const [half, setHalf] = useState(false)
  const ask = (values: FormValues): void => {
    const { subject, unitsDueOn, number: symbol, issuedOn, via } = values
    const [due, day] = [dayOf(unitsDueOn), dayOf(issuedOn)]
    setHalf((symbol === undefined) !== (day === null))
    if ((symbol === undefined) !== (day === null) || due === null) return
    const askingLetter = typeof symbol === 'string' && day !== null ? { askingLetter: { number: symbol, issuedOn: day } } : {}
    asking.mutate({
      params: { id: view.card.id },
      body: { subject: String(subject), unitsDueOn: due, ...askingLetter, ...(typeof via === 'string' && { via }) },
    })
  }
  return (
    <div className={styles.dialog}>
      <p className={styles.consequence}>{text['askReport.consequence'](number(view.rows.length))}</p>
      {half && <Notice tone="wrong" title={text['askReport.both']} takesFocus />}
      <EventForm
        fields={fields}
        act={text['directive.askReport']}
        onSubmit={ask}
        today={today}
        upload={upload}
        units={units}
        busy={asking.isPending}
        error={asking.error}
      />
    </div>
  )
}

function dayOf(value: unknown) {
  return typeof value === 'string' ? parseDate(value) : null
}
