import type { Instant } from '#base'
import { DEFAULT_POLICY, nextWorkingMorning, provincialCalendar } from '#calendar'
import { openCascade, type Needs } from '#cascade'
import {
  birthOf,
  checkSchema,
  clockOf,
  migrate,
  openAudit,
  openCascadeQueries,
  openDatabase,
  openDrafts,
  openFiles,
  openNotices,
  openSessions,
  pinDefinitions,
  putClockForward,
  sweepUnusedFiles,
  type Database,
} from '#database'
import { directoryOf } from '#directory'
import { readText } from '#documents'
import { openEngine, type Engine } from '#engine'
import { migrateQueue, openRuntime, whyRedisUnreachable, type Runtime } from '#engine/runtime'
import { openMailer } from '#notify'
import { cachedDirectory } from './cached-directory.js'
import { lockedDefinitions } from './definitions.js'
import { giveLife, type Beginning } from './give-life.js'
import type { House, Log } from './house.js'
import { openServer, type Server } from './server.js'
import { WrongSetting, type Settings } from './settings.js'

export interface Opening {
  readonly root: string
  readonly settings: Settings
  readonly log: Log
  readonly progress?: (line: string) => void
  /** What an empty database becomes; without it an empty database of one's own is refused. */
  readonly beginning?: Beginning
}

/** Opens the house: database, schema, definitions, use cases. Throws `WrongSetting`, `CannotServe`, `WrongSchema` with one sentence each. */
export async function openHouse({ root, settings, log, progress = () => undefined, beginning }: Opening): Promise<House> {
  const why = settings.redisUrl === null ? null : await whyRedisUnreachable(settings.redisUrl)
  if (why !== null) throw new WrongSetting(`REDIS_URL names a Redis that does not answer: ${why}.`)
  const server = await openServer(settings, progress)
  const close: (() => Promise<unknown>)[] = [() => server.stop()]
  try {
    await prepare(server, progress)
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
    return { ...house, kind: (await birthOf(database.sql))?.kind ?? 'production' }
  } catch (error) {
    for (const stop of close) await stop().catch(() => undefined)
    throw error
  }
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
  const engine = openEngine(store, definitions, (batch) => runtime?.committed(batch))
  const mailer = openMailer({ smtpUrl: settings.smtpUrl, from: settings.mailFrom, unsubscribeUrl: `${settings.publicUrl}/thong-bao` })
  close.unshift(() => mailer.close())
  const calendar = provincialCalendar()
  const queries = openCascadeQueries(sql)
  const directory = cachedDirectory(sql, directoryOf)
  const needs: Needs = {
    engine,
    queries,
    directory: directory.read,
    calendar: () => calendar,
    policy: () => Promise.resolve(DEFAULT_POLICY),
    publicUrl: settings.publicUrl,
    drafts: openDrafts(sql),
    files: openFiles(sql),
    notices: openNotices(sql),
    audit: openAudit(sql),
    readText: async (file) => {
      const read = await readText(file)
      return read.ok ? { ok: true, value: { text: read.value.text, media: read.value.kind } } : read
    },
    deliverMail: (mail) => mailer.deliver(mail),
  }
  const cascade = openCascade(needs)
  // Mails are cut only when nothing else is pending: a morning's timers all become one digest a person.
  const deliver = async (): Promise<number> => (await engine.deliver(cascade.effects)) || (await cascade.sendMails())
  const settle = (): Promise<void> => untilQuiet(engine, deliver)
  return {
    settings,
    database,
    engine,
    cascade,
    needs,
    queries,
    settle,
    moveClock: (to) => moveClock(database, engine, needs, settle, to),
    work: async ({ works } = { works: true }) => {
      runtime = await openRuntime({ engine, deliver, works, connection: settings.redisUrl ? { redis: settings.redisUrl } : { postgres: server.url }, log })
      close.unshift(async () => runtime?.close())
      if (works) close.unshift(sweepHourly(database, log))
    },
    close: async () => {
      await engine.settled()
      for (const stop of close.splice(0)) await stop()
    },
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

async function untilQuiet(engine: Engine, deliver: () => Promise<number>): Promise<void> {
  for (;;) {
    while ((await engine.fireDue()) > 0) continue
    if ((await deliver()) === 0 && (await engine.fireDue()) === 0) return
  }
}

const WEEK = 7 * 86_400_000

async function moveClock(
  database: Database,
  engine: Engine,
  needs: Needs,
  settle: () => Promise<void>,
  to: Instant | 'nextWorkingMorning' | 'week',
): Promise<{ now: Instant; fired: number }> {
  const { now } = await clockOf(database.sql)
  const target = to === 'week' ? ((now + WEEK) as Instant) : to === 'nextWorkingMorning' ? nextWorkingMorning(needs.calendar(), now) : to
  let fired = 0
  await settle()
  for (;;) {
    const moments = [await engine.nextDue(), await needs.notices.nextDelivery()].filter((moment): moment is Instant => moment !== null)
    const next = moments.length ? (Math.min(...moments) as Instant) : null
    if (next === null || next > target) break
    await putClockForward(database.sql, next)
    await settle()
    fired++
  }
  const arrived = await putClockForward(database.sql, target)
  await settle()
  return { now: arrived, fired }
}
