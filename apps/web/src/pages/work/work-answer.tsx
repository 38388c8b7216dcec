import type { HistoryEntry, WorkView } from '#contract'
import { instant } from '#base'
import { moment } from '../../format.js'
import { Notice } from '../../parts/error-state.js'
import { Facts } from '../../parts/facts.js'
import { SectionHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import { Said } from './said.js'
import styles from './work.module.css'

/** The unit's move again: what the Office (or the focal unit, or the unit's head) asked for stands before the form. */
const GIVEN_BACK = ['supplementAsked', 'inProgress', 'drafting', 'consolidating']

/** Who sent it back and with which words. */
export function Asked({ view }: { readonly view: WorkView }) {
  const { card, reason } = view
  if (reason === null || card.done || !GIVEN_BACK.includes(card.state)) return null
  const back = newest(view, ({ event }) => ['REQUEST_SUPPLEMENT', 'RETURN', 'RETURN_TO_HANDLER', 'RETURN_LETTER', 'KEEP_UNIT'].includes(event))
  return (
    <div className={styles.block}>
      <Notice tone="kept" title={back ? titleOf(back) : text['work.asked.once']}>
        <p className={styles.words}>{reason}</p>
      </Notice>
    </div>
  )
}

/** What was handed in last: number, day, file, figures, and who entered it. */
export function Answer({ view }: { readonly view: WorkView }) {
  const { answer } = view
  if (answer === null) return null
  // What was entered later for a duty was taken over as a result that was there already.
  const entry = newest(view, ({ event }) => event === answer.is || (view.enteredLater !== null && event === 'CARRIED'))
  if (!entry || entry.said.length === 0) return null
  return (
    <section className={styles.block}>
      <SectionHead>{text['work.answer']}</SectionHead>
      <div className={styles.facts}>
        <Facts
          facts={[
            ...entry.said.map((line) => [line.label, <Said key={line.label} line={line} indicators={view.indicators} />] as const),
            ...(entry.actor ? [[text['work.answer.by'], `${entry.actor.name}, ${entry.actor.title}, ${moment(instant(entry.at))}`] as const] : []),
          ]}
        />
      </div>
    </section>
  )
}

function newest({ card, history }: WorkView, is: (entry: HistoryEntry) => boolean): HistoryEntry | undefined {
  return history.find((entry) => entry.instance === card.id && is(entry))
}

function titleOf({ eventLabel, actor, at }: HistoryEntry): string {
  return [eventLabel, actor && `${actor.name}, ${actor.title}`, moment(instant(at))].filter(Boolean).join(' · ')
}
