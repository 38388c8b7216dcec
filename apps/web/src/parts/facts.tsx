import type { ReactNode } from 'react'
import { Icon } from './icon.js'
import styles from './facts.module.css'

/** Name and value, line by line: `Người ký · Phó Chủ tịch …`. Empty values are left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

interface FoldProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly children: ReactNode
  /** For what is read or drawn only when somebody looks. */
  readonly onToggle?: (opened: boolean) => void
}

/** One quiet line that unfolds: `4 nội dung thường xuyên, trả lời trong báo cáo`. */
export function Fold({ title, note, children, onToggle }: FoldProps) {
  return (
    <details className={styles.fold} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary>
        <Icon name="right" />
        <span>
          {title} {note && <span data-quiet>{note}</span>}
        </span>
      </summary>
      <div className={styles.folded}>{children}</div>
    </details>
  )
}
