import { CannotLock, readLock, relock, rootDir, writeLock } from '#assembly'
import { has, say, Usage, valueOf } from '../usage.js'

/**
 * `workflow lock` writes the hash of every version that is not published yet; `--check` fails when that were needed, `--publish 0.2.0` says at a
 * release that from now on they stay as they are. A published version that has changed fails each of them.
 */
export function workflowLock(args: readonly string[]): void {
  const root = rootDir()
  const release = valueOf(args, 'publish')
  try {
    const { lock, changed } = relock(root, release)
    if (has(args, 'check')) {
      if (changed.length) throw new Usage(`workflows/lock.json is behind in ${changed.join(', ')}: run "npm run dondoc -- workflow lock".`)
      say(`${Object.keys(readLock(root)).length} versions are as they were locked`)
      return
    }
    writeLock(root, lock)
    say(`${Object.keys(lock).length} versions locked, ${changed.length} of them anew${release === null ? '' : `; all are published in ${release}`}`)
  } catch (error) {
    throw error instanceof CannotLock ? new Usage(error.message) : error
  }
}
