import { Icon } from '../../parts/icon.js'
import { text } from '../../text/text.js'
import styles from './check.module.css'

/** A value that the reader only understood from what stands around it: told by a sign and a word. What is sure says nothing. */
export function Unsure() {
  return (
    <span className={styles.unsure} title={text['sure.why']}>
      <Icon name="ask" size={14} /> {text['sure.not']}
    </span>
  )
}
