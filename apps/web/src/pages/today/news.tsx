import { dayOf, instant } from '#base'
import type { HistoryEntry } from '#contract'
import { Link } from '@tanstack/react-router'
import { clock, number, shortDate } from '../../format.js'
import { SectionHead } from '../../parts/section-head.js'
import { eventWords } from '../../text/event-words.js'
import { text } from '../../text/text.js'
import { type Entries, gathered } from '../directive/gathered.js'
import { type Letters, nameOf } from '../directives/use-letters.js'
import styles from './today.module.css'

const SHOWN = 12

interface Props {
  readonly entries: readonly HistoryEntry[]
  readonly now: number
  readonly letters: Letters
}

/** What people did lately, newest first; the time where it was today, else the day. The same act on many units is one line. */
export function News({ entries, now, letters }: Props) {
  const today = dayOf(instant(now))
  const news = gathered(entries)
  return (
    <section>
      <SectionHead>{text['today.news']}</SectionHead>
      {news.length === 0 && <p className={styles.none}>{text['today.news.none']}</p>}
      <ul className={styles.news}>
        {news.slice(0, SHOWN).map((group) => {
          const [{ instance, version, at }] = group
          const day = dayOf(instant(at))
          return (
            <li key={`${instance}:${version}`}>
              <time>{day === today ? clock(instant(at)) : shortDate(day)}</time>
              <Link to="/viec/$id" params={{ id: String(instance) }} className={styles.quietLink ?? ''}>
                <Words group={group} letters={letters} />
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** `UBND xã Bảo Nhai: nhập kế hoạch đã ban hành (58/KH-UBND)` of what a unit did, `Nhắc việc: Sở Y tế` of what was done to it. */
function Words({ group, letters }: { readonly group: Entries; readonly letters: Letters }) {
  const [entry] = group
  const { actor, unit, said, instance } = entry
  const done = eventWords(entry)
  const units = [...new Set(group.flatMap((one) => one.unit?.name ?? []))]
  const [first = '', ...more] = units
  const named = more.length > 1 ? text['today.unitsMore'](first, number(more.length)) : units.join(', ')
  const word = group.length === 1 && said[0] ? ` (${said[0].value})` : ''
  // Only the acts on a document itself tell which document it was.
  const paper = nameOf(letters.get(instance))
  const whom = named || actor?.name
  if (unit === null || actor?.title.endsWith(unit.name)) {
    return (
      <>
        {whom && <b>{whom}</b>}
        {whom ? text['today.of'](lower(done)) : done}
        {paper && ` · ${paper}`}
        {word}
      </>
    )
  }
  return (
    <>
      {done}
      {whom && <b>{text['today.of'](whom)}</b>}
      {word}
    </>
  )
}

function lower(words: string): string {
  return words.charAt(0).toLocaleLowerCase('vi') + words.slice(1)
}
