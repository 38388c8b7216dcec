import { backUpHouse, rootDir, settingsOf } from '#assembly'
import { has, say, Usage } from '../usage.js'

/** `backup FILE [--force] [--json]`: the whole house, as it stands at this moment, in one file; also while it runs. */
export async function backup(args: readonly string[]): Promise<void> {
  const [file, ...others] = args.filter((arg) => !arg.startsWith('--'))
  if (file === undefined || others.length) throw new Usage('backup FILE [--force] [--json]')
  const root = rootDir()
  const done = await backUpHouse({ root, settings: settingsOf(process.env, root), progress: say }, file, has(args, 'force'))
  const { tables, rows, bytes, seconds } = done
  const plain = `${done.file}: ${tables} tables, ${rows} rows, ${bytes} bytes, ${seconds} s`
  process.stdout.write(`${has(args, 'json') ? JSON.stringify({ file: done.file, tables, rows, bytes, seconds }) : plain}\n`)
}
