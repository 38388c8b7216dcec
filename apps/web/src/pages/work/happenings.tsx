import { dayOf, instant } from '#base'
import type { HistoryEntry, WorkView } from '#contract'
import { clock, shortDate } from '../../format.js'
import type { Happening } from '../../parts/timeline.js'
import { text } from '../../text/text.js'
import { Said } from './said.js'
import styles from './work.module.css'

/** What happened, latest first; notes stand in their own place. */
export function happeningsOf({ card, children, history }: Pick<WorkView, 'card' | 'children' | 'history'>): readonly Happening[] {
  return history
    .filter(({ event }) => event !== 'NOTE')
    .map((entry) => ({
      key: `${entry.instance}:${entry.version}`,
      when: shortDate(dayOf(instant(entry.at))),
      what: <Entry entry={entry} of={entry.instance === card.id ? null : (children.find(({ id }) => id === entry.instance)?.label ?? null)} />,
    }))
}

function Entry({ entry, of }: { readonly entry: HistoryEntry; readonly of: string | null }) {
  const { eventLabel, actor, at, said, state, reason } = entry
  return (
    <>
      {eventLabel}
      {state !== null && state !== eventLabel && <span data-quiet> · {state}</span>}
      {of !== null && <span className={styles.line}>{of}</span>}
      {said.map((line) => (
        <span key={line.label} className={styles.line}>
          <span data-quiet>{line.label}:</span> <Said line={line} />
        </span>
      ))}
      {reason !== null && <span className={styles.line}>{reason}</span>}
      <span className={styles.line} data-quiet data-small>
        {actor ? `${actor.name}, ${actor.title}` : text['work.house']} · {clock(instant(at))}
      </span>
    </>
  )
}
