import type { Me } from '#contract'
import { Menu } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { MenuItem } from '../parts/frame.js'
import { Icon } from '../parts/icon.js'
import { queries } from '../queries.js'
import { text } from '../text/text.js'
import { useSend } from '../use-send.js'
import styles from './person-menu.module.css'

interface Props {
  readonly me: Me
  /** Pages that the phone's bottom bar has no room for. */
  readonly more: readonly MenuItem[]
}

/** Who I am, my password, the way out; on the phone also the rest of the menu. */
export function PersonMenu({ me, more }: Props) {
  const navigate = useNavigate()
  const leaving = useSend('signOut')
  const leave = (): void =>
    leaving.mutate(
      {},
      {
        onSettled: () => {
          queries.clear()
          void navigate({ to: '/dang-nhap' })
        },
      },
    )
  return (
    <Menu position="bottom-end" shadow="none" transitionProps={{ duration: 0 }} returnFocus>
      <Menu.Target>
        <button type="button" className={styles.open} aria-label={text['frame.person']}>
          <Icon name="more" size={20} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        <Menu.Label className={styles.who ?? ''}>
          <b>{me.person.name}</b>
          <span data-quiet>{me.person.title}</span>
        </Menu.Label>
        {more.map(({ to, label }) => (
          <Menu.Item key={to} component={Link} to={to} className={styles.phone ?? ''}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item component={Link} to="/doi-mat-khau">
          {text['password.title']}
        </Menu.Item>
        <Menu.Item onClick={leave}>{text['shell.signOut']}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
