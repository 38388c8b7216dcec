import { VisuallyHidden } from '@mantine/core'
import { text } from '../text/text.js'
import styles from './loading.module.css'

/** The place of a list that is on its way: quiet lines, shown only when it takes longer than a moment. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div className={styles.loading} role="status">
      <VisuallyHidden>{text['loading.label']}</VisuallyHidden>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={styles.row} aria-hidden>
          <span data-long={i % 3} />
          <span />
        </div>
      ))}
    </div>
  )
}
