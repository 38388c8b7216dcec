import { number } from '../format.js'
import type { Tone } from './state.js'
import styles from './counters.module.css'

export interface Counter {
  readonly key: string
  readonly label: string
  readonly count: number
  readonly tone?: Tone
}

interface Props {
  readonly counters: readonly Counter[]
  readonly chosen: string | null
  readonly label: string
  /** The chosen one again: null, all rows. */
  readonly onChoose: (key: string | null) => void
}

/** Counters that filter: `1 Mới giao`, `2 Sắp đến hạn, quá hạn`, `1 Cần bổ sung`. */
export function Counters({ counters, chosen, label, onChoose }: Props) {
  return (
    <div className={styles.counters} role="group" aria-label={label}>
      {counters.map(({ key, label: words, count, tone }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === chosen}
          data-tone={count > 0 ? tone : undefined}
          onClick={() => onChoose(key === chosen ? null : key)}
        >
          <b>{number(count)}</b>
          <span>{words}</span>
        </button>
      ))}
    </div>
  )
}
