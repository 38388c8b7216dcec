import { useLocation, useRouter } from '@tanstack/react-router'

/**
 * One word of a page's state that stands in the address bar, so that a filtered list can be sent on and comes back with `Back`.
 * The empty word leaves the address.
 */
export function useAddressWord(name: string): readonly [word: string, set: (word: string) => void] {
  const router = useRouter()
  const { pathname, search } = useLocation()
  const words: Readonly<Record<string, unknown>> = { ...search }
  const found = words[name]
  const set = (word: string): void => {
    const { [name]: _before, ...others } = words
    router.history.replace(`${pathname}${router.options.stringifySearch(word === '' ? others : { ...others, [name]: word })}`)
  }
  return [typeof found === 'string' || typeof found === 'number' ? String(found) : '', set]
}
