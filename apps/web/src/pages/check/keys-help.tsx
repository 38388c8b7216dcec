import { Modal } from '@mantine/core'
import { text } from '../../text/text.js'
import styles from './editor.module.css'

/** What can be done without a mouse, on one sheet. */
export function KeysHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={text['keys.title']} size={480} centered closeButtonProps={{ 'aria-label': text['panel.close'] }}>
      <dl className={styles.keys}>
        {text['keys.list'].map((line) => (
          <div key={line}>
            <dt>
              <kbd>{line.slice(0, line.indexOf(':'))}</kbd>
            </dt>
            <dd>{line.slice(line.indexOf(':') + 1)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
