import fs from 'node:fs'
import path from 'node:path'
import { build, staleParts } from './build.mjs'
import { install, isInstalled } from './install.mjs'
import { alone } from './lock.mjs'
import { giveUp, root } from './step.mjs'

/** Everything a command of this project needs before it can run: the right Node, the packages, a build of the present sources. */
export async function ensure() {
  refuseOldNode()
  if (isInstalled() && staleParts().length === 0) return
  await alone(async () => {
    if (!isInstalled()) await install()
    const stale = staleParts()
    if (stale.length > 0 && !(await build(stale))) giveUp('The program could not be built: see above.')
  })
}

function refuseOldNode() {
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '')
  const [major, minor] = wanted.split('.').map(Number)
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number)
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return
  giveUp(`Đôn Đốc needs Node.js ${wanted} or newer, this is ${process.versions.node}: install a newer one (nodejs.org) and start again.`)
}
