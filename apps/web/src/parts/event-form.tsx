import type { LocalDate } from '#base'
import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { ErrorState } from './error-state.js'
import { type Entries, type Entry, type FormField, type FormValues, type Option, readEntries, type SentFile } from './form-values.js'
import { FieldInput } from './form-field.js'
import styles from './event-form.module.css'

interface Props {
  readonly title?: string
  readonly fields: readonly FormField[]
  /** The verb of the trade: `Gửi kế hoạch`. */
  readonly act: string
  readonly onSubmit: (values: FormValues) => void
  readonly today: LocalDate
  readonly upload: (file: File) => Promise<SentFile>
  /** Who can be chosen in fields of kind `unit` and `person`. */
  readonly units?: readonly Option[]
  readonly people?: readonly Option[]
  readonly initial?: Entries
  readonly busy?: boolean
  readonly error?: unknown
  /** Quiet buttons beside the solid one. */
  readonly others?: ReactNode
  /** Lets a button outside (the phone's foot) submit this form. */
  readonly id?: string
}

/** The form of one event, drawn from its fields. What was typed stays, also when the house refuses. */
export function EventForm({ title, fields, act, onSubmit, today, upload, units, people, initial = {}, busy = false, error, others, id }: Props) {
  const [entries, setEntries] = useState<Entries>(initial)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  const head = useId()
  useFocusFirst(form, faults)
  const enter = (name: string, entry: Entry): void => {
    setEntries((before) => ({ ...before, [name]: entry }))
    setFaults(({ [name]: _mended, ...rest }) => rest)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const reading = readEntries(fields, entries, today)
    setFaults(reading.faults)
    if (Object.keys(reading.faults).length === 0) onSubmit(reading.values)
  }
  return (
    <form id={id} ref={form} className={styles.form} noValidate onSubmit={submit} aria-labelledby={title ? head : undefined}>
      {title && <h2 id={head}>{title}</h2>}
      {error ? <ErrorState error={error} /> : null}
      <div className={styles.fields}>
        {fields.map((field) => (
          <div key={field.name} className={styles.field} data-kind={field.kind} data-fault={faults[field.name] ? true : undefined}>
            <FieldInput
              field={field}
              entry={entries[field.name] ?? null}
              fault={faults[field.name]}
              onEnter={(entry) => enter(field.name, entry)}
              today={today}
              upload={upload}
              units={units ?? []}
              people={people ?? []}
            />
          </div>
        ))}
      </div>
      <div className={styles.actions}>
        <Button type="submit" loading={busy}>
          {act}
        </Button>
        {others}
      </div>
    </form>
  )
}

function useFocusFirst(form: { readonly current: HTMLFormElement | null }, faults: Readonly<Record<string, string>>): void {
  const some = Object.keys(faults).length > 0
  useEffect(() => {
    if (some) form.current?.querySelector<HTMLElement>('[data-fault] :is(input:not([hidden]), textarea, button)')?.focus()
    // A mended field must not pull the focus to the next one: only the step from no fault to some does.
  }, [form, some])
}
