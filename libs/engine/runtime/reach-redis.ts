import { Redis } from 'ioredis'

const PATIENCE_MS = 5_000

/** Null when a Redis answers at that address; else what was said, for the sentence to whoever set it. */
export async function whyRedisUnreachable(url: string): Promise<string | null> {
  const client = new Redis(url, { lazyConnect: true, connectTimeout: PATIENCE_MS, maxRetriesPerRequest: 0, retryStrategy: () => null })
  let said: Error | null = null
  client.on('error', (error: Error) => (said = error))
  try {
    await client.connect()
    await client.ping()
    return null
  } catch (error) {
    // The listener hears the cause, `connect` only that the connection closed.
    return ((said ?? error) as Error).message
  } finally {
    client.disconnect()
  }
}
