import type { CalendarDayView, CalendarShort, CalendarView } from '#contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { number, shortDate } from '../../format.js'
import type { LocalDate } from '#base'
import { announce } from '../../parts/announce.js'
import { Notice } from '../../parts/error-state.js'
import { FilterChips } from '../../parts/filter-chips.js'
import { Page } from '../../parts/frame.js'
import { Loading } from '../../parts/loading.js'
import { PageHead, SectionHead } from '../../parts/section-head.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { reading } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { ReadError } from '../work/read-error.js'
import { useAddressWord } from '../work/use-address-word.js'
import { DayForm } from './day-form.js'
import { DayTable } from './day-table.js'
import { Changes, Periods } from './folds.js'
import { PreviewDialog } from './preview-dialog.js'
import { type Change, confirming } from './said.js'
import { SourceForm } from './source-form.js'
import { YearGrid } from './year-grid.js'
import styles from './calendar.module.css'

/** Days off, swapped and made up: the Office reads, whoever runs the system writes with the announcement in hand. */
export function CalendarPage() {
  const [chosen, setChosen] = useAddressWord('nam')
  const year = /^\d{4}$/.test(chosen) ? Number(chosen) : undefined
  const { data, error, refetch } = useQuery(reading('calendar', { query: year === undefined ? {} : { year } }))
  if (error && !data) return <Page>{<ReadError error={error} onRetry={() => void refetch()} />}</Page>
  if (!data) return <Loading />
  return <Year key={data.year} view={data} onYear={setChosen} />
}

type Doing = { readonly is: 'day'; readonly day: CalendarDayView | null } | { readonly is: 'confirm' } | { readonly is: 'open'; readonly year: number }

function Year({ view, onYear }: { readonly view: CalendarView; readonly onYear: (year: string) => void }) {
  const { mayChange, days, unfinished } = view
  const [doing, setDoing] = useState<Doing | null>(null)
  const [change, setChange] = useState<Change | null>(null)
  const today = useToday()
  const forecast = days.filter(({ status }) => status === 'forecast')
  const done = (): void => {
    setChange(null)
    setDoing(null)
  }
  return (
    <Page>
      <PageHead title={text['calendar.title']} note={text[mayChange ? 'calendar.note' : 'calendar.onlyLooks']}>
        {mayChange && <Acts view={view} forecast={forecast.length} onDo={setDoing} />}
      </PageHead>
      {unfinished !== null && <Unfinished mayChange={mayChange} />}
      {view.short && <Short short={view.short} />}
      <FilterChips
        label={text['calendar.year']}
        chips={view.years.map((one) => ({ key: String(one), label: String(one) }))}
        chosen={String(view.year)}
        onChoose={onYear}
      />
      <YearGrid view={view} today={today} />
      <section className={styles.section}>
        <SectionHead count={days.length}>{text['calendar.days']}</SectionHead>
        <DayTable days={days} onEdit={mayChange ? (day) => setDoing({ is: 'day', day }) : null} />
      </section>
      <div className={styles.folds}>
        <Periods periods={view.periods} />
        <Changes changes={view.changes} />
      </div>
      {doing?.is === 'day' && (
        <DayForm key={doing.day?.date ?? 'new'} opened day={doing.day} today={today} onClose={() => setDoing(null)} onPreview={setChange} />
      )}
      {doing?.is === 'confirm' && (
        <SourceForm
          title={text['calendar.form.confirm']}
          note={text['calendar.form.confirm.note'](forecast.map(({ date }) => shortDate(date as LocalDate)).join(', '))}
          onClose={() => setDoing(null)}
          onPreview={(source) => setChange(confirming(forecast, source))}
        />
      )}
      {doing?.is === 'open' && (
        <SourceForm
          title={text['calendar.form.open'](String(doing.year))}
          note={text['calendar.form.open.note']}
          onClose={() => setDoing(null)}
          onPreview={(source) => setChange({ days: [], opens: doing.year, source })}
        />
      )}
      {change && <PreviewDialog change={change} onClose={() => setChange(null)} onDone={done} />}
    </Page>
  )
}

interface ActsProps {
  readonly view: CalendarView
  readonly forecast: number
  readonly onDo: (doing: Doing) => void
}

function Acts({ view: { next }, forecast, onDo }: ActsProps) {
  return (
    <>
      <Button onClick={() => onDo({ is: 'day', day: null })}>{text['calendar.add']}</Button>
      {forecast > 0 && (
        <Button variant="default" onClick={() => onDo({ is: 'confirm' })}>
          {text['calendar.confirmForecast'](number(forecast))}
        </Button>
      )}
      {next !== null && (
        <Button variant="default" onClick={() => onDo({ is: 'open', year: next })}>
          {text['calendar.open'](String(next))}
        </Button>
      )}
    </>
  )
}

/** Before anybody meets an error: a year that is wanted soon has no days off yet. */
function Short({ short: { year, works } }: { readonly short: CalendarShort }) {
  return (
    <div className={styles.unfinished}>
      <Notice tone="wrong" title={text['calendar.short'](String(year))}>
        <p>
          {works > 0 && `${text['calendar.short.works'](number(works))} `}
          {text['calendar.short.todo'](String(year))}
        </p>
      </Notice>
    </div>
  )
}

function Unfinished({ mayChange }: { readonly mayChange: boolean }) {
  const { mutate, isPending } = useSend('carryOnCalendar', ({ moved }) => announce(text['calendar.carriedOn'](number(moved))))
  const carryOn = (): void => mutate({})
  return (
    <div className={styles.unfinished}>
      <Notice tone="wrong" title={text['calendar.unfinished']}>
        <p>{text['calendar.unfinished.note']}</p>
        {mayChange && (
          <Button loading={isPending} onClick={carryOn}>
            {text['calendar.carryOn']}
          </Button>
        )}
      </Notice>
    </div>
  )
}
