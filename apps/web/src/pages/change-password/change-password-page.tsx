import { Button, PasswordInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { announce } from '../../parts/announce.js'
import { ErrorState, Notice } from '../../parts/error-state.js'
import { Page } from '../../parts/frame.js'
import { PageHead } from '../../parts/section-head.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import styles from './change-password.module.css'

const MIN = 10

/** One's own password; after the first sign-in nothing else may be opened before. */
export function ChangePasswordPage() {
  const { mustChangePassword } = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const changing = useSend('changePassword', () => {
    // Said at once: until the house is read again, the frame would lead back here.
    queries.setQueryData(reading('whoAmI', {}).queryKey, (me) => me && { ...me, mustChangePassword: false })
    announce(text['password.done'])
    void navigate({ to: '/' })
  })
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const short = next.length < MIN ? text['password.short'] : undefined
  const different = next !== again ? text['password.different'] : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (short || different) return
    changing.mutate({ body: { current, next } })
  }
  return (
    <Page>
      <PageHead title={text['password.title']} />
      <form className={styles.form} onSubmit={submit} noValidate>
        {mustChangePassword && <Notice tone="kept" title={text['password.must']} />}
        {changing.error ? <ErrorState error={changing.error} /> : null}
        <Secret label={text['password.current']} autoComplete="current-password" value={current} onType={setCurrent} />
        <Secret
          label={text['password.next']}
          description={text['password.next.hint']}
          autoComplete="new-password"
          value={next}
          error={tried ? short : undefined}
          onType={setNext}
        />
        <Secret label={text['password.again']} autoComplete="new-password" value={again} error={tried ? different : undefined} onType={setAgain} />
        <Button type="submit" loading={changing.isPending}>
          {text['password.title']}
        </Button>
      </form>
    </Page>
  )
}

interface SecretProps {
  readonly label: string
  readonly description?: string
  readonly autoComplete: 'current-password' | 'new-password'
  readonly value: string
  readonly error?: string | undefined
  readonly onType: (typed: string) => void
}

function Secret({ onType, ...field }: SecretProps) {
  return (
    <PasswordInput
      {...field}
      required
      withAsterisk={false}
      onChange={(event) => onType(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': text['signIn.showPassword'] }}
    />
  )
}
