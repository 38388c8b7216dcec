import { Link } from '@tanstack/react-router'
import { Icon } from '../parts/icon.js'
import { text } from '../text/text.js'
import styles from './strip.module.css'

/** On every page of the Office while nobody outside it is told. */
export function SilentStrip() {
  return (
    <p className={styles.silent} role="status">
      <Icon name="note" />
      <b>{text['silence.on']}</b> {text['silence.on.note']} <Link to="/thu-gui-di">{text['silence.see']}</Link>
    </p>
  )
}
