import { number } from '../format.js'
import styles from './count.module.css'

/** The number of what waits, on a drawing; whoever bears it gives it its place. */
export function Count({ of }: { readonly of: number }) {
  return (
    <span className={styles.count} data-count>
      {countWords(of)}
    </span>
  )
}

/** The name of a button begins with what is seen on it. */
export function countWords(count: number): string {
  return count > 99 ? '99+' : number(count)
}
