import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface Props {
  /** `Không có văn bản chờ xử lý`. */
  readonly title: string
  /** Why it is empty, and what comes next. */
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** An empty list says why and what next, where the list would start. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <div className={styles.why}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
