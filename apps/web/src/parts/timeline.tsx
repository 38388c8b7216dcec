import type { ReactNode } from 'react'
import styles from './timeline.module.css'

export interface Happening {
  readonly key: string
  /** `21/05`, or `08:12`. */
  readonly when: string
  readonly what: ReactNode
}

/** What happened, latest first. */
export function Timeline({ happenings }: { readonly happenings: readonly Happening[] }) {
  return (
    <ol className={styles.timeline}>
      {happenings.map(({ key, when, what }) => (
        <li key={key}>
          <time>{when}</time>
          <span>{what}</span>
        </li>
      ))}
    </ol>
  )
}
