import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { runChaos } from './chaos.js'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

test('Processes that are killed at any moment lose nothing, do nothing twice, and miss no date', async () => {
  const {
    kills,
    acknowledged,
    resent,
    rungs,
    effects,
    refused: _,
    replayed: __,
    moves: ___,
    redelivered: ____,
    ...findings
  } = await runChaos({ url: fresh.url, kills: 6 })
  expect(kills).toBe(6)
  for (const count of [acknowledged, resent, rungs, effects]) expect(count).toBeGreaterThan(0)
  expect(findings).toEqual({
    lost: 0,
    doubled: 0,
    unknown: 0,
    answeredOtherwise: 0,
    chainsBroken: 0,
    snapshotsWrong: 0,
    timersEarly: 0,
    timersDoubled: 0,
    timersMissed: 0,
    effectsLost: 0,
  })
}, 60_000)
