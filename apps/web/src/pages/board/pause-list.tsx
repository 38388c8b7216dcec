import { localDate } from '#base'
import type { Pause } from '#contract'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { Sign } from '../../parts/sign.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { Refused } from '../directive/refused.js'
import styles from './board.module.css'

const HEAD = 'dang-tam-dung'

/** What is on hold now, since when, why and until when; each can be taken up again from here. Nothing where nothing is. */
export function PauseList() {
  const { data: pauses = [] } = useRead('pauses', {})
  const { office } = useMe()
  const [asked, setAsked] = useState<Pause | null>(null)
  if (pauses.length === 0) return null
  return (
    <section className={styles.pauses} aria-labelledby={HEAD}>
      <h2 id={HEAD}>{text['pause.list']}</h2>
      <ul>
        {pauses.map((pause) => (
          <li key={pause.instances.join()}>
            <Sign name="pause" size={11} />
            <span>
              <b title={pause.units.map(({ name }) => name).join(', ')}>{whoOf(pause)}</b>: {pause.reason}
              <span data-quiet> · {factsOf(pause).join(' · ')}</span>
              {pause.over && pause.until && <span data-tone="soon"> · {text['pause.over'](date(localDate(pause.until)))}</span>}
            </span>
            {office && (
              <Button size="xs" variant="default" onClick={() => setAsked(pause)} aria-label={text['pause.resume.of'](whoOf(pause))}>
                {text['pause.resume']}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <Resume pause={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function whoOf({ units, papers }: Pause): string {
  const [first, ...more] = units
  if (!first) return papers.map(({ number: name }) => name ?? text['board.noNumber']).join(', ')
  if (more.length > 2) return text['pause.units'](first.name, number(more.length))
  return units.map(({ name }) => name).join(', ')
}

function factsOf({ since, until, over, units, papers }: Pause): readonly string[] {
  return [
    text['pause.since'](date(localDate(since))),
    ...(until !== null && !over ? [text['pause.expected'](date(localDate(until)))] : []),
    units.length === 0 ? text['pause.whole'] : text['pause.papers'](number(papers.length)),
  ]
}

function Resume({ pause, onClose }: { readonly pause: Pause; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const sending = useSend('sendMany', ({ done, refused }) => {
    if (done.length > 0) announce(text['pause.resumed'](number(done.length)))
    if (refused.length === 0) onClose()
  })
  const send = (): void => sending.mutate({ params: { event: 'RESUME' }, body: { instances: [...pause.instances], payload: { reason: reason.trim() } } })
  return (
    <ConsequenceDialog
      opened
      title={text['pause.resume.of'](whoOf(pause))}
      consequence={text['pause.resume.consequence'](number(pause.instances.length))}
      act={text['pause.resume']}
      busy={sending.isPending}
      disabled={reason.trim() === ''}
      error={sending.error}
      onAct={send}
      onClose={onClose}
    >
      {sending.data && sending.data.refused.length > 0 && <Refused refused={sending.data.refused} nameOf={() => whoOf(pause)} />}
      <Textarea label={text['pause.resume.reason']} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required />
    </ConsequenceDialog>
  )
}
