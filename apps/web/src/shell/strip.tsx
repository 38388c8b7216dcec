import type { Instant } from '#base'
import { announce } from '../parts/announce.js'
import { ClockBar } from '../parts/clock-bar.js'
import { Icon } from '../parts/icon.js'
import { clock, date, number } from '../format.js'
import { dayOf, instant } from '#base'
import { sentenceOf } from '../problem-sentence.js'
import { problemOf } from '../problem-error.js'
import { text } from '../text/text.js'
import { useSend } from '../use-send.js'
import { useNow } from './use-now.js'
import styles from './strip.module.css'

interface Props {
  readonly lostSince: Instant | null
  readonly demoClock: boolean
}

/** Under the header: a lost connection, or the clock of a sample. */
export function Strip({ lostSince, demoClock }: Props) {
  if (lostSince !== null) {
    return (
      <p className={styles.lost} role="status">
        <Icon name="wrong" />
        <b>{text['live.lost'](clock(lostSince))}</b> {text['live.lost.note']}
      </p>
    )
  }
  return demoClock ? <DemoClock /> : null
}

function DemoClock() {
  const now = useNow()
  const moving = useSend('moveClock', ({ now: reached, fired }) =>
    announce(text['clock.moved'](clock(instant(reached)), date(dayOf(instant(reached))), number(fired))),
  )
  const move = (to: 'nextWorkingMorning' | 'week'): void =>
    void moving.mutateAsync({ body: { to } }).catch((error: Error) => {
      const problem = problemOf(error)
      announce(problem ? sentenceOf(problem).what : text['error.unknown.what'], 'wrong')
    })
  return <ClockBar now={now} moving={moving.isPending} onNextMorning={() => move('nextWorkingMorning')} onWeek={() => move('week')} />
}
