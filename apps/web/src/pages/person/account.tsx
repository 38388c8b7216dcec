import type { OneTimePassword, PersonLine } from '#contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { OneTime } from './one-time.js'
import styles from './person.module.css'

/** By what the person signs in; an administrator sets a new password. */
export function Account({ line: { id, name, revision, account, may } }: { readonly line: PersonLine }) {
  const [asking, setAsking] = useState(false)
  const [made, setMade] = useState<OneTimePassword | null>(null)
  const { mutate, isPending, error } = useSend('resetPassword', (answer) => {
    setAsking(false)
    setMade(answer)
  })
  if (!account) return null
  return (
    <>
      <p>
        {text['person.account'](account.username)} {account.mustChange && <span data-quiet>({text['person.account.new']})</span>}
      </p>
      {may.password && (
        <div className={styles.acts}>
          <Button variant="default" onClick={() => setAsking(true)}>
            {text['reset.act']}
          </Button>
        </div>
      )}
      <ConsequenceDialog
        opened={asking}
        title={text['reset.act']}
        consequence={text['reset.consequence'](name)}
        act={text['reset.act']}
        busy={isPending}
        error={error}
        onAct={() => mutate({ params: { person: id }, body: { revision } })}
        onClose={() => setAsking(false)}
      />
      {made && <OneTime made={made} onClose={() => setMade(null)} />}
    </>
  )
}
