import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { Redis } from 'ioredis'
import pg from 'pg'
import { startEmbedded, type Embedded } from '../../libs/assembly/embedded/index.js'

const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 25

/** Servers that must not outlive the run, also when it is broken off. */
const servers = new Set<number>()
process.once('exit', () => {
  for (const pid of servers) if (!isGone(pid)) process.kill(pid, 'SIGQUIT')
})

/** A PostgreSQL of the run's own, with fsync on, that may be stopped at once and started again on its port. */
export class OwnPostgres {
  private constructor(
    private readonly dir: string,
    private server: Embedded,
  ) {}

  static async start(dir: string): Promise<OwnPostgres> {
    const server = await startEmbedded({ dir, database: 'chaos' })
    servers.add(server.pid)
    return new OwnPostgres(dir, server)
  }

  get url(): string {
    return this.server.url
  }

  /** Immediate shutdown: no session ends cleanly, the next start recovers from the log. */
  async restart(): Promise<void> {
    const { pid, port } = this.server
    process.kill(pid, 'SIGQUIT')
    await until(() => isGone(pid), 'PostgreSQL did not stop')
    servers.delete(pid)
    this.server = await startEmbedded({ dir: this.dir, database: 'chaos', port })
    servers.add(this.server.pid)
  }

  /** One statement on a connection of its own, tried again while the server is not there. */
  async ask<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const giveUpAt = Date.now() + PATIENCE_MS
    for (;;) {
      const client = new pg.Client({ connectionString: this.url, application_name: 'chaos-runner' })
      client.on('error', () => undefined)
      try {
        await client.connect()
        return (await client.query<Row>(text, values)).rows
      } catch (error) {
        if (Date.now() > giveUpAt) throw error
        await pause()
      } finally {
        await client.end().catch(() => undefined)
      }
    }
  }

  /** Ends every connection but the one that asks for it. */
  async cut(): Promise<void> {
    await this.ask("select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()")
  }

  async stop(): Promise<void> {
    await this.server.stop(0)
    servers.delete(this.server.pid)
  }
}

/** Where the wake-ups lie, and how all of them are lost at once. */
export interface OwnQueue {
  readonly redis: string | null
  flush(): Promise<void>
  cut(): Promise<void>
  stop(): Promise<void>
}

/** BullMQ's tables beside the house's own. Its ledger of migrations stays: without it no process could join the queue again. */
export function queueOn(postgres: OwnPostgres): OwnQueue {
  const tables =
    "select string_agg(format('%I.%I', schemaname, tablename), ', ') as list from pg_tables where schemaname = 'bullmq' and tablename !~ 'migration'"
  return {
    redis: null,
    flush: async () => {
      const [found] = await postgres.ask<{ list: string }>(tables)
      if (!found?.list) throw new Error('BullMQ has no tables')
      await postgres.ask(`truncate ${found.list} cascade`)
    },
    cut: async () => undefined,
    stop: async () => undefined,
  }
}

export const redisIsHere = (): boolean => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0

/** A redis-server of the run's own: a FLUSHALL must never meet somebody else's. */
export async function ownRedis(dir: string): Promise<OwnQueue> {
  const port = await freePort()
  const folder = path.join(dir, 'redis')
  fs.mkdirSync(folder)
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--dir', folder]
  const server = spawn('redis-server', settings, { stdio: 'ignore' })
  if (server.pid !== undefined) servers.add(server.pid)
  const url = `redis://127.0.0.1:${port}/0`
  const client = new Redis(url, { maxRetriesPerRequest: null })
  client.on('error', () => undefined)
  await client.ping()
  return {
    redis: url,
    flush: async () => void (await client.flushall()),
    cut: async () => void (await client.client('KILL', 'TYPE', 'normal')),
    stop: async () => {
      client.disconnect()
      await ended(server)
    },
  }
}

async function ended(server: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
  if (server.pid !== undefined) servers.delete(server.pid)
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return fs.existsSync('/proc/self') && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') === ''
  } catch {
    return true
  }
}

async function until(condition: () => boolean, otherwise: string): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS
  while (!condition()) {
    if (Date.now() > giveUpAt) throw new Error(otherwise)
    await pause()
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
