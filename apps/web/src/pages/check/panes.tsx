import type { DraftView } from '#contract'
import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { Letter } from '../../parts/letter.js'
import { text } from '../../text/text.js'
import { Answered } from './answered.js'
import { CheckList } from './check-list.js'
import { HeaderFacts } from './header-facts.js'
import { Rounds } from './rounds.js'
import type { Row } from './rows.js'
import { spansOf, withoutMarks } from './spans.js'
import type { Correction } from './use-draft.js'
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
}

export function PaperPane({ view, current, onChoose, onPoint }: PaperProps) {
  const spans = useMemo(() => spansOf(view), [view])
  const letter = useMemo(() => withoutMarks(view.text), [view.text])
  return (
    <div className={styles.paper}>
      <p className={styles.paneHead} data-quiet>
        {text['check.text']}
      </p>
      <Letter letter={letter} spans={spans} current={current} onChoose={onChoose} onPoint={(span) => onPoint(span === null ? null : { span, by: 'letter' })} />
    </div>
  )
}

interface TasksProps {
  readonly view: DraftView
  readonly rows: readonly Row[]
  readonly opened: string | null
  readonly pointed: Pointed | null
  readonly busy: boolean
  readonly onOpen: (key: string | null) => void
  readonly onPoint: (pointed: Pointed | null) => void
  readonly onAnswer: (question: string, value: unknown) => void
  readonly onChange: (correction: Correction) => void
}

export function TasksPane({ view, rows, opened, pointed, busy, onOpen, onPoint, onAnswer, onChange }: TasksProps) {
  return (
    <div className={styles.tasks}>
      <h2 className={styles.paneHead} data-quiet>
        {text['check.tasks']}
      </h2>
      <HeaderFacts view={view} onChange={onChange} />
      <CheckList
        rows={rows}
        view={view}
        opened={opened}
        pointed={pointed?.by === 'letter' ? pointed.span : null}
        busy={busy}
        onOpen={onOpen}
        onPoint={(span) => onPoint(span === null ? null : { span, by: 'list' })}
        onAnswer={onAnswer}
        onChange={onChange}
      />
      <Rounds view={view} onChange={onChange} />
      <Answered view={view} busy={busy} onAnswer={onAnswer} />
    </div>
  )
}
