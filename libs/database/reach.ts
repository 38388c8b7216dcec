import pg from 'pg'

/** Null when a PostgreSQL answers at that address within five seconds; else what it said, for the sentence to whoever set it. */
export async function whyUnreachable(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return null
  } catch (error) {
    return error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}
