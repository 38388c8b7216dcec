import type { Told } from '#contract'
import { useState } from 'react'
import { AnnexLinks } from '../../parts/annex-links.js'
import { number } from '../../format.js'
import { EmptyState } from '../../parts/empty-state.js'
import { ErrorState } from '../../parts/error-state.js'
import { FilterChips } from '../../parts/filter-chips.js'
import { Loading } from '../../parts/loading.js'
import { Timeline } from '../../parts/timeline.js'
import { useMe } from '../../shell/me.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { DiagramFold } from '../diagram/diagram-fold.js'
import { PassedOn } from '../work/passed-on.js'
import { ToldLog } from '../work/told-log.js'
import { doings } from './doings.js'
import styles from './directive.module.css'

/** As many as the house gives of one document: so many mean that there may be older ones, and nothing is counted. */
const CAP = 300

/** What happened under this document, newest first. */
export function Process({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead('work', { params: { id } })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const happenings = doings(data)
  if (happenings.length === 0) return <EmptyState title={text['process.empty']}>{text['process.empty.why']}</EmptyState>
  return (
    <>
      <DiagramFold id={id} />
      <div className={styles.process}>
        <Timeline happenings={happenings} />
        {data.history.length === CAP && <p data-quiet>{text['process.newest'](number(CAP))}</p>}
      </div>
    </>
  )
}

const KINDS = ['all', 'reminder', 'urging', 'leaders', 'failed'] as const
type Kind = (typeof KINDS)[number]

/** Every message with its proof, by kind. */
export function Journal({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead('work', { params: { id } })
  const [kind, setKind] = useState<Kind>('all')
  const { office } = useMe()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const newest = data.told.length === CAP ? text['journal.newest'](number(CAP)) : null
  const chips = KINDS.map((key) => ({ key, label: text[`journal.${key}`], count: data.told.filter((one) => belongs(one, key)).length }))
  return (
    <>
      <div className={styles.chips}>
        <FilterChips
          chips={chips.filter(({ key, count }) => key === 'all' || count > 0).map((chip) => (newest ? { key: chip.key, label: chip.label } : chip))}
          chosen={kind}
          onChoose={(key) => setKind(KINDS.find((one) => one === key) ?? 'all')}
        />
      </div>
      {office && <AnnexLinks id={id} />}
      <PassedOn id={id} />
      <ToldLog told={data.told.filter((one) => belongs(one, kind))} among={newest} />
    </>
  )
}

function belongs({ kind, level, about, mail }: Told, group: Kind): boolean {
  switch (group) {
    case 'reminder':
      return level < 2 && (kind === 'reminder' || kind === 'escalation' || kind === 'overdue' || about === 'nudge')
    case 'urging':
      return about.startsWith('urg')
    case 'leaders':
      return level >= 2 || kind === 'proposal'
    case 'failed':
      return mail?.status === 'failed' || mail?.status === 'uncertain'
    default:
      return true
  }
}
