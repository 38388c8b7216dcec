import type { CalendarShort } from '#contract'
import { Link } from '@tanstack/react-router'
import { number } from '../format.js'
import { Icon } from '../parts/icon.js'
import { text } from '../text/text.js'
import styles from './strip.module.css'

/** To the Office and the administrator: next year's days off are wanted before dates can be counted into it. */
export function CalendarStrip({ short: { year, works } }: { readonly short: CalendarShort }) {
  return (
    <p className={styles.silent} role="status">
      <Icon name="note" />
      <b>{text['calendar.short'](String(year))}</b> {works > 0 ? text['calendar.short.works'](number(works)) : text['calendar.short.why']}{' '}
      <Link to="/lich-nghi">{text['calendar.short.see']}</Link>
    </p>
  )
}
