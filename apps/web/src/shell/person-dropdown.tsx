import { Menu } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { queries } from '../queries.js'
import { text } from '../text/text.js'
import { useSend } from '../use-send.js'
import type { PersonMenuProps } from './menu.js'
import { PersonButton } from './person-button.js'
import styles from './person-menu.module.css'

/** The open menu of `PersonMenu`; it is asked for by the first press, so it begins open. */
export function PersonDropdown({ me, more }: PersonMenuProps) {
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
    <Menu defaultOpened position="bottom-end" shadow="none" transitionProps={{ duration: 0 }} returnFocus>
      <Menu.Target>
        <PersonButton />
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
