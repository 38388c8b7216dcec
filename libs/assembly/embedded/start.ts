import { binaries, type Binaries } from './binaries.js'
import { CannotServe, messageOf } from './cannot-serve.js'
import { createCluster } from './initdb.js'
import { placeOf, type Place } from './place.js'
import { disownStalePid, freePort, isServing, launch, postmasterOf, type Postmaster } from './postmaster.js'
import { createDatabase, isPassing, claimCluster, leaveCluster, untilQuiet, urlOf, holdCluster, type Session } from './session.js'
import { stopServer } from './stop.js'

export interface EmbeddedOptions {
  /** Folder of the cluster, its log and its password; made when missing. */
  readonly dir: string
  /** Database that must exist afterwards. */
  readonly database: string
  /** TCP port on 127.0.0.1; without it any free one. A server that already runs keeps its own. */
  readonly port?: number
  /** For tests: nothing waits for the disk, a crash may lose everything. */
  readonly fast?: boolean
  readonly log?: (line: string) => void
}

export interface Embedded {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** A server that was already there is used: its program was killed, or another program shares it. */
  readonly reused: boolean
  /** Answers the address of the database, which is created unless it is there; `template` must have no open connections. */
  createDatabase(name: string, template?: string): Promise<string>
  /** Lets go; the last program that uses the server also stops it, after up to `graceMs` (1500) for clients that are leaving. */
  stop(graceMs?: number): Promise<void>
}

// Recovery after a crash reads the log back; on a slow disk of an office PC that may take a while.
const START_LIMIT = 60_000
const LOOK_EVERY = 40
const GRACE = 1500

/**
 * Real PostgreSQL 18 out of an npm package, on 127.0.0.1 only, collation vi-VN. A server that outlived its program (kill -9)
 * is used again, a leftover pid file does not stop the start, and several programs may share one folder.
 * @throws CannotServe with one sentence: folder not writable, of another major version, no binaries for this machine …
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const programs = await binaries()
  const place = placeOf(options.dir)
  await createCluster(place, programs.initdb, options.fast ?? false)
  const { server, session, reused } = await serve(place, programs, options)
  const address = (name: string): string => urlOf(server.port, place.password, name)
  const create = (name: string, template?: string): Promise<string> => createDatabase(address('postgres'), address, name, template)
  const url = await create(options.database)
  options.log?.(`postgres ${reused ? 'reused' : 'started'}: pid ${server.pid}, port ${server.port}, data ${place.data}`)
  return { url, ...server, reused, createDatabase: create, stop: stopper(place, programs, server, session) }
}

interface Served {
  readonly server: Postmaster
  readonly session: Session
  readonly reused: boolean
}

/** Uses the server that runs, or starts one; when two programs try at once, the slower one finds the other's server on its next look. */
async function serve(place: Place, programs: Binaries, options: EmbeddedOptions): Promise<Served> {
  const until = performance.now() + START_LIMIT
  for (;;) {
    const running = postmasterOf(place)
    try {
      if (running && isServing(place, running.pid))
        return { server: running, session: await holdCluster(urlOf(running.port, place.password, 'postgres')), reused: true }
      return await startServer(place, programs, options, until)
    } catch (error) {
      const beaten = error instanceof CannotServe && isServing(place, postmasterOf(place)?.pid ?? 0)
      if (performance.now() > until || !(beaten || isPassing(error))) throw explained(error, place)
    }
    await pause()
  }
}

async function startServer(place: Place, programs: Binaries, options: EmbeddedOptions, until: number): Promise<Served> {
  disownStalePid(place)
  const port = options.port ?? (await freePort())
  const { pid, died, release } = launch(programs.postgres, place, port, options.fast ?? false)
  const session = await Promise.race([answering(urlOf(port, place.password, 'postgres'), until), died])
  release()
  return { server: { pid, port }, session, reused: false }
}

async function answering(url: string, until: number): Promise<Session> {
  for (;;) {
    try {
      return await holdCluster(url)
    } catch (error) {
      if (performance.now() > until || !isPassing(error)) throw error
    }
    await pause()
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
}

function explained(error: unknown, place: Place): CannotServe {
  if (error instanceof CannotServe) return error
  return new CannotServe(`PostgreSQL in ${place.dir} does not answer: ${messageOf(error)} (the whole story is in ${place.log})`, error)
}

function stopper(place: Place, programs: Binaries, server: Postmaster, session: Session): (graceMs?: number) => Promise<void> {
  let stopped: Promise<void> | undefined
  const stop = async (graceMs: number): Promise<void> => {
    await leaveCluster(session)
    const alone = await claimCluster(urlOf(server.port, place.password, 'postgres')).catch(unlessGone)
    if (!alone) return
    await untilQuiet(alone, graceMs)
    await stopServer(place, server.pid, programs.pg_ctl)
    await leaveCluster(alone)
  }
  return (graceMs = GRACE) => (stopped ??= stop(graceMs))
}

function unlessGone(error: unknown): undefined {
  if (!isPassing(error)) throw error
}
