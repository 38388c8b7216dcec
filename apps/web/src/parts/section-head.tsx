import type { ReactNode } from 'react'
import { number } from '../format.js'
import styles from './section-head.module.css'

interface Props {
  readonly children: string
  /** Things, not rows. */
  readonly count?: number
  /** A link or a quiet button at the right. */
  readonly end?: ReactNode
}

/** The head of a group: `Chờ xử lý 9`, with a hairline under it. */
export function SectionHead({ children, count, end }: Props) {
  return (
    <div className={styles.section}>
      <h2>{children}</h2>
      {count !== undefined && <span data-quiet>{number(count)}</span>}
      {end && <span className={styles.end}>{end}</span>}
    </div>
  )
}

/** The head of a page: its one `h1`, a quiet line under it, buttons at the right (on the phone below). */
export function PageHead({ title, note, children }: { readonly title: ReactNode; readonly note?: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className={styles.page}>
      <div>
        <h1>{title}</h1>
        {note && <div className={styles.note}>{note}</div>}
      </div>
      {children && (
        <div className={styles.buttons} data-screen-only>
          {children}
        </div>
      )}
    </div>
  )
}
