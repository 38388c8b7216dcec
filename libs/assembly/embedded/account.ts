import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { CannotServe } from './cannot-serve.js'

/** The system account the server runs as; empty = the one that runs this program. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root: root hands the directory to `postgres` or, where that account is missing, to `nobody`. */
export function accountFor(directory: string): Account {
  if (process.getuid?.() !== 0) return {}
  const account = systemAccount('postgres') ?? systemAccount('nobody')
  if (!account)
    throw new CannotServe('PostgreSQL does not run as root and there is neither an account "postgres" nor "nobody": start as another user or set DATABASE_URL.')
  const closed = closedFolder(path.dirname(directory), account)
  if (closed) {
    throw new CannotServe(
      `PostgreSQL does not run as root, and the folder ${closed} is closed to its account: set DATA_DIR to a place outside it, or DATABASE_URL.`,
    )
  }
  fs.chownSync(directory, account.uid, account.gid)
  return account
}

type Known = Required<Account>

function systemAccount(name: string): Known | undefined {
  const ask = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

/** The first folder on the way from the root that the account may not pass. */
function closedFolder(folder: string, account: Known): string | undefined {
  const parent = path.dirname(folder)
  const above = parent === folder ? undefined : closedFolder(parent, account)
  return above ?? (mayPass(fs.statSync(folder), account) ? undefined : folder)
}

function mayPass({ uid, gid, mode }: fs.Stats, account: Known): boolean {
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
