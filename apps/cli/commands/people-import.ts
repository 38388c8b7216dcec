import { isUtf8 } from 'node:buffer'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { csvLines, openHouse, rootDir, settingsOf } from '#assembly'
import { problemSentence, type Imported, type ImportedAccount, type TableRow } from '#cascade'
import { has, say, Usage, valueOf } from '../usage.js'
import { whoActs } from '../who.js'

const HOW = 'people import FILE.csv --passwords NEW-FILE [--by USERNAME] [--json], or people import FILE.csv --dry-run'

/**
 * `people import FILE.csv --passwords NEW-FILE`: people with their posts and accounts from a table, all or none; `--dry-run` says what would be and
 * what is wrong in which line. The one-time passwords go into a new file for its owner's eyes only, and nowhere else.
 */
export async function importCommand(args: readonly string[]): Promise<void> {
  const [file] = args
  const dryRun = has(args, 'dry-run')
  const passwords = valueOf(args, 'passwords')
  if (!file || file.startsWith('--') || (passwords === null && !dryRun)) throw new Usage(HOW)
  const table = await tableOf(file)
  const root = rootDir()
  const house = await openHouse({ root, settings: settingsOf(process.env, root), log: () => undefined, progress: say })
  try {
    const person = await whoActs(house.database, valueOf(args, 'by'))
    let kept = false
    const keep = async (accounts: readonly ImportedAccount[]): Promise<void> => {
      if (passwords === null || accounts.length === 0) return
      await keepPasswords(passwords, accounts)
      kept = true
    }
    const imported = await house.cascade.importPeople({ person }, { table, file: basename(file), dryRun, keep })
    // A file of passwords that open nothing would only be in the way. Where the answer of the database was lost, it stays.
    if (passwords !== null && kept && (!imported.ok || !imported.value.written)) await rm(passwords, { force: true })
    if (!imported.ok) throw new Usage(problemSentence(imported.problem))
    tell(imported.value, { dryRun, passwords: kept ? passwords : null, json: has(args, 'json') })
  } finally {
    await house.close()
  }
}

async function tableOf(file: string): Promise<readonly TableRow[]> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new Usage(`${file} cannot be read: ${error.message}`)
  })
  if (!isUtf8(bytes)) throw new Usage(`${file} is not UTF-8 text: save it as “CSV UTF-8” in the spreadsheet.`)
  try {
    return csvLines(bytes.toString('utf8'))
  } catch (error) {
    throw new Usage(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** For a spreadsheet, which knows UTF-8 by its mark only. */
async function keepPasswords(file: string, accounts: readonly ImportedAccount[]): Promise<void> {
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const rows = accounts.map(({ name, unit, username, password }) => quoted([name, unit, username, password]))
  const text = [quoted(['Họ tên', 'Đơn vị', 'Tên đăng nhập', 'Mật khẩu dùng một lần']), ...rows].join('\r\n')
  await writeFile(file, `\uFEFF${text}\r\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new Usage(error.code === 'EEXIST' ? `${file} is there already: name a new file for the passwords.` : `${file} cannot be written: ${error.message}`)
  })
}

interface Telling {
  readonly dryRun: boolean
  /** The file with the passwords, where one was written. */
  readonly passwords: string | null
  readonly json: boolean
}

function tell({ added, posts, standing, faults, written }: Imported, { dryRun, passwords, json }: Telling): void {
  const wrong = faults.map(({ line, problem }) => ({ line, code: problem.code, sentence: problemSentence(problem) }))
  if (json) process.stdout.write(`${JSON.stringify({ added, posts, standing, faults: wrong, written })}\n`)
  else for (const { line, sentence } of wrong) process.stdout.write(`line ${line}: ${sentence}\n`)
  if (wrong.length > 0) throw new Usage(`Nothing was written; faults: ${wrong.length}.`)
  if (!written && passwords !== null) throw new Usage('Nothing was written: somebody else was adding the same people. Run it again.')
  if (json) return
  const where = passwords === null ? '' : ` · one-time passwords in ${passwords}: pass them on and delete it`
  if (dryRun) for (const { line, name, unit, username } of added) process.stdout.write(`line ${line}: ${name}, ${unit}, signs in as ${username}\n`)
  process.stdout.write(`${dryRun ? 'would be new' : 'new'}: people ${added.length}, posts ${posts} · lines that stand already: ${standing}${where}\n`)
}
