import type { Instant } from '#base'
import { giveBirth, openDatabase, putClockForward } from '#database'
import { memoryStore, type Store } from '#engine'
import { freshDatabase } from '../support/database.js'

/** A store with a clock that a test may put forward. */
export interface StoreBench {
  readonly store: Store
  advance(ms: number): Promise<void>
  close(): Promise<void>
}

// A Saturday, 21/11/2026 10:53 in Việt Nam; any moment would do.
const START = 1_795_233_180_000

export async function memoryBench(): Promise<StoreBench> {
  let now = START
  return { store: memoryStore({ now: () => now as Instant }), advance: async (ms) => void (now += ms), close: async () => undefined }
}

export async function postgresBench(): Promise<StoreBench> {
  const fresh = await freshDatabase()
  const { store, sql, close } = await openDatabase({ url: fresh.url })
  await giveBirth(sql, 'sample')
  return {
    store,
    advance: async (ms) => void (await putClockForward(sql, ((await store.now()) + ms) as Instant)),
    close: async () => {
      await close()
      await fresh.drop()
    },
  }
}

/** Both stores, for suites that run on each. */
export const benches: readonly (readonly [name: string, open: () => Promise<StoreBench>])[] = [
  ['memory', memoryBench],
  ['PostgreSQL', postgresBench],
]
