import fs from 'node:fs'
import path from 'node:path'
import { root } from './step.mjs'

const file = path.join(root, 'dist', '.build', 'lock')
const LOOK_EVERY = 200

/** Only one process at a time installs or builds; the others wait until it is done or dead. */
export async function alone(act) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  while (!taken()) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  try {
    return await act()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function taken() {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isAlive(holder())) fs.rmSync(file, { force: true })
    return false
  }
}

function holder() {
  try {
    return Number(fs.readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

// Without a number the holder is just writing it: to be asked again.
function isAlive(pid) {
  if (pid === undefined) return true
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
