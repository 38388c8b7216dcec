import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, localDate, type LocalDate } from '#base'
import { BEHAVIOURS, rootDir } from '#assembly'
import { faultsOf, heardIn, live } from './lives.js'

/** How many lives are lived: a few in each run, ten thousand in `.ci/full` (LIVES=10000). */
const LIVES = Number(process.env['LIVES'] ?? 60)
const FIRST_DAY = localDate('2025-07-01')
const DAYS_TO_BEGIN = 480

const anyLife = fc.record({
  units: fc.integer({ min: 1, max: 9 }),
  from: fc.integer({ min: 0, max: DAYS_TO_BEGIN }).map((days): LocalDate => addDays(FIRST_DAY, days)),
  days: fc.integer({ min: 20, max: 150 }),
  behaviour: fc.constantFrom(...BEHAVIOURS),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
})

describe(`${LIVES} directives lived through by chance`, () => {
  test(
    'keep every promise: in hours, after the date, before it was done, once, confirmed, to whom may be ordered, and nothing overdue is kept from the Office',
    async () => {
      let messages = 0
      await fc.assert(
        fc.asyncProperty(anyLife, async (asked) => {
          const life = await live({ ...asked, root: rootDir() })
          expect(await faultsOf(life)).toEqual([])
          messages += heardIn(life).length
        }),
        { numRuns: LIVES },
      )
      expect(messages).toBeGreaterThan(LIVES)
    },
    60_000 + LIVES * 1_000,
  )
})
