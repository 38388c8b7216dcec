import fs from 'node:fs'
import path from 'node:path'
import { giveUp, root, runToEnd, say } from './step.mjs'

/** True when every package of package-lock.json is there in its version; optional ones may be absent (they are for other machines). */
export function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const found = packagesOf('node_modules/.package-lock.json')
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([at, { version, optional }]) => at === '' || (found[at] ? found[at].version === version : optional === true))
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** The exact packages of the lock file, with the tools that build the program, whatever NODE_ENV says. */
export async function install() {
  say('Installing packages (npm ci) …')
  const [command, first] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []]
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const code = await runToEnd(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' && first.length === 0 })
  if (code !== 0) giveUp('The packages could not be installed: see above; npm needs its registry, or a filled cache.')
}
