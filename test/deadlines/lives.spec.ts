import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { rootDir } from '#assembly'
import { localDate } from '#base'
import { anyLife, live, type LifeAsked } from './lives.js'
import { faultsOf, heardIn } from './life-promises.js'

/** How many lives are lived: a few in each run, ten thousand in `.ci/full` (LIVES=10000, and SEED to live others). */
const LIVES = Number(process.env['LIVES'] ?? 60)
const seed = process.env['SEED']
/** A life that once broke a promise: reports that had been handed in got their clocks back when a day off was announced, and climbed. */
const FOUND: LifeAsked = {
  units: 4,
  from: localDate('2026-05-19'),
  days: 130,
  behaviour: 'punctual',
  seed: 97_991,
  urgency: '',
  planDays: 7,
  planIsSigned: false,
  dutyDays: 36,
  reports: true,
  headless: [],
  empty: [],
  leaves: [],
  happenings: [{ after: 26, deed: 'dayOff', lot: 11_979 }],
}
/** Nearly all that is told waits for one moment of the morning; a weekly list of another hour is due when its reader has had his digest of the day. */
const TWO_MOMENTS: LifeAsked = {
  ...FOUND,
  units: 1,
  from: localDate('2025-07-01'),
  days: 29,
  seed: 0,
  planDays: 3,
  dutyDays: 5,
  reports: false,
  empty: [0],
  happenings: [{ after: 0, deed: 'otherRules', lot: 3 }],
}
/** So many units late that it was one line about the date, and fewer on the next rung of the same level: the desk officer heard of it twice. */
const MASS_AND_ONE: LifeAsked = {
  ...FOUND,
  units: 6,
  from: localDate('2026-02-11'),
  days: 34,
  behaviour: 'late',
  seed: 6,
  planDays: 3,
  dutyDays: 5,
  empty: [0],
  happenings: [{ after: 30, deed: 'askForTime', lot: 17_447 }],
}
/** So often a line of progress, where there are many. */
const EVERY = 500

describe(`${LIVES} directives lived through by chance`, () => {
  test(
    'keep every promise: in hours, after the date, before it was done, once, confirmed, to whom may be ordered, and nothing overdue is kept from the Office',
    async () => {
      let [lives, messages] = [0, 0]
      await fc.assert(
        fc.asyncProperty(anyLife, async (asked) => {
          const life = await live(rootDir(), asked)
          expect(await faultsOf(life)).toEqual([])
          messages += heardIn(life).length
          if (++lives % EVERY === 0) process.stderr.write(`${lives} lives, ${messages} messages heard\n`)
        }),
        { numRuns: LIVES, examples: [[FOUND], [TWO_MOMENTS], [MASS_AND_ONE]], ...(seed === undefined ? {} : { seed: Number(seed) }) },
      )
      expect(messages).toBeGreaterThan(LIVES)
    },
    60_000 + LIVES * 1_000,
  )
})
