// A registry that is late with the binaries of some platform lets `npm install` pass and leaves them out of the lock file: every later
// `npm ci` then fails. This finds the holes before they are committed, and addresses of a registry, which do not belong there.
import fs from 'node:fs'
import path from 'node:path'
import { root } from './step.mjs'

const text = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')
const { packages } = JSON.parse(text)

/** The folders whose node_modules Node searches from a package, the nearest first. */
function* foldersAbove(at) {
  for (let dir = at; dir !== ''; dir = dir.includes('/node_modules/') ? dir.slice(0, dir.lastIndexOf('/node_modules/')) : '') yield `${dir}/`
  yield ''
}

const isThere = (at, name) => [...foldersAbove(at)].some((dir) => `${dir}node_modules/${name}` in packages)
const holes = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isThere(at, name))
    .map(([name, version]) => `${at} wants ${name}@${version}, which is not in package-lock.json`),
)
if (/"resolved": "http/.test(text)) holes.push('package-lock.json names the addresses of a registry: keep omit-lockfile-registry-resolved in .npmrc')
for (const hole of holes) console.error(hole)
process.exitCode = holes.length > 0 ? 1 : 0
