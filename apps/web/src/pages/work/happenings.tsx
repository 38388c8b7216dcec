import { dayOf, type Instant, instant } from '#base'
import type { HistoryEntry, Told, WorkView } from '#contract'
import { clock, number, shortDate } from '../../format.js'
import type { Happening } from '../../parts/timeline.js'
import { messageKinds } from '../../text/pages/work.js'
import { text } from '../../text/text.js'
import { Said } from './said.js'
import styles from './work.module.css'

type Past = Pick<WorkView, 'card' | 'children' | 'history' | 'told'>

/** What people did and which rungs rang, latest first; notes stand in their own place. */
export function happeningsOf(past: Past, now: Instant): readonly Happening[] {
  const acts = past.history
    .filter(({ event }) => event !== 'NOTE')
    .map((entry) => ({ at: entry.at, key: `${entry.instance}:${entry.version}`, what: <Entry entry={entry} of={labelOf(past, entry.instance)} /> }))
  const rungs = rungsOf(past.told, now).map((messages) => ({
    at: messages.at,
    key: `tin ${messages.key}`,
    what: <Rung rung={messages} of={labelOf(past, messages.instance)} />,
  }))
  return [...acts, ...rungs].sort((a, b) => b.at - a.at).map(({ at, key, what }) => ({ key, when: shortDate(dayOf(instant(at))), what }))
}

function labelOf({ card, children }: Past, id: number): string | null {
  return id === card.id ? null : (children.find((child) => child.id === id)?.label ?? null)
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
