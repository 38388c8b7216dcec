import type { Me } from '#contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { call } from '../api.js'
import { number } from '../format.js'
import type { MenuItem } from '../parts/frame-menu.js'
import { Icon } from '../parts/icon.js'
import { queries } from '../queries.js'
import { text } from '../text/text.js'
import { Disclosure } from './disclosure.js'
import styles from './person-menu.module.css'

interface Props {
  readonly me: Me
  /** Pages that the phone's bottom bar has no room for. */
  readonly more: readonly MenuItem[]
}

/** Who I am, my leaves, my password, the way out; on the phone also the rest of the menu. */
export function PersonMenu({ me, more }: Props) {
  const navigate = useNavigate()
  // Nothing of one person stays for the next one at the same machine; without an answer the page is left all the same.
  const leave = async (): Promise<void> => {
    await call('signOut', {}).catch(() => undefined)
    await navigate({ to: '/dang-nhap' })
    queries.clear()
  }
  return (
    <Disclosure
      trigger={(props) => (
        <button {...props} type="button" className={styles.open} aria-label={text['frame.person']}>
          <Icon name="more" size={20} />
        </button>
      )}
    >
      <p className={styles.who}>
        <b>{me.person.name}</b>
        <span data-quiet>{me.person.title}</span>
      </p>
      {more.map(({ to, label, count }) => (
        <Link key={to} to={to} className={styles.phone ?? ''}>
          {label}
          {count ? ` (${number(count)})` : null}
        </Link>
      ))}
      <Link to="/ca-nhan">{text['me.title']}</Link>
      <Link to="/doi-mat-khau">{text['password.title']}</Link>
      <button type="button" onClick={() => void leave()}>
        {text['shell.signOut']}
      </button>
    </Disclosure>
  )
}
