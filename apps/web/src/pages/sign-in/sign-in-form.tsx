import type { House, Me } from '#contract'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ErrorState } from '../../parts/error-state.js'
import { text } from '../../text/text.js'
import { reading, useRead } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import styles from './sign-in.module.css'

interface Props {
  readonly onSignedIn: (me: Me) => void
}

/** Name, password, one button; in a sample the accounts that one may try. */
export function SignInForm({ onSignedIn }: Props) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const queries = useQueryClient()
  const house = useRead('house', {})
  const signing = useSend('signIn', (me) => {
    queries.setQueryData(reading('whoAmI', {}).queryKey, me)
    onSignedIn(me)
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    signing.mutate({ body: { username, password } })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {signing.error ? <ErrorState error={signing.error} /> : null}
      <TextInput
        label={text['signIn.username']}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        label={text['signIn.password']}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': text['signIn.showPassword'] }}
      />
      <Button type="submit" size="md" fullWidth loading={signing.isPending}>
        {text['signIn.act']}
      </Button>
      {house.data && house.data.hints.length > 0 && (
        <Hints
          house={house.data}
          onChoose={(name) => {
            setUsername(name)
            setPassword(house.data.samplePassword ?? '')
          }}
        />
      )}
    </form>
  )
}

/** Accounts of a sample, under the button: one press fills both fields. */
function Hints({ house: { hints, samplePassword }, onChoose }: { readonly house: House; readonly onChoose: (username: string) => void }) {
  return (
    <details className={styles.sample} open>
      <summary>{text['signIn.sample']}</summary>
      {samplePassword && <p>{text['signIn.sample.password'](samplePassword)}</p>}
      <ul>
        {hints.map(({ username, title }) => (
          <li key={username}>
            <button type="button" onClick={() => onChoose(username)}>
              <b>{username}</b> <span>{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
