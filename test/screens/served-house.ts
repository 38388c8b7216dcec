import fs from 'node:fs'
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { openApi } from '#api'
import type { Instant, InstanceId } from '#base'
import { rootDir } from '#assembly'
import { putClockForward } from '#database'
import { openTestHouse, type TestHouse } from '../support/house.js'

const HOUR = 3_600_000

/** The sample province behind a web server with the built pages, in this process: what a story needs can be made to happen under the browser's eyes. */
export interface ServedHouse {
  readonly house: TestHouse
  readonly url: string
  /** The plan that the letter orders of this unit, as its lists name it: `UBND xã Mường Hum`. */
  planOf(directive: number, unit: string): Promise<InstanceId>
  /** The mail server refuses what is about this work, so many times; an hour passes between two tries. */
  failFor(instance: number, tries: number): Promise<void>
  close(): Promise<void>
}

export async function openServedHouse(env: Readonly<Record<string, string>> = {}): Promise<ServedHouse> {
  const house = await openTestHouse('2026-11-09', '08:00', env)
  const http = await openApi(house, { root: rootDir(), log: () => undefined, web: false })
  await http.listen(0, '127.0.0.1')
  const front = await openFront(http.url)
  const { engine, cascade, database } = house
  const tell: (typeof cascade.effects)[string] = (effects) => cascade.effects['tell']?.(effects) ?? Promise.resolve()
  return {
    house,
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    planOf: async (directive, unit) => {
      const { units } = await house.needs.directory()
      const plan = (await house.cards(directive, 'unit-plan')).find((card) => card.unit !== null && units.get(card.unit)?.shortName === unit)
      if (!plan) throw new Error(`${unit} has no plan`)
      return plan.id
    },
    failFor: async (instance, tries) => {
      const refusing: typeof tell = async (effects) => {
        if (effects.some((effect) => effect.instance === instance)) throw new Error('connect ECONNREFUSED 10.0.0.5:25')
        await tell(effects)
      }
      for (let i = 0; i < tries; i++) {
        while ((await engine.deliver({ ...cascade.effects, tell: refusing })) > 0);
        await putClockForward(database.sql, ((await engine.now()) + HOUR) as Instant)
      }
    },
    close: async () => {
      front.closeAllConnections()
      front.close()
      await http.close()
      await house.close()
    },
  }
}

const PAGES = path.join(rootDir(), 'dist/web')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** The built pages before the API: the plugin by which the program serves them cannot be loaded within Jest. */
async function openFront(api: string): Promise<Server> {
  const front = createServer((asked, answer) => (asked.url?.startsWith('/api') ? passOn(api, asked, answer) : servePage(asked, answer)))
  return new Promise((resolve) => front.listen(0, '127.0.0.1', () => resolve(front)))
}

function passOn(api: string, asked: IncomingMessage, answer: ServerResponse): void {
  const passed = request(api + (asked.url ?? ''), { method: asked.method, headers: asked.headers }, (told) => {
    answer.writeHead(told.statusCode ?? 502, told.headers)
    told.pipe(answer)
  })
  passed.on('error', () => answer.destroy())
  answer.on('close', () => passed.destroy())
  asked.pipe(passed)
}

function servePage(asked: IncomingMessage, answer: ServerResponse): void {
  const { pathname } = new URL(asked.url ?? '/', 'http://pages')
  const found = path.join(PAGES, path.normalize(pathname))
  // An address of the page itself: the program in it reads the address.
  const file = path.extname(found) !== '' && fs.existsSync(found) ? found : path.join(PAGES, 'index.html')
  answer.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
  fs.createReadStream(file).pipe(answer)
}
