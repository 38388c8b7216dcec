import { localDate } from '#base'
import type { DraftView } from '#contract'
import { Button, SegmentedControl } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { date, number } from '../../format.js'
import { announce } from '../../parts/announce.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Page } from '../../parts/frame.js'
import { Letter } from '../../parts/letter.js'
import { PageHead } from '../../parts/section-head.js'
import { useIsPhone } from '../../parts/screen.js'
import { Foot } from '../../shell/foot.js'
import { NotYet } from '../../shell/not-yet.js'
import { text } from '../../text/text.js'
import { LinkButton } from '../work/link-button.js'
import { paperPath } from '../work/paths.js'
import { Answered } from './answered.js'
import { CheckFoot } from './check-foot.js'
import { CheckList } from './check-list.js'
import { HeaderFacts } from './header-facts.js'
import { Rounds } from './rounds.js'
import { neighbour, pathsOf, keyOf, pointsOf, type Row, rowsOf } from './rows.js'
import { spansOf, withoutMarks } from './spans.js'
import { StaleNotice } from './stale-notice.js'
import { type Correction, type Draft, useDraft } from './use-draft.js'
import styles from './check.module.css'

/** Rà soát nhiệm vụ: the letter at the left, what was read of it at the right, joined both ways. */
export function CheckPage() {
  const { id } = useParams({ from: '/van-ban/$id/ra-soat' })
  const draft = useDraft(Number(id))
  if (!draft.view) return <NotYet title={text['check.title']} error={draft.loadError} onRetry={draft.reload} />
  return draft.view.state === 'underReview' ? <Check draft={draft} view={draft.view} /> : <Assigned id={id} />
}

function Assigned({ id }: { readonly id: string }) {
  return (
    <Page>
      <PageHead title={text['check.title']} />
      <EmptyState
        title={text['check.assigned']}
        actions={
          <LinkButton to={paperPath(Number(id))} variant="filled">
            {text['check.assigned.open']}
          </LinkButton>
        }
      >
        {text['check.assigned.why']}
      </EmptyState>
    </Page>
  )
}

function Check({ draft, view }: { readonly draft: Draft; readonly view: DraftView }) {
  const phone = useIsPhone()
  const [side, setSide] = useState<'tasks' | 'text'>('tasks')
  const rows = useMemo(() => rowsOf(view), [view])
  const spans = useMemo(() => spansOf(view), [view])
  const letter = useMemo(() => withoutMarks(view.text), [view.text])
  const { opened, open, go } = useOpened(rows)
  const [pointed, setPointed] = useState<{ readonly span: string; readonly by: 'letter' | 'list' } | null>(null)
  const answer = async (question: string, value: unknown): Promise<void> => {
    const saved = await draft.save({ answers: { [question]: value } })
    if (saved) next(saved, go)
  }
  const change = (correction: Correction): void => void draft.save(correction)
  const shown = rows.find(({ key }) => key === opened)
  const current = pointed?.span ?? (shown ? (pathsOf(shown).map(keyOf)[0] ?? null) : null)
  const choose = (span: string): void => {
    const row = rows.find((one) => pathsOf(one).map(keyOf).includes(span))
    if (row) open(row.key)
    if (row && phone) setSide('tasks')
  }
  return (
    <div className={styles.check}>
      <Head view={view} rows={rows} opened={opened} onGo={go} />
      {draft.newer || draft.error ? (
        <div className={styles.notice}>
          <StaleNotice draft={draft} view={view} />
        </div>
      ) : null}
      {phone && (
        <SegmentedControl
          fullWidth
          aria-label={text['check.side']}
          value={side}
          onChange={(value) => setSide(value === 'text' ? 'text' : 'tasks')}
          data={[
            { value: 'tasks', label: text['check.tasks'] },
            { value: 'text', label: text['check.text'] },
          ]}
        />
      )}
      <div className={styles.panes}>
        {(!phone || side === 'text') && (
          <div className={styles.paper}>
            <p className={styles.paneHead} data-quiet>
              {text['check.text']}
            </p>
            <Letter
              letter={letter}
              spans={spans}
              current={current}
              onChoose={choose}
              onPoint={(span) => setPointed(span === null ? null : { span, by: 'letter' })}
            />
          </div>
        )}
        {(!phone || side === 'tasks') && (
          <div className={styles.tasks}>
            <h2 className={styles.paneHead} data-quiet>
              {text['check.tasks']}
            </h2>
            <HeaderFacts view={view} onChange={change} />
            <CheckList
              rows={rows}
              view={view}
              opened={opened}
              pointed={pointed?.by === 'letter' ? pointed.span : null}
              busy={draft.saving}
              onOpen={open}
              onPoint={(span) => setPointed(span === null ? null : { span, by: 'list' })}
              onAnswer={(question, value) => void answer(question, value)}
              onChange={change}
            />
            <Rounds view={view} onChange={change} />
            <Answered view={view} busy={draft.saving} onAnswer={(question, value) => void answer(question, value)} />
          </div>
        )}
      </div>
      <Foot>
        <CheckFoot draft={draft} view={view} />
      </Foot>
    </div>
  )
}

/** After an answer the next question has the focus; after the last one the button does. */
function next(saved: DraftView, go: (row: Row | null) => void): void {
  const points = pointsOf(rowsOf(saved))
  const left = saved.questions.filter(({ answered }) => !answered).length
  announce(left === 0 ? text['check.leftNone'] : text['check.left'](number(left)))
  go(points[0] ?? null)
  if (points.length === 0) requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-assign]')?.focus())
}

/** Which row is open. The first point is open from the start; `go` also moves the focus into its question. */
function useOpened(rows: readonly Row[]) {
  const [opened, open] = useState<string | null>(() => pointsOf(rows)[0]?.key ?? null)
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null || wanted.current !== opened) return
    const row = document.querySelector(`[data-row="${CSS.escape(wanted.current)}"]`)
    wanted.current = null
    row?.scrollIntoView({ block: 'nearest' })
    row?.querySelector<HTMLElement>('[data-question] :is(input, button)')?.focus()
  })
  const go = (row: Row | null): void => {
    wanted.current = row?.key ?? null
    open(row?.key ?? null)
  }
  return { opened, open, go }
}

interface HeadProps {
  readonly view: DraftView
  readonly rows: readonly Row[]
  readonly opened: string | null
  readonly onGo: (row: Row | null) => void
}

function Head({ view: { header, questions }, rows, opened, onGo }: HeadProps) {
  const points = pointsOf(rows)
  const open = questions.filter(({ answered }) => !answered).length
  const name = header.number ? text['letter.number']([header.number, header.symbol].filter(Boolean).join('/')) : text['check.noNumber']
  return (
    <div className={styles.head}>
      <div>
        <h1>{text['check.title']}</h1>
        <p className={styles.about}>
          <b>{name}</b>
          {header.issuedOn && ` ${text['paper.date'](date(localDate(header.issuedOn)))}`}
          {header.subject && ` · ${header.subject}`}
        </p>
      </div>
      <div className={styles.points}>
        <span data-quiet>{open === 0 ? text['check.noPoints'] : text['check.points'](number(open))}</span>
        <Button size="xs" variant="default" disabled={points.length === 0} onClick={() => onGo(neighbour(points, opened, -1))}>
          {text['check.previous']}
        </Button>
        <Button size="xs" variant="default" disabled={points.length === 0} onClick={() => onGo(neighbour(points, opened, 1))}>
          {text['check.next']}
        </Button>
      </div>
    </div>
  )
}
