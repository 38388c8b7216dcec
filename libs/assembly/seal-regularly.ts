import { MINUTE } from '#base'
import { sealDays, type Sql } from '#database'
import type { Log } from './house.js'

// A day is sealed ten to twenty minutes after midnight, or when the house opens again.
const EVERY = 10 * MINUTE

/** Seals the days that are over, now and from time to time. Answers how to stop it. */
export function sealRegularly(sql: Sql, log: Log): () => Promise<void> {
  let stopped = false
  let sealing: Promise<void> | null = null
  const seal = async (): Promise<void> => {
    let days = 0
    for await (const _ of sealDays(sql)) {
      days++
      if (stopped) break
    }
    if (days) log('sealed', { days })
  }
  const begin = (): void => {
    sealing ??= seal()
      .catch((error: Error) => log('seal.broken', { error: error.message }))
      .finally(() => (sealing = null))
  }
  begin()
  const timer = setInterval(begin, EVERY)
  return async () => {
    stopped = true
    clearInterval(timer)
    await sealing
  }
}
