// npm run dev [arguments of start]: the server starts anew after each change, the web reloads by itself on port 5173.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensure } from './ensure.mjs'
import { root, say } from './step.mjs'

await ensure()

// This process holds the database too, so that it does not stop and start with every change of the server.
const { startEmbedded } = await import(pathToFileURL(path.join(root, 'dist/libs/assembly/embedded/index.js')).href)
const database = process.env.DATABASE_URL ? undefined : await startEmbedded({ dir: process.env.DATA_DIR ?? '.data', database: 'don_doc', log: say })

const port = process.env.PORT ?? '3000'
const node = (script, args, options = {}) => spawn(process.execPath, [path.join(root, script), ...args], { cwd: root, stdio: 'inherit', ...options })
const gone = (child) => new Promise((resolve) => (child.exitCode !== null || child.signalCode ? resolve() : child.once('exit', resolve)))

const web = node('node_modules/vite/bin/vite.js', [], { env: { ...process.env, API_PORT: port } })
const incremental = ['--incremental', '--tsBuildInfoFile', 'dist/.build/dev.tsbuildinfo', '--preserveWatchOutput']
const compiler = node('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--watch', ...incremental], { stdio: ['ignore', 'pipe', 'inherit'] })

let server
let restarting = Promise.resolve()
let stopping = false

compiler.stdout.on('data', (chunk) => {
  process.stderr.write(chunk)
  if (/Found 0 errors/.test(String(chunk))) restarting = restarting.then(restart)
})

async function restart() {
  await end(server)
  if (stopping) return
  const flags = ['--enable-source-maps', '--disable-warning=ExperimentalWarning', path.join(root, 'dist/apps/cli/main.js'), 'start', ...process.argv.slice(2)]
  server = spawn(process.execPath, flags, { cwd: root, stdio: 'inherit', env: { ...process.env, PORT: port } })
}

async function end(child) {
  if (!child) return
  child.kill('SIGTERM')
  await gone(child)
}

async function stop() {
  if (stopping) return
  stopping = true
  await restarting
  await Promise.all([end(web), end(compiler), end(server)])
  await database?.stop()
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
for (const child of [web, compiler]) child.once('exit', stop)
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 250).unref() // npm 11 passes no signal on
}
