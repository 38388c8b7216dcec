import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { alone } from './lock.mjs'
import { filesUnder, stampOf } from './stamp.mjs'
import { root, say, step } from './step.mjs'

const serverSources = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'workflows', 'bench']

/** The two halves of the program: where their sources are and how they are built. `needs` = the file without which there is nothing to build. */
const parts = [
  { name: 'server', needs: 'libs', inputs: [...serverSources, 'package.json', 'tsconfig.json', 'tsconfig.build.json'], make: buildServer },
  { name: 'web', needs: 'apps/web/index.html', inputs: ['apps/web', 'libs/base', 'libs/contract', 'package.json', 'vite.config.ts'], make: buildWeb },
]

const built = (file) => path.join(root, 'dist', file)
const stampFile = (part) => built(`.build/${part.name}.stamp`)

/** The parts whose sources have changed since they were built. */
export function staleParts() {
  return parts.filter((part) => fs.existsSync(path.join(root, part.needs)) && readStamp(part) !== stampOf(part.inputs))
}

function readStamp(part) {
  return fs.existsSync(stampFile(part)) ? fs.readFileSync(stampFile(part), 'utf8') : ''
}

/** Builds the parts side by side; false when one of them failed (the tools have said why). */
export async function build(which) {
  say(`Building ${which.map(({ name }) => name).join(' and ')} …`)
  const done = await Promise.all(which.map(makePart))
  return done.every(Boolean)
}

async function makePart(part) {
  const stamp = stampOf(part.inputs) // before, not after: what is edited during the build counts as new
  const ok = await part.make()
  if (ok) fs.writeFileSync(stampFile(part), stamp)
  return ok
}

async function buildServer() {
  fs.mkdirSync(built('.build'), { recursive: true })
  const incremental = ['--incremental', '--tsBuildInfoFile', 'dist/.build/server.tsbuildinfo']
  const code = await step('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json', ...incremental])
  dropOrphans()
  copyAssets()
  return code === 0
}

// A module whose source is gone would still be found by a folder listing (migrations).
function dropOrphans() {
  for (const file of serverSources.flatMap((folder) => filesUnder(`dist/${folder}`))) {
    const source = file.replace(/^dist./, '').replace(/\.js(\.map)?$/, '.ts')
    if (!fs.existsSync(path.join(root, source))) fs.rmSync(path.join(root, file))
  }
}

// Whatever is not TypeScript (SQL, JSON, fonts) stands beside its module in the build as it does in the sources.
function copyAssets() {
  for (const file of serverSources.flatMap(filesUnder).filter((name) => !/\.tsx?$|tsconfig[^/]*\.json$/.test(name))) {
    fs.mkdirSync(path.dirname(built(file)), { recursive: true })
    fs.copyFileSync(path.join(root, file), built(file))
  }
}

async function buildWeb() {
  fs.mkdirSync(built('.build'), { recursive: true })
  return (await step('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn'])) === 0
}

function clean() {
  for (const name of fs.readdirSync(built('')).filter((entry) => entry !== '.build')) fs.rmSync(built(name), { recursive: true, force: true })
  fs.rmSync(built('.build/server.tsbuildinfo'), { force: true })
}

async function buildAll() {
  clean()
  return build(parts.filter((part) => fs.existsSync(path.join(root, part.needs))))
}

// npm run build: everything anew, stale or not.
if (import.meta.url === pathToFileURL(process.argv[1]).href && !(await alone(buildAll))) process.exitCode = 1
