import { Popover } from '@mantine/core'
import { LadderMark } from '../../parts/ladder-mark.js'
import { Sign } from '../../parts/sign.js'
import { looks, type Mark, type SignName, type State, type Tone } from '../../parts/state.js'
import { Status } from '../../parts/status.js'
import { text } from '../../text/text.js'
import styles from './board.module.css'

const loud: readonly { readonly sign: SignName; readonly tone: Tone; readonly words: string }[] = [
  { sign: 'late', tone: 'late', words: text['board.legend.late'] },
  { sign: 'mark2', tone: 'deep', words: text['board.legend.mark'] },
  { sign: 'today', tone: 'today', words: text['board.legend.today'] },
  { sign: 'soon', tone: 'soon', words: text['board.legend.soon'] },
  { sign: 'back', tone: 'back', words: text['board.legend.back'] },
  { sign: 'open', tone: 'ok', words: text['board.legend.open'] },
  { sign: 'done', tone: 'done', words: text['board.legend.done'] },
]
const plain = (Object.keys(looks) as State['is'][]).filter((is) => is !== 'late' && is !== 'extended')
const marks: readonly Mark[] = [{ is: 'office' }, { is: 'leaders' }, { is: 'proposed' }, { is: 'reported' }]

/** The loud signs in one line; the whole sheet behind `Chú giải`. */
export function Legend() {
  return (
    <div className={styles.legend}>
      <ul aria-label={text['board.legend.label']}>
        {loud.map(({ sign, tone, words }) => (
          <li key={sign}>
            <span className={styles.sign} data-tone={tone}>
              <Sign name={sign} size={12} />
            </span>
            {words}
          </li>
        ))}
      </ul>
      <Popover position="bottom-end" shadow="none" trapFocus returnFocus transitionProps={{ duration: 0 }}>
        <Popover.Target>
          <button type="button" className={styles.more} data-screen-only>
            {text['board.legend']}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <ul className={styles.whole} aria-label={text['board.legend.label']} tabIndex={0}>
            {plain.map((is) => (
              <li key={is}>
                <Status state={stateFor(is)} />
              </li>
            ))}
            {marks.map((mark) => (
              <li key={mark.is}>
                <LadderMark mark={mark} />
              </li>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}

function stateFor(is: State['is']): State {
  return is === 'merged' || is === 'late' || is === 'extended' ? { is: 'merged' } : { is }
}
