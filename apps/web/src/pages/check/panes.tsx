import type { DraftView } from '#contract'
import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Letter } from '../../parts/letter.js'
import { text } from '../../text/text.js'
import { AddTask } from './add-task.js'
import { Answered } from './answered.js'
import { CheckList } from './check-list.js'
import type { Hand } from './hand.js'
import { HeaderFacts } from './header-facts.js'
import { Rounds } from './rounds.js'
import type { Row } from './rows.js'
import { offsetOf, spansOf, type Stretch, wholeWords, withoutMarks, wordsOf } from './spans.js'
import styles from './check.module.css'

export type Side = 'tasks' | 'text'
/** Where the pointer is: the other side follows. */
export interface Pointed {
  readonly span: string
  readonly by: 'letter' | 'list'
}

/** On the phone one side at a time. */
export function Sides({ side, onChoose }: { readonly side: Side; readonly onChoose: (side: Side) => void }) {
  return (
    <SegmentedControl
      fullWidth
      aria-label={text['check.side']}
      value={side}
      onChange={(value) => onChoose(value === 'text' ? 'text' : 'tasks')}
      data={[
        { value: 'tasks', label: text['check.tasks'] },
        { value: 'text', label: text['check.text'] },
      ]}
    />
  )
}

interface PaperProps {
  readonly view: DraftView
  readonly current: string | null
  readonly onChoose: (span: string) => void
  readonly onPoint: (pointed: Pointed | null) => void
  /** Words that were marked become a task. */
  readonly onMark: (stretch: Pick<Stretch, 'from' | 'to'>) => void
}

export function PaperPane({ view, current, onChoose, onPoint, onMark }: PaperProps) {
  const spans = useMemo(() => spansOf(view), [view])
  const letter = useMemo(() => withoutMarks(view.text), [view.text])
  const pane = useRef<HTMLDivElement>(null)
  const found = useMarked(pane)
  const marked = useMemo(() => found && wholeWords(view.text, found), [view.text, found])
  const choose = (span: string): void => {
    // Marking words ends with a click too.
    if (marked === null) onChoose(span)
  }
  return (
    <div className={styles.paper} ref={pane}>
      <p className={styles.paneHead} data-quiet>
        {text['check.text']}
      </p>
      <Letter letter={letter} spans={spans} current={current} onChoose={choose} onPoint={(span) => onPoint(span === null ? null : { span, by: 'letter' })} />
      {marked && (
        <div className={styles.marked}>
          <p>{text['add.chosen'](wordsOf(view.text, marked.from, marked.to))}</p>
          {/* On the way to the button the mark must not go. */}
          <Button size="xs" onMouseDown={(event) => event.preventDefault()} onClick={() => onMark(marked)}>
            {text['add.fromChosen']}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What is marked in the letter now; null when nothing, or something elsewhere. */
function useMarked(pane: { readonly current: HTMLElement | null }): Pick<Stretch, 'from' | 'to'> | null {
  const [marked, setMarked] = useState<Pick<Stretch, 'from' | 'to'> | null>(null)
  useEffect(() => {
    const look = (): void => setMarked(pane.current && markedIn(pane.current))
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [pane])
  return marked
}

function markedIn(pane: HTMLElement): Pick<Stretch, 'from' | 'to'> | null {
  const selection = getSelection()
  const range = selection && !selection.isCollapsed && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
  if (!range || !pane.contains(range.commonAncestorContainer)) return null
  const [from, to] = [offsetOf({ node: range.startContainer, offset: range.startOffset }), offsetOf({ node: range.endContainer, offset: range.endOffset })]
  return from !== null && to !== null && from < to ? { from, to } : null
}

interface TasksProps {
  readonly view: DraftView
  readonly rows: readonly Row[]
  readonly opened: string | null
  readonly pointed: Pointed | null
  readonly busy: boolean
  readonly adding: Adding | null
  readonly onAdding: (adding: Adding | null) => void
  readonly onOpen: (key: string | null) => void
  readonly onPoint: (pointed: Pointed | null) => void
  readonly hand: Hand
}

/** A task is being added: of marked words, or of a sentence still to be chosen. */
export interface Adding {
  readonly marked: Pick<Stretch, 'from' | 'to'> | null
}

export function TasksPane({ view, rows, opened, pointed, busy, adding, onAdding, onOpen, onPoint, hand }: TasksProps) {
  return (
    <div className={styles.tasks}>
      <div className={styles.tasksHead}>
        <h2 className={styles.paneHead} data-quiet>
          {text['check.tasks']}
        </h2>
        <Button size="compact-xs" variant="subtle" onClick={() => onAdding({ marked: null })}>
          {text['add.act']}
        </Button>
      </div>
      {adding && (
        <AddTask
          key={adding.marked?.from ?? ''}
          view={view}
          marked={adding.marked}
          onCancel={() => onAdding(null)}
          onAdd={({ from, to }, kind) => {
            onAdding(null)
            hand.arrange({ do: 'add', from, to, class: kind }, '', null)
          }}
        />
      )}
      <HeaderFacts view={view} hand={hand} />
      <CheckList
        rows={rows}
        view={view}
        opened={opened}
        pointed={pointed?.by === 'letter' ? pointed.span : null}
        busy={busy}
        onOpen={onOpen}
        onPoint={(span) => onPoint(span === null ? null : { span, by: 'list' })}
        hand={hand}
      />
      <Rounds view={view} onChange={hand.change} />
      <Answered view={view} busy={busy} onAnswer={hand.answer} />
    </div>
  )
}
