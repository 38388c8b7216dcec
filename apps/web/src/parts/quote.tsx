import type { ReactNode } from 'react'
import styles from './quote.module.css'

interface Props {
  readonly children: string
  /** Where it stands: `Mục 1, gạch đầu dòng thứ nhất, Số 1250/UBND-VX …`. */
  readonly source?: ReactNode
  /** `letter`: 18 px with a strong bar. `message`: a message as it was sent, smaller. */
  readonly of?: 'letter' | 'message'
}

/** The very words of a letter or of a message, in serif: what looks like paper is paper. */
export function Quote({ children, source, of = 'letter' }: Props) {
  return (
    <figure className={styles.quote} data-of={of}>
      <blockquote>{of === 'letter' ? `“${children}”` : children}</blockquote>
      {source && <figcaption>{source}</figcaption>}
    </figure>
  )
}
