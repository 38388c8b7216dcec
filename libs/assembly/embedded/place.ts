import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { folderOf, keptIn } from '../backup/kept-backups.js'
import { accountFor, type Account } from './account.js'
import { CannotServe, codeOf } from './cannot-serve.js'

const MAJOR = '18'

/** Where one embedded cluster lives and who it belongs to. */
export interface Place {
  readonly dir: string
  readonly data: string
  readonly log: string
  readonly pidFile: string
  readonly account: Account
  readonly password: string
}

/**
 * Makes the data directory ready: exists, writable, of our major version, with its password (a file only the owner reads).
 * @throws CannotServe with the sentence for the person who chose the directory
 */
export function placeOf(given: string): Place {
  const dir = madeFolder(path.resolve(given))
  const data = path.join(dir, 'postgres')
  refuseOtherVersion(dir, dir)
  refuseOtherVersion(data, dir)
  const account = accountFor(dir)
  return { dir, data, log: path.join(dir, 'postgres.log'), pidFile: path.join(data, 'postmaster.pid'), account, password: passwordIn(dir, data) }
}

/** True when the folder holds an embedded cluster, of whatever version. */
export function holdsCluster(dir: string): boolean {
  return hasCluster(path.join(dir, 'postgres'))
}

export function hasCluster(data: string): boolean {
  return fs.existsSync(path.join(data, 'PG_VERSION'))
}

// The real path: it is by this path that a running server is known to be ours.
function madeFolder(dir: string): string {
  try {
    fs.mkdirSync(dir, { recursive: true, mode: 0o755 })
    fs.accessSync(dir, fs.constants.W_OK | fs.constants.X_OK)
    return fs.realpathSync(dir)
  } catch (cause) {
    throw new CannotServe(folderSentence(dir, codeOf(cause)), cause)
  }
}

function folderSentence(dir: string, code: string): string {
  if (code === 'EEXIST' || code === 'ENOTDIR') return `DATA_DIR ${dir} is a file, or lies inside one: set DATA_DIR to a folder.`
  return `DATA_DIR ${dir} is not writable (${code}): set DATA_DIR to a folder of your own, or DATABASE_URL.`
}

function refuseOtherVersion(folder: string, dir: string): void {
  const file = path.join(folder, 'PG_VERSION')
  const found = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : MAJOR
  if (found === MAJOR) return
  throw new CannotServe(`${folder} holds data of PostgreSQL ${found}, this program brings PostgreSQL ${MAJOR}. ${wayOn(dir)}`)
}

// The old binaries went with the update, so the data can only be taken over from a backup; the old folder stays as it is.
function wayOn(dir: string): string {
  const [newest] = keptIn(folderOf(dir))
  const into = `${dir}-${MAJOR}`
  const later = 'start the version before once more and stop it (it writes one when it stops, unless BACKUP_DAYS=0)'
  if (!newest) return `There is no backup of it in ${folderOf(dir)}: ${later}, then start this one again.`
  return (
    `Its newest backup is of ${newest.clock} on ${newest.day}; run: npm run dondoc -- restore "${newest.file}" --data-dir "${into}" and then start with ` +
    `DATA_DIR=${into}; the old folder stays as it is. If anything was done after that moment, first ${later}.`
  )
}

function passwordIn(dir: string, data: string): string {
  const file = path.join(dir, 'postgres.password')
  if (!fs.existsSync(file) && hasCluster(data)) {
    throw new CannotServe(`${file} is missing, and the data beside it open only with it: put the file back or set DATA_DIR to an empty folder.`)
  }
  try {
    // 'wx': of two programs that start at once only one invents the password
    fs.writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw new CannotServe(folderSentence(dir, codeOf(cause)), cause)
  }
  return fs.readFileSync(file, 'utf8').trim()
}
