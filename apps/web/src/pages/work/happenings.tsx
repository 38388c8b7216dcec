import { dayOf, type Instant, instant } from '#base'
import type { HistoryEntry, Told, WorkView } from '#contract'
import { clock, number, shortDate } from '../../format.js'
import type { Happening } from '../../parts/timeline.js'
import { messageKinds } from '../../text/pages/work.js'
import { text } from '../../text/text.js'
import { capital } from './paper-words.js'
import { Said } from './said.js'
import styles from './work.module.css'

type Past = Pick<WorkView, 'card' | 'children' | 'history' | 'told' | 'indicators'>

/** What people did and which rungs rang, latest first; notes stand in their own place. */
export function happeningsOf(past: Past, now: Instant): readonly Happening[] {
  const acts = actsOf(past).map(({ entry, count }) => ({
    at: entry.at,
    key: `${entry.instance}:${entry.version}`,
    what: <Entry entry={entry} of={labelOf(past, entry.instance)} count={count} indicators={past.indicators} />,
  }))
  const rungs = rungsOf(past.told, now).map((messages) => ({
    at: messages.at,
    key: `tin ${messages.key}`,
    what: <Rung rung={messages} of={labelOf(past, messages.instance)} />,
  }))
  return [...acts, ...rungs].sort((a, b) => b.at - a.at).map(({ at, key, what }) => ({ key, when: shortDate(dayOf(instant(at))), what }))
}

interface Acted {
  readonly entry: HistoryEntry
  /** How many units met the same in the same moment: a round that opens writes 120 lines at once. */
  readonly count: number
}

function actsOf({ card, history }: Past): readonly Acted[] {
  const acts = new Map<string, Acted>()
  for (const entry of history) {
    if (entry.event === 'NOTE') continue
    const together = entry.instance !== card.id && entry.unit?.id !== card.unit?.id
    const key = together ? `${entry.definition} ${entry.event} ${clock(instant(entry.at))} ${dayOf(instant(entry.at))}` : `${entry.instance}:${entry.version}`
    const before = acts.get(key)
    acts.set(key, { entry: before?.entry ?? entry, count: (before?.count ?? 0) + 1 })
  }
  return [...acts.values()]
}

/** Whose it is, where it is not the page's own work: the unit, or what of the unit's. */
function labelOf({ card, children }: Past, id: number): string | null {
  const child = id === card.id ? undefined : children.find((one) => one.id === id)
  if (!child) return null
  return child.unit !== null && child.unit.id !== card.unit?.id ? child.unit.name : capital(child.label)
}

interface Rang {
  readonly key: string
  readonly at: number
  readonly instance: number
  readonly words: string
  readonly people: number
  readonly seen: number
}

/** One line for a rung, however many people it told. News are told by the acts themselves. */
function rungsOf(told: readonly Told[], now: Instant): readonly Rang[] {
  const rang = new Map<string, Rang>()
  for (const { instance, kind, level, deliverAt, seenAt } of told) {
    if (deliverAt > now || kind === 'news' || kind === 'open') continue
    const key = [instance, kind, level, dayOf(instant(deliverAt))].join(' ')
    const before = rang.get(key)
    rang.set(key, {
      key,
      at: before?.at ?? deliverAt,
      instance,
      words: rungWords(kind, level),
      people: (before?.people ?? 0) + 1,
      seen: (before?.seen ?? 0) + (seenAt === null ? 0 : 1),
    })
  }
  return [...rang.values()]
}

function rungWords(kind: string, level: number): string {
  if (level === 1) return text['mark.office']
  if (level === 2) return text['mark.leaders']
  return messageKinds[kind] ?? kind
}

function Rung({ rung: { words, people, seen, at }, of }: { readonly rung: Rang; readonly of: string | null }) {
  return (
    <>
      {words}
      {of !== null && <span className={styles.line}>{of}</span>}
      <span className={styles.line} data-quiet data-small>
        {text['work.rung.seen'](number(people), number(seen))} · {clock(instant(at))}
      </span>
    </>
  )
}

interface EntryProps extends Acted, Pick<WorkView, 'indicators'> {
  readonly of: string | null
}

function Entry({ entry, of, count, indicators }: EntryProps) {
  const { eventLabel, actor, at, said, state, reason } = entry
  const several = count > 1
  return (
    <>
      {eventLabel}
      {state !== null && state !== eventLabel && <span data-quiet> · {state}</span>}
      {of !== null && <span className={styles.line}>{several ? text['work.together'](number(count)) : of}</span>}
      {!several && <Details said={said} reason={reason} indicators={indicators} />}
      <span className={styles.line} data-quiet data-small>
        {[several ? null : whoOf(actor), clock(instant(at))].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}

function whoOf(actor: HistoryEntry['actor']): string {
  return actor ? `${actor.name}, ${actor.title}` : text['work.house']
}

function Details({ said, reason, indicators }: Pick<HistoryEntry, 'said' | 'reason'> & Pick<WorkView, 'indicators'>) {
  return (
    <>
      {said.map((line) => (
        <span key={line.label} className={styles.line}>
          <span data-quiet>{line.label}:</span> <Said line={line} indicators={indicators} />
        </span>
      ))}
      {reason !== null && <span className={styles.line}>{reason}</span>}
    </>
  )
}
