import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Place } from './place.js'
import { isServing } from './postmaster.js'

const LOOK_EVERY = 20
const FAST_LIMIT = 15_000

/**
 * Stops the server in "fast" mode: sessions end, checkpoint, files closed. When that takes longer than 15 s, at once: the
 * next start recovers from the log.
 */
export async function stopServer(place: Place, pid: number, pgCtl: string): Promise<void> {
  if (process.platform === 'win32') await promisify(execFile)(pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-w'])
  else if (!(await goneAfter(place, pid, 'SIGINT', FAST_LIMIT))) await goneAfter(place, pid, 'SIGQUIT', 1000)
}

async function goneAfter(place: Place, pid: number, signal: NodeJS.Signals, ms: number): Promise<boolean> {
  if (!isServing(place, pid)) return true
  process.kill(pid, signal)
  const until = performance.now() + ms
  while (performance.now() < until) {
    if (!isServing(place, pid)) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
  return false
}
