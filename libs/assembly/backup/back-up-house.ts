import path from 'node:path'
import { backUp, WrongBackup, type BackedUp } from '#database'
import { holdsCluster } from '../embedded/index.js'
import { programVersion } from '../program-version.js'
import { openServer } from '../server.js'
import type { Settings } from '../settings.js'

/** A house named by its settings, and who hears how far it is. */
export interface Place {
  readonly root: string
  readonly settings: Settings
  readonly progress: (line: string) => void
}

/**
 * Backs up the database that the settings name into a file; the embedded one also while the house runs on it, and it is started when not.
 * @throws WrongBackup, CannotServe, WrongSetting with one sentence each
 */
export async function backUpHouse({ root, settings, progress }: Place, file: string, force: boolean): Promise<BackedUp> {
  if (settings.databaseUrl === null && !holdsCluster(settings.dataDir))
    throw new WrongBackup(`${settings.dataDir} holds no database: set DATA_DIR or DATABASE_URL to the house that is to be backed up.`)
  const server = await openServer(settings, progress)
  try {
    return await backUp(server.url, path.resolve(file), { program: programVersion(root), force, progress })
  } finally {
    await server.stop()
  }
}
