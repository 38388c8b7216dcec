import fs from 'node:fs'
import path from 'node:path'
import { computeLock, rootDir, writeLock } from '#assembly'
import { has, say, Usage } from '../usage.js'

/** `workflow lock` writes the hashes of all versions; with `--check` it fails when a published one has changed. */
export function workflow(args: readonly string[]): Promise<void> {
  if (args[0] !== 'lock') return Promise.reject(new Usage('workflow lock [--check]'))
  const root = rootDir()
  if (!has(args, 'check')) {
    say(`${Object.keys(writeLock(root)).length} versions locked`)
    return Promise.resolve()
  }
  const kept = JSON.parse(fs.readFileSync(path.join(root, 'workflows/lock.json'), 'utf8')) as Record<string, string>
  const changed = Object.entries(computeLock(root)).filter(([key, hash]) => kept[key] !== hash)
  if (changed.length)
    return Promise.reject(
      new Usage(`${changed.map(([key]) => key).join(', ')} differs from workflows/lock.json: a published version does not change, make a new one.`),
    )
  say('all published versions are as they were')
  return Promise.resolve()
}
