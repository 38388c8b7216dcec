import { instant } from '#base'
import type { PassedOnView } from '#contract'
import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { moment } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { ErrorState } from '../../parts/error-state.js'
import { SectionHead } from '../../parts/section-head.js'
import { useMe } from '../../shell/me.js'
import { passingWords } from '../../text/pages/messages.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import styles from './told-log.module.css'

/** What people passed on by Zalo, by telephone or by mouth, and the way to record it. */
export function PassedOn({ id }: { readonly id: number }) {
  const { data } = useRead('passedOn', { params: { id } })
  const { office } = useMe()
  const [open, setOpen] = useState(false)
  const rows = data ?? []
  if (rows.length === 0 && !office) return null
  const record = office && (
    <Button variant="subtle" onClick={() => setOpen(true)}>
      {text['passed.record']}
    </Button>
  )
  return (
    <section className={styles.passed} data-screen-only={rows.length === 0 || undefined}>
      <SectionHead count={rows.length} end={record}>
        {text['passed.title']}
      </SectionHead>
      {rows.length === 0 ? <p className={styles.none}>{text['passed.none']}</p> : <List rows={rows} />}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={text['passed.record']}
        size={560}
        padding="xl"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': text['panel.close'] }}
      >
        {open && <Form id={id} onDone={() => setOpen(false)} />}
      </Modal>
    </section>
  )
}

function List({ rows }: { readonly rows: readonly PassedOnView[] }) {
  return (
    <ol className={styles.passedList}>
      {rows.map((row) => (
        <li key={row.id}>
          <p>
            <b>{passingWords[row.channel]}</b> · {row.whom} · <time>{moment(instant(row.passedAt))}</time>
            {row.unit && ` · ${row.unit.name}`}
          </p>
          <p className={styles.said}>{row.said}</p>
          <p data-quiet>{text['passed.by'](row.by.name, moment(instant(row.at)), row.source)}</p>
        </li>
      ))}
    </ol>
  )
}

type Channel = PassedOnView['channel']
const CHANNELS = Object.keys(passingWords) as Channel[]

function Form({ id, onDone }: { readonly id: number; readonly onDone: () => void }) {
  const { mutate, isPending, error } = useSend('passOn', () => {
    announce(text['passed.done'])
    onDone()
  })
  const [channel, setChannel] = useState<Channel>('zalo')
  const [said, setSaid] = useState({ whom: '', said: '', source: '' })
  const enter = (name: keyof typeof said, value: string): void => setSaid((before) => ({ ...before, [name]: value }))
  const whole = Object.values(said).every((value) => value.trim() !== '')
  const send = (): void => mutate({ params: { id }, body: { channel, ...said } })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (whole) send()
      }}
    >
      <Select
        label={text['passed.channel']}
        data={CHANNELS.map((value) => ({ value, label: passingWords[value] }))}
        value={channel}
        onChange={(value) => setChannel(CHANNELS.find((one) => one === value) ?? channel)}
        allowDeselect={false}
        required
      />
      <TextInput
        label={text['passed.whom']}
        description={text['passed.whom.hint']}
        value={said.whom}
        onChange={(event) => enter('whom', event.currentTarget.value)}
        required
      />
      <Textarea label={text['passed.said']} rows={3} value={said.said} onChange={(event) => enter('said', event.currentTarget.value)} required />
      <TextInput
        label={text['passed.source']}
        description={text['passed.source.hint']}
        value={said.source}
        onChange={(event) => enter('source', event.currentTarget.value)}
        required
      />
      {error && <ErrorState error={error} />}
      <div>
        <Button type="submit" loading={isPending} disabled={!whole}>
          {text['passed.act']}
        </Button>
      </div>
    </form>
  )
}
