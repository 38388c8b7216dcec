import { localDate } from '#base'
import type { WaitingSuperior } from '#contract'
import { Link } from '@tanstack/react-router'
import { dateWithWeekday, number } from '../../format.js'
import { PaperName } from '../../parts/paper-name.js'
import { markOf, stateOf } from '../../parts/state-of.js'
import { Status } from '../../parts/status.js'
import { useToday } from '../../shell/use-now.js'
import { text } from '../../text/text.js'
import { useRead } from '../../use-read.js'
import styles from './today.module.css'

/** Party papers whose letter is still being written: who drafts it, until when. Nothing is shown when there is none. */
export function Superiors() {
  const waiting = useRead('waitingSuperiors', {})
  if (!waiting.data || waiting.data.length === 0) return null
  return (
    <section className={styles.strip} aria-labelledby="van-ban-cap-tren">
      <h2 id="van-ban-cap-tren">
        {text['today.superiors']} <span data-quiet>{number(waiting.data.length)}</span>
      </h2>
      <ul>
        {waiting.data.map((one) => (
          <Superior key={one.card.id} superior={one} />
        ))}
      </ul>
    </section>
  )
}

function Superior({ superior }: { readonly superior: WaitingSuperior }) {
  const { card, number: symbol, issuedOn, subject, drafter } = superior
  const today = useToday()
  const state = card.dueOn === null ? ({ is: 'noDate' } as const) : stateOf(card, today)
  return (
    <li className={styles.superior}>
      <Link to="/van-ban/$id" params={{ id: String(card.id) }} className={styles.paper ?? ''}>
        <PaperName number={symbol} on={issuedOn === null ? null : localDate(issuedOn)} {...(subject && { about: subject })} oneLine />
      </Link>
      <span data-quiet>
        {drafter ? text['today.drafts'](drafter.name) : text['today.noDrafter']}
        <br />
        {card.dueOn === null ? text['today.noDraftDue'] : text['today.draftDue'](dateWithWeekday(localDate(card.dueOn)))}
      </span>
      <Status
        state={state}
        mark={markOf(card)}
        note={card.workingDaysLeft === null || state.is === 'today' ? null : text['today.daysLeft'](number(card.workingDaysLeft))}
      />
    </li>
  )
}
