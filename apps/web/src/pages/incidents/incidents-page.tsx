import type { FailureView, IncidentList } from '#contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { number } from '../../format.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead, SectionHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { ReadError } from '../work/read-error.js'
import { FailureTable } from './failure-table.js'
import { IncidentPanel } from './incident-panel.js'
import styles from './incidents.module.css'

// Nothing on a page of work changes when a delivery fails, so no live change tells of it.
const LOOK_AGAIN_MS = 15_000

/** What keeps failing: what waits for a person's word, and what is tried again by itself. */
export function IncidentsPage() {
  const { data, error, refetch } = useQuery({ ...reading('incidents', {}), refetchInterval: LOOK_AGAIN_MS })
  return (
    <Page>
      <PageHead title={text['incidents.title']} note={text['incidents.note']} />
      {data ? <Lists list={data} /> : error ? <ReadError error={error} onRetry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

function Lists({ list: { incidents, failing, mayAnswer } }: { readonly list: IncidentList }) {
  const [open, setOpen] = useState<FailureView | null>(null)
  if (incidents.count + failing.count === 0) return <EmptyState title={text['incidents.empty']}>{text['incidents.empty.why']}</EmptyState>
  const shared = { open: open?.key ?? null, onOpen: setOpen }
  return (
    <>
      <SectionHead count={incidents.count}>{text['incidents.open']}</SectionHead>
      {incidents.count === 0 && <p className={styles.none}>{text['incidents.empty.open']}</p>}
      {incidents.count > 0 && !mayAnswer && <p className={styles.note}>{text['incidents.onlyLooks']}</p>}
      {incidents.count > 0 && <Share of={incidents} act={mayAnswer} {...shared} />}
      {failing.count > 0 && (
        <section className={styles.failing}>
          <SectionHead count={failing.count}>{text['incidents.failing']}</SectionHead>
          <p className={styles.note}>{text['incidents.failing.note']}</p>
          <Share of={failing} act={false} {...shared} />
        </section>
      )}
      <IncidentPanel key={open?.key} failure={open} mayAnswer={mayAnswer} onClose={() => setOpen(null)} />
    </>
  )
}

interface ShareProps {
  readonly of: IncidentList['incidents']
  readonly act: boolean
  readonly open: string | null
  readonly onOpen: (failure: FailureView) => void
}

/** At most so many as the house sent; the count says how many there are. */
function Share({ of: { count, rows }, ...shared }: ShareProps) {
  return (
    <>
      <FailureTable failures={rows} {...shared} />
      {count > rows.length && <p className={styles.note}>{text['incidents.cut'](number(rows.length), number(count))}</p>}
    </>
  )
}
