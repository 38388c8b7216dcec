import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { text } from '../text/text.js'
import { Count, countWords } from './count.js'
import { Icon } from './icon.js'
import styles from './frame-header.module.css'

export interface HeaderProps {
  readonly person: { readonly name: string; readonly post: string; readonly menu?: ReactNode }
  readonly updates: number
  readonly onSearch: (words: string) => void
  readonly onUpdates: () => void
  /** On the phone a task page has a way back above and no bottom bar. */
  readonly back?: { readonly to: string; readonly label: string } | undefined
}

/** The name of the house, the search, what is new, and who is signed in. */
export function Header({ person, updates, onSearch, onUpdates, back }: HeaderProps) {
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

function Search({ onSearch }: Pick<HeaderProps, 'onSearch'>) {
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
