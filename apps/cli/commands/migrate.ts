import { rootDir, settingsOf, WrongSetting } from '#assembly'
import { migrate } from '#database'
import { migrateQueue } from '#engine/runtime'
import { say } from '../usage.js'

/** Brings the schema of `DATABASE_URL` up to this program; one-shot, before servers and workers start. */
export async function migrateCommand(): Promise<void> {
  const { databaseUrl } = settingsOf(process.env, rootDir())
  if (databaseUrl === null) throw new WrongSetting('DATABASE_URL is not set: the embedded database migrates itself at the start.')
  const { applied } = await migrate(databaseUrl)
  await migrateQueue(databaseUrl)
  say(applied.length ? `applied: ${applied.join(', ')}` : 'the schema is current')
}
