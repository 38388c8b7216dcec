import fs from 'node:fs'
import { openAsItIs, rootDir, settingsOf } from '#assembly'
import { sealDays, sealsOf } from '#database'
import { say, Usage, valueOf } from '../usage.js'

/**
 * `seal [--export FILE]`: writes the seals of days that are over and have none yet (workers do so by themselves), and puts all of them into a
 * file, one JSON line a day, to be kept elsewhere: `verify --against FILE` then shows what nobody inside the database could.
 */
export async function seal(args: readonly string[]): Promise<void> {
  const file = valueOf(args, 'export')
  const root = rootDir()
  const opened = await openAsItIs(root, settingsOf(process.env, root), say)
  try {
    const { sql } = opened.database
    for await (const day of sealDays(sql)) say(`sealed ${day}`)
    const seals = await sealsOf(sql)
    if (file !== null) write(file, seals.map((one) => `${JSON.stringify(one)}\n`).join(''))
    say(`${seals.length} seals${seals.length ? `, the last of ${seals.at(-1)?.day}` : ''}${file === null ? '' : `, written to ${file}`}`)
  } finally {
    await opened.close()
  }
}

function write(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text)
  } catch (error) {
    throw new Usage(`--export ${file} cannot be written: ${(error as Error).message}`)
  }
}
