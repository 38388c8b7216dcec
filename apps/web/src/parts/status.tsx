import { number } from '../format.js'
import { text } from '../text/text.js'
import { LadderMark } from './ladder-mark.js'
import { Sign } from './sign.js'
import { looks, type Mark, type State } from './state.js'
import { wordOf } from './state-words.js'
import styles from './status.module.css'

interface Props {
  readonly state: State
  /** The ladder: a second, smaller line beside the state, which stays what it is. */
  readonly mark?: Mark | null
  /** A quiet second line: `còn 2 ngày làm việc`. */
  readonly note?: string | null
}

/** One status, one word, one sign, one colour. The only place where a status is drawn. */
export function Status({ state, mark, note }: Props) {
  const look = looks[state.is]
  return (
    <span className={styles.status} data-tone={look.tone} title={workingDaysOf(state)}>
      <Sign name={look.sign} />
      <span className={styles.words}>
        <span>{wordOf(state)}</span>
        {mark && <LadderMark mark={mark} />}
        {note && <span className={styles.note}>{note}</span>}
      </span>
    </span>
  )
}

function workingDaysOf(state: State): string | undefined {
  return state.is === 'late' && state.workingDays !== undefined ? text['status.late.workingDays'](number(state.workingDays)) : undefined
}
