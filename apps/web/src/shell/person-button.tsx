import type { ComponentPropsWithRef } from 'react'
import { Icon } from '../parts/icon.js'
import { text } from '../text/text.js'
import styles from './person-menu.module.css'

export function PersonButton(props: ComponentPropsWithRef<'button'>) {
  return (
    <button {...props} type="button" className={styles.open} aria-label={text['frame.person']}>
      <Icon name="more" size={20} />
    </button>
  )
}
