import { dayOf, instant } from '#base'
import type { HistoryEntry } from '#contract'
import { Link } from '@tanstack/react-router'
import { clock, shortDate } from '../../format.js'
import { SectionHead } from '../../parts/section-head.js'
import { text } from '../../text/text.js'
import styles from './today.module.css'

const SHOWN = 12

interface Props {
  readonly entries: readonly HistoryEntry[]
  readonly now: number
}

/** What people did lately, newest first; the time where it was today, else the day. */
export function News({ entries, now }: Props) {
  const today = dayOf(instant(now))
  return (
    <section>
      <SectionHead>{text['today.news']}</SectionHead>
      {entries.length === 0 && <p className={styles.none}>{text['today.news.none']}</p>}
      <ul className={styles.news}>
        {entries.slice(0, SHOWN).map((entry) => {
          const at = instant(entry.at)
          const who = entry.unit?.name ?? entry.actor?.name
          const [said] = entry.said
          return (
            <li key={`${entry.instance}:${entry.version}`}>
              <time>{dayOf(at) === today ? clock(at) : shortDate(dayOf(at))}</time>
              <Link to="/viec/$id" params={{ id: String(entry.instance) }} className={styles.quietLink ?? ''}>
                {who && <b>{who}</b>}
                {who ? text['today.of'](lower(entry.eventLabel)) : entry.eventLabel}
                {said && ` (${said.value})`}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function lower(words: string): string {
  return words.charAt(0).toLocaleLowerCase('vi') + words.slice(1)
}
