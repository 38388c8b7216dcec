import { dayOf, instant } from '#base'
import type { LeaderPage } from '#contract'
import { date, number } from '../../format.js'
import { Sign } from '../../parts/sign.js'
import { looks } from '../../parts/state.js'
import { wordOf } from '../../parts/state-words.js'
import { stateOf } from '../../parts/state-of.js'
import { text } from '../../text/text.js'
import { LinkButton } from '../work/link-button.js'
import { workPath } from '../work/paths.js'
import styles from './leader.module.css'

type Line = LeaderPage['confirmed'][number]

/** Names stand here only after a leader of the Office confirmed them; the rest is a number. */
export function Confirmed({ page: { confirmed, beingChecked, at } }: { readonly page: LeaderPage }) {
  return (
    <>
      {confirmed.length === 0 && <p className={styles.none}>{text['leader.confirmed.none']}</p>}
      <ol className={styles.list}>
        {confirmed.map((line) => (
          <Row key={line.work.id} line={line} at={at} />
        ))}
      </ol>
      {beingChecked > 0 && <p className={styles.none}>{text['leader.checking'](number(beingChecked))}</p>}
    </>
  )
}

function Row({ line: { work, directive, urgingLetter, confirmedBy, confirmedAt }, at }: { readonly line: Line; readonly at: number }) {
  const state = stateOf(work, dayOf(instant(at)))
  return (
    <li>
      <div>
        <p>
          <b>{work.unit?.name}</b>
          {text['leader.what'](work.label)}
          {directive.number !== null && (
            <>
              {text['leader.by']}
              <span className={styles.paper}>{directive.number}</span>
            </>
          )}
          .
        </p>
        <p>
          <span className={styles.state} data-tone={looks[state.is].tone}>
            <Sign name={looks[state.is].sign} size={11} /> {wordOf(state)}
          </span>
          <span className={styles.soft}> · {urgingLetter === null ? text['leader.notUrged'] : text['leader.urged'](urgingLetter)}</span>
        </p>
        {confirmedBy && confirmedAt !== null && (
          <p className={styles.soft}>{text['leader.confirmedBy'](`${confirmedBy.name}, ${confirmedBy.title}`, date(dayOf(instant(confirmedAt))))}</p>
        )}
      </div>
      <span className={styles.open} data-screen-only>
        <LinkButton to={workPath(work.id)} label={text['leader.openNamed'](work.label)}>
          {text['leader.open']}
        </LinkButton>
      </span>
    </li>
  )
}
