import type { Due, LocalDate } from '#base'
import { endOf, number } from '../format.js'
import { text } from '../text/text.js'
import styles from './deadline.module.css'

interface Props {
  readonly due: Due
  /** Working days left, when known and not negative. */
  readonly left?: number | null
  /** On the day itself no days are counted; before a weekend none may be left and it is not yet that day. */
  readonly today?: LocalDate
  /** `row`: the date alone, for lists. `full`: with the letter's words, the source and the rules. */
  readonly form?: 'row' | 'full'
}

/** A due date and where it comes from. The rules that led to it stand on hover and, in full, unfold. */
export function Deadline({ due, left, today, form = 'row' }: Props) {
  if (due.on === null) return <span className={styles.quiet}>{text[due.source === 'byRegulation' ? 'deadline.byRegulation' : 'deadline.none']}</span>
  if (form === 'row') {
    return (
      <span className={styles.deadline} title={due.rules.join('\n') || undefined}>
        {endOf(due.on)}
        {due.source === 'officer' && <span className={styles.quiet}>{text['deadline.officer']}</span>}
      </span>
    )
  }
  return (
    <span className={styles.deadline}>
      <span>
        {due.text && <span className={styles.words}>{text['deadline.resolved'](due.text)} </span>}
        {due.text ? text['deadline.latest'].toLocaleLowerCase('vi') : text['deadline.latest']} <b>{endOf(due.on)}</b>
        {left !== undefined && left !== null && left >= 0 && (
          <span className={styles.words}>; {due.on === today ? text['deadline.today'] : text['deadline.left'](number(left))}</span>
        )}
      </span>
      {due.source === 'officer' && <span className={styles.quiet}>{text[due.text ? 'deadline.officer' : 'deadline.officer.silent']}</span>}
      <Rules rules={due.rules} />
    </span>
  )
}

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
