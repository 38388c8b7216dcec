import { useEffect, useSyncExternalStore } from 'react'
import { text } from '../text/text.js'
import { dismiss, listen, saidNow } from './announce.js'
import { Icon } from './icon.js'
import styles from './announcer.module.css'

/** Long enough to read two lines slowly; what went wrong stays until it is closed. */
const STAYS_MS = 8000

/** The one place where short confirmations appear. Stands once, at the root; its live regions are there before the first word. */
export function Announcer() {
  const said = useSyncExternalStore(listen, saidNow)
  useEffect(() => {
    if (said === null || said.tone === 'wrong') return
    const going = setTimeout(() => dismiss(said.id), STAYS_MS)
    return () => clearTimeout(going)
  }, [said])
  const shown = said !== null && said.sentence !== ''
  return (
    <div className={styles.place} data-screen-only>
      <div
        role="status"
        aria-live={said?.tone === 'wrong' ? 'assertive' : 'polite'}
        className={styles.words}
        data-shown={shown || undefined}
        data-tone={said?.tone === 'wrong' ? 'late' : 'done'}
      >
        {shown && (
          <>
            <Icon name={said.tone === 'wrong' ? 'wrong' : 'tick'} size={18} />
            <span>{said.sentence}</span>
            <button type="button" aria-label={text['panel.close']} onClick={() => dismiss(said.id)}>
              <Icon name="close" />
            </button>
          </>
        )}
      </div>
    </div>
  )
}
