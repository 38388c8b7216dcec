import { localDate } from '#base'
import type { DraftView } from '#contract'
import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { date, number, subjectWords } from '../../format.js'
import { EmptyState } from '../../parts/empty-state.js'
import { Page } from '../../parts/frame.js'
import { PageHead } from '../../parts/section-head.js'
import { useIsPhone } from '../../parts/screen.js'
import { Foot } from '../../shell/foot.js'
import { NotYet } from '../../shell/not-yet.js'
import { text } from '../../text/text.js'
import { LinkButton } from '../work/link-button.js'
import { paperPath } from '../work/paths.js'
import { CheckFoot } from './check-foot.js'
import { handOf, type Whole } from './hand-of.js'
import { KeysHelp } from './keys-help.js'
import { Meetings } from './meetings.js'
import { type Adding, PaperPane, type Pointed, type Side, Sides, TasksPane } from './panes.js'
import { neighbour, pathsOf, keyOf, pointsOf, type Row, rowsOf } from './rows.js'
import { type Draft, useDraft } from './use-draft.js'
import { useKeys } from './use-keys.js'
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
  const [side, setSide] = useState<Side>('tasks')
  const [adding, setAdding] = useState<Adding | null>(null)
  const [helping, setHelping] = useState(false)
  const rows = useMemo(() => rowsOf(view), [view])
  const { opened, open, go } = useOpened(rows)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const hand = handOf(draft, view, go)
  const shown = rows.find(({ key }) => key === opened)
  const add = (marked: Adding['marked']): void => {
    setSide('tasks')
    setAdding({ marked })
  }
  useKeys({
    next: () => go(neighbour(pointsOf(rows), opened, 1)),
    previous: () => go(neighbour(pointsOf(rows), opened, -1)),
    add: () => add(null),
    help: () => setHelping(true),
    undo: () => void hand.undo(),
    redo: () => void hand.redo(),
  })
  const choose = (span: string): void => {
    const row = rows.find((one) => pathsOf(one).map(keyOf).includes(span))
    if (row) open(row.key)
    if (row && phone) setSide('tasks')
  }
  const current = pointed?.span ?? (shown ? (pathsOf(shown).map(keyOf)[0] ?? null) : null)
  return (
    <div className={styles.check}>
      <Head view={view} rows={rows} opened={opened} onGo={go} hand={hand} onHelp={() => setHelping(true)} />
      <Meetings draft={draft} view={view} />
      {phone && <Sides side={side} onChoose={setSide} />}
      <div className={styles.panes}>
        {(!phone || side === 'text') && <PaperPane view={view} current={current} onChoose={choose} onPoint={setPointed} onMark={add} />}
        {(!phone || side === 'tasks') && (
          <TasksPane {...{ view, rows, opened, pointed, adding, hand }} busy={draft.saving} onAdding={setAdding} onOpen={open} onPoint={setPointed} />
        )}
      </div>
      <KeysHelp opened={helping} onClose={() => setHelping(false)} />
      <Foot>
        <CheckFoot draft={draft} view={view} />
      </Foot>
    </div>
  )
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
    const place = row?.querySelector<HTMLElement>('[data-question] :is(input, button)') ?? row?.querySelector<HTMLElement>('[data-row-head]')
    place?.focus()
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
  readonly hand: Whole
  readonly onHelp: () => void
}

function Head({ view: { header, questions, undo, redo }, rows, opened, onGo, hand, onHelp }: HeadProps) {
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
          {header.subject && ` · ${subjectWords(header.subject)}`}
        </p>
      </div>
      <div className={styles.points}>
        <Button size="xs" variant="subtle" aria-keyshortcuts="?" onClick={onHelp}>
          {text['keys.act']}
        </Button>
        <Button size="xs" variant="subtle" disabled={undo === null} aria-keyshortcuts="Control+Z" onClick={() => void hand.undo()}>
          {text['undo.act']}
        </Button>
        {redo !== null && (
          <Button size="xs" variant="subtle" aria-keyshortcuts="Control+Shift+Z" onClick={() => void hand.redo()}>
            {text['redo.act']}
          </Button>
        )}
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
