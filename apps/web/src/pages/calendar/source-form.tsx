import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { SidePanel } from '../../parts/side-panel.js'
import { text } from '../../text/text.js'
import styles from './calendar.module.css'

interface Props {
  readonly title: string
  readonly note: string
  readonly onClose: () => void
  readonly onPreview: (source: string) => void
}

const MIN_SOURCE = 5

/** What needs nothing but its paper: the forecast days that are confirmed, the next year that is opened. */
export function SourceForm({ title, note, onClose, onPreview }: Props) {
  const [source, setSource] = useState('')
  const [checked, setChecked] = useState(false)
  const missing = source.trim().length < MIN_SOURCE
  const look = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (!missing) onPreview(source.trim())
  }
  return (
    <SidePanel opened title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={look} noValidate>
        <p>{note}</p>
        <Textarea
          label={text['calendar.form.source']}
          description={text['calendar.form.source.hint']}
          required
          rows={3}
          maxLength={500}
          value={source}
          error={checked && missing ? text['calendar.form.sourceMissing'] : null}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <Button type="submit">{text['calendar.form.preview']}</Button>
      </form>
    </SidePanel>
  )
}
