import { dayOf, instant, type Role } from '#base'
import type { PersonRef, WorkView } from '#contract'
import { type ReactNode, useState } from 'react'
import { number, shortDate } from '../../format.js'
import { Icon } from '../../parts/icon.js'
import { type Happening, Timeline } from '../../parts/timeline.js'
import { useNow } from '../../shell/use-now.js'
import { roleNames } from '../../text/roles.js'
import { text } from '../../text/text.js'
import { HISTORY } from './changed.js'
import { happeningsOf } from './happenings.js'
import styles from './work.module.css'

interface Props {
  readonly view: WorkView
  /** Of a unit in which the reader holds a post. */
  readonly own: boolean
  readonly others: ReactNode
}

/** Whom to call, what else may be done, what was said, and what happened. */
export function WorkSide({ view, own, others }: Props) {
  const names: Readonly<Record<string, string | undefined>> = roleNames satisfies Record<Role, string>
  const now = useNow()
  const holder = view.card.holder === null ? undefined : names[view.card.holder]
  return (
    <aside className={styles.side} aria-label={text['work.others']}>
      <Person title={text['work.follower']} person={view.follower} />
      {!own && <Person title={text['work.contact']} person={view.contact} />}
      {holder !== undefined && !view.card.done && <p data-quiet>{text['work.holder'](holder)}</p>}
      {others}
      <Talk view={view} />
      <section>
        <h2 className={styles.sideHead} id={HISTORY} tabIndex={-1}>
          {text['work.history']}
        </h2>
        <History happenings={happeningsOf(view, now)} />
      </section>
    </aside>
  )
}

const NEWEST = 15

/** The newest at once, the rest on request. */
function History({ happenings }: { readonly happenings: readonly Happening[] }) {
  const [all, setAll] = useState(false)
  const earlier = happenings.length - NEWEST
  return (
    <>
      <Timeline happenings={all ? happenings : happenings.slice(0, NEWEST)} />
      {earlier > 0 && !all && (
        <button type="button" className={styles.earlier} onClick={() => setAll(true)}>
          {text['work.earlier'](number(earlier))}
        </button>
      )}
    </>
  )
}

function Person({ title, person }: { readonly title: string; readonly person: PersonRef | null }) {
  if (person === null) return null
  return (
    <section>
      <h2 className={styles.sideHead}>{title}</h2>
      <div>{person.name}</div>
      <div data-quiet>{person.title}</div>
      {person.phone !== null && (
        <a className={styles.phone} href={`tel:${person.phone.replaceAll(' ', '')}`} aria-label={text['work.call'](person.name, person.phone)}>
          <Icon name="phone" />
          {person.phone}
        </a>
      )}
    </section>
  )
}

/** Notes between the unit and the Office, newest first. */
function Talk({ view: { history } }: { readonly view: WorkView }) {
  const notes = history.filter(({ event }) => event === 'NOTE')
  if (notes.length === 0) return null
  return (
    <section>
      <h2 className={styles.sideHead}>{text['work.talk']}</h2>
      {notes.map(({ instance, version, actor, at, said }) => (
        <div key={`${instance}:${version}`} className={styles.note}>
          <b>{actor?.name ?? text['work.house']}</b> <time>{shortDate(dayOf(instant(at)))}</time>
          <p className={styles.words}>{said.map(({ value }) => value).join('\n')}</p>
        </div>
      ))}
    </section>
  )
}
