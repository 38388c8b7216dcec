import { type ReactNode, useState } from 'react'
import styles from './check.module.css'

/** Unfolds what is drawn only then: a letter has many clauses, each with a hundred units. */
export function LazyFold({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  const [opened, setOpened] = useState(false)
  return (
    <details className={styles.fold} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{title}</summary>
      {opened && <div>{children}</div>}
    </details>
  )
}
