import type { Told } from '#contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { EmptyState } from '../../parts/empty-state.js'
import { ErrorState } from '../../parts/error-state.js'
import { FilterChips } from '../../parts/filter-chips.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { useSend } from '../../use-send.js'
import { usePages } from '../work/use-pages.js'
import { DigestChoice } from './digest-choice.js'
import { NoticeList } from './notice-list.js'
import { ReadError } from '../work/read-error.js'
import styles from './inbox.module.css'

/** One's own notices, newest first. Seen is what a person opened or ticked off: the journal shows it as such. */
export function InboxPage() {
  const { rows, error, again, older, busy } = usePages('inbox')
  const me = useMe()
  const unseen = rows?.filter(({ seenAt }) => seenAt === null) ?? []
  return (
    <Page>
      <PageHead title={text['inbox.title']} note={rows && rows.length > 0 ? noteOf(me.unread) : undefined}>
        {unseen.length > 0 && <MarkAll notices={unseen} />}
      </PageHead>
      {error && <ReadError error={error} onRetry={again} />}
      {!rows && !error && <Loading />}
      {rows?.length === 0 && <EmptyState title={text['inbox.empty']}>{text['inbox.empty.why']}</EmptyState>}
      {rows && rows.length > 0 && <Notices notices={rows} unseen={unseen} whole={older === null} />}
      {older && (
        <Button variant="default" onClick={older} loading={busy}>
          {text['inbox.older']}
        </Button>
      )}
      <DigestChoice />
    </Page>
  )
}

function noteOf(unseen: number): string {
  return unseen > 0 ? text['inbox.note'](number(unseen)) : text['inbox.allSeen']
}

interface NoticesProps {
  readonly notices: readonly Told[]
  readonly unseen: readonly Told[]
  /** All have been read: only then are they counted. */
  readonly whole: boolean
}

function Notices({ notices, unseen, whole }: NoticesProps) {
  const [onlyNew, setOnlyNew] = useState(false)
  const shown = onlyNew ? unseen : notices
  return (
    <>
      <FilterChips
        chips={[
          { key: '', label: text['inbox.filter.all'], ...(whole && { count: notices.length }) },
          { key: 'new', label: text['inbox.filter.new'], ...(whole && { count: unseen.length }) },
        ]}
        chosen={onlyNew ? 'new' : ''}
        onChoose={(key) => setOnlyNew(key === 'new')}
      />
      {shown.length > 0 ? <NoticeList notices={shown} /> : <p className={styles.none}>{text['inbox.empty.new']}</p>}
    </>
  )
}

function MarkAll({ notices }: { readonly notices: readonly Told[] }) {
  const { mutate, isPending, error } = useSend('seen', (_, { body }) => announce(text['inbox.marked'](number(body.ids.length))))
  const count = number(notices.length)
  return (
    <>
      <Button variant="default" loading={isPending} onClick={() => mutate({ body: { ids: notices.map(({ id }) => id) } })}>
        {text['inbox.markAll'](count)}
      </Button>
      {error && <ErrorState error={error} />}
    </>
  )
}
