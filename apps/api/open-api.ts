import fs from 'node:fs'
import path from 'node:path'
import { dayOf, type Instant } from '#base'
import { SAMPLE_PASSWORD, type House } from '#assembly'
import { openQueueRoom, openViews, type HouseFacts } from '#cascade'
import { openAccounts, openFileReader, openPageQueries, openQueueQueries, openSessions, type Accounts } from '#database'
import { isCurrent } from '#directory'
import { openHttp, type Http } from './http.js'
import type { Log } from './parts.js'
import { receiptsOf } from './receipts.js'
import { openSignIn } from './sign-in.js'

/** People whom a newcomer to the sample signs in as: each workplace once. */
const HINTS = ['hang', 'phochanhvp', 'chanhvp', 'pct.vx', 'sonoivu', 'xa.muonghum', 'quantri']

/**
 * The web server of a house: API, live changes and pages. Call `listen`, later `close`; the house itself is closed by whoever opened it.
 * `web: false` leaves the pages away, also where they are built.
 */
export async function openApi(house: House, { root, log, web = true }: { readonly root: string; readonly log: Log; readonly web?: boolean }): Promise<Http> {
  const { sql } = house.database
  const pages = openPageQueries(sql)
  const accounts = openAccounts(sql)
  const demoClock = house.kind === 'sample' && house.settings.demoClock
  const facts = await factsOf(house, accounts, root, demoClock)
  const webRoot = path.join(root, 'dist', 'web')
  return openHttp({
    cascade: house.cascade,
    views: openViews(house.needs, pages, (actor, sending) => house.cascade.send(actor, sending), facts),
    signIn: openSignIn(accounts, openSessions(sql), house.needs.audit, () => Date.now()),
    files: { keep: (file) => house.needs.files.keep(file), read: openFileReader(sql) },
    moveClock: demoClock ? (to) => house.moveClock(typeof to === 'number' ? (to as Instant) : to) : null,
    queues: openQueueRoom(house.needs, pages, house.queue, openQueueQueries(sql)),
    opened: receiptsOf(house, () => Date.now()),
    changes: pages,
    webRoot: web && fs.existsSync(path.join(webRoot, 'index.html')) ? webRoot : null,
    secure: house.settings.publicUrl.startsWith('https://'),
    log,
  })
}

async function factsOf(house: House, accounts: Accounts, root: string, demoClock: boolean): Promise<HouseFacts> {
  const directory = await house.needs.directory()
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const sample = house.kind === 'sample'
  return {
    kind: house.kind,
    province: (directory.committee?.name ?? '').replace(/^Ủy ban nhân dân tỉnh /u, ''),
    demoClock,
    hints: sample ? await hintsOf(house, accounts) : [],
    samplePassword: sample ? SAMPLE_PASSWORD : null,
    smtp: house.settings.smtpUrl !== null,
    version,
  }
}

async function hintsOf(house: House, accounts: Accounts): Promise<HouseFacts['hints']> {
  const directory = await house.needs.directory()
  const today = dayOf(await house.engine.now())
  const hints = await Promise.all(
    HINTS.map(async (username) => {
      const account = await accounts.byName(username)
      const post = account ? (directory.postsOf.get(account.person) ?? []).find((held) => isCurrent(held, today)) : undefined
      return post ? [{ username, title: `${post.title}, ${directory.units.get(post.unit)?.shortName ?? ''}` }] : []
    }),
  )
  return hints.flat()
}
