import { localDate } from '#base'
import { BoardCell } from '../../parts/board-cell.js'
import { looks, type Mark, type State } from '../../parts/state.js'
import { Status } from '../../parts/status.js'
import styles from './gallery.module.css'

const states = (Object.keys(looks) as State['is'][]).map((is): State => {
  if (is === 'late') return { is, days: 4, workingDays: 4 }
  if (is === 'extended') return { is, to: localDate('2026-05-29'), original: localDate('2026-05-18') }
  return { is }
})
const marks: readonly Mark[] = [{ is: 'office' }, { is: 'leaders' }, { is: 'proposed' }, { is: 'reported' }]
const nothing = (): void => undefined

export function Statuses() {
  return (
    <div className={styles.statuses}>
      {states.map((state) => (
        <Line key={state.is} state={state} />
      ))}
      {marks.map((mark) => (
        <Line key={mark.is} state={{ is: 'late', days: 10 }} mark={mark} />
      ))}
    </div>
  )
}

function Line({ state, mark }: { readonly state: State; readonly mark?: Mark }) {
  return (
    <div className={styles.line}>
      <Status state={state} mark={mark ?? null} />
      <span className={styles.cell}>
        <BoardCell state={state} mark={mark ?? null} label={state.is} tabIndex={0} onOpen={nothing} />
      </span>
    </div>
  )
}
