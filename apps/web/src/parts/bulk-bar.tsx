import type { ReactNode } from 'react'
import { number } from '../format.js'
import { text } from '../text/text.js'
import styles from './bulk-bar.module.css'

interface Props {
  readonly count: number
  /** `đơn vị`, `nhiệm vụ`. */
  readonly noun: string
  /** `trong 12 đơn vị quá hạn`. */
  readonly of?: string
  readonly onClear: () => void
  /** Buttons; the likely one last and solid, its label repeats the count. */
  readonly children: ReactNode
}

/** What may be done with the chosen rows. A row of the frame's grid under the list (`Frame.foot`): it covers nothing. */
export function BulkBar({ count, noun, of, onClear, children }: Props) {
  return (
    <div className={styles.bar} role="region" aria-label={text['bulk.region']} data-screen-only>
      <span aria-live="polite">
        <b>{text['bulk.chosen'](number(count), noun)}</b>
        {of && <span data-quiet> {of}</span>}
      </span>
      <button type="button" className={styles.clear} onClick={onClear}>
        {text['bulk.clear']}
      </button>
      <span className={styles.buttons}>{children}</span>
    </div>
  )
}

/** The same place for a far-reaching act: its consequence in numbers first, then what is missing, then the buttons. */
export function ConsequenceBar({
  label,
  consequence,
  missing,
  children,
}: {
  readonly label: string
  readonly consequence: ReactNode
  readonly missing?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.bar} role="region" aria-label={label} data-screen-only>
      <span className={styles.consequence}>
        {consequence}
        {missing && (
          <span className={styles.missing} aria-live="polite">
            {missing}
          </span>
        )}
      </span>
      <span className={styles.buttons}>{children}</span>
    </div>
  )
}
