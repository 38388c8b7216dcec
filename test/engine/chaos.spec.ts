import { describe, expect, test } from '@jest/globals'
import { forget, runChaos } from './chaos.js'
import { ANSWERS_BETWEEN, EVENTS } from './chaos-killer.js'
import { redisIsHere } from './chaos-places.js'

const TIMES = 10

describe.each(['postgres', 'redis'] as const)('With the queue on %s', (backend) => {
  const title = 'whatever dies, is cut, flushed, frozen or set wrong: nothing is lost, nothing is done twice, no date is missed'
  if (backend === 'redis' && !redisIsHere()) {
    test.skip(`${title} (skipped: no redis-server on the PATH)`, () => undefined)
    return
  }
  test(
    title,
    async () => {
      const outcome = await runChaos({ kills: TIMES, backend, seed: 4_711 })
      const { commands, events, totals, findings, stories } = outcome
      expect({ ...findings, stories }).toEqual({ ...Object.fromEntries(Object.keys(findings).map((name) => [name, 0])), stories: [] })
      expect(commands).toBeGreaterThanOrEqual(TIMES * ANSWERS_BETWEEN)
      for (const event of EVENTS) expect({ event, times: events[event] > 0 }).toEqual({ event, times: true })
      for (const count of [totals.resent, totals.rungs, totals.effects]) expect(count).toBeGreaterThan(0)
      forget(outcome)
    },
    180_000,
  )
})
