import pg from 'pg'
import { startEmbedded } from './embedded/index.js'
import { WrongSetting, type Settings } from './settings.js'

/** The PostgreSQL server of the house: its own, or one that `DATABASE_URL` names. */
export interface Server {
  readonly url: string
  stop(): Promise<void>
}

export async function openServer(settings: Settings, progress: (line: string) => void): Promise<Server> {
  if (settings.databaseUrl !== null) {
    await reach(settings.databaseUrl)
    return { url: settings.databaseUrl, stop: () => Promise.resolve() }
  }
  progress('starting PostgreSQL')
  const embedded = await startEmbedded({ dir: settings.dataDir, database: 'don_doc', log: progress })
  return { url: embedded.url, stop: () => embedded.stop() }
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const why = error instanceof Error ? error.message || (error as { code?: string }).code : String(error)
    throw new WrongSetting(`DATABASE_URL names a PostgreSQL that does not answer: ${why}.`)
  } finally {
    await client.end().catch(() => undefined)
  }
}
