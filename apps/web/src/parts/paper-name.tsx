import type { LocalDate } from '#base'
import type { ReactNode } from 'react'
import { date } from '../format.js'
import { text } from '../text/text.js'
import styles from './paper-name.module.css'

interface Props {
  /** `66-KH/TU`, or in running text `Số 1250/UBND-VX`. */
  readonly number: string
  readonly on?: LocalDate | null
  /** The trích yếu: two lines at most, one with `oneLine`. */
  readonly about?: string
  readonly oneLine?: boolean
  readonly note?: ReactNode
}

/** A paper named as people name it: number bold, date grey, then what it is about. */
export function PaperName({ number, on, about, oneLine = false, note }: Props) {
  return (
    <span className={styles.paper}>
      <span>
        <span data-paper>{number}</span>
        {on && <span className={styles.date}> {text['paper.date'](date(on))}</span>}
      </span>
      {about && (
        <span className={styles.about} data-lines={oneLine ? 1 : 2} title={about}>
          {about}
        </span>
      )}
      {note && <span className={styles.note}>{note}</span>}
    </span>
  )
}
