import type { Deliverer } from '#engine'
import type { Needs } from '../needs.js'
import { keyOf, sendTotals } from './house.js'

/** `look` says only that something below changed: all pending looks of a target are answered by one count (DESIGN §3.4). */
export function lookEffect(needs: Needs): Deliverer {
  return async (effects) => {
    const last = effects.at(-1)
    if (!last) return
    await sendTotals(needs, [...new Set(effects.flatMap(({ target }) => target ?? []))], keyOf(last))
  }
}
