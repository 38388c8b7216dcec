import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './disclosure.module.css'

interface Trigger {
  readonly 'aria-expanded': boolean
  readonly 'aria-controls': string | undefined
  readonly 'data-trigger': true
  readonly onClick: () => void
}

interface Props {
  /** The button; it gets what makes it open and close. */
  readonly trigger: (props: Trigger) => ReactNode
  /** Links and buttons, one a line; pressing one closes. */
  readonly children: ReactNode
}

/** A short list under a button: links and buttons in Tab order, Esc closes and the focus returns. */
export function Disclosure({ trigger, children }: Props) {
  const [opened, setOpened] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    if (!opened) return
    const close = (event: Event): void => {
      if (!(event.target instanceof Node && place.current?.contains(event.target))) setOpened(false)
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      setOpened(false)
      place.current?.querySelector<HTMLElement>('[data-trigger]')?.focus()
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
      document.removeEventListener('keydown', escape)
    }
  }, [opened])
  return (
    <div className={styles.place} ref={place}>
      {trigger({ 'aria-expanded': opened, 'aria-controls': opened ? id : undefined, 'data-trigger': true, onClick: () => setOpened(!opened) })}
      {opened && (
        <div id={id} className={styles.list} role="presentation" onClick={() => setOpened(false)}>
          {children}
        </div>
      )}
    </div>
  )
}
