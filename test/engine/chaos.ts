import { migrate } from '#database'
import { migrateQueue } from '#engine/runtime'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { definitions, FIRST_CLIENT } from './chaos-cast.js'
import { Clients, type Talk } from './chaos-clients.js'
import { judge, type Findings, type Totals } from './chaos-judge.js'
import { killAround, type KillerEvent } from './chaos-killer.js'
import { ownRedis, OwnPostgres, queueOn, type OwnQueue } from './chaos-places.js'
import { Processes } from './chaos-processes.js'
import { seeded } from './seeded.js'

export interface ChaosOptions {
  readonly kills: number
  readonly backend: 'postgres' | 'redis'
  /** The same seed gives the same wishes and the same events, not the same moments. */
  readonly seed: number
  readonly clients?: number
  readonly say?: (line: string) => void
}

export interface Outcome {
  readonly kills: number
  readonly commands: number
  /** All of it must be none. */
  readonly findings: Findings & { crashed: number; unanswered: number; answeredOtherwise: number }
  readonly totals: Totals & Omit<Talk, 'answeredOtherwise'>
  readonly events: Readonly<Record<KillerEvent, number>>
  readonly stories: readonly string[]
  /** Where the logs of clients and processes lie; kept when something was found. */
  readonly dir: string
}

const TOLD = `create table public.chaos_told (effect text primary key, times int not null default 1);
  grant select, insert, update on public.chaos_told to dondoc_program`
const SILENCE_MS = 90_000
const ANSWERED_WITHIN_MS = 60_000
// Also an effect that failed twice is tried again by then (5 s, 25 s).
const QUIET_WITHIN_MS = 90_000

/**
 * A server and two workers on a PostgreSQL of their own, clients that send each command until it is answered, and a killer among them.
 * When all has come to rest, every row is held against what the clients were told and against the replay. Throws when nothing moves any more.
 */
export async function runChaos(options: ChaosOptions): Promise<Outcome> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'don-doc-chaos-'))
  fs.chmodSync(dir, 0o755)
  const postgres = await OwnPostgres.start(dir)
  let queue: OwnQueue | null = null
  try {
    await migrate(postgres.url)
    await migrateQueue(postgres.url)
    await postgres.ask(TOLD)
    queue = options.backend === 'redis' ? await ownRedis(dir) : queueOn(postgres)
    return await withProcesses(options, dir, postgres, queue)
  } finally {
    await queue?.stop()
    await postgres.stop()
  }
}

/** Throws the logs of a run away. */
export function forget({ dir }: Outcome): void {
  fs.rmSync(dir, { recursive: true, force: true })
}

async function withProcesses(options: ChaosOptions, dir: string, postgres: OwnPostgres, queue: OwnQueue): Promise<Outcome> {
  const { kills, seed, clients: count = 24, say = () => undefined } = options
  const chance = seeded(seed)
  const processes = new Processes({ url: postgres.url, redis: queue.redis, log: fs.openSync(path.join(dir, 'processes.log'), 'a') }, chance)
  try {
    await processes.start()
    say(`three processes are up; logs in ${dir}`)
    const clients = new Clients(processes, count, seed, path.join(dir, 'clients.jsonl'))
    const events = await watched(clients, postgres, processes, killAround({ clients, processes, postgres, queue, chance, say }, kills))
    const unanswered = await clients.stop(ANSWERED_WITHIN_MS)
    await watched(clients, postgres, processes, processes.allReady())
    await quiet(postgres)
    if (unanswered > 0) say(processes.state())
    await processes.stop()
    say(`at rest after ${clients.acknowledged.length} commands; judging`)
    const { findings, totals, stories } = await judge((text, values) => postgres.ask(text, values), definitions, clients.acknowledged, FIRST_CLIENT)
    const { answeredOtherwise, ...talk } = clients.talk
    return {
      kills,
      commands: clients.acknowledged.length,
      findings: { ...findings, crashed: processes.crashes.length, unanswered, answeredOtherwise },
      totals: { ...totals, ...talk },
      events,
      stories: [...processes.crashes.slice(0, 5), ...clients.odd.slice(0, 5), ...stories],
      dir,
    }
  } finally {
    await processes.stop()
  }
}

/** Throws, with what everybody waits for, when no command has been answered for a long while before `work` has ended. */
async function watched<T>(clients: Clients, postgres: OwnPostgres, processes: Processes, work: Promise<T>): Promise<T> {
  let watch: NodeJS.Timeout | undefined
  clients.lastHeard = Date.now()
  const standstill = new Promise<never>((_, reject) => {
    watch = setInterval(() => {
      if (Date.now() - clients.lastHeard < SILENCE_MS) return
      clearInterval(watch)
      void whoWaits(postgres)
        .catch((error: Error) => `PostgreSQL does not answer: ${error.message}`)
        .then((waits) => reject(new Error(`nothing was answered for ${SILENCE_MS / 1000} s\n${processes.state()}\n${waits}`)))
    }, 1_000)
  })
  try {
    return await Promise.race([work, standstill])
  } finally {
    clearInterval(watch)
  }
}

async function whoWaits(postgres: OwnPostgres): Promise<string> {
  const rows = await postgres.ask<{ line: string }>(`select concat_ws(' ', pid, application_name, state, wait_event_type, wait_event,
      'since ' || round(extract(epoch from clock_timestamp() - state_change) * 1000) || ' ms', 'blocked by ' || nullif(pg_blocking_pids(pid)::text, '{}'),
      left(regexp_replace(query, '\\s+', ' ', 'g'), 120)) as line
    from pg_stat_activity where backend_type = 'client backend' order by state_change`)
  return rows.map(({ line }) => line).join('\n')
}

/** Resolves when nothing is armed and nothing is pending any more, or when that has taken too long: the judge says what is left. */
async function quiet(postgres: OwnPostgres): Promise<void> {
  const until = Date.now() + QUIET_WITHIN_MS
  const open = `select (select count(*) from engine.timer) + (select count(*) from engine.effect where settled_at is null and not incident) as open`
  while (Date.now() < until) {
    const [left] = await postgres.ask<{ open: string }>(open)
    if (left?.open === '0') return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
