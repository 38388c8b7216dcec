import { parseDate } from '#base'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { InputOf } from '../../api.js'
import { announce } from '../../parts/announce.js'
import { ErrorState } from '../../parts/error-state.js'
import { EventForm } from '../../parts/event-form.js'
import type { FormField, FormValues } from '../../parts/form-values.js'
import { Page } from '../../parts/frame.js'
import { PageHead } from '../../parts/section-head.js'
import { useToday } from '../../shell/use-now.js'
import { useUnitOptions } from '../../shell/use-units.js'
import { text } from '../../text/text.js'
import { upload } from '../../upload.js'
import { useSend } from '../../use-send.js'
import { KnownActions } from './known-actions.js'
import styles from './take-in.module.css'

const FIELDS = ['VX', 'NC', 'KT', 'TH', 'NLN', 'XD'] as const

const field = (name: string, label: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  name,
  label,
  kind,
  required: false,
  options: [],
  ...more,
})

const fields: readonly FormField[] = [
  field('number', text['superior.number'], 'text', { required: true }),
  field('issuedOn', text['superior.issuedOn'], 'date'),
  field('issuer', text['superior.issuer'], 'text', { hint: text['superior.issuer.hint'] }),
  field('receivedOn', text['superior.receivedOn'], 'date'),
  field('subject', text['superior.subject'], 'longText'),
  field('drafter', text['superior.drafter'], 'unit', { required: true }),
  field('dueOn', text['superior.dueOn'], 'date'),
  field('text', text['superior.text'], 'longText'),
  field('field', text['superior.field'], 'choice', { options: FIELDS.map((value) => ({ value, label: text[`field.${value}`] })) }),
  field('file', text['superior.file'], 'file'),
]

/** A Party paper with the leader's instruction: who drafts the implementing letter, until when. File or number only. */
export function SuperiorPage() {
  const navigate = useNavigate()
  const today = useToday()
  const units = useUnitOptions()
  const taking = useSend('takeInSuperior', ({ directive }, { body }) => {
    announce(text['superior.done'](body.number))
    void navigate({ to: '/van-ban/$id', params: { id: String(directive) } })
  })
  const [values, setValues] = useState<FormValues | null>(null)
  const take = (given: FormValues, again = false): void => {
    setValues(given)
    taking.mutate({ body: { ...bodyOf(given), ...(again && { again }) } })
  }
  return (
    <Page>
      <PageHead title={text['takeIn.superior']} note={text['superior.note']} />
      <div className={styles.form}>
        {taking.error ? (
          <ErrorState error={taking.error} actions={<KnownActions error={taking.error} onAgain={values ? () => take(values, true) : undefined} />} />
        ) : null}
        <EventForm
          title={text['superior.form']}
          fields={fields}
          act={text['takeIn.superior']}
          today={today}
          upload={upload}
          units={units}
          busy={taking.isPending}
          onSubmit={take}
        />
      </div>
    </Page>
  )
}

type Body = InputOf<'takeInSuperior'>['body']

function bodyOf(values: FormValues): Body {
  const words = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const day = (name: string) => parseDate(words(name) ?? '') ?? undefined
  const file = values.file
  return {
    number: words('number') ?? '',
    issuedOn: day('issuedOn'),
    issuer: words('issuer'),
    subject: words('subject'),
    receivedOn: day('receivedOn'),
    field: words('field'),
    ...(typeof file === 'object' && typeof file.hash === 'string' && typeof file.name === 'string' && { file: { hash: file.hash, name: file.name } }),
    instruction: { drafter: words('drafter') ?? '', dueOn: day('dueOn'), text: words('text') },
  }
}
