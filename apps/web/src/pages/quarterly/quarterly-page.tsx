import { dayOf, instant } from '#base'
import type { QuarterlyLine, QuarterlyReview } from '#contract'
import { Button, Textarea } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { CopyZalo } from '../../parts/copy-zalo.js'
import { EmptyState } from '../../parts/empty-state.js'
import { ErrorState } from '../../parts/error-state.js'
import { Page } from '../../parts/frame.js'
import { PageHead, SectionHead } from '../../parts/section-head.js'
import { NotYet } from '../../shell/not-yet.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import { useSend } from '../../use-send.js'
import { Refused } from '../directive/refused.js'
import { UnknownPage } from '../unknown-page.js'
import { paperWords } from '../work/paper-words.js'
import { paperPath, quarterlyPath, workPath } from '../work/paths.js'
import styles from './quarterly.module.css'

/** `Rà soát quý`: all work without a date of one document, a sentence each, saved in one go. */
export function QuarterlyPage() {
  const id = Number(useParams({ from: '/van-ban/$id/ra-soat-quy' }).id)
  return Number.isSafeInteger(id) && id > 0 ? <Review key={id} id={id} /> : <UnknownPage />
}

function Review({ id }: { readonly id: number }) {
  const { data, error, refetch } = useRead('quarterlyReview', { params: { id } })
  if (!data) return <NotYet title={text['quarterly.title']} error={error} onRetry={() => void refetch()} />
  return <Sheet review={data} />
}

function Sheet({ review }: { readonly review: QuarterlyReview }) {
  const { directive, lines, quarter } = review
  const paper = paperWords(directive)
  const open = lines.filter(({ said }) => !said)
  return (
    <Page>
      <p>
        <Link to={paperPath(directive.id)}>{text['quarterly.back']}</Link>
      </p>
      <PageHead title={text['quarterly.head'](quarter, number(lines.length))} note={text['quarterly.note'](paper)}>
        {open.length > 0 && <CopyZalo content={() => zaloOf(review, open, paper)} />}
      </PageHead>
      {lines.length === 0 ? <EmptyState title={text['quarterly.none']}>{text['quarterly.none.why']}</EmptyState> : <Lines review={review} />}
    </Page>
  )
}

/** What is typed stays, also where the house refuses a line. */
function Lines({ review: { directive, lines } }: { readonly review: QuarterlyReview }) {
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const sending = useSend('writeQuarterly', ({ done, refused }) => {
    if (done.length > 0) announce(text['quarterly.saved'](number(done.length)))
    setTyped((before) => Object.fromEntries(refused.map(({ instance }) => [instance, before[instance] ?? ''])))
  })
  const ready = lines.flatMap(({ work: { id } }) => (typed[id]?.trim() ? [{ instance: id, text: typed[id].trim() }] : []))
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (ready.length > 0) sending.mutate({ params: { id: directive.id }, body: { lines: ready } })
  }
  const refused = sending.data?.refused ?? []
  return (
    <form onSubmit={save} noValidate>
      <SectionHead end={text['quarterly.said'](number(lines.filter(({ said }) => said).length), number(lines.length))}>{text['quarterly.list']}</SectionHead>
      {refused.length > 0 && <Refused refused={refused} nameOf={(id) => lines.find(({ work }) => work.id === id)?.work.label ?? ''} />}
      {sending.error && <ErrorState error={sending.error} />}
      <ol className={styles.lines}>
        {lines.map((line) => (
          <Row
            key={line.work.id}
            line={line}
            typed={typed[line.work.id] ?? ''}
            onType={(words) => setTyped((before) => ({ ...before, [line.work.id]: words }))}
          />
        ))}
      </ol>
      {lines.some(({ mayWrite }) => mayWrite) && (
        <div className={styles.foot}>
          <Button type="submit" loading={sending.isPending} disabled={ready.length === 0}>
            {text['quarterly.save'](number(ready.length))}
          </Button>
        </div>
      )}
    </form>
  )
}

interface RowProps {
  readonly line: QuarterlyLine
  readonly typed: string
  readonly onType: (words: string) => void
}

function Row({ line: { work, last, said, mayWrite }, typed, onType }: RowProps) {
  const what = [work.path, work.label].filter(Boolean).join(' ')
  return (
    <li data-said={said || undefined}>
      <div>
        <p>
          <Link to={workPath(work.id)}>{what}</Link>
        </p>
        <p data-quiet>{work.unit?.name}</p>
        <Last last={last} />
      </div>
      {mayWrite && (
        <Textarea
          aria-label={text['quarterly.field'](`${what}${work.unit ? `, ${work.unit.name}` : ''}`)}
          placeholder={text['quarterly.hint']}
          autosize
          minRows={2}
          maxLength={20_000}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      )}
    </li>
  )
}

function Last({ last }: Pick<QuarterlyLine, 'last'>) {
  if (!last) return <p data-quiet>{text['quarterly.never']}</p>
  return (
    <p className={styles.last}>
      <span data-quiet>{text['quarterly.last'](date(dayOf(instant(last.at))), last.by?.name ?? '')}</span> {last.text}
    </p>
  )
}

function zaloOf({ directive, quarter }: QuarterlyReview, open: readonly QuarterlyLine[], paper: string): string {
  const rows = open.map(({ work }) => text['quarterly.zalo.row'](work.unit?.name ?? '', [work.path, work.label].filter(Boolean).join(' ')))
  return [text['quarterly.zalo.head'](quarter, paper), ...rows, text['quarterly.zalo.foot'](`${location.origin}${quarterlyPath(directive.id)}`)].join('\n')
}
