import type { OneTimePassword } from '#contract'
import { Button, Modal } from '@mantine/core'
import { Facts } from '../../parts/facts.js'
import { text } from '../../text/text.js'
import styles from './person.module.css'

/** A password that is shown once; the dialog closes by its button alone, not by a slip beside it. */
export function OneTime({ made, onClose }: { readonly made: OneTimePassword; readonly onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={text['oneTime.title']}
      size={480}
      padding="xl"
      centered
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles.oneTime}>
        <p>{text['oneTime.note']}</p>
        <Facts
          facts={[
            [text['oneTime.username'], <code key="username">{made.username}</code>],
            [text['oneTime.password'], <code key="password">{made.password}</code>],
          ]}
        />
        <Button onClick={onClose}>{text['oneTime.done']}</Button>
      </div>
    </Modal>
  )
}
