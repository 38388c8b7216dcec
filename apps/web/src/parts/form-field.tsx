import { type LocalDate, unreachable } from '#base'
import { Radio, Select, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { text } from '../text/text.js'
import { DateField } from './date-field.js'
import { FileDrop } from './file-drop.js'
import type { Entry, FormField, Option, SentFile } from './form-values.js'
import { RowsField } from './rows-field.js'
import styles from './form-field.module.css'

interface Props {
  readonly field: FormField
  readonly entry: Entry
  readonly fault: string | undefined
  readonly onEnter: (entry: Entry) => void
  readonly today: LocalDate
  readonly upload: (file: File) => Promise<SentFile>
  readonly units: readonly Option[]
  readonly people: readonly Option[]
}

/** Few choices are seen at once; more go into a list that can be searched. */
const RADIOS_UP_TO = 4

export function FieldInput({ field, entry, fault, onEnter, today, upload, units, people }: Props) {
  const typed = typeof entry === 'string' ? entry : ''
  const shared = {
    label: <Label field={field} />,
    description: field.hint,
    error: fault,
    required: field.required,
  }
  switch (field.kind) {
    case 'text':
      return <TextInput {...shared} value={typed} onChange={(event) => onEnter(event.currentTarget.value)} />
    case 'longText':
      return <Textarea {...shared} rows={4} value={typed} onChange={(event) => onEnter(event.currentTarget.value)} />
    case 'number':
      return <TextInput {...shared} inputMode="decimal" value={typed} onChange={(event) => onEnter(event.currentTarget.value)} />
    case 'date':
      return <DateField {...shared} typed={typed} onType={onEnter} today={today} />
    case 'choice':
      return <Choice {...shared} name={field.name} options={field.options} value={typed} onEnter={onEnter} />
    case 'unit':
      return <Search {...shared} options={units} value={typed} onEnter={onEnter} />
    case 'person':
      return <Search {...shared} options={people} value={typed} onEnter={onEnter} />
    case 'figures':
    case 'lines':
      return <RowsField field={field} entry={entry} fault={fault} onEnter={onEnter} />
    case 'file':
      return <FileField {...shared} file={entry !== null && typeof entry === 'object' && 'hash' in entry ? entry : null} upload={upload} onEnter={onEnter} />
    default:
      return unreachable(field.kind)
  }
}

function Label({ field }: { readonly field: FormField }) {
  return field.required ? (
    field.label
  ) : (
    <>
      {field.label} <span className={styles.optional}>{text['form.optional']}</span>
    </>
  )
}

interface Shared {
  readonly label: ReactNode
  readonly description: string | undefined
  readonly error: string | undefined
  readonly required: boolean
}

interface Choosing extends Shared {
  readonly options: readonly Option[]
  readonly value: string
  readonly onEnter: (entry: Entry) => void
}

function Choice({ name, options, value, onEnter, ...shared }: Choosing & { readonly name: string }) {
  if (options.length > RADIOS_UP_TO) return <Search {...shared} options={options} value={value} onEnter={onEnter} />
  return (
    <Radio.Group {...shared} name={name} value={value} onChange={onEnter}>
      <div className={styles.radios}>
        {options.map((option) => (
          <Radio key={option.value} size="xs" value={option.value} label={option.label} />
        ))}
      </div>
    </Radio.Group>
  )
}

function Search({ options, value, onEnter, ...shared }: Choosing) {
  return (
    <Select
      {...shared}
      data={[...options]}
      value={value || null}
      onChange={onEnter}
      searchable
      clearable={!shared.required}
      placeholder={text['form.choose']}
      nothingFoundMessage={text['form.noUnit']}
      limit={100}
      comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
    />
  )
}

interface Filing extends Shared {
  readonly file: SentFile | null
  readonly upload: Props['upload']
  readonly onEnter: (entry: Entry) => void
}

function FileField({ file, upload, onEnter, label, error }: Filing) {
  const [sending, setSending] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<unknown>(null)
  const pick = async ([picked]: readonly File[]): Promise<void> => {
    if (!picked) return
    setSending(picked.name)
    setRefusal(null)
    try {
      onEnter(await upload(picked))
    } catch (refused) {
      setRefusal(refused)
    } finally {
      setSending(null)
    }
  }
  return (
    <FileDrop
      label={label}
      files={file ? [{ key: file.hash, name: file.name, size: file.size }] : []}
      sending={sending}
      error={refusal}
      fault={error}
      onPick={(files) => void pick(files)}
      onRemove={() => onEnter(null)}
    />
  )
}
