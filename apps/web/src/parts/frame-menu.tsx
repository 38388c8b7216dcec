import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { number } from '../format.js'
import { text } from '../text/text.js'
import { Count } from './count.js'
import { Icon, type IconName } from './icon.js'
import styles from './frame-menu.module.css'

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

/** At the left on a wide screen. */
export function SideMenu({ menu }: { readonly menu: readonly MenuItem[] }) {
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

/** At the bottom of a phone, where there is no side menu. */
export function BottomBar({ menu }: { readonly menu: readonly MenuItem[] }) {
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
