import path from 'node:path'
import { openDatabase, openLedger, readBackup, restore, type Backup, type Restored } from '#database'
import { verify, type Verdict } from '#engine'
import { lockedDefinitions } from '../definitions.js'
import { openServer } from '../server.js'
import type { Place } from './back-up-house.js'

export interface RestoredHouse extends Restored, Pick<Verdict, 'instances' | 'moves' | 'faults'> {
  readonly backup: Backup
}

/**
 * Restores a backup into the empty database that the settings name (the embedded one is made for it), and then holds every chain of
 * history against its hashes. `faults` that are found were in the backed up house already: the file itself was whole.
 * @throws WrongBackup, CannotServe, WrongSetting with one sentence each; nothing is left behind
 */
export async function restoreHouse({ root, settings, progress }: Place, file: string): Promise<RestoredHouse> {
  const from = path.resolve(file)
  progress(`reading ${from}`)
  const backup = await readBackup(from)
  const server = await openServer(settings, progress)
  try {
    const restored = await restore(server.url, backup, progress)
    progress('verifying')
    return { backup, ...restored, ...(await verified(root, server.url)) }
  } finally {
    await server.stop()
  }
}

async function verified(root: string, url: string): Promise<Pick<Verdict, 'instances' | 'moves' | 'faults'>> {
  const database = await openDatabase({ url, max: 2 })
  try {
    const { instances, moves, faults } = await verify(openLedger(database.sql), lockedDefinitions(root))
    return { instances, moves, faults }
  } finally {
    await database.close()
  }
}
