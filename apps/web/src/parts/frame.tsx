import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { number } from '../format.js'
import { text } from '../text/text.js'
import { Icon, type IconName } from './icon.js'
import styles from './frame.module.css'

export interface MenuItem {
  readonly to: string
  readonly label: string
  /** A shorter word for the phone's bottom bar, with its drawing. */
  readonly short?: string
  readonly icon: IconName
  /** What waits there. */
  readonly count?: number
  readonly current?: boolean
}

interface Props {
  readonly children: ReactNode
  /** What this person's posts allow; the first four stand in the phone's bottom bar. */
  readonly menu: readonly MenuItem[]
  readonly person: { readonly name: string; readonly post: string; readonly menu?: ReactNode }
  readonly updates: number
  readonly onSearch: (words: string) => void
  readonly onUpdates: () => void
  /** A strip under the header: the sample's clock, a lost connection. */
  readonly strip?: ReactNode
  /** A row under the page: bulk bar, consequence bar, the phone's two buttons. */
  readonly foot?: ReactNode
  /** Without the side menu: the letter needs the width. */
  readonly wide?: boolean
  /** On the phone a task page has a way back above and no bottom bar. */
  readonly back?: { readonly to: string; readonly label: string }
}

/** Header, menu of what my posts allow, page, and what stands under it. */
export function Frame({ children, menu, strip, foot, wide = false, back, ...header }: Props) {
  return (
    <div className={styles.frame} data-wide={wide || undefined} data-task={back ? true : undefined}>
      <a className={styles.skip} href="#content">
        {text['frame.toContent']}
      </a>
      <div className={styles.top} data-screen-only>
        <Header {...header} back={back} />
        {strip && <div data-strip>{strip}</div>}
      </div>
      {!wide && <SideMenu menu={menu} />}
      <main id="content" className={styles.main} tabIndex={-1} data-scroll>
        {children}
      </main>
      {foot && <div className={styles.foot}>{foot}</div>}
      {!back && <BottomBar menu={menu.slice(0, 4)} />}
    </div>
  )
}

type HeaderProps = Pick<Props, 'person' | 'updates' | 'onSearch' | 'onUpdates'> & { readonly back: Props['back'] }

function Header({ person, updates, onSearch, onUpdates, back }: HeaderProps) {
  const [searching, setSearching] = useState(false)
  return (
    <header className={styles.header} data-searching={searching || undefined}>
      <Link className={styles.name} to="/" aria-label={text['house.home']}>
        {text['house.name']}
      </Link>
      {back && (
        <Link className={styles.back} to={back.to}>
          <Icon name="back" size={20} />
          {back.label}
        </Link>
      )}
      <Search onSearch={onSearch} />
      <button
        type="button"
        className={`${styles.tool} ${styles.phoneOnly}`}
        aria-label={text['frame.search.open']}
        aria-expanded={searching}
        onClick={() => setSearching(!searching)}
      >
        <Icon name="search" size={20} />
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-label={updates ? text['frame.updates'](countWords(updates)) : text['frame.noUpdates']}
        onClick={onUpdates}
      >
        <Icon name="bell" size={20} />
        {updates > 0 && <Count of={updates} />}
      </button>
      <div className={styles.person}>
        <b>{person.name}</b>
        <span>{person.post}</span>
      </div>
      {person.menu}
    </header>
  )
}

function Search({ onSearch }: Pick<Props, 'onSearch'>) {
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const words = new FormData(event.currentTarget).get('q')
    if (typeof words === 'string' && words.trim() !== '') onSearch(words.trim())
  }
  return (
    <form className={styles.search} role="search" onSubmit={search}>
      <Icon name="search" />
      <input name="q" type="search" autoComplete="off" aria-label={text['frame.search.label']} placeholder={text['frame.search']} />
    </form>
  )
}

function SideMenu({ menu }: { readonly menu: readonly MenuItem[] }) {
  return (
    <nav className={styles.side} aria-label={text['frame.functions']} data-screen-only>
      {menu.map((item) => (
        <Link key={item.to} to={item.to} className={styles.item} aria-current={item.current ? 'page' : undefined}>
          <span>{item.label}</span>
          {item.count ? (
            <span data-figures>
              {number(item.count)}
              <VisuallyHidden> {text['frame.waiting']}</VisuallyHidden>
            </span>
          ) : null}
        </Link>
      ))}
      <p className={styles.warning}>{text['house.noSecrets']}</p>
    </nav>
  )
}

function BottomBar({ menu }: { readonly menu: readonly MenuItem[] }) {
  return (
    <nav className={styles.bottom} aria-label={text['frame.functions']} data-screen-only>
      {menu.map((item) => (
        <Link key={item.to} to={item.to} aria-current={item.current ? 'page' : undefined}>
          <span className={styles.drawing}>
            <Icon name={item.icon} size={22} />
            {item.count ? <Count of={item.count} /> : null}
          </span>
          <span>{item.short ?? item.label}</span>
        </Link>
      ))}
    </nav>
  )
}

function Count({ of }: { readonly of: number }) {
  return <span className={styles.count}>{countWords(of)}</span>
}

/** The name of a button begins with what is seen on it. */
function countWords(count: number): string {
  return count > 99 ? '99+' : number(count)
}

/** The usual margins of a page. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles.page}>{children}</div>
}
