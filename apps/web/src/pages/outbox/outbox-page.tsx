import { Button } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '../../parts/empty-state.js'
import { type Chip, FilterChips } from '../../parts/filter-chips.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import type { KeptMail } from '#contract'
import { mailWords } from '../../text/pages/messages.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useAddressWord } from '../work/use-address-word.js'
import { usePages } from '../work/use-pages.js'
import { MailTable } from './mail-table.js'
import { ReadError } from '../work/read-error.js'
import styles from './outbox.module.css'

const STATUSES = ['failed', 'waiting', 'kept', 'sent'] as const

/** Mails as they were written: sent with their server's answer, failed, or kept because no mail server is set. */
export function OutboxPage() {
  const { data: house } = useRead('house', {})
  const { rows, error, again, older, busy } = usePages('outbox')
  const [status, setStatus] = useAddressWord('muc')
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const toggle = (id: number): void => setOpen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  const shown = rows?.filter((mail) => status === '' || mail.status === status) ?? []
  return (
    <Page>
      <PageHead title={text['outbox.title']} note={house && text[house.smtp ? 'outbox.note.smtp' : 'outbox.note.kept']} />
      {error && <ReadError error={error} onRetry={again} />}
      {!rows && !error && <Loading />}
      {rows?.length === 0 && <EmptyState title={text['outbox.empty']}>{text['outbox.empty.why']}</EmptyState>}
      {rows && rows.length > 0 && (
        <>
          <FilterChips chips={chipsOf(rows, older === null)} chosen={status} onChoose={setStatus} />
          {shown.length > 0 ? <MailTable mails={shown} open={open} onToggle={toggle} /> : <p className={styles.none}>{text['outbox.empty.filter']}</p>}
          {older && (
            <div className={styles.older}>
              <Button variant="default" onClick={older} loading={busy}>
                {text['outbox.older']}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  )
}

/** Counts stand only where all mails have been read: a count of some would be none. */
function chipsOf(mails: readonly KeptMail[], whole: boolean): readonly Chip[] {
  const counted = STATUSES.map((status) => ({ key: status, label: mailWords[status], count: mails.filter((mail) => mail.status === status).length }))
  const chips = [{ key: '', label: text['outbox.all'], count: mails.length }, ...counted.filter(({ count }) => count > 0)]
  return whole ? chips : chips.map(({ key, label }) => ({ key, label }))
}
