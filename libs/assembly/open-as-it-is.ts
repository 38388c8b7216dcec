import { checkSchema, openDatabase, type Database } from '#database'
import { openEngine, type Engine } from '#engine'
import { lockedDefinitions } from './definitions.js'
import { holdsCluster } from './embedded/index.js'
import { openServer } from './server.js'
import { WrongSetting, type Settings } from './settings.js'

/** A database with its engine, for commands that only look: nothing is migrated, given life, or set to work. */
export interface AsItIs {
  readonly database: Database
  readonly engine: Engine
  close(): Promise<void>
}

/**
 * Opens the house's database as it is, also while the house runs: the one of `DATABASE_URL`, or the embedded one, which is started when it
 * stands still. Throws `WrongSetting`, `CannotServe`, `WrongSchema` with one sentence each.
 */
export async function openAsItIs(root: string, settings: Settings, progress: (line: string) => void = () => undefined): Promise<AsItIs> {
  if (settings.databaseUrl === null && !holdsCluster(settings.dataDir)) throw new WrongSetting(`DATA_DIR ${settings.dataDir} holds no database.`)
  const server = await openServer(settings, progress)
  try {
    const database = await openDatabase({ url: server.url })
    const close = async (): Promise<void> => {
      await database.close()
      await server.stop()
    }
    await checkSchema(database.sql).catch(async (error: unknown) => {
      await database.close()
      throw error
    })
    return { database, engine: openEngine(database.store, lockedDefinitions(root)), close }
  } catch (error) {
    await server.stop().catch(() => undefined)
    throw error
  }
}
