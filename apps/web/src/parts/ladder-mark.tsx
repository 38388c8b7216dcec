import { Sign } from './sign.js'
import { type Mark, markSigns } from './state.js'
import { markWordOf } from './state-words.js'
import styles from './ladder-mark.module.css'

/** How far lateness has climbed: ▲ the Office, ▲▲ its leaders, ▲▲▲ proposed or reported to the leader in charge. */
export function LadderMark({ mark }: { readonly mark: Mark }) {
  return (
    <span className={styles.mark} data-tone="deep">
      <Sign name={markSigns[mark.is]} size={10} />
      {markWordOf(mark)}
    </span>
  )
}
