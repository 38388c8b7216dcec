import type { KeyboardEvent } from 'react'
import { number } from '../format.js'
import { Sign } from './sign.js'
import { isLoud, looks, type Mark, markSigns, type State } from './state.js'
import { markWordOf, wordOf } from './state-words.js'
import styles from './board-cell.module.css'

interface Props {
  readonly state: State
  readonly mark?: Mark | null
  /** `Sở Công Thương, 1102/UBND-TH`: the state is added. */
  readonly label: string
  /** Why it is on hold: said with the state. */
  readonly note?: string | null
  readonly current?: boolean
  /** One Tab stop in the whole board; the arrow keys move it. */
  readonly tabIndex: 0 | -1
  readonly onOpen: () => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void
}

/** A cell of units × directives: the worst open state by its sign, and the days late as the only number. */
export function BoardCell({ state, mark, label, note = null, current = false, tabIndex, onOpen, onKeyDown }: Props) {
  const tone = mark ? 'deep' : looks[state.is].tone
  const said = mark ? `${wordOf(state)}, ${markWordOf(mark)}` : wordOf(state)
  const words = note === null ? said : `${said}: ${note}`
  return (
    <button
      type="button"
      className={styles.cell}
      data-tone={tone}
      data-loud={isLoud(tone) || undefined}
      data-current={current || undefined}
      aria-label={`${label}: ${words}`}
      title={words}
      tabIndex={tabIndex}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <Sign name={mark ? markSigns[mark.is] : looks[state.is].sign} size={11} />
      {state.is === 'late' && <span data-figures>{number(state.days)}</span>}
    </button>
  )
}
