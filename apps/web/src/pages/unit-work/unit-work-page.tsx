import { weekdayOf } from '#base'
import type { UnitWork } from '#contract'
import { Button } from '@mantine/core'
import { date, number } from '../../format.js'
import { CopyZalo } from '../../parts/copy-zalo.js'
import { type Counter, Counters } from '../../parts/counters.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Fold } from '../../parts/facts.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead, SectionHead } from '../../parts/section-head.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { QuarterlyLink } from '../quarterly/quarterly-link.js'
import { paperWords } from '../work/paper-words.js'
import { useAddressWord } from '../work/use-address-word.js'
import { filterRows, type Filter, isFilter } from './filter-rows.js'
import { QuietList } from './quiet-list.js'
import { UnitRows } from './unit-rows.js'
import { zaloOf } from './zalo.js'
import { ReadError } from '../work/read-error.js'
import styles from './unit-work.module.css'

/** `Nhiệm vụ được giao`: for each of one's own units one list, worst first, with three counters that filter it. */
export function UnitWorkPage() {
  const { data, error, refetch } = useRead('unitWork', {})
  if (!data) {
    return (
      <Page>
        <PageHead title={text['unitWork.title']} />
        {error ? <ReadError error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return <Page>{data.length === 0 ? <Nothing /> : data.map((work, i) => <OneUnit key={work.unit.id} work={work} first={i === 0} />)}</Page>
}

function Nothing() {
  return (
    <>
      <PageHead title={text['unitWork.title']} />
      <EmptyState title={text['unitWork.none']}>{text['unitWork.empty.why']}</EmptyState>
    </>
  )
}

function OneUnit({ work, first }: { readonly work: UnitWork; readonly first: boolean }) {
  const today = useToday()
  const [word, setWord] = useAddressWord('muc')
  const filter: Filter | null = isFilter(word) ? word : null
  const rows = filterRows(work.rows, filter)
  const weekday = text['format.weekdays'][weekdayOf(today) - 1] ?? ''
  const note = text['unitWork.note'](work.unit.name, weekday.charAt(0).toLocaleUpperCase('vi') + weekday.slice(1), date(today))
  return (
    <section className={styles.unit} aria-label={work.unit.name}>
      {first ? (
        <PageHead title={text['unitWork.title']} note={note}>
          {rows.length > 0 && <CopyZalo content={() => zaloOf(work.unit, rows, today)} />}
        </PageHead>
      ) : (
        <h2 className={styles.other}>{work.unit.name}</h2>
      )}
      <Counters label={text['unitWork.counters']} counters={countersOf(work)} chosen={filter} onChoose={(chosen) => setWord(chosen ?? '')} />
      <SectionHead count={rows.length}>{text['unitWork.open']}</SectionHead>
      {rows.length > 0 ? <UnitRows rows={rows} today={today} /> : <NoRows filtered={filter !== null} onAll={() => setWord('')} />}
      <Quarterly rows={work.rows} />
      <Folded work={work} />
    </section>
  )
}

/** Work without a date is told how it stands on one page a paper, not one by one. */
function Quarterly({ rows }: { readonly rows: UnitWork['rows'] }) {
  const papers = new Map(rows.map(({ work, letter }) => [work.directive, letter]))
  return [...papers].map(([directive, letter]) => (
    <QuarterlyLink
      key={directive}
      cards={rows.flatMap(({ work }) => (work.definition === 'duty' && work.directive === directive ? [work] : []))}
      directive={directive}
      of={paperWords(letter)}
    />
  ))
}

function countersOf({ counts }: UnitWork): readonly Counter[] {
  return [
    { key: 'moi', label: text['unitWork.fresh'], count: counts.fresh },
    { key: 'han', label: text['unitWork.dueOrLate'], count: counts.dueOrLate, tone: 'late' },
    { key: 'bo-sung', label: text['unitWork.supplement'], count: counts.supplement, tone: 'back' },
  ]
}

function NoRows({ filtered, onAll }: { readonly filtered: boolean; readonly onAll: () => void }) {
  if (!filtered) return <EmptyState title={text['unitWork.empty']}>{text['unitWork.empty.why']}</EmptyState>
  return (
    <div className={styles.noRows}>
      <p>{text['unitWork.none.filter']}</p>
      <Button variant="default" onClick={onAll}>
        {text['unitWork.all']}
      </Button>
    </div>
  )
}

/** Quiet work and finished work: there, but out of the way. */
function Folded({ work: { quiet, done } }: { readonly work: UnitWork }) {
  return (
    <div className={styles.folds}>
      {quiet.length > 0 && (
        <Fold title={text['unitWork.quiet'](number(quiet.length))} note={text['unitWork.quiet.note']}>
          <QuietList cards={quiet} />
        </Fold>
      )}
      {done.length > 0 && (
        <Fold title={text['unitWork.done'](number(done.length))} note={text['unitWork.done.note']}>
          <QuietList cards={done} />
        </Fold>
      )}
    </div>
  )
}
