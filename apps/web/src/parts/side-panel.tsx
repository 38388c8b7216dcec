import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { text } from '../text/text.js'
import styles from './side-panel.module.css'

interface Props {
  readonly opened: boolean
  readonly title: string
  readonly note?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the likely one first. */
  readonly actions?: ReactNode
}

/** Lies over the page's right edge and moves nothing; Esc closes and the focus returns to where it was opened. */
export function SidePanel({ opened, title, note, onClose, children, actions }: Props) {
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="right"
      size={360}
      trapFocus={false}
      lockScroll={false}
      closeOnClickOutside={false}
      classNames={{ inner: styles.inner ?? '', content: styles.panel ?? '', body: styles.body ?? '' }}
    >
      <Drawer.Content>
        <div className={styles.head}>
          <div>
            <Drawer.Title className={styles.title ?? ''}>{title}</Drawer.Title>
            {note && <div className={styles.note}>{note}</div>}
          </div>
          <Drawer.CloseButton aria-label={text['panel.close']} />
        </div>
        <Drawer.Body>
          {children}
          {actions && <div className={styles.actions}>{actions}</div>}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
