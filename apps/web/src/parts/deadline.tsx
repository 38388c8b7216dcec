import type { Due, LocalDate } from '#base'
import { dateWithWeekday, endOf, number } from '../format.js'
import { text } from '../text/text.js'
import styles from './deadline.module.css'

interface Props {
  readonly due: Due
  /** Working days left, when known and not negative. */
  readonly left?: number | null
  /** On the day itself no days are counted; before a weekend none may be left and it is not yet that day. */
  readonly today?: LocalDate
  /** Who set it: `Theo Số 1250/UBND-VX ngày 20/04/2026`. */
  readonly set?: string | null
  /** `row`: the date alone, for lists. `full`: with the letter's words, the source and the rules. */
  readonly form?: 'row' | 'full'
}

/** A due date and where it comes from. The rules that led to it stand on hover and, in full, unfold. */
export function Deadline({ form = 'row', ...said }: Props) {
  const { on, source, rules, time } = said.due
  if (on === null) return <span className={styles.quiet}>{text[source === 'byRegulation' ? 'deadline.byRegulation' : 'deadline.none']}</span>
  if (form === 'full') return <InFull {...said} on={on} />
  return (
    <span className={styles.deadline} title={rules.join('\n') || undefined}>
      {endOfDue(on, time)}
      {source === 'officer' && <span className={styles.quiet}>{text['deadline.officer']}</span>}
    </span>
  )
}

function InFull({ on, due, left, today, set }: Omit<Props, 'form'> & { readonly on: LocalDate }) {
  return (
    <span className={styles.deadline}>
      <span>
        {due.text && <span className={styles.words}>{text['deadline.resolved'](due.text)} </span>}
        {due.text ? text['deadline.latest'].toLocaleLowerCase('vi') : text['deadline.latest']} <b>{endOfDue(on, due.time)}</b>
        {left !== undefined && left !== null && left >= 0 && (
          <span className={styles.words}>; {on === today ? text['deadline.today'] : text['deadline.left'](number(left))}</span>
        )}
      </span>
      {due.source === 'officer' && <span className={styles.quiet}>{text[due.text ? 'deadline.officer' : 'deadline.officer.silent']}</span>}
      {set && <span className={styles.quiet}>{set}</span>}
      <Rules rules={due.rules} />
    </span>
  )
}

/** With the hour where the date has one. */
const endOfDue = (on: LocalDate, time: string | undefined): string => (time === undefined ? endOf(on) : text['format.moment'](time, dateWithWeekday(on)))

function Rules({ rules }: { readonly rules: readonly string[] }) {
  if (rules.length === 0) return null
  return (
    <details className={styles.rules}>
      <summary>{text['deadline.rules']}</summary>
      <ol>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
    </details>
  )
}
