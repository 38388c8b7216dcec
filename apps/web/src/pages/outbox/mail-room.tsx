import { instant } from '#base'
import type { MailRoomView, NotReachedView } from '#contract'
import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { moment, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ConsequenceDialog } from '../../parts/consequence-dialog.js'
import { Facts } from '../../parts/facts.js'
import { SectionHead } from '../../parts/section-head.js'
import { channelWords } from '../../text/pages/messages.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import styles from './outbox.module.css'

/** What stands above the mails: silent mode, the channels, and who is not reached. */
export function MailRoom() {
  const { data } = useRead('mailRoom', {})
  if (!data) return null
  return (
    <div className={styles.room}>
      <Facts
        facts={[
          [text['silence.title'], <Silence key="silence" room={data} />],
          [text['channels.title'], channelsOf(data)],
          [text['channels.waiting'], data.waiting > 0 ? number(data.waiting) : null],
        ]}
      />
      {data.notReached.length > 0 && <NotReached rows={data.notReached} />}
    </div>
  )
}

function channelsOf({ channels }: MailRoomView): string {
  if (channels.length === 0) return text['channels.none']
  return channels.map(({ channel, perMinute }) => text['channels.rate'](channelWords[channel], number(perMinute))).join('; ')
}

/** Nothing leaves the house without a channel: then the units are told on their page, and nothing is sent. */
function silenceWords({ silence, channels }: MailRoomView): string {
  if (silence.on) return text['silence.on']
  return text[channels.length === 0 ? 'silence.off.inbox' : 'silence.off']
}

function Silence({ room }: { readonly room: MailRoomView }) {
  const { silence, maySwitch } = room
  const [open, setOpen] = useState(false)
  const said = silence.since === null ? text['silence.born'] : text['silence.by'](silence.by?.name ?? '', moment(instant(silence.since)), silence.reason ?? '')
  return (
    <div className={styles.silence}>
      <div>
        <b>{silenceWords(room)}</b>
        <div data-quiet>{silence.on || silence.since !== null ? said : ''}</div>
      </div>
      {maySwitch && (
        <Button variant={silence.on ? 'filled' : 'subtle'} onClick={() => setOpen(true)}>
          {text[silence.on ? 'silence.end' : 'silence.begin']}
        </Button>
      )}
      <Switch on={!silence.on} opened={open} onClose={() => setOpen(false)} />
    </div>
  )
}

/** `on`: silent mode is begun; else it is ended. */
function Switch({ on, opened, onClose }: { readonly on: boolean; readonly opened: boolean; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useSend('setSilence', (_, { body }) => {
    announce(text[body.on ? 'silence.begun' : 'silence.ended'])
    setReason('')
    onClose()
  })
  const act = (): void => mutate({ body: { on, reason } })
  const title = text[on ? 'silence.begin' : 'silence.end']
  return (
    <ConsequenceDialog
      opened={opened}
      title={title}
      consequence={text[on ? 'silence.begin.consequence' : 'silence.end.consequence']}
      act={title}
      busy={isPending}
      disabled={reason.trim() === ''}
      error={error}
      onAct={act}
      onClose={onClose}
    >
      <TextInput label={text['silence.reason']} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required />
    </ConsequenceDialog>
  )
}

function NotReached({ rows }: { readonly rows: readonly NotReachedView[] }) {
  return (
    <section className={styles.notReached}>
      <SectionHead count={rows.length}>{text['notReached.title']}</SectionHead>
      <p data-quiet>{text['notReached.note']}</p>
      <ul>
        {rows.map((row) => (
          <li key={`${row.kind} ${row.unit?.id} ${row.person?.id} ${row.post}`}>
            {row.unit ? (
              <Link to="/don-vi/$id" params={{ id: row.unit.id }}>
                <b>{row.unit.name}</b>
              </Link>
            ) : (
              <b>{row.person?.title}</b>
            )}
            {row.person && ` · ${row.person.name}`}
            <div>
              {whatOf(row)} <span data-quiet>{text['notReached.since'](moment(instant(row.since)))}</span>
            </div>
            {row.contact?.phone && <div data-quiet>{text['notReached.call'](row.contact.name, row.contact.phone)}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function whatOf({ kind, post, detail }: NotReachedView): string {
  if (kind === 'post') return text['notReached.post'](post ?? '')
  return /^[45]\d\d/u.test(detail) ? text['notReached.address'](detail) : text['notReached.noAddress']
}
