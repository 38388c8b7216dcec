import path from 'node:path'
import { restoreHouse, rootDir, settingsOf } from '#assembly'
import { has, say, Usage, valueOf } from '../usage.js'

const HOW = 'restore FILE [--data-dir FOLDER] [--json]'

/**
 * `restore FILE [--data-dir FOLDER] [--json]`: a backup into an empty database: that of DATABASE_URL, or a new embedded one in DATA_DIR or
 * in the folder given. Ends with 1 when a chain of history does not hold.
 */
export async function restoreCommand(args: readonly string[]): Promise<void> {
  const began = performance.now()
  const folder = valueOf(args, 'data-dir')
  const [file, ...others] = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--data-dir')
  if (file === undefined || others.length) throw new Usage(HOW)
  const root = rootDir()
  const env = folder === null ? process.env : { ...process.env, DATA_DIR: path.resolve(folder), DATABASE_URL: '' }
  const { backup, tables, rows, instances, moves, faults, upgraded } = await restoreHouse({ root, settings: settingsOf(env, root), progress: say }, file)
  const seconds = Math.round(performance.now() - began) / 1000
  say(`a ${backup.header.kind} as it stood on ${backup.header.moment}${upgraded.length ? `; the schema took ${upgraded.length} steps more` : ''}`)
  if (folder !== null) say(`start it with DATA_DIR=${path.resolve(folder)}`)
  for (const { kind, instance, version, says } of faults) say([kind, instance, version, says].filter((part) => part !== null).join(' '))
  if (faults.length) process.exitCode = 1
  const answer = { tables, rows, instances, moves, faults, seconds }
  const verdict = faults.length ? `${faults.length} faults, although the file is whole` : 'every chain whole'
  const plain = `${tables} tables, ${rows} rows; ${instances} instances, ${moves} moves: ${verdict}; ${seconds} s`
  process.stdout.write(`${has(args, 'json') ? JSON.stringify(answer) : plain}\n`)
}
