import type { PersonLine } from '#contract'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { announce } from '../../parts/announce.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { EditError } from './edit-error.js'
import styles from './person.module.css'

interface Props {
  readonly line: PersonLine
}

/** Telephone and address; the name only by whoever administers the person. */
export function ContactForm({ line }: Props) {
  const { id, revision, may } = line
  const [name, setName] = useState(line.name)
  const [phone, setPhone] = useState(line.phone ?? '')
  const [email, setEmail] = useState(line.email ?? '')
  const { mutate, isPending, error, reset } = useSend('changePerson', () => announce(text['contact.saved']))
  const save = (event: FormEvent): void => {
    event.preventDefault()
    mutate({ params: { person: id }, body: { revision, phone: phone.trim() || null, email: email.trim() || null, ...(may.name && { name }) } })
  }
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      {may.name && <TextInput label={text['contact.name']} required value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />}
      <TextInput label={text['contact.phone']} inputMode="tel" value={phone} maxLength={40} onChange={(event) => setPhone(event.currentTarget.value)} />
      <TextInput
        label={text['contact.email']}
        description={line.notReached ? undefined : text['contact.email.hint']}
        error={line.notReached?.detail ? text['person.refused'](line.notReached.detail) : undefined}
        inputMode="email"
        value={email}
        maxLength={200}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <EditError error={error} onSeen={reset} />
      <Button type="submit" variant="default" loading={isPending}>
        {text['contact.save']}
      </Button>
    </form>
  )
}
