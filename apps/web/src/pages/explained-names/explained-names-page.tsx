import type { ExplainedName } from '#contract'
import { useState } from 'react'
import { EmptyState } from '../../parts/empty-state.js'
import { FilterChips } from '../../parts/filter-chips.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useAddressWord } from '../work/use-address-word.js'
import { ReadError } from '../work/read-error.js'
import { NameTable } from './name-table.js'
import { WithdrawDialog } from './withdraw-dialog.js'
import styles from './explained-names.module.css'

const GONE = 'da-bo'

/** Names of letters that officers explained: what each stands for, who said so and in which letter; whoever knows better withdraws it with a reason. */
export function ExplainedNamesPage() {
  const { data, error, refetch } = useRead('explainedNames', {})
  return (
    <Page>
      <PageHead title={text['explained.title']} note={text['explained.note']} />
      {data ? <Names names={data} /> : error ? <ReadError error={error} onRetry={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

function Names({ names }: { readonly names: readonly ExplainedName[] }) {
  const [shown, setShown] = useAddressWord('loc')
  const [leaving, setLeaving] = useState<ExplainedName | null>(null)
  if (names.length === 0) return <EmptyState title={text['explained.empty']}>{text['explained.empty.why']}</EmptyState>
  const gone = names.filter(({ withdrawn }) => withdrawn !== null)
  const standing = names.filter(({ withdrawn }) => withdrawn === null)
  const isGone = shown === GONE
  const rows = isGone ? gone : standing
  return (
    <>
      <FilterChips
        chips={[
          { key: '', label: text['explained.standing'], count: standing.length },
          { key: GONE, label: text['explained.gone'], count: gone.length },
        ]}
        chosen={isGone ? GONE : ''}
        onChoose={setShown}
      />
      {rows.length > 0 ? (
        <NameTable names={rows} onWithdraw={setLeaving} />
      ) : (
        <p className={styles.none}>{text[isGone ? 'explained.empty.gone' : 'explained.empty.standing']}</p>
      )}
      {leaving && <WithdrawDialog key={leaving.id} name={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}
