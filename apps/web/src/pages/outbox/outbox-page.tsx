import type { KeptMail } from '#contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '../../parts/empty-state.js'
import { type Chip, FilterChips } from '../../parts/filter-chips.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { mailWords } from '../../text/pages/messages.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useAddressWord } from '../work/use-address-word.js'
import { usePages } from '../work/use-pages.js'
import { MailRoom } from './mail-room.js'
import { MailTable } from './mail-table.js'
import { ReadError } from '../work/read-error.js'
import styles from './outbox.module.css'

const STATUSES = ['failed', 'uncertain', 'waiting', 'kept', 'silent', 'declined', 'sent'] as const

/** Messages as they were written, on each channel, with the other side's answer; above them silent mode, the channels and who is not reached. */
export function OutboxPage() {
  const { data: house } = useRead('house', {})
  const [word, setStatus] = useAddressWord('muc')
  const status = STATUSES.find((one) => one === word) ?? ''
  const { rows, error, again, older, busy } = usePages('outbox', status === '' ? {} : { status })
  return (
    <Page>
      <PageHead title={text['outbox.title']} note={house && text[house.smtp ? 'outbox.note.smtp' : 'outbox.note.kept']} />
      <MailRoom />
      {error && <ReadError error={error} onRetry={again} />}
      {!rows && !error && <Loading />}
      {rows?.length === 0 && status === '' && <EmptyState title={text['outbox.empty']}>{text['outbox.empty.why']}</EmptyState>}
      {rows && (rows.length > 0 || status !== '') && <Mails rows={rows} status={status} onStatus={setStatus} />}
      {older && (
        <div className={styles.older}>
          <Button variant="default" onClick={older} loading={busy}>
            {text['outbox.older']}
          </Button>
        </div>
      )}
    </Page>
  )
}

interface MailsProps {
  readonly rows: readonly KeptMail[]
  readonly status: string
  readonly onStatus: (status: string) => void
}

function Mails({ rows, status, onStatus }: MailsProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const toggle = (id: number): void => setOpen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  return (
    <>
      <FilterChips chips={CHIPS} chosen={status} onChoose={onStatus} />
      {rows.length > 0 ? <MailTable mails={rows} open={open} onToggle={toggle} /> : <p className={styles.none}>{text['outbox.empty.filter']}</p>}
    </>
  )
}

const CHIPS: readonly Chip[] = [{ key: '', label: text['outbox.all'] }, ...STATUSES.map((status) => ({ key: status, label: mailWords[status] }))]
