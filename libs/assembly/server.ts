import { whyUnreachable } from '#database'
import { startEmbedded } from './embedded/index.js'
import { WrongSetting, type Settings } from './settings.js'

/** The PostgreSQL server of the house: its own, or one that `DATABASE_URL` names. */
export interface Server {
  readonly url: string
  stop(): Promise<void>
}

export async function openServer(settings: Settings, progress: (line: string) => void): Promise<Server> {
  if (settings.databaseUrl !== null) {
    const why = await whyUnreachable(settings.databaseUrl)
    if (why !== null) throw new WrongSetting(`DATABASE_URL names a PostgreSQL that does not answer: ${why}.`)
    return { url: settings.databaseUrl, stop: () => Promise.resolve() }
  }
  progress('starting PostgreSQL')
  const embedded = await startEmbedded({ dir: settings.dataDir, database: 'don_doc', log: progress })
  return { url: embedded.url, stop: () => embedded.stop() }
}
