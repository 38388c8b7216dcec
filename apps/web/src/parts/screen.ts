import { useEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

// With `screen`: a sheet of A4 is 642 px wide and would be taken for a phone.
const PHONE = 'screen and (max-width: 700px)'

/** The narrow layout of the phone; never on paper. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(PHONE)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(PHONE).matches,
  )
}

/** While the page is printed: a list that shows only what is in view must then show all of it. */
export function useIsPrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true))
    const end = (): void => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}
