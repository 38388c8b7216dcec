import { type Instant, instant } from '#base'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Lists are read again at most this often, however much happens: 120 units may answer within a minute. */
const QUIET_MS = 1000
/** A reconnect within this time is not worth a sentence. */
const LOST_AFTER_MS = 5000

/**
 * Follows the house's changes: each event says only that something changed, the page reads again within its own rights.
 * Answers since when the connection is lost, or null while it stands.
 */
export function useLive(): Instant | null {
  const queries = useQueryClient()
  const [lostSince, setLostSince] = useState<Instant | null>(null)
  useEffect(() => follow(queries, setLostSince), [queries])
  return lostSince
}

function follow(queries: QueryClient, setLostSince: (since: Instant | null) => void): () => void {
  const source = new EventSource('/api/live')
  let reading: ReturnType<typeof setTimeout> | undefined
  let losing: ReturnType<typeof setTimeout> | undefined
  const readAgain = (): void => {
    reading ??= setTimeout(() => {
      reading = undefined
      void queries.invalidateQueries()
    }, QUIET_MS)
  }
  source.onmessage = readAgain
  source.onopen = () => {
    if (losing === undefined) return
    clearTimeout(losing)
    losing = undefined
    setLostSince(null)
    // What happened while the line was cut was not told.
    readAgain()
  }
  source.onerror = () => {
    const since = instant(Date.now())
    losing ??= setTimeout(() => setLostSince(since), LOST_AFTER_MS)
  }
  return () => {
    source.close()
    clearTimeout(reading)
    clearTimeout(losing)
  }
}
