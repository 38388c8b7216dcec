import type { PersonLine } from '#contract'
import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { dateWithWeekday, readDate } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { DateField } from '../../parts/date-field.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { EditError } from './edit-error.js'
import styles from './person.module.css'

interface Props {
  readonly line: PersonLine
  readonly onDone: () => void
}

/** A leave, both days included, and who stands in. */
export function LeaveForm({ line: { id, revision, deputies }, onDone }: Props) {
  const today = useToday()
  const [deputy, setDeputy] = useState<string | null>(deputies.length === 1 ? String(deputies[0]?.id) : null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const named = deputies.find((one) => String(one.id) === deputy)?.name ?? ''
  const { mutate, isPending, error, reset } = useSend('enterLeave', () => {
    announce(text['leave.entered'](named))
    onDone()
  })
  const [first, last] = [readDate(from, today), readDate(to, today)]
  const enter = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (deputy === null || first === null || last === null) return
    mutate({ params: { person: id }, body: { revision, deputy: Number(deputy), from: first, to: last, reason } })
  }
  const missing = tried ? text['people.dateMissing'] : undefined
  return (
    <form className={styles.form} onSubmit={enter} noValidate>
      <DateField
        label={text['leave.from']}
        required
        inWords={dateWithWeekday}
        typed={from}
        today={today}
        error={first === null ? missing : undefined}
        onType={setFrom}
      />
      <DateField label={text['leave.to']} required typed={to} today={today} error={last === null ? missing : undefined} onType={setTo} />
      <Select
        label={text['leave.deputy']}
        required
        searchable
        data={deputies.map((one) => ({ value: String(one.id), label: `${one.name}, ${one.title}` }))}
        value={deputy}
        error={tried && deputy === null ? text['people.choose'] : undefined}
        placeholder={text['people.choose']}
        comboboxProps={{ shadow: 'none', transitionProps: { duration: 0 } }}
        onChange={setDeputy}
      />
      <TextInput label={text['leave.reason']} value={reason} maxLength={200} onChange={(event) => setReason(event.currentTarget.value)} />
      <EditError error={error} onSeen={reset} />
      <Button type="submit" loading={isPending}>
        {text['leave.enter']}
      </Button>
    </form>
  )
}
