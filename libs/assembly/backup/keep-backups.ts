import fs from 'node:fs'
import path from 'node:path'
import type { Instant } from '#base'
import { backUp, isOlder, WrongBackup } from '#database'
import type { Log } from '../house.js'
import { folderOf, keptIn, nameFor, superfluous, type Reason } from './kept-backups.js'

export interface Keeper {
  /** Writes one when this program is about to change the schema. @throws WrongBackup: the update waits until there is room for a backup */
  beforeUpdate(): Promise<void>
  /** From now on one a day, and one more at the end. */
  start(): void
  close(): Promise<void>
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
// The first minutes of a morning belong to people.
const FIRST_LOOK = 5 * 60_000
// A program that is told to stop has 20 s in all.
const LONGEST_LAST = 10_000

/** Where there is nothing to keep: an own PostgreSQL has an administrator with habits of his own. */
export const keepsNone: Keeper = { beforeUpdate: () => Promise.resolve(), start: () => undefined, close: () => Promise.resolve() }

/**
 * Keeps backups of the embedded database by itself: an office PC has nobody who would think of it. A day without one brings one (at no
 * fixed hour: at night the PC is off), so does each clean stop, so that an update finds all that was done. A failure is logged, and
 * stops nothing but an update.
 */
export function keepBackups({ url, dataDir, days, program, log }: { url: string; dataDir: string; days: number; program: string; log: Log }): Keeper {
  const folder = folderOf(dataDir)
  const stopping = new AbortController()
  let [first, hourly]: (NodeJS.Timeout | null)[] = [null, null]
  let running: Promise<void> | null = null

  const write = async (reason: Reason, signal?: AbortSignal): Promise<void> => {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = path.join(folder, nameFor(Date.now() as Instant, reason))
    const done = await backUp(url, file, { program, force: true, ...(signal ? { signal } : {}) })
    for (const old of superfluous(keptIn(folder), days)) fs.rmSync(old.file, { force: true })
    log('backup.written', { ...done })
  }
  const look = async (): Promise<void> => {
    const [newest] = keptIn(folder)
    if (running || (newest && Math.abs(Date.now() - newest.at) < DAY)) return
    running = write('daily', stopping.signal).catch((error: Error) => log('backup.broken', { error: error.message }))
    await running
    running = null
  }
  return {
    beforeUpdate: async () => {
      if (await isOlder(url)) await write('before-update').catch(refuseUpdate)
    },
    start: () => {
      first = setTimeout(() => void look(), FIRST_LOOK).unref()
      hourly = setInterval(() => void look(), HOUR).unref()
    },
    close: async () => {
      if (!first || !hourly) return
      clearTimeout(first)
      clearInterval(hourly)
      stopping.abort()
      await running
      await write('daily', AbortSignal.timeout(LONGEST_LAST)).catch((error: Error) => log('backup.broken', { error: error.message }))
    },
  }
}

function refuseUpdate(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause)
  throw new WrongBackup(`This program changes the schema, and the backup before it failed. ${why} Mend that, or set BACKUP_DAYS=0 to go on without one.`, cause)
}
