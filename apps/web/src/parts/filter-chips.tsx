import { number } from '../format.js'
import { text } from '../text/text.js'
import { Sign } from './sign.js'
import { looks, type State } from './state.js'
import styles from './filter-chips.module.css'

export interface Chip {
  readonly key: string
  readonly label: string
  readonly count?: number
  /** The sign of the state that it filters by. */
  readonly state?: State['is']
}

interface Props {
  readonly chips: readonly Chip[]
  readonly chosen: string
  readonly onChoose: (key: string) => void
  readonly label?: string
}

/** Filters that are also the summary: their counts add up to the list. */
export function FilterChips({ chips, chosen, onChoose, label = text['filter.label'] }: Props) {
  return (
    <div className={styles.chips} role="group" aria-label={label} data-screen-only>
      {chips.map(({ key, label: words, count, state }) => (
        <button key={key} type="button" className={styles.chip} aria-pressed={key === chosen} onClick={() => onChoose(key)}>
          {state && (
            <span className={styles.sign} data-tone={looks[state].tone}>
              <Sign name={looks[state].sign} size={12} />
            </span>
          )}
          <span>{words}</span>
          {count !== undefined && <b>{number(count)}</b>}
        </button>
      ))}
    </div>
  )
}
