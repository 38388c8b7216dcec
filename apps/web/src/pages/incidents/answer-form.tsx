import type { FailureView } from '#contract'
import { Button, Radio, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { announce } from '../../parts/announce.js'
import { ErrorState } from '../../parts/error-state.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { argsOf } from './args-of.js'
import { wordsOf } from './failure-table.js'
import styles from './incidents.module.css'

type Way = 'retry' | 'edit' | 'dismiss'

interface Props {
  readonly failure: FailureView
  readonly incident: number
  readonly onDone: () => void
}

/** Try again, mend what is delivered and try again, or let it be: each with its reason, and with what follows said before. */
export function AnswerForm({ failure, incident, onDone }: Props) {
  const [way, setWay] = useState<Way>('retry')
  const [edited, setEdited] = useState(() => JSON.stringify(failure.args, null, 2))
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const { mutateAsync, isPending, error } = useSend('answerIncident')
  const args = way === 'edit' ? argsOf(edited) : null
  const faults = { reason: reason.trim() === '', args: way === 'edit' && args === null }
  const send = async (): Promise<void> => {
    const answer = way === 'dismiss' ? 'dismiss' : 'retry'
    // Awaited, not told by `onSuccess`: the list is read again first, and with its last line this form goes, and its callbacks with it.
    await mutateAsync({ params: { id: incident }, body: { answer, reason: reason.trim(), ...(args && { args }) } })
    announce(text[`incidents.done.${answer}`](wordsOf(failure)))
    onDone()
  }
  const decide = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (faults.reason || faults.args) return
    // What went wrong stands in `error`.
    send().catch(() => undefined)
  }
  return (
    <form className={styles.form} onSubmit={decide} noValidate>
      <Ways failure={failure} way={way} onChoose={setWay} />
      {way === 'edit' && (
        <Textarea
          label={text['incidents.edited']}
          classNames={{ input: styles.json ?? '' }}
          rows={6}
          spellCheck={false}
          value={edited}
          error={checked && faults.args ? text['incidents.edited.wrong'] : null}
          onChange={(event) => setEdited(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={text['incidents.reason']}
        description={text['incidents.reason.hint']}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        error={checked && faults.reason ? text['incidents.reason.missing'] : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error && <ErrorState error={error} />}
      <Button type="submit" loading={isPending}>
        {text[`incidents.${way}`]}
      </Button>
    </form>
  )
}

/** The circle beside its first line, where the note needs several. */
const top = { body: styles.way ?? '', inner: styles.wayCircle ?? '', label: styles.wayLabel ?? '', description: styles.wayNote ?? '' }

function Ways({ failure: { what }, way, onChoose }: { readonly failure: FailureView; readonly way: Way; readonly onChoose: (way: Way) => void }) {
  return (
    <Radio.Group label={text['incidents.way']} value={way} onChange={(chosen) => onChoose(chosen as Way)}>
      <div className={styles.ways}>
        <Radio size="xs" classNames={top} value="retry" label={text['incidents.retry']} description={text['incidents.retry.note']} />
        {what === 'effect' && <Radio size="xs" classNames={top} value="edit" label={text['incidents.edit']} description={text['incidents.edit.note']} />}
        <Radio size="xs" classNames={top} value="dismiss" label={text['incidents.dismiss']} description={text[`incidents.dismiss.${what}`]} />
      </div>
    </Radio.Group>
  )
}
