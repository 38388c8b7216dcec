import { dayOf, type Instant } from '#base'
import { Button } from '@mantine/core'
import { clock, dateWithWeekday } from '../format.js'
import { text } from '../text/text.js'
import { Icon } from './icon.js'
import styles from './clock-bar.module.css'

interface Props {
  /** The house's time, which in a sample runs where one sets it. */
  readonly now: Instant
  readonly moving?: boolean
  readonly onNextMorning: () => void
  readonly onWeek: () => void
}

/** The clock of a sample database: what a morning or a week brings can be seen at once. Never shown in production. */
export function ClockBar({ now, moving = false, onNextMorning, onWeek }: Props) {
  return (
    <div className={styles.bar} role="region" aria-label={text['clock.label']}>
      <Icon name="clock" />
      <span className={styles.sample}>{text['clock.sample']}</span>
      <span aria-live="polite">
        {moving ? (
          text['clock.moving']
        ) : (
          <>
            <time>{clock(now)}</time> · {dateWithWeekday(dayOf(now))}
          </>
        )}
      </span>
      <span className={styles.buttons}>
        <Button size="compact-sm" variant="default" onClick={onNextMorning} disabled={moving}>
          {text['clock.nextMorning']}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onWeek} disabled={moving}>
          {text['clock.week']}
        </Button>
      </span>
    </div>
  )
}
