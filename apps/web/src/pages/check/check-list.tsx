import type { DraftView } from '#contract'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { text } from '../../text/text.js'
import { CheckRow } from './check-row.js'
import { openOf, pathsOf, keyOf, type Row } from './rows.js'
import type { Correction } from './use-draft.js'
import styles from './check.module.css'

interface Props {
  readonly rows: readonly Row[]
  readonly view: DraftView
  readonly opened: string | null
  /** The clause that the pointer is on, in the letter or here. */
  readonly pointed: string | null
  readonly busy: boolean
  readonly onOpen: (key: string | null) => void
  readonly onPoint: (span: string | null) => void
  readonly onAnswer: (question: string, value: unknown) => void
  readonly onChange: (correction: Correction) => void
}

/** Tab walks only through what is unsure; the arrow keys reach every row. */
export function CheckList({ rows, view, opened, pointed, busy, onOpen, onPoint, onAnswer, onChange }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const unsure = rows.some((row) => openOf(row).length > 0)
  useEffect(() => {
    if (pointed !== null) list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [pointed])
  return (
    <ul className={styles.list} ref={list} aria-label={text['check.list']} onKeyDown={(event) => walk(event, list.current)}>
      {rows.map((row, i) => {
        const spans = pathsOf(row).map(keyOf)
        return (
          <CheckRow
            key={row.key}
            row={row}
            view={view}
            opened={row.key === opened}
            current={pointed !== null && spans.includes(pointed)}
            tabIndex={(unsure ? openOf(row).length > 0 : i === 0) ? 0 : -1}
            busy={busy}
            onToggle={() => onOpen(row.key === opened ? null : row.key)}
            onPoint={(over) => onPoint(over ? (spans[0] ?? null) : null)}
            onAnswer={onAnswer}
            onChange={onChange}
          />
        )
      })}
    </ul>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

function walk(event: KeyboardEvent, list: HTMLElement | null): void {
  const heads = [...(list?.querySelectorAll<HTMLElement>('[data-row-head]') ?? [])]
  const at = heads.findIndex((head) => head === event.target)
  if (at === -1) return
  const step = STEPS[event.key]
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? heads.length - 1 : step === undefined ? null : at + step
  if (to === null) return
  event.preventDefault()
  heads[to]?.focus()
}
