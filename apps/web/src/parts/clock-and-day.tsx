import { dayOf, type Instant, type LocalDate } from '#base'
import { clock, date, shortDate } from '../format.js'
import styles from './clock-and-day.module.css'

interface Props {
  readonly at: Instant
  /** Where given, the day is told shortly, and not at all when it is today. */
  readonly today?: LocalDate
}

/** A moment in a table: the time of day, its day in grey. */
export function ClockAndDay({ at, today }: Props) {
  const day = dayOf(at)
  return (
    <span className={styles.when}>
      <b>
        <time>{clock(at)}</time>
      </b>{' '}
      {day !== today && <time data-quiet>{today === undefined ? date(day) : shortDate(day)}</time>}
    </span>
  )
}
