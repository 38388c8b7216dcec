import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { freshDatabase } from './database.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MAIN = 'dist/apps/cli/main.js'
const READY = /ready after [\d.]+ s: (http:\/\/\S+?);/u

export interface Program {
  readonly url: string
  stop(): Promise<void>
}

/** The built program as a process of its own, on a database of its own: a sample with its people, no directive, and the demo clock. */
export async function openProgram(): Promise<Program> {
  const database = await freshDatabase()
  const env = { ...process.env, DATABASE_URL: database.url, PORT: '0', TZ: 'America/Los_Angeles', NODE_OPTIONS: '' }
  await ended(run(['init', '--sample', '--bare'], env))
  const program = run(['start', '--demo-clock'], env)
  const url = await ready(program)
  return {
    url,
    stop: async () => {
      program.kill('SIGTERM')
      await ended(program)
      await database.drop()
    },
  }
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] })
}

function ended(program: ChildProcess): Promise<void> {
  let said = ''
  program.stderr?.on('data', (data: Buffer) => (said += data.toString()))
  return new Promise((resolve, reject) => program.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}: ${said}`)))))
}

function ready(program: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    program.once('exit', (code) => reject(new Error(`exit ${code} before it was ready: ${said}`)))
    program.stderr?.on('data', (data: Buffer) => {
      said += data.toString()
      const [, url] = READY.exec(said) ?? []
      if (url !== undefined) resolve(url.replace('localhost', '127.0.0.1'))
    })
  })
}
