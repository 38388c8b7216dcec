import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Definition } from '#engine/core'
import { definitionsOf, type Lock } from '#workflows'

const LOCK = 'workflows/lock.json'

/** All definitions under the hashes of the lock file. */
export function lockedDefinitions(root: string): ReadonlyMap<string, Definition> {
  return definitionsOf(JSON.parse(fs.readFileSync(path.join(root, LOCK), 'utf8')) as Lock)
}

/** The content hash of each version: its own files and the shared parts it is built from, which are versioned like it. */
export function computeLock(root: string): Lock {
  const workflows = path.join(root, 'workflows')
  const parts = hashable(path.join(workflows, 'parts'))
  const lock: Record<string, string> = {}
  for (const name of folders(workflows).filter((folder) => folder !== 'parts')) {
    for (const version of folders(path.join(workflows, name)).filter((folder) => /^v\d+$/u.test(folder))) {
      const hash = createHash('sha256')
      for (const text of [...parts, ...hashable(path.join(workflows, name, version))]) hash.update(text)
      lock[`${name}@${version.slice(1)}`] = hash.digest('hex')
    }
  }
  return Object.fromEntries(Object.entries(lock).sort(([one], [other]) => (one < other ? -1 : 1)))
}

export function writeLock(root: string): Lock {
  const lock = computeLock(root)
  fs.writeFileSync(path.join(root, LOCK), `${JSON.stringify(lock, null, 2)}\n`)
  return lock
}

const folders = (folder: string): string[] =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** Names and texts of a folder's sources. Labels are left out: a word on a button may be mended without a new version. */
function hashable(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.endsWith('labels.ts'))
    .sort()
    .map((file) => `${file}\n${fs.readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/gu, '\n')}\n`)
}
