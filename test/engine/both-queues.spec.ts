import { describe, expect, test } from '@jest/globals'
import { at, localDate, type Instant } from '#base'
import { openQueueQueries, putClockForward } from '#database'
import { openTestHouse } from '../support/house.js'
import { openMailServer } from '../support/mail-server.js'
import { redisUrl } from '../support/redis.js'

const redis = redisUrl()
const places: [string, Record<string, string> | null][] = [
  ['PostgreSQL', {}],
  ['Redis', redis === undefined ? null : { REDIS_URL: redis }],
]
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('A house at work by its queue', () => {
  for (const [name, env] of places) {
    if (env === null) {
      test.skip(`on ${name}: no Redis in this run (TEST_REDIS_URL)`, () => undefined)
      continue
    }
    test(`keeps to the rate of a channel and loses no message, with the queue on ${name}`, async () => {
      const server = await openMailServer()
      const house = await openTestHouse('2026-11-09', '08:00', { SMTP_URL: server.url, MAILS_PER_MINUTE: '40', ...env })
      const { database, engine, queue } = house
      const channel = async () => (await openQueueQueries(database.sql).channels(await engine.now())).find((one) => one.channel === 'mail')
      const forward = async (to: number): Promise<void> => {
        await putClockForward(database.sql, to as Instant)
        expect(await queue.look()).toBe(true)
      }
      try {
        await house.assigned('2026-11-27')
        await house.work()
        while ((await queue.state().catch(() => null))?.workers.length === undefined) await turn()
        const morning = at(localDate('2026-11-10'), '07:30')
        await forward(morning)
        const taken = async (count: number): Promise<void> => {
          while (server.taken.length < count) await turn()
          // Asked again at once: what waits has been put off to the next minute, and nobody tries before.
          await queue.look()
          while (((await channel())?.retrying ?? 0) > 0) await turn()
          expect(server.taken.length).toBe(count)
        }
        await taken(40)
        const all = 40 + ((await channel())?.waiting ?? 0)
        expect((await channel())?.lastMinute).toBe(40)
        for (let count = 80; count < all + 40; count += 40) {
          await forward((await engine.now()) + 61_000)
          await taken(Math.min(count, all))
        }
        expect(await channel()).toMatchObject({ waiting: 0, uncertain: 0, failed: 0 })
        const addresses = server.taken.map(({ to }) => to)
        expect(new Set(addresses).size).toBe(addresses.length)
        expect(addresses.length).toBeGreaterThan(100)
        expect(await queue.state()).toMatchObject({ backend: name === 'Redis' ? 'redis' : 'postgres', failed: 0 })
      } finally {
        await house.close()
        await server.close()
      }
    }, 120_000)
  }
})
