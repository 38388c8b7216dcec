import type { WorkCard } from '#contract'
import { Link } from '@tanstack/react-router'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import { useToday } from '../../shell/use-now.js'
import { capital } from '../work/paper-words.js'
import { workPath } from '../work/paths.js'
import styles from './unit-work.module.css'

/** Work that asks nothing: name, where it stands, what was handed in. */
export function QuietList({ cards }: { readonly cards: readonly WorkCard[] }) {
  const today = useToday()
  return (
    <ul className={styles.quiet}>
      {cards.map((card) => (
        <li key={card.id}>
          <Link to={workPath(card.id)}>{capital(card.label)}</Link>
          <Status state={stateOf(card, today)} mark={markOf(card)} note={card.note} />
        </li>
      ))}
    </ul>
  )
}
