import { hostname } from 'node:os'
import type { Instant } from '#base'
import { openCascade, type Needs, type Queries } from '#cascade'
import {
  birthOf,
  checkSchema,
  endUnit,
  clockOf,
  migrate,
  openAliases,
  openAudit,
  openCalendarBook,
  openCascadeQueries,
  openDatabase,
  openDirectivePolicyBook,
  openDrafts,
  openFiles,
  openMailRoom,
  openNotices,
  openPeople,
  openPolicyBook,
  openQueueQueries,
  openSessions,
  pinDefinitions,
  putClockForward,
  sweepUnusedFiles,
  type Database,
} from '#database'
import { directoryOf } from '#directory'
import { diagramOf, printAnnex, readText } from '#documents'
import { openEngine, type Engine } from '#engine'
import { migrateQueue, openRuntime, whyRedisUnreachable, type QueueDesk, type Runtime } from '#engine/runtime'
import { openMailer, openWebhook } from '#notify'
import { keepBackups, keepsNone, type Keeper } from './backup/keep-backups.js'
import { carryOnCalendarRegularly } from './carry-on-calendar.js'
import { cachedDirectory } from './cached-directory.js'
import { keptCalendar } from './kept-calendar.js'
import { keptPolicy } from './kept-policy.js'
import { lockedDefinitions } from './definitions.js'
import { giveLife, type Beginning } from './give-life.js'
import type { House, Log } from './house.js'
import { programVersion } from './program-version.js'
import { sealRegularly } from './seal-regularly.js'
import { openServer, type Server } from './server.js'
import { WrongSetting, type Settings } from './settings.js'
import { deliver, moveClock, settle } from './walk-of-time.js'

export interface Opening {
  readonly root: string
  readonly settings: Settings
  readonly log: Log
  readonly progress?: (line: string) => void
  /** What an empty database becomes; without it an empty database of one's own is refused. */
  readonly beginning?: Beginning
  /** Writes backups of the embedded database by itself while it is open (`keepBackups`), as `npm start` does. */
  readonly keepsBackups?: boolean
}

/** Opens the house: database, schema, definitions, use cases. Throws `WrongSetting`, `CannotServe`, `WrongSchema` with one sentence each. */
export async function openHouse({ root, settings, log, progress = () => undefined, beginning, keepsBackups = false }: Opening): Promise<House> {
  const why = settings.redisUrl === null ? null : await whyRedisUnreachable(settings.redisUrl)
  if (why !== null) throw new WrongSetting(`REDIS_URL names a Redis that does not answer: ${why}.`)
  const server = await openServer(settings, progress)
  const close: (() => Promise<unknown>)[] = [() => server.stop()]
  try {
    const keeper = keepsBackups ? keeperOf(root, settings, server, log) : keepsNone
    await keeper.beforeUpdate()
    await prepare(server, progress)
    close.unshift(() => keeper.close())
    const database = await openDatabase({ url: server.url })
    close.unshift(() => database.close())
    await checkSchema(database.sql)
    const definitions = lockedDefinitions(root)
    const changed = await pinDefinitions(database.sql, definitions.values())
    if (changed.length)
      throw new WrongSetting(
        `The published workflow ${changed.map(({ name, version }) => `${name} v${version}`).join(', ')} differs from the one this database was run with: make a new version instead.`,
      )
    const house = await furnish(root, settings, log, server, database, definitions, close)
    await giveLife(house, root, beginning ?? (settings.databaseUrl === null ? { kind: 'sample' } : null), progress)
    keeper.start()
    return { ...house, kind: (await birthOf(database.sql))?.kind ?? 'production' }
  } catch (error) {
    for (const stop of close) await stop().catch(() => undefined)
    throw error
  }
}

function keeperOf(root: string, { databaseUrl, dataDir, backupDays: days }: Settings, { url }: Server, log: Log): Keeper {
  return databaseUrl === null && days > 0 ? keepBackups({ url, dataDir, days, program: programVersion(root), log }) : keepsNone
}

async function prepare(server: Server, progress: (line: string) => void): Promise<void> {
  const { applied } = await migrate(server.url)
  if (applied.length) progress(`schema: ${applied.length} migrations applied`)
  await migrateQueue(server.url)
}

async function furnish(
  root: string,
  settings: Settings,
  log: Log,
  server: Server,
  database: Database,
  definitions: ReturnType<typeof lockedDefinitions>,
  close: (() => Promise<unknown>)[],
): Promise<Omit<House, 'kind'>> {
  const { sql, store } = database
  let runtime: Runtime | null = null
  const engine = openEngine(store, definitions, (batch) => runtime?.committed(batch), {
    deliveryMs: settings.deliveryMs,
    failed: ({ incident, ...facts }) => log(incident ? 'incident.opened' : 'try.failed', facts),
  })
  const { needs, queries } = openNeeds(settings, database, engine)
  const cascade = openCascade(needs)
  const clock = { now: async () => (await clockOf(sql)).now, putForward: (to: Instant) => putClockForward(sql, to) }
  const timed = { engine, cascade, needs, clock }
  return {
    settings,
    database,
    engine,
    cascade,
    needs,
    queries,
    settle: () => settle(timed),
    moveClock: (to) => moveClock(timed, to),
    work: async ({ works } = { works: true }) => {
      runtime = await openRuntime({
        engine,
        deliver: () => deliver(timed),
        dueWithin: (from, until) => openQueueQueries(sql).dueWithin(from, until),
        ran: ranOf(database, log),
        works,
        connection: settings.redisUrl ? { redis: settings.redisUrl } : { postgres: server.url },
        log,
      })
      close.unshift(async () => runtime?.close())
      if (works) close.unshift(sweepHourly(database, log), sealRegularly(sql, log), carryOnCalendarRegularly(cascade, log))
    },
    queue: {
      state: async () => joined(runtime).state(),
      look: async () => (runtime ? runtime.desk.look() : false),
      retryFailed: async () => joined(runtime).retryFailed(),
    },
    close: async () => {
      await engine.settled()
      for (const stop of close.splice(0)) await stop()
    },
  }
}

/** What the use cases need of the world around them. */
function openNeeds(settings: Settings, { sql }: Database, engine: Engine): { needs: Needs; queries: Queries } {
  const calendar = keptCalendar(openCalendarBook(sql))
  const policy = keptPolicy(openPolicyBook(sql), openDirectivePolicyBook(sql))
  const queries = openCascadeQueries(sql)
  const needs: Needs = {
    engine,
    queries,
    directory: cachedDirectory(sql, directoryOf),
    calendar: calendar.last,
    calendarNow: calendar.read,
    calendarBook: calendar.book,
    policy: async () => (await policy.read()).general,
    policies: policy.read,
    policyBook: policy.book,
    directivePolicyBook: policy.own,
    publicUrl: settings.publicUrl,
    drafts: openDrafts(sql),
    aliases: openAliases(sql),
    files: openFiles(sql),
    notices: openNotices(sql),
    audit: openAudit(sql),
    endUnit: (ending) => endUnit(sql, ending),
    people: openPeople(sql, directoryOf),
    diagramOf,
    readText: async (file) => {
      const read = await readText(file, { ocr: settings.ocr })
      return read.ok ? { ok: true, value: { text: read.value.text, media: read.value.kind } } : read
    },
    mailRoom: openMailRoom(sql),
    printAnnex,
    channels: channelsOf(settings),
  }
  return { needs, queries }
}

function channelsOf({ smtpUrl, mailFrom, mailsPerMinute, webhook, webhooksPerMinute, publicUrl, channelMs: timeoutMs }: Settings): Needs['channels'] {
  const mail = openMailer({ smtpUrl, from: mailFrom, publicUrl, perMinute: mailsPerMinute, timeoutMs })
  return webhook === null ? [mail] : [mail, openWebhook({ ...webhook, publicUrl, perMinute: webhooksPerMinute, timeoutMs })]
}

function joined(runtime: Runtime | null): QueueDesk {
  if (runtime === null) throw new Error('this process has not joined the queue')
  return runtime.desk
}

// Told to a person who looks, not to a machine that counts: a sweeper that looks more often than this says so once.
const TOLD_EVERY_MS = 10_000

/** Keeps when the sweeper and the planner of any process last came to their end. */
function ranOf({ sql }: Pick<Database, 'sql'>, log: Log): (part: 'sweeper' | 'planner') => void {
  const queries = openQueueQueries(sql)
  const last = { sweeper: -Infinity, planner: -Infinity }
  return (part) => {
    if (performance.now() - last[part] < TOLD_EVERY_MS) return
    last[part] = performance.now()
    queries.ran(part, `${hostname()}-${process.pid}`).catch((error: Error) => log('ran.lost', { part, error: error.message }))
  }
}

const HOUR = 3_600_000
const KEEPS_UNUSED_FILES = 24 * HOUR

/** Throws away sessions that have ended and files that were uploaded a day ago and that nothing names. Answers how to stop it. */
function sweepHourly({ sql }: Database, log: Log): () => Promise<void> {
  const sweep = async (): Promise<void> => {
    const { now } = await clockOf(sql)
    await openSessions(sql).sweep()
    log('swept', { files: await sweepUnusedFiles(sql, (now - KEEPS_UNUSED_FILES) as Instant) })
  }
  const timer = setInterval(() => void sweep().catch((error: Error) => log('sweep.broken', { error: error.message })), HOUR)
  return () => Promise.resolve(clearInterval(timer))
}
