import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { CannotServe } from './cannot-serve.js'
import { answersSignal, lastLine } from './initdb.js'
import type { Place } from './place.js'

/** What `postmaster.pid` says of the server that holds the data directory: line 1 the process, line 4 the port. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
}

export function postmasterOf({ pidFile }: Place): Postmaster | undefined {
  try {
    const lines = fs.readFileSync(pidFile, 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3] ?? 0) }
  } catch {
    return undefined
  }
}

/** True while the process is the server of this very data directory. */
export function isServing({ data }: Place, pid: number): boolean {
  const command = commandOf(pid)
  return command === undefined ? answersSignal(pid) : command.includes(data)
}

// After a restart of the machine or the container the number may belong to any program, or to a zombie that still takes signals.
function commandOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    if (process.platform !== 'win32')
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return undefined
  } catch {
    return ''
  }
}

/**
 * A dead server's pid file whose number another program now carries would stop PostgreSQL ("is another postmaster running?").
 * The file stays, because its last lines let PostgreSQL look for orphaned sessions; only the number becomes that of this
 * program: PostgreSQL knows its own parent and takes the file for what it is, a leftover.
 */
export function disownStalePid(place: Place): void {
  const found = postmasterOf(place)
  if (!found || isServing(place, found.pid)) return
  const [, ...rest] = fs.readFileSync(place.pidFile, 'utf8').split('\n')
  fs.writeFileSync(place.pidFile, [process.pid, ...rest].join('\n'))
}

const COMMON = { listen_addresses: '127.0.0.1', unix_socket_directories: '', shared_buffers: '128MB', timezone: 'Asia/Ho_Chi_Minh', log_timezone: 'UTC' }
const SAFE = { max_connections: '100' }
// For tests: a crash may lose everything, and nothing waits for the disk.
const FAST = { max_connections: '200', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

/** Starts the server; `died` rejects with a sentence when it goes before it has served. */
export function launch(postgres: string, place: Place, port: number, fast: boolean): { pid: number; died: Promise<never>; release: () => void } {
  const settings = Object.entries({ ...COMMON, ...(fast ? FAST : SAFE) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = fs.openSync(place.log, 'a')
  const from = fs.fstatSync(log).size
  const child = spawn(postgres, ['-D', place.data, '-p', String(port), ...settings], {
    ...place.account,
    cwd: place.dir,
    detached: process.platform !== 'win32', // its own process group: Ctrl-C reaches the program alone, which stops the server last
    stdio: ['ignore', log, log],
    env: { ...process.env, LC_ALL: 'C' },
  })
  fs.closeSync(log)
  const died = new Promise<never>((_, reject) => {
    child.once('error', (cause) => reject(new CannotServe(`The bundled PostgreSQL ${postgres} does not run here: ${cause.message}`, cause)))
    child.once('exit', () => reject(new CannotServe(`PostgreSQL did not start: ${reasonIn(place.log, from)} (the whole story is in ${place.log})`)))
  })
  died.catch(() => undefined) // heard by whoever waits for the start; later deaths are the pool's to notice
  return { pid: child.pid ?? 0, died, release: () => child.removeAllListeners('exit').unref() }
}

function reasonIn(log: string, from: number): string {
  const said = fs.existsSync(log) ? fs.readFileSync(log).subarray(from).toString('utf8') : ''
  const fatal = said.split('\n').find((line) => /FATAL|PANIC/.test(line))
  return (fatal ?? lastLine(said)).replace(/^.*?(FATAL|PANIC): +/, '')
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
