import { Textarea, TextInput } from '@mantine/core'
import { text } from '../text/text.js'
import type { Entry, FormField, FormRow, Rows } from './form-values.js'
import styles from './rows-field.module.css'

interface Props {
  readonly field: FormField
  readonly entry: Entry
  readonly fault: string | undefined
  readonly onEnter: (entry: Entry) => void
}

/** A row for each figure that is asked, or for each standing clause with its own words; what stays empty is not sent. */
export function RowsField({ field, entry, fault, onEnter }: Props) {
  const rows: Rows = entry !== null && typeof entry === 'object' && 'rows' in entry ? entry.rows : {}
  const enter = (key: string, typed: string): void => onEnter({ rows: { ...rows, [key]: typed } })
  if (!field.rows || field.rows.length === 0) return null
  return (
    <fieldset className={styles.rows} data-kind={field.kind}>
      <legend>
        {field.label} {!field.required && <span data-quiet>{text['form.optional']}</span>}
      </legend>
      {field.rows.map((row) => (
        <Row key={row.key} kind={field.kind} row={row} typed={rows[row.key] ?? ''} wrong={fault !== undefined} onType={(typed) => enter(row.key, typed)} />
      ))}
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}

interface RowProps {
  readonly kind: FormField['kind']
  readonly row: FormRow
  readonly typed: string
  readonly wrong: boolean
  readonly onType: (typed: string) => void
}

function Row({ kind, row, typed, wrong, onType }: RowProps) {
  if (kind === 'lines')
    return <Textarea label={row.label} description={row.hint} rows={2} value={typed} onChange={(event) => onType(event.currentTarget.value)} />
  return (
    <TextInput
      label={row.label}
      description={row.hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      inputMode="decimal"
      value={typed}
      error={wrong && typed !== ''}
      rightSection={row.unit && <span data-quiet>{row.unit}</span>}
      rightSectionWidth={row.unit ? 72 : 0}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  )
}
