import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './step.mjs'

/**
 * One word for the state of some files and folders: names, sizes and times of change. Reads no content, so that a command on a
 * fresh build loses some milliseconds only.
 */
export function stampOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesUnder)) {
    const { size, mtimeMs } = fs.statSync(path.join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** All files below, from the root of the project, in a fixed order; tests and notes take no part in a build. */
export function filesUnder(start) {
  const at = path.join(root, start)
  if (!fs.existsSync(at)) return []
  if (fs.statSync(at).isFile()) return [start]
  return fs
    .readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.spec\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}
