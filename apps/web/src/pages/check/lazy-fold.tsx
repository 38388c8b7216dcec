import { type ReactNode, useState } from 'react'
import styles from './editor.module.css'

interface Props {
  readonly title: ReactNode
  readonly children: ReactNode
  /** Holds the corrections of a row: a key of the row may open it. */
  readonly corrections?: boolean
}

/** Unfolds what is drawn only then: a letter has many clauses, each with a hundred units. */
export function LazyFold({ title, children, corrections = false }: Props) {
  const [opened, setOpened] = useState(false)
  return (
    <details className={styles.fold} data-corrections={corrections || undefined} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{title}</summary>
      {opened && <div>{children}</div>}
    </details>
  )
}
