import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { CannotServe, codeOf } from './cannot-serve.js'
import { hasCluster, type Place } from './place.js'

/** The one role of an embedded cluster: it owns everything. */
export const OWNER = 'dondoc'

/**
 * Creates the cluster once. It grows in a folder beside and is renamed when complete, so that a start killed half-way leaves
 * nothing broken, and of two programs that start at once one wins and the other uses its cluster.
 */
export async function createCluster(place: Place, initdb: string, fast: boolean): Promise<void> {
  if (hasCluster(place.data)) return
  sweepLeftovers(place.dir)
  const mine = `${process.pid}-${randomBytes(4).toString('hex')}`
  const growing = `${place.data}.new-${mine}`
  const passwordFile = path.join(place.dir, `.password-${mine}`)
  writePassword(passwordFile, place)
  try {
    await run(initdb, [...initdbArguments(growing, passwordFile), ...(fast ? ['--no-sync'] : [])], place)
    settle(growing, place.data)
  } finally {
    fs.rmSync(passwordFile, { force: true })
    fs.rmSync(growing, { recursive: true, force: true })
  }
}

// What a start that was killed half-way has left behind.
function sweepLeftovers(dir: string): void {
  for (const name of fs.readdirSync(dir)) {
    const pid = /^(?:postgres\.new|\.password)-(\d+)-/.exec(name)?.[1]
    if (pid && !answersSignal(Number(pid))) fs.rmSync(path.join(dir, name), { recursive: true, force: true })
  }
}

function writePassword(file: string, { password, account }: Place): void {
  fs.rmSync(file, { force: true })
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) fs.chownSync(file, account.uid, account.gid)
}

// ICU carries the collation (An, Anh, Ánh, Ăn, Ân …); libc stays C, so that the result does not depend on the machine's locales.
function initdbArguments(folder: string, passwordFile: string): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi-VN']
  return ['-D', folder, '-U', OWNER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--data-checksums', ...locale]
}

function settle(from: string, to: string): void {
  try {
    fs.renameSync(from, to)
  } catch (error) {
    if (!hasCluster(to)) throw error
  }
}

function run(command: string, args: string[], { dir, account }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...account, cwd: dir, env: { ...process.env, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += String(chunk)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new CannotServe(`The PostgreSQL cluster in ${dir} could not be created: ${lastLine(said)}`)),
    )
  })
}

export function answersSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
