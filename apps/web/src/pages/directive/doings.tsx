import { dayOf, instant } from '#base'
import type { WorkView } from '#contract'
import { Fragment } from 'react'
import { clock, number, shortDate } from '../../format.js'
import type { Happening } from '../../parts/timeline.js'
import { eventWords } from '../../text/event-words.js'
import { text } from '../../text/text.js'
import { Said } from '../work/said.js'
import { type Entries, gathered } from './gathered.js'
import styles from './directive.module.css'

/** What happened under a whole document: the same act of one person on many units within a minute is one line. */
export function doings({ history, children }: Pick<WorkView, 'history' | 'children'>): readonly Happening[] {
  const labels = new Map(children.map(({ id, unit, label }) => [id, unit === null ? label : null]))
  return gathered([...history].sort((a, b) => b.at - a.at)).map((entries) => {
    const [first] = entries
    return {
      key: `${first.instance}:${first.version}`,
      when: shortDate(dayOf(instant(first.at))),
      what: <Doing entries={entries} of={labels.get(first.instance) ?? null} />,
    }
  })
}

function Doing({ entries, of }: { readonly entries: Entries; readonly of: string | null }) {
  const [entry] = entries
  const { said, reason, actor, at } = entry
  const units = [...new Set(entries.flatMap(({ unit }) => unit?.name ?? []))]
  const [first = '', ...more] = units
  return (
    <>
      {eventWords(entry)}
      {units.length > 0 && <b>: {more.length > 1 ? text['process.units'](first, number(more.length)) : units.join(', ')}</b>}
      {of !== null && <b>: {of}</b>}
      {entries.length === 1 && said.length > 0 && (
        <span className={styles.said}>
          {said.map((line, i) => (
            <Fragment key={line.label}>
              {i > 0 && ' · '}
              <span data-quiet>{line.label}:</span> <Said line={line} />
            </Fragment>
          ))}
        </span>
      )}
      {reason !== null && <span className={styles.said}>{reason}</span>}
      <span className={styles.said} data-quiet data-small>
        {actor ? `${actor.name}, ${actor.title}` : text['work.house']} · {clock(instant(at))}
      </span>
    </>
  )
}
