import type { DraftView } from '#contract'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { text } from '../../text/text.js'
import { CheckRow } from './check-row.js'
import { openOf, pathsOf, keyOf, type Row } from './rows.js'
import type { Hand } from './hand.js'
import styles from './row.module.css'

interface Props {
  readonly rows: readonly Row[]
  readonly view: DraftView
  readonly opened: string | null
  /** The clause that the pointer is on, in the letter or here. */
  readonly pointed: string | null
  readonly busy: boolean
  readonly onOpen: (key: string | null) => void
  readonly onPoint: (span: string | null) => void
  readonly hand: Hand
}

/** Tab walks only through what is unsure; the arrow keys reach every row. */
export function CheckList({ rows, view, opened, pointed, busy, onOpen, onPoint, hand }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const unsure = rows.some((row) => openOf(row).length > 0)
  useEffect(() => {
    if (pointed !== null) list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [pointed])
  return (
    <ul
      className={styles.list}
      ref={list}
      aria-label={text['check.list']}
      onKeyDown={(event) => (act(event, opened, onOpen) ? undefined : walk(event, list.current))}
    >
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
            hand={hand}
          />
        )
      })}
    </ul>
  )
}

const ACTS: Readonly<Record<string, string>> = { s: 'split', g: 'merge', Delete: 'drop' }

/** A key on a row does what its button inside does; a closed row is opened first. True when the key was one of these. */
function act(event: KeyboardEvent, opened: string | null, onOpen: (key: string) => void): boolean {
  const what = ACTS[event.key]
  const row = event.target instanceof HTMLElement && event.target.matches('[data-row-head]') ? event.target.closest<HTMLElement>('[data-row]') : null
  if (what === undefined || row === null || event.ctrlKey || event.metaKey || event.altKey) return false
  event.preventDefault()
  const key = row.dataset['row'] ?? ''
  if (key !== opened) onOpen(key)
  press(row, what, FRAMES)
  return true
}

/** What is folded is drawn a frame or two after it was opened. */
const FRAMES = 6

function press(row: HTMLElement, what: string, frames: number): void {
  const button = row.querySelector<HTMLElement>(`[data-act="${what}"]`)
  if (button) return button.click()
  row.querySelector<HTMLDetailsElement>('details[data-corrections]:not([open])')?.setAttribute('open', '')
  if (frames > 0) requestAnimationFrame(() => press(row, what, frames - 1))
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
