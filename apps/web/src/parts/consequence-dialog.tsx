import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { text } from '../text/text.js'
import { ErrorState } from './error-state.js'
import styles from './consequence-dialog.module.css'

interface Props {
  readonly opened: boolean
  /** The act as a question of the trade: `Giao nhiệm vụ`. */
  readonly title: string
  /** What will happen, in numbers: `120 đơn vị sẽ được giao nhiệm vụ; lần nhắc đầu tiên: 07 giờ 30 ngày 11/05/2026`. */
  readonly consequence: ReactNode
  /** A preview, a reason to be typed. */
  readonly children?: ReactNode
  /** The verb of the button, with its count. */
  readonly act: string
  readonly onAct: () => void
  readonly onClose: () => void
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly error?: unknown
}

/** A far-reaching act states its consequence before it is done. */
export function ConsequenceDialog({ opened, title, consequence, children, act, onAct, onClose, busy = false, disabled = false, error }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={560}
      padding="xl"
      centered
      transitionProps={{ duration: 120, transition: 'fade' }}
      closeButtonProps={{ 'aria-label': text['panel.close'] }}
      classNames={{ title: styles.title ?? '', content: styles.content ?? '' }}
    >
      <div className={styles.consequence}>{consequence}</div>
      {children}
      {error ? <ErrorState error={error} /> : null}
      <div className={styles.actions}>
        <Button onClick={onAct} loading={busy} disabled={disabled} data-autofocus>
          {act}
        </Button>
        <Button variant="default" onClick={onClose}>
          {text['dialog.cancel']}
        </Button>
      </div>
    </Modal>
  )
}
