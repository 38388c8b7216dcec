import type { Instant } from '#base'
import { memoryStore } from './memory-store.js'
import { storeConformance } from './store-conformance.js'

storeConformance('memory', async () => {
  let now = 1_795_000_000_000
  return {
    store: memoryStore({ now: () => now as Instant }),
    advance: async (ms) => void (now += ms),
    close: async () => undefined,
  }
})
