import type { OneTimePassword, UnitPage } from '#contract'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { date } from '../../format.js'
import { SidePanel } from '../../parts/side-panel.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { EditError } from '../person/edit-error.js'
import { OneTime } from '../person/one-time.js'
import { NO_POST, PostFields, readPost, type TypedPost } from '../person/post-fields.js'
import styles from '../person/person.module.css'

interface Props {
  readonly unit: UnitPage
  readonly onClose: () => void
}

/** Somebody new with a first post and an account; then the password, once. */
export function NewPerson({ unit, onClose }: Props) {
  const today = useToday()
  const [who, setWho] = useState({ name: '', username: '', phone: '', email: '' })
  const [post, setPost] = useState<TypedPost>({ ...NO_POST, from: date(today) })
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<OneTimePassword | null>(null)
  const { mutate, isPending, error, reset } = useSend('addPerson', setMade)
  const add = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const read = readPost(post, today)
    if (!read || who.name.trim() === '' || who.username.trim() === '') return
    mutate({
      params: { id: unit.id },
      body: { name: who.name, username: who.username, phone: who.phone.trim() || null, email: who.email.trim() || null, ...read },
    })
  }
  const missing = (typed: string): string | undefined => (tried && typed.trim() === '' ? text['people.missing'] : undefined)
  const field = (name: keyof typeof who) => ({
    value: who[name],
    maxLength: 200,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setWho({ ...who, [name]: event.currentTarget.value }),
  })
  return (
    <SidePanel opened title={text['unit.add']} note={unit.name} onClose={onClose}>
      <form className={styles.form} onSubmit={add} noValidate autoComplete="off">
        <TextInput label={text['contact.name']} required error={missing(who.name)} {...field('name')} />
        <TextInput
          label={text['newPerson.username']}
          description={text['newPerson.username.hint']}
          required
          autoCapitalize="none"
          error={missing(who.username)}
          {...field('username')}
        />
        <TextInput label={text['contact.phone']} inputMode="tel" {...field('phone')} />
        <TextInput label={text['contact.email']} inputMode="email" {...field('email')} />
        <PostFields giving={unit} typed={post} tried={tried} today={today} onType={setPost} />
        <EditError error={error} onSeen={reset} />
        <Button type="submit" loading={isPending}>
          {text['newPerson.act']}
        </Button>
      </form>
      {made && <OneTime made={made} onClose={onClose} />}
    </SidePanel>
  )
}
