import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { instanceId } from '#base'
import { afterFailure } from './failures.js'

const effect = fc.record({ instance: fc.integer({ min: 1, max: 2 ** 40 }).map(instanceId), version: fc.nat(10_000), n: fc.nat(500) })

describe('What the house does by itself and fails', () => {
  test('is tried again after 5 s, 25 s, 2 min and 10 min, each up to a quarter later and the same in every process; the fifth failure is for a person', () => {
    fc.assert(
      fc.property(effect, fc.nat(4), (of, attempts) => {
        const { retryInMs, incident } = afterFailure(attempts, of)
        const said = 5_000 * 5 ** attempts
        expect(retryInMs).toBeGreaterThanOrEqual(said)
        expect(retryInMs).toBeLessThanOrEqual(said * 1.25)
        expect(incident).toBe(attempts === 4)
        expect(afterFailure(attempts, of)).toEqual({ retryInMs, incident })
      }),
    )
  })

  test('does not come back all at one moment, when a hundred effects of one move failed together', () => {
    const moments = new Set(Array.from({ length: 100 }, (_, n) => afterFailure(1, { instance: instanceId(1007), version: 3, n }).retryInMs))
    expect(moments.size).toBeGreaterThan(80)
  })
})
