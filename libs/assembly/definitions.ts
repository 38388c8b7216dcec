import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Definition, Parts } from '#engine/core'
import { definitionsOf, partsOf, type Lock } from '#workflows'

/** What `workflows/lock.json` says of a version: the hash of its files, and the release in which it was published, null until then. */
export interface Locked {
  readonly hash: string
  readonly publishedIn: string | null
}
export type LockFile = Readonly<Record<string, Locked>>

/** A version that cannot be locked as it stands; the message says what to do. */
export class CannotLock extends Error {}

const fileOf = (root: string): string => path.join(root, 'workflows/lock.json')

/** All definitions under the hashes of the lock file. */
export function lockedDefinitions(root: string): ReadonlyMap<string, Definition> {
  return definitionsOf(lockOf(root))
}

/** What they are made of, unread: for `workflow check`, which says what is wrong where reading one would throw. */
export function lockedParts(root: string): Parts[] {
  return partsOf(lockOf(root))
}

function lockOf(root: string): Lock {
  return Object.fromEntries(Object.entries(readLock(root)).map(([key, { hash }]) => [key, hash]))
}

export function readLock(root: string): LockFile {
  return fs.existsSync(fileOf(root)) ? (JSON.parse(fs.readFileSync(fileOf(root), 'utf8')) as LockFile) : {}
}

/**
 * The lock as it should be, and the versions in which it differs from the one that is there. A published version is what it was, for ever: when one has changed or is
 * gone, throws `CannotLock` with the sentence that says to make a new one. With `release` every version not yet published is, in that release.
 */
export function relock(root: string, release: string | null = null): { readonly lock: LockFile; readonly changed: readonly string[] } {
  const before = readLock(root)
  const hashes = hashesOf(root)
  const touched = Object.entries(before).filter(([key, { hash, publishedIn }]) => publishedIn !== null && hashes[key] !== hash)
  if (touched.length) throw new CannotLock(touched.map(([key, { publishedIn }]) => sentenceOn(key, publishedIn, hashes)).join('\n'))
  const lock = Object.fromEntries(
    Object.entries(hashes).map(([key, hash]): [string, Locked] => [key, { hash, publishedIn: before[key]?.publishedIn ?? release }]),
  )
  const changed = [...new Set([...Object.keys(before), ...Object.keys(lock)])].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(lock[key]))
  return { lock, changed }
}

function sentenceOn(key: string, publishedIn: string | null, hashes: Readonly<Record<string, string>>): string {
  const [name = '', version = ''] = key.split('@')
  const newest = Math.max(
    Number(version),
    ...Object.keys(hashes).flatMap((other) => (other.startsWith(`${name}@`) ? [Number(other.slice(name.length + 1))] : [])),
  )
  const what = key in hashes ? 'differs from what was published' : 'is gone, which was published'
  return `${name} v${version} ${what} in ${publishedIn}: a published version does not change. Put it back and make workflows/${name}/v${newest + 1} (docs/how-to/add-a-state.md).`
}

export function writeLock(root: string, lock: LockFile): void {
  fs.writeFileSync(fileOf(root), `${JSON.stringify(lock, null, 2)}\n`)
}

/** The content hash of each version: its own files, and every file of `workflows/` that they import, by whatever way. */
export function hashesOf(root: string): Readonly<Record<string, string>> {
  const workflows = path.join(root, 'workflows')
  const hashes: Record<string, string> = {}
  for (const name of folders(workflows).filter((folder) => folder !== 'parts')) {
    for (const version of folders(path.join(workflows, name)).filter((folder) => /^v\d+$/u.test(folder))) {
      const hash = createHash('sha256')
      for (const text of textsOf(workflows, path.join(workflows, name, version))) hash.update(text)
      hashes[`${name}@${version.slice(1)}`] = hash.digest('hex')
    }
  }
  return Object.fromEntries(Object.entries(hashes).sort(([one], [other]) => (one < other ? -1 : 1)))
}

const folders = (folder: string): string[] =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** Names and texts, sorted. Labels are left out: a word on a button may be mended without a new version. */
function textsOf(workflows: string, folder: string): string[] {
  const texts = new Map<string, string>()
  const take = (file: string): void => {
    if (texts.has(file) || /(\.spec|labels)\.ts$/u.test(file)) return
    const text = fs.readFileSync(file, 'utf8').replace(/\r\n/gu, '\n')
    texts.set(file, text)
    for (const [, way = ''] of text.matchAll(/from '(\.[^']+)\.js'/gu)) take(path.join(path.dirname(file), `${way}.ts`))
  }
  for (const file of fs.readdirSync(folder)) if (file.endsWith('.ts')) take(path.join(folder, file))
  const named = [...texts].map(([file, text]) => [path.relative(workflows, file).replaceAll(path.sep, '/'), text] as const)
  return named.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, text]) => `${name}\n${text}\n`)
}
