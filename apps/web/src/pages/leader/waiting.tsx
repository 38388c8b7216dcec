import type { WorkCard } from '#contract'
import { text } from '../../text/text.js'
import { LinkButton } from '../work/link-button.js'
import { workPath } from '../work/paths.js'
import styles from './leader.module.css'

/** What waits for the leader's word: dates of papers that he signed. */
export function Waiting({ cards }: { readonly cards: readonly WorkCard[] }) {
  if (cards.length === 0) return <p className={styles.none}>{text['leader.waiting.none']}</p>
  return (
    <ul className={styles.list}>
      {cards.map(({ id, unit, label, note }) => (
        <li key={id}>
          <p>
            <b>{unit?.name}</b>
            {text['leader.waiting.row'](label)} {note}
          </p>
          <span className={styles.open} data-screen-only>
            <LinkButton to={workPath(id)} label={text['leader.openNamed'](label)}>
              {text['leader.open']}
            </LinkButton>
          </span>
        </li>
      ))}
    </ul>
  )
}
